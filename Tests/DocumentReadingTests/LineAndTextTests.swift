// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import DocumentReading
import Testing

@Suite struct JSONLinesTests {
    private func summaries(_ text: String, limits: ReadingLimits = ReadingLimits(), size: Int = .max) -> [String] {
        read(Array(text.utf8), as: .jsonl, limits: limits, chunkByteCount: size).map(\.summary)
    }

    @Test func `each line is a document named by its number`() {
        let file =
            "{\"text\":\"a\"}\n\n  \r\n{\"text\" : \"b\\n\\nc\", \"n\":[1,{\"text\":\"no\"},null,true,-1.5e3]}\r\n{\"text\":\"d\"}"
        let expected = ["line 1:a", "line 4:b\n\nc", "line 5:d"]
        for size in [1, 2, 5, 17, .max] { #expect(summaries(file, size: size) == expected) }
        #expect(summaries("\u{FEFF}" + file) == expected)
    }

    @Test func `a broken line is one rejection and those after it are read`() {
        for broken in [
            "{\"text\":", "{\"text\":\"a\"} x", "[\"text\"]", "plain", "{\"text\":1}", "{}", "{\"text\":null}",
            "{\"text\":\"a\",}", "{'text':'a'}", "{\"text\":\"\\x\"}", "{\"text\":\"\\u12\"}", "{\"text\":\"a\u{1}\"}",
            "{\"text\":\"a\"\"b\":1}", "{\"n\":1.2.3,\"text\":\"a\"}", "{\"n\":+1,\"text\":\"a\"}",
            "{\"n\":nul,\"text\":\"\"}",
            String(repeating: "[", count: 100_000), "{\"a\":" + String(repeating: "[", count: 100_000),
            String(repeating: "{\"a\":", count: 100_000),
        ] {
            let found = summaries("{\"text\":\"x\"}\n\(broken)\n{\"text\":\"y\"}\n")
            #expect(found == ["line 1:x", "line 2!json-broken", "line 3:y"], "\(broken.prefix(40))")
        }
    }

    @Test func `escapes and surrogates become characters, and what is none is counted`() throws {
        let file = #"{"text":"\u00e9\ud83d\ude00\/\"\\\t\u0000\b|\ud800x|\udc00|\ud800\u0041"}"#
        let found = try document(file, as: .jsonl)
        #expect(String(decoding: found.text, as: UTF8.self) == "é😀/\"\\\t|\u{FFFD}x|\u{FFFD}|\u{FFFD}A")
        #expect(found.replacedByteSequenceCount == 3)
        let damaged = Array("{\"text\":\"a".utf8) + [0xFF, 0xC3] + Array("b\"}".utf8)
        let repaired = try document(damaged, as: .jsonl)
        #expect(String(decoding: repaired.text, as: UTF8.self) == "a\u{FFFD}\u{FFFD}b")
        #expect(repaired.replacedByteSequenceCount == 2)
    }

    @Test func `fields are named by the source`() throws {
        var fields = RecordFields()
        fields.text = "content.body"
        fields.identifier = "isbn"
        fields.title = "headline"
        let line =
            #"{"text":"no","content":{"body":"yes"},"isbn":"isbn:978","headline":"H","license":"CC0-1.0","language":"sv"}"#
        let extractor = DocumentExtractor(format: .jsonl, fields: fields)
        let place = RecordPlace(locator: "line 1", byteOffset: 0, byteCount: line.utf8.count)
        guard case .document(let found) = extractor.extract(SourceRecord(place: place, bytes: Array(line.utf8))) else {
            Issue.record("rejected")
            return
        }
        #expect(found.text == Array("yes".utf8) && found.title == "H" && found.declaredLanguage == "sv")
        #expect(found.identifiers == ["isbn:978"])
        #expect(found.rights == [RightsEvidence(kind: "record-license", value: "CC0-1.0", place: "license")])
        let usual = try document(#"{"text":"x","url":"https://a.example/b"}"#, as: .jsonl)
        #expect(usual.identifiers == ["url:https://a.example/b"])
    }

    @Test func `a line over the limit is rejected without being kept`() {
        var limits = ReadingLimits()
        limits.maximumDocumentByteCount = 1000
        let file = "{\"text\":\"a\"}\n{\"text\":\"\(String(repeating: "b", count: 100_000))\"}\n{\"text\":\"c\"}"
        for size in [64, 1001, .max] {
            #expect(summaries(file, limits: limits, size: size) == ["line 1:a", "line 2!record-too-large", "line 3:c"])
        }
    }
}

@Suite struct PlainTextTests {
    @Test func `paragraphs and lines stay, line ends and page breaks become line feeds`() throws {
        let file = "\n\nTitle  \r\n\r\n\r\nFirst line\t\r\nsecond\rthird\u{C}page two\n\n\n\n  indented\n\n"
        #expect(try text(file, as: .text) == "Title\n\nFirst line\nsecond\nthird\npage two\n\n  indented")
    }

    @Test func `text in other encodings comes out right`() throws {
        let found = try document(Array("Stra".utf8) + [0xDF, 0x65], as: .text)
        #expect(String(decoding: found.text, as: UTF8.self) == "Straße")
        #expect(try document([0xFF, 0xFE] + utf16("žluť", bigEndian: false), as: .text).text == Array("žluť".utf8))
    }

    @Test func `what is no text is a mismatch`() {
        #expect(rejection([], as: .text) == .formatMismatch)
        #expect(rejection([UInt8](repeating: 0, count: 1000) + Array("x".utf8), as: .text) == .formatMismatch)
    }

    @Test func `prose with a tag now and then is text, a page that begins in the middle is HTML`() {
        let prose = String(repeating: "A line of prose that goes on for a while.\n", count: 200)
        #expect(FormatDetection.format(ofStart: Array((prose + "<i>once</i>" + prose).utf8)) == .text)
        #expect(FormatDetection.format(ofStart: Array("and so on</p><p>next</p>".utf8)) == .html)
    }
}
