// SPDX-License-Identifier: EUPL-1.2

import Bytes
import CorpusModel
import DocumentReading
import Hashing
import Testing

@Suite struct EncodingTests {
    @Test(arguments: EncodingGoldens.digests.keys.sorted())
    func `the upper half of every single-byte encoding is that of another implementation`(name: String) throws {
        let encoding = try #require(TextEncoding(rawValue: name))
        let upper = encoding.decode((0x80...0xFF).map { UInt8($0) }).bytes
        #expect(upper.unicodeScalarCount == 128)
        #expect(Digest.sha256(upper).hexadecimal == EncodingGoldens.digests[name])
    }

    @Test(arguments: EncodingGoldens.sentences.map(\.encoding))
    func `a declared encoding is read in HTML and in XML`(name: String) throws {
        let sentence = try #require(EncodingGoldens.sentences.first { $0.encoding == name })
        let bytes = try #require(Hexadecimal.decode(sentence.bytes))
        let page = Array("<html><head><meta charset=\"\(name)\"></head><body><p>".utf8) + bytes
        let html = try document(page, as: .html)
        #expect(String(decoding: html.text, as: UTF8.self) == sentence.text)
        #expect(html.encoding == name)
        let start = "<?xml version=\"1.0\" encoding='\(name.uppercased())'?><TEI><text><p>"
        let tei = try document(Array(start.utf8) + bytes + Array("</p></text></TEI>".utf8), as: .tei)
        #expect(String(decoding: tei.text, as: UTF8.self) == sentence.text)
    }

    @Test func `old labels and http-equiv are understood`() throws {
        let bytes: [UInt8] = [0xB9, 0xE6]
        for label in ["iso8859-2", "Latin2", "ISO_8859-2:1987", "l2"] {
            let head = "<meta http-equiv='Content-Type' content='text/html; charset=\(label)'><p>"
            #expect(try document(Array(head.utf8) + bytes, as: .html).text == Array("šć".utf8))
        }
        #expect(try document(Array("<meta charset=latin1><p>".utf8) + [0x80], as: .html).text == Array("€".utf8))
    }

    @Test func `UTF-8 that declares something else is UTF-8`() throws {
        for label in ["iso-8859-1", "windows-1250", "shift_jis", "nonsense"] {
            let page = try document("<meta charset=\(label)><p>Žluťoučký kůň", as: .html)
            #expect(page.text == Array("Žluťoučký kůň".utf8))
            #expect(page.encoding == "utf-8")
        }
    }

    @Test func `text that claims UTF-8 and is not is read in its language's code page`() throws {
        let czech = try #require(Hexadecimal.decode(EncodingGoldens.sentences[0].bytes))
        let declared = Array("<html lang=cs-CZ><meta charset=utf-8><p>".utf8) + czech
        #expect(try document(declared, as: .html).text == Array(EncodingGoldens.sentences[0].text.utf8))
        let undeclared = Array("<html lang='cs'><p>".utf8) + czech
        #expect(try document(undeclared, as: .html).encoding == "windows-1250")
        let unknown = Array("<p>caf".utf8) + [0xE9]
        #expect(try document(unknown, as: .html).text == Array("café".utf8))
    }

    @Test func `damage in UTF-8 is repaired and counted`() throws {
        let page = Array("<meta charset=utf-8><p>žluťoučký kůň a čočka ".utf8) + [0xFF] + Array("x".utf8)
        let damaged = try document(page, as: .html)
        #expect(damaged.text == Array("žluťoučký kůň a čočka \u{FFFD}x".utf8))
        #expect(damaged.replacedByteSequenceCount == 1)
    }

    @Test func `ISO text with bytes that only Windows has is Windows text`() throws {
        let page = Array("<meta charset=iso-8859-2><p>".utf8) + [0x9A, 0xE1, 0x84]
        #expect(try document(page, as: .html).text == Array("šá„".utf8))
    }

    @Test func `a byte order mark wins over any declaration`() throws {
        let text = "<?xml version='1.0' encoding='iso-8859-2'?><TEI><text><p>Ž € 😀</p></text></TEI>"
        let utf8 = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        #expect(try document(utf8, as: .tei).text == Array("Ž € 😀".utf8))
        for bigEndian in [true, false] {
            let wide = utf16(text, bigEndian: bigEndian)
            let marked = try document((bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]) + wide, as: .tei)
            #expect(marked.text == Array("Ž € 😀".utf8))
            #expect(marked.encoding == (bigEndian ? "utf-16be" : "utf-16le"))
            #expect(try document(wide, as: .tei).text == marked.text)
            let page = utf16("<p>Ž € 😀", bigEndian: bigEndian)
            #expect(try document(page, as: .html).text == marked.text)
        }
    }

    @Test func `an encoding that is not read is a rejection`() {
        let bytes: [UInt8] = [0x83, 0x65, 0x83, 0x58]
        #expect(rejection(Array("<meta charset=shift_jis><p>".utf8) + bytes, as: .html) == .encodingUnknown)
        #expect(rejection(Array("<meta charset=utf-7><p>+ADw-".utf8), as: .html) == .encodingUnknown)
    }

    @Test func `control characters never reach the text`() throws {
        let page = "<p>a\u{1}b\u{0}c\u{B}d\u{7F}e&#1;&#x1F;&#0;f\u{AD}g\u{FEFF}h&#150;&#133;\u{C}i"
        let found = try text(page + String(repeating: "x", count: 2000), as: .html)
        #expect(found.hasPrefix("abcde fgh–… i") || found.hasPrefix("abcdefgh–… i"))
        let tei = try text("<TEI><text><p>a\u{1}b\u{C}c&#x85;d&#xAD;e</p></text></TEI>", as: .tei)
        #expect(tei == "ab c…de")
    }
}

/// Text as UTF-16.
func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    for unit in text.utf16 {
        bytes += bigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
    return bytes
}
