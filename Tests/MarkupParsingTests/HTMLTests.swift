// SPDX-License-Identifier: EUPL-1.2

import MarkupParsing
import Testing

@Suite struct HTMLTests {
    @Test func `events are balanced however the tags are`() throws {
        #expect(try htmlEvents("<p>a<p>b<b>c<i>d</b>e</i>") == "<p>a</p><p>b<b>c<i>d</i></b>e</p>")
        #expect(try htmlEvents("<table><tr><td>1<td>2<tr><td>3</table>").contains("<td>1</td><td>2</td></tr><tr>"))
    }

    @Test func `what is no text gives none and what is text stays`() throws {
        let page = """
            <!DOCTYPE html><html><head><title>Ž &amp; ñ</title><script>if (a<b && "</p>") x();</script>
            <style>p > b { color: red }</style></head>
            <body class="x&#101;y"><p>žluťoučký&nbsp;k&uring;ň a < b &copy &#128512;<!-- <p>no</p> --><br>€😀
            <div class='q"q'>2<3 &unknown; &amp;amp;</div><pre>
             two
            </pre></body></html>
            """
        let whole = try htmlEvents(page)
        #expect(whole.contains("<div class=q\"q>2<3 &unknown; &amp;</div>"))
    }

    @Test func `what follows the end tags of body and html is read`() throws {
        let log = try htmlEvents("<html><body><p>a</p></body></HTML >\n<p>b</p></body></html><p>c")
        #expect(log.contains("<p>a</p>"))
        #expect(log.contains("<p>b</p>"))
        #expect(log.contains("<p>c</p>"))
    }

    @Test func `scripts and style sheets and comments give nothing but JSON-LD gives its data`() throws {
        let page = """
            <p>a<script>var a = '<p>no</p>';</script>b<STYLE media=all>p > b {}</STYLE >c<!-- <p>no -- > </p> -->d\
            <script type="application/ld+json">{"license": "x<y"}</script><script src="e"/>e</p>
            """
        let data = "{{\"license\": \"x<y\"}}"
        let expected = "<p>a<?></?>b<? ?=all></?>cd<? ?=application/ld+json>\(data)</?><? ?=e></?>e</p>"
        #expect(try htmlEvents(page).contains(expected))
    }

    @Test func `what looks like a script in a comment or in an attribute is none`() throws {
        #expect(try htmlEvents("<p>a<!-- <script> -->b</p>").contains("<p>ab</p>"))
        #expect(try htmlEvents("<p class='<script>'>b</p>").contains("<p class=<script>>b</p>"))
        #expect(try htmlEvents("<p class = \"'<!--\">b</p>").contains("<p class='<!-->b</p>"))
        #expect(try htmlEvents("<p>it's <b>5 > 3</b> it's</p>").contains("<p>it's <b>5 > 3</b> it's</p>"))
        #expect(try htmlEvents("<p>a<!-->b<!--->c<!-- --!>d</p>").contains("<p>abcd</p>"))
    }

    @Test func `a script ends with its own end tag and an endless one with the page`() throws {
        #expect(try htmlEvents("<p><script>'</scripty></p>'</script >t</p>").contains("<?></?>t</p>"))
        #expect(!(try htmlEvents("<p>a</p><script>'</p><p>no").contains("no")))
    }

    @Test func `entities resolve and what is none stays as it stands`() throws {
        let log = try htmlEvents("<p>&eacute;&#233;&#xE9;&amp;eacute; &nope; AT&T 1&2 &</p>")
        #expect(log.contains("<p>ééé&eacute; &nope; AT&T 1&2 &</p>"))
    }

    @Test func `names resolve as the standard says with and without a semicolon`() throws {
        let log = try htmlEvents(
            "<p class='a&copy=1&copy2&copy;&lt'>&copy2 &notit; &notin; &NotEqualTilde;&amp&lt;&ampx"
        )
        #expect(log == "<p class=a&copy=1&copy2©<>©2 ¬it; ∉ \u{2242}\u{338}&<&x</p>")
        let numbers = try htmlEvents("<p>&#x41&#66;&#150;&#x80;&#xD800;&#1114112;&#99999999999;&#x;&#;&#1;&#9;c")
        #expect(numbers == "<p>AB–€\u{FFFD}\u{FFFD}\u{FFFD}&#x;&#;\tc</p>")
        let last = try htmlEvents("<p>&Aacute;&zwnj;&zwj;&AElig;&yen&fjlig;&CounterClockwiseContourIntegral;")
        #expect(last == "<p>Á\u{200C}\u{200D}Æ¥fj∳</p>")
    }

