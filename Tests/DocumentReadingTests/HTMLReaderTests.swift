// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import DocumentReading
import Testing

@Suite struct HTMLReaderTests {
    private static let filler = String(repeating: "Real words that a reader would read. ", count: 20)

    @Test func `words are never glued across blocks and inline elements never split them`() throws {
        #expect(try text("<div>a<p>b</p>c</div><ul><li>d<li>e</ul>f<br>g<hr>h", as: .html) == "a\nb\nc\nd\ne\nf\ng\nh")
        #expect(
            try text("<p>in<b>line</b> el<i>em</i>ents<wbr>stay <em> x </em>y", as: .html) == "inline elementsstay x y"
        )
        #expect(try text("<dl><dt>t<dd>d</dl><h1>h</h1><blockquote>q</blockquote>", as: .html) == "t\nd\nh\nq")
        #expect(
            try text("a<section>b</section>c<article>d</article>e<custom-x>f</custom-x>", as: .html) == "a\nb\nc\nd\nef"
        )
    }

    @Test func `white space is folded and no-break spaces are spaces`() throws {
        #expect(try text("<p>  a \n\t b&nbsp;&nbsp; c\u{A0}d  </p>", as: .html) == "a b c d")
        #expect(try text("<p>a &lt;b&gt; &amp;amp; &copy; &#8364;</p>", as: .html) == "a <b> &amp; © €")
    }

    @Test func `preformatted text keeps its lines`() throws {
        #expect(try text("<p>x<pre>\n if a:\r\n   b\n\n</pre>y", as: .html) == "x\n if a:\n   b\ny")
    }

    @Test func `rows are lines and cells are parted by tabs`() throws {
        let table = "<table><tr><th>a<th>b</tr><tr><td><p>c</p><td> d <b>e</b></tr></table>f"
        #expect(try text(table, as: .html) == "a\tb\nc\td e\nf")
        let layout = "<table><tr><td><p>one</p><p>two</p></td><td><div>three<div>four</td></tr></table>"
        #expect(try text(layout, as: .html) == "one\ntwo\nthree\nfour")
        let nested = "<table><tr><td>a<table><tr><td>b<td>c</table>d<td>e</table>"
        #expect(try text(nested, as: .html) == "a\nb\tc\nd\ne")
    }

    @Test func `what is no text is left out`() throws {
        let page = """
            <title>T</title><style>s{}</style><script>x</script><noscript>n</noscript><template>t</template>
            <svg><title>v</title><text>v</text></svg><math><mi>m</mi></math><iframe>i</iframe><button>b</button>
            <select><option>o</option></select><textarea>ta</textarea><input value=v><img alt=alt title=tt>
            <p hidden>h</p><p aria-hidden=true>h</p><p style="color:red; DISPLAY : none">h</p><p title=x>yes</p>
            """
        let page2 = try document(page, as: .html)
        #expect(String(decoding: page2.text, as: UTF8.self) == "yes")
        #expect(page2.title == "T")
    }

    @Test func `furniture goes and content stays`() throws {
        let furniture = [
            "<nav>no</nav>", "<header>no</header>", "<footer>no</footer>", "<aside>no</aside>",
            "<div role=navigation>no</div>", "<div class='x site-footer'>no</div>", "<div id=cookieBanner>no</div>",
            "<ul class=breadcrumbs><li>no</ul>", "<div class='newsletter-signup'>no</div>", "<div id=sidebar>no</div>",
            "<p><a href=x>no no no</a></p>", "<div class=related-articles><h2>no</h2>no</div>",
        ]
        for piece in furniture {
            let page = "<body>\(piece)<p>\(HTMLReaderTests.filler)</p>\(piece)"
            let found = try text(page, as: .html)
            #expect(!found.contains("no"), "\(piece)")
            #expect(found.hasPrefix("Real words"))
        }
        let content = [
            "<div class=has-sidebar>yes</div>", "<div class=no-menu>yes</div>", "<form>yes</form>", "<h2>yes</h2>",
            "<div class=address>yes</div>", "<p>see <a href=x>yes</a> for more of this</p>",
            "<div class=header>yes</div>",
        ]
        for piece in content {
            #expect(try text("<p>\(HTMLReaderTests.filler)</p>\(piece)", as: .html).contains("yes"), "\(piece)")
        }
    }

    @Test func `an article or main element with enough text is the content`() throws {
        for name in ["article", "main"] {
            let page =
                "<p>around</p><\(name)><header><h1>Head</h1></header><p>\(HTMLReaderTests.filler)</\(name)><p>after"
            #expect(try text(page, as: .html).hasPrefix("Head\nReal"))
            #expect(!(try text(page, as: .html).contains("after")))
        }
        let teasers = "<article>a</article><p>\(HTMLReaderTests.filler)</p>"
        #expect(try text(teasers, as: .html).hasPrefix("a\nReal"))
        let inSidebar = "<div class=sidebar-left><article>\(HTMLReaderTests.filler)</article></div>"
        #expect(try text(inSidebar, as: .html).hasPrefix("Real"))
        let allNamed = "<div class=menu-widget><p>\(HTMLReaderTests.filler)</div><p>x"
        #expect(try text(allNamed, as: .html).contains("Real"))
    }

    @Test func `a page tells its title and language and address and rights`() throws {
        let page = """
            <html lang="de-AT"><head><title> A &amp;
            B </title><link rel=canonical href="https://example.org/a?b&amp;c"><meta name=robots content="noai, index">
            <meta name="tdm-reservation" content="1"><meta name="TDM-Policy" content="https://example.org/p">
            <link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
            <meta name="DC.rights" content="All rights reserved">
            <script type="application/ld+json">{"@type":"Article","license" : "https:\\/\\/example.org\\/l"}</script>
            </head><body><p>text</p><a rel="nofollow license" href="/l">l</a>
            """
        let found = try document(page, as: .html)
        #expect(found.title == "A & B")
        #expect(found.declaredLanguage == "de-AT")
        #expect(found.identifiers == ["url:https://example.org/a?b&c"])
        let rights = [
            ("robots", "noai, index"), ("tdm-reservation", "1"), ("tdm-policy", "https://example.org/p"),
            ("link-license", "https://creativecommons.org/licenses/by/4.0/"), ("dc-rights", "All rights reserved"),
            ("link-license", "/l"), ("schema.org-license", "https://example.org/l"),
        ]
        #expect(found.rights.map { [$0.kind, $0.value] } == rights.map { [$0.0, $0.1] })
    }

    @Test func `bytes that are no page are a mismatch`() {
        #expect(rejection(Array("no markup at all, 1 < 2".utf8), as: .html) == .formatMismatch)
        #expect(rejection([], as: .html) == .formatMismatch)
        let image: [UInt8] =
            [0x89, 0x50, 0x4E, 0x47, 0, 0, 0, 13] + Array("<p>".utf8) + [UInt8](repeating: 0, count: 99)
        #expect(rejection(image, as: .html) == .formatMismatch)
    }

    @Test func `no page is broken only too deep`() throws {
        for page in ["</p></div>x<b><i>y</b>z</i>", "<p><table>x<tr>y", "<a<b<c>x", "<p x='>y", "x<p", "<!-- x <p>y"] {
            #expect(rejection(Array("<div>\(page)".utf8), as: .html) == nil, "\(page)")
        }
        let deep = String(repeating: "<div>", count: 100_000)
        #expect(rejection(Array(deep.utf8), as: .html) == .nestingTooDeep)
        let unclosed = String(repeating: "<li>x<p>a", count: 50_000)
        #expect(rejection(Array(unclosed.utf8), as: .html) == nil)
        let misnested = String(repeating: "<b><i>x</b></i>", count: 20_000)
        #expect(rejection(Array(misnested.utf8), as: .html) == nil)
        let million = String(repeating: "<span><div>", count: 500_000)
        #expect(rejection(Array(million.utf8), as: .html) == .nestingTooDeep)
        let marks = String(repeating: "<font>x", count: 300_000)
        #expect(try text("\(marks)<p>y</p>", as: .html).hasSuffix("x\ny"))
        let attribute = "<p class='\(String(repeating: "menu ", count: 200_000))' title=\"\(deep)\">x"
        #expect(try text(attribute, as: .html) == "x")
    }
}
