// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import DocumentReading
import Testing

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

    @Test func `a hyphen at the end of a line goes if the word is known or the hyphen is said to be none of its`()
        throws
    {
        #expect(try text(page([word("Ver-"), word("waltung")]), as: .hocr) == "Ver- waltung\nlast")
        #expect(
            try text(page([word("Ver-"), word("waltung,") + " „Verwaltung“"]), as: .hocr)
                == "Verwaltung, „Verwaltung“\nlast"
        )
        #expect(try text(page(["Ver-", "änderung. (Veränderung)"]), as: .hocr) == "Veränderung. (Veränderung)\nlast")
        #expect(try text(page(["ver-", "geben und Vergeben"]), as: .hocr) == "vergeben und Vergeben\nlast")
        #expect(try text(page(["Ver¬", "änderung"]), as: .hocr) == "Veränderung\nlast")
        #expect(try text(page([word("Nord-"), word("Süd")]), as: .hocr) == "Nord- Süd\nlast")
        #expect(try text(page(["1914-", "bis"]), as: .hocr) == "1914- bis\nlast")
        #expect(try text(page(["Zucker\u{AD}", "Rohr"]), as: .hocr) == "ZuckerRohr\nlast")
        let wellKnown = ["a well-", word("known") + " fact", "well known"]
        #expect(try text(page(wellKnown), as: .hocr) == "a well- known fact well known\nlast")
        #expect(
            try text(page(wellKnown + ["most", "well-known."]), as: .hocr)
                == "a well-known fact well known most well-known.\nlast"
        )
    }

    @Test func `a small letter may take more bytes than its capital`() throws {
        #expect(try text(page(["\u{2C65}b-", "c \u{23A}bc"]), as: .hocr) == "\u{2C65}bc \u{23A}bc\nlast")
        #expect(try text(page(["k-", "a \u{212A}a"]), as: .hocr) == "ka \u{212A}a\nlast")
    }

    @Test func `of many hyphens those go whose words stand elsewhere`() throws {
        let stems = ["ber", "gen", "haus", "licht", "stein", "wald"]
        let pairs = stems.flatMap { first in stems.map { (first, $0) } }
        let known = Set(pairs.enumerated().filter { $0.offset % 3 == 0 }.map { $0.element.0 + $0.element.1 })
        let lines =
            pairs.flatMap { ["\($0)-", "\($1),"] } + known.sorted().map { $0.prefix(1).uppercased() + $0.dropFirst() }
        let expected = pairs.map { known.contains($0 + $1) ? "\($0)\($1)," : "\($0)- \($1)," }
        let rest = known.sorted().map { $0.prefix(1).uppercased() + $0.dropFirst() }
        #expect(try text(page(lines), as: .hocr) == (expected + rest).joined(separator: " ") + "\nlast")
    }

    @Test func `the role of a class is the same however many others came before it`() throws {
        let words = (0..<200).map {
            "<span class='x\($0 % 41) ocrx_word' title='x_wconf \($0 % 2 * 100)'>w\($0)</span>"
        }
        let skipped = (0..<50).map { "<span class='y\($0)'>,</span>" }
        let found = try document(page([(words + skipped + words).joined()]), as: .hocr)
        #expect(found.engineConfidencePPM == 500_000)
        let text = (0..<200).map { "w\($0)" }.joined(separator: " ")
        #expect(
            String(decoding: found.text, as: UTF8.self) == text + " " + skipped.map { _ in "," }.joined() + " " + text
                + "\nlast"
        )
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
