// SPDX-License-Identifier: EUPL-1.2

import Compression
import CorpusModel
import DocumentReading
import Testing

@Suite struct CuttingTests {
    // Everything that looks like a record and is none, around and within three records.
    private static let corpus = """
        <?xml version="1.0" encoding="utf-8"?>
        <!DOCTYPE teiCorpus [<!-- <TEI> it's --> <?x '<TEI>?> <!ENTITY e "<TEI>'>"> ]>
        <!-- <TEI></TEI> --><?pi <TEI> ?>
        <c:teiCorpus a="x>" b='<'><teiHeader><title>no</title><note><![CDATA[<TEI></TEI>]]></note></teiHeader>
        <TEI><teiHeader/><text><p>one &amp; €</p><!-- </TEI> --></text></TEI>
        <teiCorpus><teiHeader/><c:TEI n='>'><text><p>two<![CDATA[ </TEI> ]]></p></text></c:TEI>
        </teiCorpus><TEIx/><TEI/><xTEI><TEI
        ><text><p>four</p><TEI><text>inner</text></TEI></text></TEI ></xTEI>
        </c:teiCorpus>
        """
    private static let expected = [
        "TEI[1]:one & €", "TEI[2]:two </TEI>", "TEI[3]:", "TEI[4]:four\ninner",
    ]

    @Test func `a corpus is cut into its records`() {
        #expect(read(Array(CuttingTests.corpus.utf8), as: .tei).map(\.summary) == CuttingTests.expected)
    }

