// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import DocumentReading
import Testing

@Suite struct WikitextTests {
    private static let header = """
        <mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" xml:lang="de"><siteinfo><sitename>Probewiki</sitename>
        <base>https://wiki.example/wiki/Hauptseite</base><namespaces><namespace key="0"/><namespace key="-2">Medium</namespace>
        <namespace key="6">Datei</namespace><namespace key="14">Kategorie</namespace><namespace key="10">Vorlage</namespace>
        </namespaces></siteinfo>
        """

    private func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    private func dump(_ wikitext: String, title: String = "Probe", more: String = "") -> String {
        WikitextTests.header + page(wikitext, title: title, more: more) + "</mediawiki>"
    }

    private func page(_ wikitext: String, title: String = "Probe", more: String = "") -> String {
        """
        <page><title>\(title)</title>\(more)<id>7</id><revision><id>9</id><timestamp>2024-05-31T08:00:00Z</timestamp>
        <model>wikitext</model><text bytes="1" xml:space="preserve">\(escaped(wikitext))</text></revision></page>
        """
    }

    private func plain(_ wikitext: String) throws -> String {
        String(decoding: try document(dump(wikitext), as: .mediawiki).text, as: UTF8.self)
    }

    @Test(arguments: [
        ("dell'un'''unione''.", "dell'un'unione."),
        ("[[File:a.jpg|left|of [[b|c]]]]Text [[a|b [c]]]", "Text b [c]"),
        (
            "''Italic'' and '''bold''' and '''''both''''' and ''''apostrophe'''",
            "Italic and bold and both and 'apostrophe"
        ),
        ("l'''amour''' d'un jour", "lamour d'un jour"),
        (
            "[[Ferry]] [[ferry|the boats]] [[Ferry (boat)|]] [[ferry]]s [[:Kategorie:Boats|boats]]",
            "Ferry the boats Ferry ferrys boats"
        ),
        (
            "[[Datei:A.jpg|mini|A [[boat]] at [[sea|the sea]]]]Text[[Kategorie:Boats|A]][[en:Ferry]][[zh-min-nan:F]]",
            "Text"
        ),
        ("[[File:A.jpg|thumb|{{x|[[y]]}}]]Text [[File:b.png]] [[Image:c]]", "Text"),
        (
            "[https://a.example/b the page] and [https://a.example] and https://a.example/c",
            "the page and and https://a.example/c"
        ),
        ("a{{t}}b{{t|x={{u|{{{1|}}}}}|y}}c{{{1|{{v}}}}}d", "abcd"),
        ("a {{t\n| x = [[y]]\n| z\n}} b", "a b"),
        ("a<!-- {{ -->b<!-- x\n-->c", "abc"),
        ("a<ref>b</ref>c<ref name=x />d<ref name=\"y\">{{cite|z}}</ref>e<references />", "acde"),
        ("<nowiki>[[x]] ''y'' {{z}} &lt;</nowiki>", "[[x]] ''y'' {{z}} <"),
        ("a<math>\\frac{1}{2}</math>b<gallery>\nA.jpg|x\n</gallery>c", "abc"),
        (
            "a<br>b<br />c <small>d</small> <span style='x'>e</span> x<sub>2</sub> 3 < 4 <unknown>",
            "a\nb\nc d e x2 3 < 4 <unknown>"
        ),
        ("a &nbsp;b &amp; c &ndash; d&#228;", "a b & c – dä"),
        ("== Head ==\nText\n=== ''Sub'' ===\nMore\n", "Head\nText\nSub\nMore"),
        ("== Head == <!-- x -->\nText = more", "Head\nText = more"),
        ("one\ntwo\n\nthree\n\n\nfour", "one two\nthree\nfour"),
        ("* a\n* b\n** c\n# d\n:e\n; f : g\n----\nh", "a\nb\nc\nd\ne\nf : g\nh"),
        ("__NOTOC__Text__KEIN_INHALTSVERZEICHNIS__ a__b __ c", "Text a__b __ c"),
        ("a\n{| class=x\n|-\n! h\n| a || [[b]]\n{|\n| nested\n|}\n|}\nb", "a\nb"),
        ("a\n{| class=x\n| lost\n| cells\n\nb", "a\nb"),
        ("Ferry ({{lang|x}}; boat) and ({{y}}) end ()", "Ferry (boat) and end"),
        ("<pre>\na  b\n  [[c]]\n</pre>x", "a  b\n  [[c]]\nx"),
        ("a ({{x}}, b) &#40;) ( ; c) (\n) it's, ok; (d) 'e' ''f''", "a (b) (c) it's, ok; (d) 'e' f"),
        ("'''''a''' b'' '''''' c ''''''d", "a b ' c 'd"),
        ("a }} b ]] c {{ d [[ e | f", "a b c d e | f"),
        ("{{a [[b}} c", "c"), ("[[a {{b]] c}} d", "a d"),
        ("-{zh-text}- ~~~~ x", "zh-text x"),
        ("[[a|b [c] d]] [[x|[y]]]", "b [c] d [y]"),
    ])
    func `wikitext becomes text without markup`(wikitext: String, text: String) throws {
        #expect(try plain(wikitext) == text)
    }

