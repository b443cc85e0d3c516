// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import DocumentReading
import Testing

@Suite struct TEIReaderTests {
    private func body(_ markup: String) throws -> String {
        try text("<TEI><teiHeader><title>no</title></teiHeader><text><body>\(markup)</body></text></TEI>", as: .tei)
    }

    @Test func `blocks part words and inline elements do not`() throws {
        #expect(try body("<div><head>H</head><p>a</p><p>b</p></div>") == "H\na\nb")
        #expect(
            try body("<lg><l>one</l><l>two</l></lg><sp><speaker>S</speaker><l>x<stage>s</stage>y</l></sp>")
                == "one\ntwo\nS\nx\ns\ny"
        )
        #expect(try body("<p>b<hi>ol</hi>d <foreign>x</foreign>y<pb/>z<cb/>!</p>") == "bold xyz!")
        #expect(
            try body(
                "<table><row><cell>a</cell><cell><p>b</p><p>c</p></cell></row><row><cell/><cell>d</cell></row></table>"
            )
                == "a\tb c\nd"
        )
        #expect(try body("<list><label>1</label><item>a</item><item>b</item></list>") == "1\na\nb")
    }

    @Test func `line breaks part words unless they say no`() throws {
        #expect(try body("<p>one<lb/>two<lb break=\"no\"/>three</p>") == "one twothree")
        #expect(try body("<p>Ver-\n<lb break='no'/>\nwaltung x-<lb/>y<pb break='no'/> z</p>") == "Verwaltung x- yz")
    }

    @Test func `notes and the readings of editors are left out`() throws {
        #expect(try body("<p>a<note>no</note>b <choice><sic>teh</sic><corr>no</corr></choice> c</p>") == "ab teh c")
        #expect(
            try body(
                "<p><choice><abbr>Dr</abbr><expan>no</expan></choice>.<choice><orig>vnd</orig><reg>no</reg></choice></p>"
            )
                == "Dr.vnd"
        )
        #expect(
            try body(
                "<p>a <corr>kept</corr> <gap><desc>no</desc></gap><figure><figDesc>no</figDesc><head>f</head></figure></p>"
            )
                == "a kept\nf"
        )
    }

    @Test func `utterances and tokens are read as speech and words`() throws {
        #expect(
            try body("<u><seg>One.</seg><note>no</note>\n<seg>Two.</seg></u><p>x <seg>y</seg> z</p>")
                == "One.\nTwo.\nx y z"
        )
        let tokens =
            "<s>\n<w>Hello</w>\n<pc join='left'>,</pc>\n<pc join='right'>(</pc>\n<w join='right'>you</w>\n<pc>)</pc>\n</s>"
        #expect(try body("<p>\(tokens)</p>") == "Hello, (you)")
    }

    @Test func `the header gives title and language and licence and identifiers`() throws {
        let header = """
            <teiHeader><fileDesc><titleStmt><title>A  B</title><title type="sub">no</title></titleStmt>
            <publicationStmt><idno type="URL">https://example.org/x</idno><availability>
            <licence target="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</licence></availability>
            </publicationStmt><sourceDesc><bibl><title>no</title><idno type="ISBN">978-3-16 148410-0</idno></bibl>
            </sourceDesc></fileDesc><profileDesc><langUsage><language ident="en"/></langUsage><particDesc><person>
            <idno type="URI">https://example.org/person</idno></person></particDesc></profileDesc></teiHeader>
            """
        let found = try document("<TEI xml:lang='cs'>\(header)<text xml:lang='sk'><p>t</p></text></TEI>", as: .tei)
        #expect(found.title == "A B")
        #expect(found.declaredLanguage == "sk")
        #expect(found.identifiers == ["url:https://example.org/x", "isbn:9783161484100"])
        let target = RightsEvidence(kind: "tei-licence", value: "https://creativecommons.org/licenses/by/4.0/")
        #expect(found.rights == [target, RightsEvidence(kind: "tei-licence", value: "CC BY 4.0")])
        let plain = try document("<TEI>\(header)<text><p>t</p></text></TEI>", as: .tei)
        #expect(plain.declaredLanguage == "en")
    }

    @Test func `hostile XML is a rejection or harmless`() throws {
        let bomb = "<!DOCTYPE TEI [<!ENTITY a 'xx'><!ENTITY b '&a;&a;'>]><TEI><text>&b;&eacute;</text></TEI>"
        #expect(try text(bomb, as: .tei) == "&b;é")
        let file =
            "<!DOCTYPE TEI SYSTEM 'file:///etc/hostname' [<!ENTITY x SYSTEM '/etc/hostname'>]><TEI><text>&x;</text></TEI>"
        #expect(try text(file, as: .tei) == "&x;")
        let deep = "<TEI><text>" + String(repeating: "<div>", count: 100_000)
        #expect(rejection(Array(deep.utf8), as: .tei) == .nestingTooDeep)
        #expect(rejection(Array("<TEI><text><p>a</text></TEI>".utf8), as: .tei) == .markupBroken)
        #expect(try text("<TEI><text>a\u{0}b</text></TEI>", as: .tei) == "ab")
    }
}

@Suite struct ALTOReaderTests {
    private func page(_ blocks: String, root: String = "alto") -> String {
        "<\(root)><Description><fileName>no</fileName></Description><Layout><Page><PrintSpace>\(blocks)</PrintSpace>"
            + "</Page></Layout></\(root.prefix { $0 != " " })>"
    }

