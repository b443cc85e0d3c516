// SPDX-License-Identifier: EUPL-1.2

import Compression
import CorpusModel
import DocumentReading
import Testing

@Suite struct HostileFileTests {
    private static let formats: [SourceFormat] = [
        .html, .tei, .jats, .akomaNtoso, .formex, .eurlex, .alto, .page, .abbyy, .hocr, .mediawiki, .text, .jsonl,
    ]

    // Where text can stand in a document of a format.
    private static func shell(_ format: SourceFormat) -> (start: String, end: String) {
        switch format {
        case .html: ("<!DOCTYPE html><html><body><p>", "</p></body></html>")
        case .tei: ("<TEI><text><p>", "</p></text></TEI>")
        case .jats: ("<article dtd-version='1'><body><p>", "</p></body></article>")
        case .akomaNtoso: ("<akomaNtoso><act><body><p>", "</p></body></act></akomaNtoso>")
        case .formex: ("<ACT><BIB.INSTANCE/><P>", "</P></ACT>")
        case .eurlex: ("<?xml version='1.0'?><html><body><p class=\"oj-normal\">", "</p></body></html>")
        case .alto:
            (
                "<alto><Layout><Page><PrintSpace><TextBlock><TextLine><String CONTENT=\"",
                "\"/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>"
            )
        case .page:
            (
                "<PcGts><Page><TextRegion><TextLine><TextEquiv><Unicode>",
                "</Unicode></TextEquiv></TextLine></TextRegion></Page></PcGts>"
            )
        case .abbyy:
            (
                "<document xmlns='http://www.abbyy.com/FineReader_xml/FineReader6-schema-v1.xml'><page><block "
                    + "blockType='Text'><text><par><line><formatting>",
                "</formatting></line></par></text></block></page></document>"
            )
        case .hocr:
            (
                "<html><body><div class='ocr_page'><p class='ocr_par'><span class='ocr_line'><span class='ocrx_word'>",
                "</span></span></p></div></body></html>"
            )
        case .mediawiki:
            (
                "<mediawiki><page><title>T</title><ns>0</ns><id>1</id><revision><id>2</id><model>wikitext</model><text>",
                "</text></revision></page></mediawiki>"
            )
        case .jsonl: ("{\"text\":\"", "\"}\n")
        default: ("", "")
        }
    }

    // All that streaming a file gives which holds 24 MB of one letter.
    private func outcomes(
        _ start: String,
        _ end: String,
        as format: SourceFormat,
        limit: Int
    ) -> [ReadingOutcome] {
        var limits = ReadingLimits()
        limits.maximumDocumentByteCount = limit
        var cutter = RecordCutter(format: format, limits: limits)
        let extractor = DocumentExtractor(format: format, limits: limits)
        var outcomes: [ReadingOutcome] = []
        func take() {
            while let cut = cutter.next() {
                switch cut {
                case .record(let record): outcomes.append(extractor.extract(record))
                case .rejected(let rejection): outcomes.append(.rejected(rejection))
                }
            }
        }
        let piece = [UInt8](repeating: 0x61, count: 1 << 20)
        for chunk in [Array(start.utf8)] + [[UInt8]](repeating: piece, count: 24) + [Array(end.utf8)] {
            cutter.feed(chunk)
            take()
        }
        cutter.finish()
        take()
        return outcomes
    }

    @Test(arguments: formats)
    func `a document on one line beyond the limit is one rejection`(format: SourceFormat) {
        let (start, end) = HostileFileTests.shell(format)
        let found = outcomes(start, end, as: format, limit: 1 << 20)
        #expect(found.count == 1 && found.first?.summary.hasSuffix("!record-too-large") == true, "\(found)")
    }

    @Test(arguments: formats.filter { $0 != .text && $0 != .jsonl })
    func `an attribute beyond the limit is one rejection`(format: SourceFormat) {
        let (start, end) = HostileFileTests.shell(format)
        // Into the innermost tag that the text stands in.
        let cut = format == .alto ? start[...] : start.dropLast() + " x=\""
        let found = outcomes(String(cut), format == .alto ? end : "\">x\(end)", as: format, limit: 1 << 20)
        #expect(found.count == 1 && found.first?.summary.hasSuffix("!record-too-large") == true, "\(found)")
    }

    @Test func `what follows a record beyond the limit is read`() {
        let tei = HostileFileTests.shell(.tei)
        let one = "\(tei.start)one\(tei.end)"
        let start = "<teiCorpus>\(one)<TEI><text><p rend=\""
        let found = outcomes(start, "\"/></text></TEI>\(one)</teiCorpus>", as: .tei, limit: 1 << 20)
        #expect(found.map(\.summary) == ["TEI[1]:one", "TEI[2]!record-too-large", "TEI[3]:one"])
        let between = outcomes("<teiCorpus><other x=\"", "\"/>\(one)</teiCorpus>", as: .tei, limit: 1 << 20)
        #expect(between.map(\.summary) == ["TEI[1]:one"])
        let lines = outcomes("{\"text\":\"", "\"}\n{\"text\":\"next\"}\n", as: .jsonl, limit: 1 << 20)
        #expect(lines.map(\.summary) == ["line 1!record-too-large", "line 2:next"])
    }

