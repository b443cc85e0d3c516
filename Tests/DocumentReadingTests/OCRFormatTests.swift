// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import DocumentReading
import Testing

@Suite struct ALTOLayoutTests {
    private func block(_ id: String, _ attributes: String = "", _ word: String? = nil) -> String {
        "<TextBlock ID='\(id)' \(attributes)><TextLine><String CONTENT='\(word ?? id)'/></TextLine></TextBlock>"
    }

    private func alto(_ space: String, order: String = "", margins: String = "") -> String {
        "<alto>\(order)<Layout><Page>\(margins)<PrintSpace>\(space)</PrintSpace></Page></Layout></alto>"
    }

    @Test func `blocks follow each other as the file says`() throws {
        let chained = block("c", "IDNEXT='d'") + block("b", "IDNEXT='c'") + block("a", "IDNEXT='b'") + block("d")
        #expect(try text(alto(chained), as: .alto) == "a\nb\nc\nd")
        let order =
            "<ReadingOrder><OrderedGroup ID='g'><ElementRef REF='b'/><ElementRef REF='a'/></OrderedGroup></ReadingOrder>"
        #expect(try text(alto(block("a") + block("x") + block("b"), order: order), as: .alto) == "b\na\nx")
        let composed = "<ComposedBlock ID='two'>\(block("c"))\(block("d"))</ComposedBlock>"
        let first = "<ComposedBlock ID='one' IDNEXT='two'>\(block("a"))\(block("b"))</ComposedBlock>"
        #expect(try text(alto(composed + first), as: .alto) == "a\nb\nc\nd")
    }

    @Test func `circles, strangers and ids that repeat change the order and nothing else`() throws {
        let circle = block("a", "IDNEXT='b'") + block("b", "IDNEXT='a'") + block("c", "IDNEXT='c'") + block("d")
        #expect(try text(alto(circle), as: .alto) == "a\nb\nc\nd")
        let same = block("a", "IDNEXT='a'", "1") + block("a", "IDNEXT='nobody'", "2") + block("a", "", "3")
        #expect(try text(alto(same), as: .alto) == "1\n2\n3")
    }

    @Test func `margins at the top and the bottom are kept beside the text`() throws {
        let margins = "<TopMargin>\(block("head"))</TopMargin><LeftMargin>\(block("note"))</LeftMargin>"
        let found = try document(
            alto(
                block("body"),
                margins: margins + "<BottomMargin><ComposedBlock>\(block("7"))</ComposedBlock></BottomMargin>"
            ),
            as: .alto
        )
        #expect(String(decoding: found.text, as: UTF8.self) == "note\nbody")
        #expect(found.furniture == ["head", "7"])
    }

    @Test func `a word whose second half alone knows it whole stands once`() throws {
        let lines =
            "<TextLine><String CONTENT='x'/><SP/><String CONTENT='Ver' SUBS_TYPE='HypPart1'/><HYP CONTENT='-'/></TextLine>"
            + "<TextLine><String CONTENT='waltung' SUBS_TYPE='HypPart2' SUBS_CONTENT='Verwaltung'/><SP/></TextLine>"
        #expect(try text(alto("<TextBlock>\(lines)</TextBlock>"), as: .alto) == "x Verwaltung")
    }

    @Test func `the engine is that of the recognition, and no confidence beyond its scale counts`() throws {
        let step =
            "<preProcessingStep><processingSoftware><softwareName>Straightener</softwareName></processingSoftware>"
            + "</preProcessingStep><ocrProcessingStep><processingSoftware><softwareCreator>Maker</softwareCreator>"
            + "<softwareName>Reader</softwareName><softwareVersion>8.1</softwareVersion></processingSoftware></ocrProcessingStep>"
        let words = ["-1", "NaN", "1e999", "99999999999999999999", "", ".", "0.25", "0.75"]
            .map { "<String CONTENT='w' WC='\($0)'/>" }.joined()
        let found = try document(
            "<alto><Description><OCRProcessing>\(step)</OCRProcessing></Description><Layout><Page><TextBlock><TextLine>"
                + "\(words)</TextLine></TextBlock></Page></Layout></alto>",
            as: .alto
        )
        #expect(found.engine == "Reader 8.1")
        #expect(found.engineConfidencePPM == 500_000)
    }
}

@Suite struct PAGEReaderTests {
    private func page(_ regions: String, order: String = "") -> String {
        "<pc:PcGts xmlns:pc='http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15'><Metadata><MetadataItem "
            + "name='recognition/text-recognition' value='some-engine'/></Metadata><Page>\(order)\(regions)</Page></pc:PcGts>"
    }