    private func line(_ words: String) -> String { "<TextLine>\(words)</TextLine>" }

    @Test func `blocks are lines and lines are joined whatever the namespace`() throws {
        let blocks =
            "<TextBlock>\(line("<String CONTENT='a'/><SP/><String CONTENT='b&amp;c'/>"))"
            + "\(line("<String CONTENT='d'/>"))</TextBlock><TextBlock>\(line("<String CONTENT='e'/>"))</TextBlock>"
        for root in ["alto", "alto xmlns='http://www.loc.gov/standards/alto/ns-v4#'", "x:alto xmlns:x='u'"] {
            #expect(try text(page(blocks, root: root), as: .alto) == "a b&c d\ne")
        }
        #expect(rejection(Array(page(blocks, root: "mets").utf8), as: .alto) == .formatMismatch)
    }

    @Test func `words are not glued where the file has no spaces`() throws {
        let block = "<TextBlock>\(line("<String CONTENT='a'/><String CONTENT='b'/>"))</TextBlock>"
        #expect(try text(page(block), as: .alto) == "a b")
    }

    @Test func `a hyphenated word stands once and whole`() throws {
        let first =
            "<String CONTENT='x'/><SP/><String CONTENT='Ver' SUBS_TYPE='HypPart1' SUBS_CONTENT='Verwaltung'/><HYP CONTENT='-'/>"
        let second =
            "<String CONTENT='waltung' SUBS_TYPE='HypPart2' SUBS_CONTENT='Verwaltung'/><SP/><String CONTENT='y'/>"
        #expect(try text(page("<TextBlock>\(line(first))\(line(second))</TextBlock>"), as: .alto) == "x Verwaltung y")
        let halves =
            line("<String CONTENT='Ver' SUBS_TYPE='HypPart1'/><HYP CONTENT='-'/>")
            + line("<String CONTENT='waltung' SUBS_TYPE='HypPart2'/><SP/><String CONTENT='y'/>")
        #expect(try text(page("<TextBlock>\(halves)</TextBlock>"), as: .alto) == "Verwaltung y")
        let unsaid = line("<String CONTENT='Nord'/><HYP CONTENT='-'/>") + line("<String CONTENT='Süd'/><SP/>")
        #expect(try text(page("<TextBlock>\(unsaid)</TextBlock>"), as: .alto) == "Nord- Süd")
        let soft = line("<String CONTENT='Nord'/><HYP CONTENT='&#xAD;'/>") + line("<String CONTENT='see'/><SP/>")
        #expect(try text(page("<TextBlock>\(soft)</TextBlock>"), as: .alto) == "Nordsee")
    }

    @Test func `confidence and language are those of the words`() throws {
        let words = "<String CONTENT='kurz' WC='0.5' LANG='de'/><SP/><String CONTENT='beaucoup' WC='1.0'/>"
        let found = try document(page("<TextBlock language='fr'>\(line(words))</TextBlock>"), as: .alto)
        #expect(found.engineConfidencePPM == 750_000)
        #expect(found.declaredLanguage == "fr")
        #expect(try document(page("<TextBlock/>"), as: .alto).engineConfidencePPM == nil)
    }
}

@Suite struct HOCRReaderTests {
    private func page(_ lines: [String]) -> String {
        let body = lines.map { "<span class='ocr_line' title='bbox 1 2 3 4'>\($0)</span>\n" }.joined()
        return "<html lang='en'><head><title>x</title></head><body><div class='ocr_page'><p class='ocr_par'>\(body)</p>"
            + "<p class='ocr_par'><span class='ocr_line'>last</span></p></div></body></html>"
    }

    private func word(_ text: String, _ confidence: Int = 90) -> String {
        "<span class='ocrx_word' lang='deu' title='bbox 1 1 2 2; x_wconf \(confidence)'><em>\(text)</em></span>"
    }

    @Test func `paragraphs are lines and lines are joined`() throws {
        #expect(try text(page([word("a") + word("b"), word("c")]), as: .hocr) == "a b c\nlast")
        #expect(try text(page(["plain text", "in lines"]), as: .hocr) == "plain text in lines\nlast")
    }

    @Test func `a hyphen at the end of a line goes if the word goes on`() throws {
        #expect(try text(page([word("Ver-"), word("waltung")]), as: .hocr) == "Verwaltung\nlast")
        #expect(try text(page(["Ver-", "änderung"]), as: .hocr) == "Veränderung\nlast")
        #expect(try text(page([word("Nord-"), word("Süd")]), as: .hocr) == "Nord- Süd\nlast")
        #expect(try text(page(["1914-", "bis"]), as: .hocr) == "1914- bis\nlast")
        #expect(try text(page(["Zucker\u{AD}", "Rohr"]), as: .hocr) == "ZuckerRohr\nlast")
        #expect(try text(page(["a well-", word("known") + " fact"]), as: .hocr) == "a wellknown fact\nlast")
    }

    @Test func `confidence and language are those of the words`() throws {
        let found = try document(page([word("eins", 80) + word("zwei", 91)]), as: .hocr)
        #expect(found.engineConfidencePPM == 855_000)
        #expect(found.declaredLanguage == "deu")
        #expect(try document(page(["text"]), as: .hocr).declaredLanguage == "en")
    }

    @Test func `a page without layout is no hOCR`() {
        #expect(rejection(Array("<html><body><p>text</p>".utf8), as: .hocr) == .formatMismatch)
    }
}