    @Test func `every split gives the same records at the same places`() {
        let bytes = Array(CuttingTests.corpus.utf8)
        let whole = cut(bytes, as: .tei)
        #expect(whole.count == 4)
        for size in 1...70 { #expect(cut(bytes, as: .tei, chunkByteCount: size) == whole, "chunks of \(size)") }
        for case .record(let record) in whole {
            let place = record.place
            #expect(Array(bytes[place.byteOffset..<(place.byteOffset + place.byteCount)]) == record.bytes)
        }
    }

    @Test func `records are found after any prefix and among names like theirs, wherever chunks end`() {
        let prefixes = ["", "a:", "TEI:", "x-1.y:", "été:", String(repeating: "p", count: 90) + ":"]
        let others = [
            "<p>: T</p>", "<TEIx/>", "<T/>", "< TEI>", "<x:y a='b:T'/>", "<!-- <TEI> -->", "<Te:TEIs/>", "a:TEI/TEI>",
        ]
        var state: UInt64 = 3
        func number(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<200 {
            var file = "<corpus>"
            var places: [Range<Int>] = []
            for _ in 0..<(1 + number(below: 4)) {
                for _ in 0..<number(below: 12) { file += others[number(below: others.count)] }
                let name = prefixes[number(below: prefixes.count)] + "TEI"
                let start = file.utf8.count
                file += "<\(name)><text>\(others[number(below: 2)])</text></\(name)>"
                places.append(start..<file.utf8.count)
            }
            let bytes = Array((file + "</corpus>").utf8)
            for size in [Int.max, 1 + number(below: 40), 17, 64] {
                let found = cut(bytes, as: .tei, chunkByteCount: size).map { cut -> Range<Int> in
                    guard case .record(let record) = cut else { return 0..<0 }
                    return record.place.byteOffset..<(record.place.byteOffset + record.place.byteCount)
                }
                #expect(found == places, "chunks of \(size): \(file)")
            }
        }
    }

    @Test func `a name with bytes that no name has is none, wherever chunks end`() {
        let file = Array("<corpus><TEI><text>a</text></\u{FF}\0x:TEI><TEI=x:TEI></TEI></corpus>".utf8)
        let whole = cut(file, as: .tei)
        #expect(whole.count == 1)
        for size in 1...file.count { #expect(cut(file, as: .tei, chunkByteCount: size) == whole, "chunks of \(size)") }
    }

    @Test func `any heap of markup gives the same records wherever chunks end`() {
        let pieces = [
            "<", "</", ">", "/", ":", "=", "\0", "é", " ", "\"", "'", "-", "x", "TEI", "TE", "<TEI>", "</TEI>",
            "<a:TEI", "/>",
            "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "<teiCorpus>", "text that is longer than a block of bytes",
        ]
        var state: UInt64 = 5
        for round in 0..<6000 {
            var file = "<corpus>"
            for _ in 0..<(4 + round % 30) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                file += pieces[Int(state >> 33) % pieces.count]
            }
            let bytes = Array(file.utf8)
            let whole = cut(bytes, as: .tei)
            for size in [1, 2, 5, 19] {
                #expect(cut(bytes, as: .tei, chunkByteCount: size) == whole, "\(size): \(file)")
            }
        }
    }

    @Test func `a file in UTF-16 is cut at the same elements`() throws {
        for bigEndian in [true, false] {
            let wide = (bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]) + utf16(CuttingTests.corpus, bigEndian: bigEndian)
            #expect(read(wide, as: .tei).map(\.summary) == CuttingTests.expected)
            #expect(read(wide, as: .tei, chunkByteCount: 3) == read(wide, as: .tei))
            guard case .record(let second) = cut(wide, as: .tei)[1] else { continue }
            let bytes = wide[second.place.byteOffset..<(second.place.byteOffset + second.place.byteCount)]
            #expect(Array(bytes) == utf16(String(decoding: second.bytes, as: UTF8.self), bigEndian: bigEndian))
        }
    }

    @Test func `the encoding of the file reaches its records`() {
        let start = Array("<?xml version='1.0' encoding='iso-8859-2'?><teiCorpus>".utf8)
        let record = Array("<TEI><text><p>".utf8) + [0xB9] + Array("</p></text></TEI>".utf8)
        let outcomes = read(start + record + record + Array("</teiCorpus>".utf8), as: .tei)
        #expect(outcomes.map(\.summary) == ["TEI[1]:š", "TEI[2]:š"])
    }

    @Test func `a file whose root is the record is one record with an empty locator`() throws {
        let file = "\u{FEFF}<?xml version='1.0'?><!-- x --><t:TEI xmlns:t='u'><text>a</text></t:TEI>\n"
        let outcomes = read(Array(file.utf8), as: .tei)
        #expect(outcomes.map(\.summary) == [":a"])
        #expect(outcomes[0].place.byteCount == file.utf8.count)
    }

    @Test func `a record over the limit is rejected and those after it are read`() {
        var limits = ReadingLimits()
        limits.maximumDocumentByteCount = 1000
        let small = "<TEI><text>s</text></TEI>"
        let large = "<TEI><text>\(String(repeating: "l", count: 5000))</text></TEI>"
        let filler = "<!-- \(String(repeating: "x<TEI>", count: 1000)) -->"
        let attribute = "<x a='\(String(repeating: "y", count: 3000))'/>"
        let file = Array("<c>\(small)\(large)\(filler)\(small)\(attribute)\(small)</c>".utf8)
        let expected = ["TEI[1]:s", "TEI[2]!record-too-large", "TEI[3]:s", "TEI[4]:s"]
        for size in [1, 7, 100, 999, 10_000, 100_000] {
            let outcomes = read(file, as: .tei, limits: limits, chunkByteCount: size)
            #expect(outcomes.map(\.summary) == expected, "chunks of \(size)")
            #expect(outcomes[1].place.byteCount == large.utf8.count)
        }
        #expect(read(Array(large.utf8), as: .tei, limits: limits).map(\.summary) == ["!record-too-large"])
        #expect(read(Array(large.utf8), as: .html, limits: limits).map(\.summary) == ["!record-too-large"])
        let wide = read([0xFF, 0xFE] + utf16(large, bigEndian: false), as: .tei, limits: limits)
        #expect(wide.map(\.summary) == ["!record-too-large"])
    }

    @Test func `a damaged tag does not swallow the records after it`() {
        let file = "<c><TEI><text a='x>bad</text></TEI><TEI><text>good</text></TEI></c>"
        let summaries = read(Array(file.utf8), as: .tei).map(\.summary)
        #expect(summaries == ["TEI[1]!markup-broken", "TEI[2]:good"])
    }

    @Test func `a file that ends within a record says so`() {
        let file = Array("<c><TEI><text>one</text></TEI><TEI><text>tw".utf8)
        let summaries = read(file, as: .tei).map(\.summary)
        #expect(summaries == ["TEI[1]:one", "TEI[2]!record-truncated"])
        #expect(read(Array("<TEI><text>on".utf8), as: .tei).map(\.summary) == ["!record-truncated"])
    }

    @Test func `a record that lost its end does not take those after it along`() {
        let good = "<TEI><text>g</text></TEI>"
        let lost = "<TEI><text>l</text>"
        let files: [(String, [String])] = [
            ("<c>\(good)\(lost)\(good)\(good)</c>", ["TEI[1]:g", "TEI[2]!record-truncated", "TEI[3]:g", "TEI[4]:g"]),
            ("<c>\(lost)\(lost)\(good)</c>", ["TEI[1]!record-truncated", "TEI[2]!record-truncated", "TEI[3]:g"]),
            (
                "<teiCorpus><teiCorpus>\(lost)\(good)</teiCorpus>\(good)</teiCorpus>",
                ["TEI[1]!record-truncated", "TEI[2]:g", "TEI[3]:g"]
            ),
        ]
        for (file, expected) in files {
            let bytes = Array(file.utf8)
            for size in [1, 7, 30, bytes.count] {
                #expect(read(bytes, as: .tei, chunkByteCount: size).map(\.summary) == expected, "chunks of \(size)")
            }
            let lostCount = read(bytes, as: .tei).filter { $0.summary.contains("!") }.map(\.place.byteCount)
            #expect(lostCount.allSatisfy { $0 == lost.utf8.count })
        }
    }

    @Test func `a lost end is found out at the limit and not at the end of the file`() {
        var limits = ReadingLimits()
        limits.maximumDocumentByteCount = 1024
        let good = "<TEI><text>g</text></TEI>"
        let file = Array("<c>\(good)<TEI><text>l\(String(repeating: good, count: 1000))</c>".utf8)
        let whole = read(file, as: .tei, limits: limits)
        #expect(whole.count == 1002)
        #expect(whole.filter { $0.summary.hasSuffix(":g") }.count == 1001)
        for size in [1, 13, 100, 1024, 1025, 5000] {
            #expect(read(file, as: .tei, limits: limits, chunkByteCount: size) == whole, "chunks of \(size)")
        }
    }

    @Test func `a header speaks for the records after it`() throws {
        func header(_ target: String) -> String {
            "<teiHeader><availability><licence target='\(target)'/></availability></teiHeader>"
        }
        let one = "<TEI><text>t</text></TEI>"
        let file =
            "<teiCorpus>\(header("a"))\(one)<teiCorpus>\(header("b"))\(one)</teiCorpus>\(one)</teiCorpus>\(one)"
        for size in [1, 9, 10_000] {
            let found = read(Array(file.utf8), as: .tei, chunkByteCount: size).map { outcome in
                guard case .document(let document) = outcome else { return ["rejected"] }
                return document.rights.map(\.value)
            }
            #expect(found == [["a"], ["a", "b"], ["a"], []])
        }
    }

    @Test func `a file without a record is a mismatch`() {
        for file in ["", "   ", "plain text", "<a/>", "<teiCorpus><teiHeader/></teiCorpus>", "<", "<!--", "\u{0}"] {
            #expect(read(Array(file.utf8), as: .tei).map(\.summary) == ["!format-mismatch"], "\(file)")
        }
    }
}

@Suite struct RecordStreamTests {
    private let one = Array("<c><TEI><text>one</text></TEI><TEI><text>t".utf8)
    private let two = Array("wo</text></TEI></c>".utf8)
    private let expected = ["TEI[1]:one", "TEI[2]:two"]