    @Test func `prefixes of links count in any case and spelling, and only as prefixes`() throws {
        let header = """
            <mediawiki xml:lang="ru"><siteinfo><namespaces><namespace key="14">Категория</namespace>
            <namespace key="6">Äußere Datei</namespace><namespace key="3">Benutzer Diskussion</namespace>
            <namespace key="-2">WP</namespace></namespaces></siteinfo>
            """
        let hidden = [
            "Категория:x", "категория:x", "КАТЕГОРИЯ:x", " Категория :x", "Category:x", "CATEGORY:x",
            "äußere_datei:x|y",
            "Äußere Datei :x", "file:x|z", "Image:x", "wp:x", "de:x", "zh-min-nan:x", "simple:x", "Media:x",
        ]
        let shown = [
            "Benutzer_Diskussion:x", ":Категория:x", ":de:x", "doi:x", "isbn:x", "word:x", "Кате:x", "d1:x", "x: y",
            "_file:x", ":", "User:x", String(repeating: "f", count: 61) + ":x",
        ]
        let text = (hidden + shown).map { "[[\($0)]]" }.joined(separator: "\n\n")
        let found = try document(header + page(text) + "</mediawiki>", as: .mediawiki).text
        let expected = shown.map { $0.first == ":" ? String($0.dropFirst()) : $0 }.filter { !$0.isEmpty }
        #expect(String(decoding: found, as: UTF8.self) == expected.joined(separator: "\n"))
    }

    @Test func `a header of thirty thousand namespaces does no harm`() throws {
        let names = (0..<30_000).map { "<namespace key=\"6\">n\($0)</namespace>" }.joined()
        let file = "<mediawiki><siteinfo>\(names)</siteinfo>" + page("[[n7:x]]text") + "</mediawiki>"
        #expect(try document(file, as: .mediawiki).text == Array("text".utf8))
    }

    @Test func `a page tells its title and address and wiki`() throws {
        let found = try document(dump("Text.", title: "Straße &amp; Brücke?"), as: .mediawiki)
        #expect(found.title == "Straße & Brücke?")
        #expect(found.address == "https://wiki.example/wiki/Stra%C3%9Fe_%26_Br%C3%BCcke%3F".replacing("%26", with: "&"))
        #expect(found.identifiers == ["url:\(found.address ?? "")", "mediawiki-page:7"])
        #expect(found.site == "Probewiki")
        #expect(found.declaredLanguage == "de")
        #expect(found.date == "2024-05-31T08:00:00Z")
        #expect(found.place.locator == "page[1]")
        #expect(found.rights.isEmpty)
    }