    private func equiv(_ text: String, _ attributes: String = "") -> String {
        "<TextEquiv \(attributes)><PlainText>no</PlainText><Unicode>\(text)</Unicode></TextEquiv>"
    }

    private func line(_ inner: String) -> String { "<TextLine>\(inner)</TextLine>" }

    private func region(_ id: String, _ inner: String, _ attributes: String = "") -> String {
        "<TextRegion id='\(id)' \(attributes)>\(inner)</TextRegion>"
    }

    @Test func `one level is taken, and the one with more in it`() throws {
        let words = "<Word>\(equiv("ein"))<Glyph>\(equiv("e"))</Glyph></Word><Word>\(equiv("Wort"))</Word>"
        #expect(
            try text(page(region("r", line(words + equiv("ein Wort")) + equiv("ein Wort"))), as: .page) == "ein Wort"
        )
        #expect(try text(page(region("r", line(words))), as: .page) == "ein Wort")
        #expect(try text(page(region("r", line(words + equiv("ein")))), as: .page) == "ein Wort")
        #expect(try text(page(region("r", line(equiv(" ")) + equiv("a\nb"))), as: .page) == "a b")
        #expect(try text(page(region("r", line(equiv("a")) + line("") + equiv("a\nb"))), as: .page) == "a b")
        #expect(
            try text(page(region("r", region("s", line(equiv("in"))) + line(equiv("nen")))), as: .page) == "in\nnen"
        )
    }

    @Test func `of several readings that with the lowest index holds`() throws {
        let readings =
            equiv("third", "index='2' conf='0.1'") + equiv("first", "index='0' conf='0.9'")
            + equiv("second", "index='1'")
        let found = try document(page(region("r", line(readings))), as: .page)
        #expect(String(decoding: found.text, as: UTF8.self) == "first")
        #expect(found.engineConfidencePPM == 900_000)
        #expect(found.engine == "some-engine")
    }

    @Test func `regions are read in the stated order, nested groups and regions too`() throws {
        let order =
            "<ReadingOrder><OrderedGroup id='g'><RegionRefIndexed index='2' regionRef='a'/><UnorderedGroupIndexed index='1'>"
            + "<RegionRef regionRef='c'/><RegionRef regionRef='b'/></UnorderedGroupIndexed><RegionRefIndexed index='x' "
            + "regionRef='d'/><RegionRefIndexed index='0' regionRef='t'/><RegionRefIndexed index='1' regionRef='a'/>"
            + "</OrderedGroup></ReadingOrder>"
        let regions = ["a", "b", "c", "d", "e"].map { region($0, line(equiv($0))) }.joined()
        let table =
            "<TableRegion id='t'>\(region("t1", line(equiv("1"))))\(region("t2", line(equiv("2"))))</TableRegion>"
        #expect(try text(page(regions + table, order: order), as: .page) == "1\n2\nc\nb\na\nd\ne")
    }

    @Test func `page numbers and running headers are kept beside the text, initials go to their word`() throws {
        let regions =
            region("1", line(equiv("12")), "type='page-number'")
            + region("2", line(equiv("Kopf")), "custom='readingOrder {index:0;} structure {type:header;}'")
            + region("3", line(equiv("D")), "type='drop-capital'")
            + region("4", line(equiv("er Text")), "type='paragraph'")
            + region("5", line(equiv("und")), "type='catch-word'")
        let found = try document(page(regions), as: .page)
        #expect(String(decoding: found.text, as: UTF8.self) == "Der Text")
        #expect(found.furniture == ["12", "Kopf", "und"])
    }

    @Test func `lines are joined, and halves of words that are known or said to be halves`() throws {
        let lines = ["Die Ver¬", "waltung der Häu-", "ser: die Häuser der Nord-", "Süd-Bahn"].map { line(equiv($0)) }
            .joined()
        #expect(
            try text(page(region("r", lines, "primaryLanguage='German'")), as: .page)
                == "Die Verwaltung der Häuser: die Häuser der Nord- Süd-Bahn"
        )
        #expect(try document(page(region("r", lines, "primaryLanguage='German'")), as: .page).declaredLanguage == "de")
    }
}

@Suite struct ABBYYReaderTests {
    private func characters(_ text: String, _ confidence: Int = 80) -> String {
        text.map { "<charParams l='1' t='1' r='2' b='2' charConfidence='\(confidence)'>\($0)</charParams>\n" }.joined()
    }

