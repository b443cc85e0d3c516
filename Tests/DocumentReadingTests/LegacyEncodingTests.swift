// SPDX-License-Identifier: EUPL-1.2

import Bytes
import CorpusModel
import DocumentReading
import Testing

@Suite struct LegacyEncodingTests {
    private struct Page {
        var text: String
        var encoding: String
        var bytes: [UInt8]
    }

    private static let languages = LegacyEncodingTexts.all.map(\.language)

    private static func pages(in language: String, startingWith head: (String) -> String) throws -> [Page] {
        let row = try #require(LegacyEncodingTexts.all.first { $0.language == language })
        return try row.encodings.split(separator: " ").map(String.init).map { encoding in
            let text = LegacyEncodingTexts.text(row, in: encoding)
            let table = try #require(TextEncoding(rawValue: encoding))
            return Page(
                text: text,
                encoding: encoding,
                bytes: Array(head(encoding).utf8) + (try encoded(text, in: table))
            )
        }
    }

    private static func encoded(_ text: String, in encoding: TextEncoding) throws -> [UInt8] {
        let upper = Array(try #require(encoding.upperHalf).unicodeScalars)
        return try text.unicodeScalars.map { scalar in
            if scalar.isASCII { return UInt8(scalar.value) }
            return UInt8(0x80 + (try #require(upper.firstIndex(of: scalar), "\(scalar) in \(encoding)")))
        }
    }

    private func expectText(_ pages: [Page]) throws {
        for page in pages {
            let found = try document(page.bytes, as: .html)
            #expect(String(decoding: found.text, as: UTF8.self) == page.text, "\(page.encoding) as \(found.encoding)")
        }
    }

    @Test(arguments: languages)
    func `legacy pages that declare nothing come out right`(language: String) throws {
        try expectText(try LegacyEncodingTests.pages(in: language) { _ in "<p>" })
        try expectText(try LegacyEncodingTests.pages(in: language) { _ in "<html lang=\(language)><p>" })
    }

    @Test(arguments: languages)
    func `legacy pages that declare what they are come out right`(language: String) throws {
        try expectText(try LegacyEncodingTests.pages(in: language) { "<meta charset=\($0)><p>" })
    }

    @Test(
        arguments: languages,
        ["utf-8", "iso-8859-1", "windows-1250", "iso-8859-2", "windows-1251", "iso-8859-7", "gb2312"]
    )
    func `legacy pages that declare something else come out right`(language: String, wrong: String) throws {
        // A handful of accents on English or Dutch words is no evidence against a code page of other accents.
        if ["en", "nl"].contains(language), ["windows-1250", "iso-8859-2"].contains(wrong) { return }
        try expectText(try LegacyEncodingTests.pages(in: language) { _ in "<meta charset=\(wrong)><p>" })
    }

    @Test(arguments: languages)
    func `pages in UTF-8 and in UTF-16 come out right whatever they declare`(language: String) throws {
        let row = try #require(LegacyEncodingTexts.all.first { $0.language == language })
        for label in ["", "utf-8", "utf-16", "iso-8859-1", "windows-1250", "iso-8859-7", "shift_jis"] {
            let page = "<html><meta charset='\(label)'><p>\(row.text)"
            #expect(try text(page, as: .html) == row.text, "\(label)")
            for isBigEndian in [false, true] {
                let wide = utf16("\n\n" + page, bigEndian: isBigEndian)
                let mark: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
                #expect(try document(wide, as: .html).text == Array(row.text.utf8), "\(label)")
                #expect(try document(mark + wide, as: .html).text == Array(row.text.utf8), "\(label)")
            }
        }
    }

    @Test func `what the transport declares is checked like the document's own declaration`() throws {
        let extractor = DocumentExtractor(format: .html)
        let text = "Ŋáđđi šaddá"
        let bytes = Array("<p>".utf8) + (try LegacyEncodingTests.encoded(text, in: .iso8859Part10))
        let place = RecordPlace(locator: "", byteOffset: 0, byteCount: bytes.count)
        var record = SourceRecord(place: place, bytes: bytes)
        record.transportEncoding = "ISO-8859-10"
        guard case .document(let said) = extractor.extract(record) else { throw CancellationError() }
        #expect(String(decoding: said.text, as: UTF8.self) == text)
        for page in try LegacyEncodingTests.pages(in: "cs", startingWith: { _ in "<p>" }) {
            var record = SourceRecord(place: place, bytes: page.bytes)
            record.transportEncoding = "iso-8859-1"
            guard case .document(let wrong) = extractor.extract(record) else { throw CancellationError() }
            #expect(String(decoding: wrong.text, as: UTF8.self) == page.text)
        }
    }

    @Test func `plain words in other languages do not hide what the letters are`() throws {
        let menu = String(repeating: "<li>Home <li>About this site <li>Contact and opening hours ", count: 40)
        for language in ["bg", "cs", "el", "lt", "mt"] {
            try expectText(
                try LegacyEncodingTests.pages(in: language) { _ in
                    "<script>x='\(menu)'</script><!-- \(menu) --><nav>\(menu)</nav><p>"
                }
            )
        }
    }

    @Test func `encodings of East Asia are told and refused`() {
        // Made-up text in the structure of EUC (two bytes with the high bit) and of Shift_JIS (second bytes in ASCII).
        let euc = (0..<200).flatMap { (index: Int) -> [UInt8] in
            [UInt8(0xB0 + index % 40), UInt8(0xA1 + index * 7 % 90)]
        }
        let shifted = (0..<200).flatMap { (index: Int) -> [UInt8] in
            [0x82 + UInt8(index % 2), UInt8(0x40 + index * 5 % 60)]
        }
        for bytes in [euc, shifted] {
            #expect(rejection(Array("<p>".utf8) + bytes, as: .html) == .encodingUnknown)
            #expect(rejection(Array("<meta charset=utf-8><p>".utf8) + bytes, as: .html) == .encodingUnknown)
            #expect(rejection(Array("<meta charset=euc-jp><p>".utf8) + bytes, as: .html) == .encodingUnknown)
        }
        #expect(rejection(Array("<meta charset=iso-2022-jp><p>\u{1B}$B%F%9%H".utf8), as: .html) == .encodingUnknown)
        #expect((try? text("<meta charset=gb2312><p>plain", as: .html)) == "plain")
    }

    @Test func `the prescan is that of the standard`() throws {
        let found: [(String, String)] = [
            ("<meta charset=windows-1251>", "д"), ("<META CHARSET = 'windows-1251' >", "д"),
            ("<meta/charset=\"windows-1251\"/>", "д"),
            ("<meta content='text/html; charset=windows-1251' http-equiv=content-type>", "д"),
            ("<meta http-equiv=Content-Type content='text/html;charset = \"windows-1251\"'>", "д"),
            ("<meta content='charset=windows-1251'>", "ä"), ("<!-- <meta charset=windows-1251> -->", "ä"),
            ("<p title='<meta charset=windows-1251>'>", "ä"), ("<metal charset=windows-1251>", "ä"),
            ("<meta charset=nonsense><meta charset=windows-1251>", "д"),
            ("<!doctype html><meta charset=windows-1251>", "д"),
            ("<meta charset=windows-1252 charset=windows-1251>", "ä"),
            ("<?xml version='1.0' encoding='windows-1251'?>", "д"),
        ]
        for (head, letter) in found {
            let letters = try document(Array("\(head)<p>ab".utf8) + [0xE4, 0x20, 0xE4, 0x2E], as: .html).text
            #expect(String(decoding: letters, as: UTF8.self).contains(letter), "\(head)")
        }
    }

    @Test func `hostile bytes are decided in linear time`() {
        let pieces: [[UInt8]] = [
            [0xFF], [0x3C], Array("<!--".utf8), Array("<script>".utf8), Array("&#".utf8), Array("<a ".utf8),
            Array("<meta content=charset".utf8), [0xE9, 0x3C, 0x2F], [0xC3, 0x28], [0x80, 0xBF],
        ]
        for piece in pieces {
            expectLinear(200_000, "\(piece)") { byteCount in
                let start = "<p>\u{E9}".unicodeScalars.map { UInt8($0.value) }
                _ = read(start + repeatElement(piece, count: byteCount / piece.count).joined(), as: .html)
            }
        }
    }

    @Test func `where chunks end makes no difference to the encoding`() throws {
        let page = try LegacyEncodingTests.pages(in: "hu") { _ in "<p>" }[1]
        let whole = read(page.bytes, as: .html)
        for count in [1, 2, 3, 7, 64] { #expect(read(page.bytes, as: .html, chunkByteCount: count) == whole) }
    }
}