    @Test func `compression is told by content`() throws {
        let files = [
            one + two, gzipMember(one + two), gzipMember(one) + gzipMember(two), try Zstd.compress(one + two),
            try Zstd.compress(one) + Zstd.compress(two),
        ]
        for file in files {
            #expect(try withFile(file) { try readFile($0, as: .tei) }.map(\.summary) == expected)
        }
    }

    @Test func `a compressed file that ends early gives what was before and one rejection`() throws {
        let whole = gzipMember(one) + gzipMember(two)
        var summaries: Set<[String]> = []
        for count in 20..<whole.count {
            let found = try withFile(Array(whole.prefix(count))) { try readFile($0, as: .tei) }.map(\.summary)
            #expect(found.last?.hasSuffix("!compression-broken") == true || found.last == "TEI[2]!record-truncated")
            #expect(found.filter { $0.contains("!") }.count == 1)
            summaries.insert(found)
        }
        #expect(summaries.contains(["TEI[1]:one", "TEI[2]!compression-broken"]))
        let corrupt = try withFile(whole.dropLast(6) + [0, 0, 0, 0, 0, 0]) { try readFile($0, as: .html) }
        #expect(corrupt.map(\.summary) == ["!compression-broken"])
    }

    @Test func `a bomb stops at the limit`() throws {
        var bomb = Array("<p>".utf8)
        let zeros = [UInt8](repeating: 0x20, count: 64 << 20)
        bomb += zeros
        let compressed = try Zstd.compress(bomb)
        let found = try withFile(compressed) { try readFile($0, as: .html) }
        #expect(found.map(\.summary) == ["!record-too-large"])
    }