    @Test func `redirects and other namespaces and other models are counted rejections`() {
        let cases: [(String, ReadingRejection.Reason)] = [
            (dump("x", more: "<ns>0</ns><redirect title=\"y\"/>"), .redirect),
            (dump("#WEITERLEITUNG [[y]]"), .redirect), (dump("#redirect: [[y]]"), .redirect),
            (dump("x", more: "<ns>10</ns>"), .outsideNamespace), (dump("x", title: "Vorlage:x"), .outsideNamespace),
            (dump("x").replacing("<model>wikitext", with: "<model>json"), .formatMismatch),
            ("<mediawiki><siteinfo></siteinfo></mediawiki>", .formatMismatch),
            (dump("x").replacing("</page></mediawiki>", with: ""), .recordTruncated),
            (dump("x").replacing("</revision>", with: "</rev>"), .markupBroken),
        ]
        for (file, reason) in cases { #expect(rejection(Array(file.utf8), as: .mediawiki) == reason) }
        #expect(throws: Never.self) { try plain("#[[a]] list item") }
    }

    @Test func `of several revisions the latest counts`() throws {
        let old = "<revision><timestamp>2001-01-01T00:00:00Z</timestamp><text>old</text></revision>"
        let new = "<revision><timestamp>2002-01-01T00:00:00Z</timestamp><text>new</text></revision>"
        for revisions in [old + new, new + old] {
            let file = WikitextTests.header + "<page><title>t</title><id>1</id>\(revisions)</page></mediawiki>"
            #expect(try text(file, as: .mediawiki) == "new")
        }
    }

    @Test func `pages come one by one whatever the chunks`() throws {
        let pages = (0..<20).map { page("Text \($0) [[a|b]] {{c}}", title: "T\($0)") }.joined(separator: "\n")
        let file = Array((WikitextTests.header + pages + "</mediawiki>").utf8)
        let whole = read(file, as: .mediawiki)
        #expect(whole.count == 20)
        for count in [1, 2, 7, 100, 1000] { #expect(read(file, as: .mediawiki, chunkByteCount: count) == whole) }
    }

    @Test func `a broken page costs itself alone`() throws {
        let good = page("Good.")
        let unclosed = page("Bad.").replacing("</page>", with: "")
        var limits = ReadingLimits()
        limits.maximumDocumentByteCount = 5000
        let file = WikitextTests.header + good + unclosed + good + page(String(repeating: "x", count: 6000)) + good
        for count in [50, 700, .max] {
            let outcomes = read(
                Array((file + "</mediawiki>").utf8),
                as: .mediawiki,
                limits: limits,
                chunkByteCount: count
            )
            let reasons = outcomes.map { outcome -> ReadingRejection.Reason? in
                if case .rejected(let rejection) = outcome { rejection.reason } else { nil }
            }
            #expect(reasons == [nil, .recordTruncated, nil, .recordTooLarge, nil])
        }
    }

    @Test(arguments: [
        "{", "{{", "{{{", "}", "{{}}", "{|\n", "\n{|", "|}", "\n|}", "[[", "]]", "[[a|", "[[a]]", "[[File:a|", "<ref>",
        "<nowiki>", "<!--",
        "<", "''", "'", "=", "\n==", "__", "&", "[http://", "-{", "}-", "(", "()", "{{a|[[b|", "</", "\n|", "~", "_",
    ])
    func `hostile wikitext is read in linear time`(piece: String) throws {
        expectLinear(100_000, piece) { byteCount in
            let text = String(repeating: piece, count: byteCount / piece.utf8.count)
            _ = read(Array(dump(text + "end").utf8), as: .mediawiki)
        }
    }

    @Test func `random wikitext leaves no markup and never fails`() throws {
        var generator = SeededGenerator(seed: 11)
        let pieces = [
            "{{", "}}", "[[", "]]", "|", "{|", "|}", "\n", "'''", "''", "==", "<ref>", "</ref>", "<!--", "-->", "a",
            " word ",
            "<nowiki>", "</nowiki>", "=", "*", ":", "File:", "{", "}", "[", "]", "ä", "&amp;", "<br>", "__TOC__", "(",
            ")",
        ]
        for _ in 0..<400 {
            let text = (0..<40).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
            let found = try document(dump(text), as: .mediawiki).text
            #expect(found.count <= text.utf8.count)
            #expect(String(validating: found, as: UTF8.self) != nil)
        }
    }
}