    @Test(arguments: formats)
    func `bytes that no text has leave no trace and do no harm`(format: SourceFormat) throws {
        let (start, end) = HostileFileTests.shell(format)
        let filler = String(repeating: "word ", count: 400)
        func found(_ text: String) -> String {
            let bytes = Array("\u{FEFF}\(start)\(text)\(end)".utf8)
            let outcomes = readStream(bytes, as: format)
            guard outcomes.count == 1, case .document(let document) = outcomes[0] else { return "\(outcomes)" }
            return String(decoding: document.text, as: UTF8.self)
        }
        #expect(!found("\(filler)a\u{FEFF}b").unicodeScalars.contains("\u{FEFF}"), "a mark in the middle")
        #expect(found("\(filler)a\u{FEFF}b").contains("ab"), "a mark in the middle")
        // In JSON a control character is a broken line, and so is a line that ends in the middle.
        guard format != .jsonl else { return }
        #expect(found("\(filler)a\u{0}b").contains("ab") && !found("\(filler)a\u{0}b").contains("\u{0}"), "NUL")
        #expect(!found("\(filler)\r\nb\r\n").contains("\r"), "line ends")
    }

    @Test(arguments: formats)
    func `invalid UTF-8 is replaced and counted`(format: SourceFormat) throws {
        let (start, end) = HostileFileTests.shell(format)
        let filler = String(repeating: "größere Wörter ", count: 40)
        let bytes = Array("\(start)\(filler)".utf8) + [0xC3] + Array(" x\(end)".utf8)
        let found = readStream(bytes, as: format)
        try #require(found.count == 1)
        guard case .document(let document) = found[0] else {
            Issue.record("\(found)")
            return
        }
        #expect(document.replacedByteSequenceCount == 1)
        #expect(String(decoding: document.text, as: UTF8.self).contains("größere Wörter"))
    }

    @Test func `a million pages or lines that never end are counted and no more than that`() {
        let pages = "<mediawiki>" + String(repeating: "<page>", count: 100_000)
        let found = read(Array(pages.utf8), as: .mediawiki)
        #expect(found.count <= 100_000 && found.allSatisfy { $0.summary.hasSuffix("!record-truncated") })
    }

    @Test func `what is not read is named`() throws {
        let files: [(bytes: [UInt8], words: String)] = [
            ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00, 0, 4], "xz"), ([0x5D, 0, 0, 0x80, 0, 0xFF], "lzma"),
            (Array("7z".utf8) + [0xBC, 0xAF, 0x27, 0x1C, 0, 4], "7z"), (Array("Rar!".utf8) + [0x1A, 7, 1, 0], "RAR"),
            ([0x04, 0x22, 0x4D, 0x18, 0x64, 0x40], "lz4"), (Array("%PDF-1.7\n1 0 obj\n".utf8), "PDF"),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "PNG"), (Array("[{\"text\":\"a\"}]".utf8), "JSON"),
            (Array("{\n\"text\": \"a\"\n}\n".utf8), "JSON"), (Array("<books><book>x</book></books>".utf8), "books"),
            (Array(" \n".utf8), "nothing"),
        ]
        for (bytes, words) in files {
            for file in [bytes, try deflated(bytes)] {
                guard case .rejected(let rejection)? = readStream(file).first else {
                    Issue.record("\(words) is read")
                    continue
                }
                #expect(rejection.reason == .formatMismatch && rejection.detail.contains(words), "\(rejection)")
            }
            guard !["JSON", "books", "nothing"].contains(words) else { continue }
            for format in [SourceFormat.html, .tei, .jsonl, .text, .warc] {
                let found = readStream(bytes, as: format)
                guard found.count == 1, case .rejected(let rejection) = found[0] else {
                    Issue.record("\(words) as \(format): \(found)")
                    continue
                }
                #expect(rejection.detail.contains(words), "\(rejection)")
            }
        }
    }

    @Test func `a stray NUL hides no page and prose about tags is prose`() {
        let page = Array("<!DOCTYPE html><p>\(String(repeating: "word ", count: 400))".utf8)
        #expect(FormatDetection.format(ofStart: page + [0] + Array("</p>".utf8)) == .html)
        let words = String(repeating: "Words and more of them. ", count: 30)
        let damaged = try? text("<p>\(words)One\0 here and another\0 there.</p>", as: .html)
        #expect(damaged == "\(words)One here and another there.")
        #expect(rejection(Array("<p>Text".utf8) + [UInt8](repeating: 0, count: 40), as: .html) == .formatMismatch)
        let prose =
            "# Formats\n\nA `<licence>` stands in the header. " + String(repeating: "More about that. ", count: 40)
        #expect(FormatDetection.format(ofStart: Array(prose.utf8)) == .text)
    }

    // Each could be the end of a prefix, so that it must be looked where its tag begins.
    @Test(.timeLimit(.minutes(1)), arguments: ["x:T", ":T", "</:T", "<x:T:", "<:T ", "T:/T:T<"])
    func `colons without end are passed over once`(piece: String) {
        let noise = String(repeating: piece, count: 400_000)
        let file = Array("<c><TEI><text>a</text></TEI>\(noise) <TEI><text>b</text></TEI></c>".utf8)
        let whole = cut(file, as: .tei)
        #expect(whole.count >= 2)
        #expect(cut(file, as: .tei, chunkByteCount: 100_000) == whole)
    }

}