    @Test func `a folder is an error and so is nothing`() throws {
        #expect(throws: (any Error).self) { try RecordStream(path: "/", format: .html) }
        #expect(throws: (any Error).self) { try RecordStream(path: "/nothing/here", format: .html) }
    }

    @Test func `formats are told by content`() throws {
        let starts: [(String, SourceFormat?)] = [
            ("<?xml version='1.0'?><!-- <html> --><TEI xmlns='u'>", .tei), ("<t:teiCorpus>", .tei),
            ("\u{FEFF}<alto xmlns='x'>", .alto), ("<!DOCTYPE html><html><p>", .html), ("<p>fragment", .html),
            ("<?xml version='1.0'?><html xmlns='x'><body><div class='ocr_page'>", .hocr),
            ("<?xml version='1.0'?><html xmlns='x'><body><div>", .html), ("<?xml version='1.0'?><m:mets>", .mets),
            ("<pc:PcGts>", .page), ("<document>", nil),
            ("<document xmlns='http://www.abbyy.com/FineReader_xml/FineReader6-schema-v1.xml'>", .abbyy),
            ("plain text", .text), ("{\"text\":1}\nx", .jsonl), ("{not", .text), ("", nil), ("\u{0}<p>", nil),
            ("<akomaNtoso>", .akomaNtoso),
            ("<article article-type='x'><front>", .jats), ("<article><h1>", .html),
            ("<?xml version='1.0'?><ACT><BIB.INSTANCE>", .formex), ("<?xml version='1.0'?><ACT>", nil),
            ("<?xml version='1.0'?><html><body><p class=\"oj-normal\">", .eurlex),
        ]
        for (start, format) in starts {
            #expect(FormatDetection.format(ofStart: Array(start.utf8)) == format, "\(start)")
            let compressed = try Zstd.compress(Array(start.utf8))
            #expect(try withFile(compressed) { try FormatDetection.format(ofFileAt: $0) } == format)
        }
    }
}