    @Test func `tags that are left out are implied`() throws {
        let names = ["ul", "li", "p", "dl", "dt", "dd", "table", "tr", "td", "tbody", "a", "h2", "div", "select"]
        let pages = [
            ("<ul><li>a<li>b<ul><li>c</ul>d</ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul>d</li></ul>"),
            ("<dl><dt>a<dd>b<p>c<dt>d</dl>", "<dl><dt>a</dt><dd>b<p>c</p></dd><dt>d</dt></dl>"),
            ("<p>a<div>b</div>c</p>", "<p>a</p><div>b</div>c<p></p>"),
            (
                "<table><tbody><tr><td>a<tbody><tr><td>b</table>c",
                "<table><tbody><tr><td>a</td></tr></tbody><tbody><tr><td>b</td></tr></tbody></table>c"
            ),
            ("<table><tr><td><p>a</td></div><td>b</tr></table>", "<table><tr><td><p>a</p></td><td>b</td></tr></table>"),
            (
                "<table><tr><td><table><tr><td>a</td></tr></table>b<tr><td>c",
                "<table><tr><td><table><tr><td>a</td></tr></table>b</td></tr><tr><td>c</td></tr></table>"
            ),
            ("<a>a<a>b<p>c</a>d", "<a>a</a><a>b<p>c</p></a>d"), ("<h2>a<h2>b</h3>c", "<h2>a</h2><h2>b</h2>c"),
            ("<div><select>a<div>b</div>c</div>d", "<div><select>a</select><div>b</div>c</div>d"),
            ("<div><td>a</div>b", "<div><td>ab</td></div>"),
        ]
        for (page, expected) in pages { #expect(try htmlEvents(page, names) == expected, "\(page)") }
    }

    @Test func `the head ends where its tags do and its text is none of the page's`() throws {
        let names = ["html", "head", "title", "body", "p", "svg", "g"]
        let page = "<html><head><title>a<b>&amp;</title><meta><link><p>b</p></head><body><svg><g/><g/></svg></body>c"
        let head = "<html><head><title>a<b>&</title><?></?><?></?></head>"
        #expect(try htmlEvents(page, names) == head + "<p>b</p><svg><g></g><g></g></svg>c</html>")
        #expect(try htmlEvents("<head>x<p>y", names) == "<head></head>x<p>y</p>")
    }

    @Test func `nesting is limited and nothing recurses`() throws {
        let deep = Array(String(repeating: "<div>", count: 100_000).utf8)
        #expect(throws: MarkupError.self) {
            try MarkupParser(names: NameTable([])).parseHTML(deep, into: EventRecorder([]))
        }
        let recorder = EventRecorder([])
        let moderate = Array(String(repeating: "<div>", count: 5_000).utf8)
        try MarkupParser(names: NameTable([]), maximumDepth: 10_000).parseHTML(moderate, into: recorder)
        #expect(recorder.deepest == 5_000)
    }

    @Test(arguments: [
        "", "<", "<!", "<!--", "<p", "<p class", "<p class='", "</", "<script>", "<script><!--", "&", "&#", "&#x;",
        "<![CDATA[", "<?", "<!DOCTYPE", "\u{0}<p>\u{0}", "<p/ / / =>", "<<<<<>>>>>", "<a <b <c", "</p></p></p>",
    ])
    func `unfinished pages end without an error`(page: String) throws {
        _ = try htmlEvents(page)
    }

    @Test func `hostile pages take no more than their share of time`() throws {
        let pages = [
            "<p " + (0..<300_000).map { "a\($0)=v" }.joined(separator: " ") + ">t",
            String(repeating: "<p><!--", count: 300_000), String(repeating: "</body ", count: 300_000),
            String(repeating: "<script>", count: 200_000), String(repeating: "<p a=\"", count: 200_000),
            String(repeating: "<b>", count: 500) + String(repeating: "</i></u>x", count: 100_000),
        ]
        for page in pages { #expect(try htmlEvents(page).utf8.count < 2 * page.utf8.count + 1000) }
        #expect(try htmlEvents(pages[0]).hasSuffix("t</p>"))
    }

    @Test func `long attributes and text arrive whole`() throws {
        let long = String(repeating: "wörd ", count: 200_000)
        #expect(try htmlEvents("<p class='\(long)'>t").contains(long))
        let recorder = EventRecorder([])
        let text = String(repeating: "text ", count: 2_500_000)
        try MarkupParser(names: NameTable([])).parseHTML(Array("<p>\(text)</p>".utf8), into: recorder)
        #expect(recorder.textByteCount == text.utf8.count)
    }
}

@Suite struct NameTableTests {
    @Test func `names are told apart by all of their bytes and by nothing else`() {
        let names = ["a", "ab", "abcdefg", "abcdefgh", "abcdefghi", "abcdefghj", "abcdefghijklmnopqrs", "bcdefgh"]
        let table = NameTable(names)
        for (index, name) in names.enumerated() {
            #expect(table.number(of: name) == index + 1)
            let surroundings = Array("x\(name)yzyzyzyz".utf8)
            let place = 1..<(1 + name.utf8.count)
            #expect(table.number(of: surroundings.span.extracting(place)) == index + 1)
        }
        for name in ["", "A", "abc", "abcdefgi", "abcdefghk", "abcdefghijklmnopqrt", "abcdefghijklmnopqr"] {
            #expect(table.number(of: name) == NameTable.unknown)
        }
    }

    @Test func `every name has its number and no other has one`() {
        let names = (0..<500).map { "name\($0 * 7)" }
        let table = NameTable(names)
        for (index, name) in names.enumerated() { #expect(table.number(of: name) == index + 1) }
        for index in 0..<3500 where !index.isMultiple(of: 7) {
            #expect(table.number(of: "name\(index)") == NameTable.unknown)
        }
        #expect(table.number(of: "") == NameTable.unknown)
    }

    @Test func `a name given twice keeps its first number and moves no other`() {
        let table = NameTable(["a", "b", "a", "c"])
        #expect(["a", "b", "c", "d"].map { table.number(of: $0) } == [1, 2, 4, 0])
    }
}