    private func line(_ inner: String) -> String {
        "<line baseline='1'>\n<formatting lang='GermanStandard'>\n\(inner)</formatting>\n</line>"
    }

    private func document(_ pages: [String]) -> String {
        let body = pages.map {
            "<page width='1'><block blockType='Text'><region><rect/></region><text>\($0)</text></block></page>"
        }
        return "<?xml version='1.0'?><document xmlns='http://www.abbyy.com/FineReader_xml/FineReader10-schema-v1.xml' "
            + "producer='x'>\n\(body.joined(separator: "\n"))\n</document>"
    }

    @Test func `characters make words, lines are joined, paragraphs are lines, pages are documents`() throws {
        let first =
            "<par>\(line(characters("Ein Ver¬")))\(line(characters("bund aus")))</par>\n<par>\(line(characters("Halm")))</par>"
        let outcomes = read(Array(document([first, "<par>\(line(characters("zwei")))</par>"]).utf8), as: .abbyy)
        #expect(outcomes.map(\.summary) == ["page[1]:Ein Verbund aus\nHalm", "page[2]:zwei"])
    }

    @Test func `text without characters is read too, and no variant of it`() throws {
        let variants =
            "<wordRecVariants><wordRecVariant><variantText>\(characters("falsch"))</variantText></wordRecVariant></wordRecVariants>"
        let lines = line("\(variants)\(characters("so"))") + line("plain text")
        let outcomes = read(Array(document(["<par>\(lines)</par>"]).utf8), as: .abbyy)
        guard case .document(let found) = outcomes.first else { return #expect(Bool(false), "\(outcomes)") }
        #expect(String(decoding: found.text, as: UTF8.self) == "so plain text")
        #expect(found.declaredLanguage == "de")
        #expect(found.engineConfidencePPM == 800_000)
        #expect(found.engine == "ABBYY FineReader")
    }

    @Test func `tables are rows of cells`() throws {
        func cell(_ text: String) -> String { "<cell><text><par>\(line(characters(text)))</par></text></cell>" }
        let table =
            "<page><block blockType='Table'><row>\(cell("a"))\(cell("b c"))</row><row>\(cell("d"))\(cell("e"))</row></block></page>"
        let file = "<document xmlns='http://www.abbyy.com/FineReader_xml/FineReader6-schema-v1.xml'>\(table)</document>"
        #expect(read(Array(file.utf8), as: .abbyy).map(\.summary) == ["page[1]:a\tb c\nd\te"])
    }
}

@Suite struct HOCRLayoutTests {
    @Test func `XML is read as such, and as HTML where it breaks the rules`() throws {
        let page = """
            <html><head><title/><meta name="ocr-system" content="e 1"/></head><body><div class="ocr_page" title="x"><p class="
            x  ocr_par"><span class="ocr_line"><span/><span class="ocrx_word" title=" bbox 1 2;;x_wconf  90 ;y">T&eacute;l</span>
            <span class="ocrx_word" title="x_wconf 70; x_wconf 10">&nbsp;b&#8208;</span></span></p></div></body></html>
            """
        let declaration = "<?xml version='1.0'?>\n"
        let read = try document(declaration + page, as: .hocr)
        #expect(String(decoding: read.text, as: UTF8.self) == "Tél b\u{2010}")
        #expect(read.engineConfidencePPM == 800_000)
        #expect(read.engine == "e 1")
        // As HTML the empty title swallows what comes after it.
        #expect(try document(page.replacing("<title/>", with: ""), as: .hocr).text == read.text)
        let broken = declaration + page.replacing("<title/>", with: "").replacing("</p>", with: "")
        #expect(try document(broken, as: .hocr).text == read.text)
    }

    @Test func `headers and page numbers are kept beside the text, and areas read by their numbers`() throws {
        func area(_ order: Int, _ text: String) -> String {
            "<div class='ocr_carea' title='bbox 0 0 1 1; order \(order)'><p class='ocr_par'><span class='ocr_line'>\(text)</span></p></div>"
        }
        let file =
            "<html><head><meta name='ocr-system' content='tesseract 5'/></head><body><div class='ocr_page'><span class='ocr_header'>"
            + "Kopf</span>\(area(2, "zwei"))\(area(1, "eins"))<div class='ocr_pageno'>3</div></div></body></html>"
        let found = try document(file, as: .hocr)
        #expect(String(decoding: found.text, as: UTF8.self) == "eins\nzwei")
        #expect(found.furniture == ["Kopf", "3"])
        #expect(found.engine == "tesseract 5")
    }
}
