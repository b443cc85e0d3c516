// SPDX-License-Identifier: EUPL-1.2

import Compression
import CorpusModel
import DocumentReading
import Testing

@Suite struct WARCTests {
    private static let records: [[UInt8]] = [
        WARCWriter.record("warcinfo", uri: nil, contentType: "application/warc-fields", Array("software: x\r\n".utf8)),
        WARCWriter.record("request", uri: "http://a.example/1", contentType: "application/http; msgtype=request", []),
        WARCWriter.response("http://a.example/1", page("one")),
        WARCWriter.record("metadata", uri: "http://a.example/1", contentType: "text/plain", Array("x: y".utf8)),
        WARCWriter.response("http://a.example/2", page("two"), status: "404 Not Found"),
        WARCWriter.response("http://a.example/3", [1, 2, 3], type: "image/png"),
        WARCWriter.record("resource", uri: "<http://a.example/4>", contentType: "text/html", page("four")),
        WARCWriter.record("conversion", uri: "http://a.example/5", contentType: "text/plain", Array("<five>".utf8)),
        WARCWriter.record("revisit", uri: "http://a.example/6", contentType: "application/http", []),
        WARCWriter.record("continuation", uri: "http://a.example/7", contentType: "x/y", page("seven")),
        WARCWriter.response("http://a.example/8", page("last")),
    ]
    private static let expected = [
        "one", "!http-status", "!media-type-not-read", "four", "<five>", "!member-not-read", "last",
    ]

    // Without locators, which differ by how the file is compressed.
    private func texts(_ outcomes: [ReadingOutcome]) -> [String] {
        outcomes.map { String($0.summary.dropFirst($0.place.locator.count).drop { $0 == ":" }) }
    }

    private static func perRecord(_ records: [[UInt8]]) throws -> [UInt8] {
        try records.flatMap { try deflated($0) }
    }

    @Test func `the documents of a WARC file are read, however it is compressed and arrives`() throws {
        let plain = WARCTests.records.flatMap { $0 }
        let files = [
            plain, try WARCTests.perRecord(WARCTests.records), try deflated(plain), try Zstd.compress(plain),
            try deflated(Array(plain[..<900])) + deflated(Array(plain[900...])),
        ]
        for format in [SourceFormat.auto, .warc] {
            for file in files {
                let whole = readStream(file, as: format)
                #expect(texts(whole) == WARCTests.expected)
                for size in [1, 10, 333, 5000] { #expect(readStream(file, as: format, chunkByteCount: size) == whole) }
            }
        }
        #expect(texts(readStream(plain, as: .text)).filter { !$0.contains("!") } == ["<five>"])
    }

    @Test func `a locator says where the record begins`() throws {
        let file = try WARCTests.perRecord(WARCTests.records)
        var offset = 0
        var starts: [String] = []
        for record in WARCTests.records {
            starts.append("@\(offset)")
            offset += try deflated(record).count
        }
        #expect(readStream(file).map(\.place.locator) == [2, 4, 5, 6, 7, 9, 10].map { starts[$0] })
        let plain = WARCTests.records.flatMap { $0 }
        let one = readStream(try deflated(plain)).map(\.place.locator)
        #expect(one == readStream(plain).map { "@0+\($0.place.locator.dropFirst())" })
    }

    @Test func `what HTTP says of a page reaches its document`() throws {
        let headers = [
            "tdm-reservation: 1", "X-Robots-Tag: noai,", " noindex", "Link: <https://a.example/x>; rel=next",
            "Link: <https://cc.example/by>; rel=\"license\"; title=x, <https://cc.example/0>; rel=license",
        ]
        let body = Array("<p>".utf8) + [0xB9, 0xE8] + Array("</p>".utf8)
        let record = WARCWriter.response(
            "http://a.example/",
            body,
            type: "text/html; Charset=\"ISO-8859-2\"",
            headers: headers
        )
        guard case .document(let document) = readStream(record).first else {
            Issue.record("rejected")
            return
        }
        #expect(document.text == Array("šč".utf8))
        #expect(document.identifiers == ["url:http://a.example/"])
        #expect(document.fetched == "2026-01-02T03:04:05Z")
        let rights = document.rights.map { "\($0.kind)=\($0.value)" }
        #expect(
            rights == [
                "tdm-reservation=1", "robots=noai,\r\n noindex", "link-license=https://cc.example/by",
                "link-license=https://cc.example/0",
            ]
        )
    }

    @Test func `transfer and content encodings are undone where the bytes show them`() throws {
        let body = page(String(repeating: "encoded ", count: 500))
        let text = String(repeating: "encoded ", count: 500).dropLast()
        let chunks = Array("5\r\n".utf8) + body[..<5] + Array("\r\n\(String(body.count - 5, radix: 16));x=y\r\n".utf8)
        let chunked = chunks + body[5...] + Array("\r\n0\r\nTrailer: x\r\n\r\n".utf8)
        let raw = Array(try deflated(body)[10...].dropLast(8))
        let cases: [([String], [UInt8])] = [
            (["Transfer-Encoding: chunked"], chunked), (["Transfer-Encoding: chunked"], body),
            (["Content-Encoding: gzip"], try deflated(body)), (["Content-Encoding: x-gzip"], body),
            (["Content-Encoding: zstd"], try Zstd.compress(body)), (["Content-Encoding: deflate"], raw),
            (["Content-Encoding: deflate"], try deflated(body, windowBits: 15)), (["Content-Encoding: br"], body),
            (["Content-Encoding: gzip, zstd"], try Zstd.compress(deflated(body))),
        ]
        for (headers, bytes) in cases {
            let found = texts(readStream(WARCWriter.response("http://a.example/", bytes, headers: headers)))
            #expect(found == [String(text)], "\(headers)")
        }
        let brotli = WARCWriter.response(
            "http://a.example/",
            [0x8B, 0x0F, 0x80, 0x03],
            headers: ["Content-Encoding: br"]
        )
        #expect(texts(readStream(brotli)) == ["!content-encoding-not-read"])
        var limits = ReadingLimits()
        limits.maximumDocumentByteCount = 2000
        for (headers, bytes) in cases {
            let found = readStream(WARCWriter.response("u:", bytes, headers: headers), limits: limits)
            #expect(texts(found) == ["!record-too-large"], "\(headers)")
        }
    }

    @Test func `a wrong Content-Length costs its record and no other`() throws {
        let good = [
            WARCWriter.response("http://a.example/1", page("one")),
            WARCWriter.response("http://a.example/3", page("three")),
        ]
        for length in [
            "0", "5", "100", "400", "100000", "-1", "", "1e3", "99999999999999999999", "9223372036854775807",
        ] {
            let bad = WARCWriter.response("http://a.example/2", page("two"), length: length)
            for file in [good[0] + bad + good[1], try WARCTests.perRecord([good[0], bad, good[1]])] {
                let whole = readStream(file)
                #expect(texts(whole) == ["one", "!archive-broken", "three"], "\(length)")
                for size in [7, 100] { #expect(readStream(file, chunkByteCount: size) == whole) }
            }
        }
    }

    @Test func `a broken gzip member costs its record and no other`() throws {
        let pages = (0..<5).map { WARCWriter.response("http://a.example/\($0)", page("page \($0)")) }
        let members = try pages.map { try deflated($0) }
        let start = members[0].count + members[1].count
        let whole = members.flatMap { $0 }
        for offset in start..<(start + members[2].count) {
            var broken = whole
            broken[offset] ^= 0x55
            let found = texts(readStream(broken))
            #expect(
                found.filter { $0.hasPrefix("page") && $0 != "page 2" } == ["page 0", "page 1", "page 3", "page 4"]
            )
            #expect(found.contains("page 2") || found.contains { $0.hasPrefix("!") }, "\(offset)")
            #expect(found.count { $0.hasPrefix("!") } <= 1, "\(offset): \(found)")
        }
        for end in (start + 1)..<(start + members[2].count) {
            #expect(texts(readStream(Array(whole[..<end]))) == ["page 0", "page 1", "!compression-broken"], "\(end)")
            // The rest of a member is gone, and the next one follows.
            let gap = texts(readStream(Array(whole[..<end]) + members[3]))
            #expect(gap.filter { $0.hasPrefix("page") && $0 != "page 2" } == ["page 0", "page 1", "page 3"], "\(gap)")
            #expect(gap.contains { $0.hasPrefix("!") }, "\(end): \(gap)")
        }
    }

    @Test func `what lies between records costs nothing but itself`() throws {
        let records = (0..<2).map { WARCWriter.response("http://a.example/\($0)", page("\($0)")) }
        let junk = Array("junk WARC/x\nno WARC/1.0\n".utf8)
        #expect(texts(readStream(records[0] + junk + records[1])) == ["0", "!archive-broken", "1"])
        #expect(texts(readStream(records[0].dropLast(4) + records[1])) == ["0", "1"])
        #expect(texts(readStream(records[0].dropLast(2) + records[1].dropLast(4))) == ["0", "1"])
        #expect(texts(readStream(records[0] + records[1].dropLast(30))) == ["0", "!archive-broken"])
    }

    @Test func `a record over the limit is rejected and those after it are read`() throws {
        var limits = ReadingLimits()
        limits.maximumDocumentByteCount = 5000
        limits.maximumHeaderByteCount = 2000
        let large = WARCWriter.response("http://a.example/2", page(String(repeating: "x", count: 50_000)))
        let records = [WARCWriter.response("u:1", page("1")), large, WARCWriter.response("u:3", page("3"))]
        for file in [records.flatMap { $0 }, try WARCTests.perRecord(records)] {
            for size in [100, 1 << 20] {
                #expect(
                    texts(readStream(file, limits: limits, chunkByteCount: size)) == ["1", "!record-too-large", "3"]
                )
            }
        }
    }

    @Test func `a WARC file within a record is not taken apart`() throws {
        let inner = try WARCTests.perRecord([WARCWriter.response("u:in", page("inner"))])
        let outer = WARCWriter.record("resource", uri: "u:out", contentType: "application/warc", inner)
        let records = [WARCWriter.response("u:1", page("1")), outer, WARCWriter.response("u:2", page("2"))]
        // Stored, as compressing what is compressed gives it, so that the inner member can be seen.
        let file = records.flatMap { gzipMember($0) }
        #expect(texts(readStream(file)) == ["1", "!media-type-not-read", "2"])
    }

    @Test func `the records of all parts of a file are those of the file, wherever it is parted`() throws {
        var state: UInt64 = 3
        let next = { (bound: Int) in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let inner = try WARCTests.perRecord([WARCWriter.response("u:in", page("inner"))])
        for _ in 0..<60 {
            let records = (0..<(1 + next(12))).map { number in
                switch next(5) {
                case 0: WARCWriter.record("resource", uri: "u:", contentType: "application/warc", inner)
                case 1: WARCWriter.response("u:", page("short"), length: "\(next(3000))")
                default: WARCWriter.response("u:", page(String(repeating: "p\(number) ", count: next(400))))
                }
            }
            var file = next(3) == 0 ? records.flatMap { $0 } : records.flatMap { gzipMember($0) }
            if next(3) == 0 { file[next(file.count)] ^= 0x40 }
            let whole = readStream(file, as: .warc)
            for size in [50, 333, 1000, 4000] {
                var parts = FilePartsReader(file, partByteCount: size)
                #expect(parts.read() == whole, "parts of \(size) bytes")
            }
        }
    }

    /// Once, a file that ended within the header of its first record was rejected again and again without end.
    @Test func `a file cut anywhere is read to its end, with one rejection at most for the cut`() throws {
        let plain = WARCTests.records.flatMap { $0 }
        let whole = texts(readStream(plain, as: .warc))
        for count in 0..<plain.count {
            let outcomes = texts(readStream(Array(plain[..<count]), as: .warc))
            #expect(outcomes.count <= whole.count + 1, "cut at \(count)")
            #expect(outcomes.dropLast().elementsEqual(whole.prefix(max(0, outcomes.count - 1))), "cut at \(count)")
        }
    }

    @Test func `no change of a byte makes a WARC file crash or depend on its chunks`() throws {
        var state: UInt64 = 11
        let next = { (bound: Int) in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let plain = WARCTests.records.flatMap { $0 }
        for file in [plain, try WARCTests.perRecord(WARCTests.records), try Zstd.compress(plain)] {
            for _ in 0..<200 {
                var broken = file
                for _ in 0...next(4) { broken[next(broken.count)] = UInt8(next(256)) }
                let whole = readStream(broken)
                let cut = readStream(broken, chunkByteCount: 1 + next(600))
                #expect(cut == whole, "\(cut.map(\.summary)) != \(whole.map(\.summary))")
            }
        }
    }
}

/// Reads a file part by part, as workers do at the same time: each looks for a first record of its own, and what it found
/// is taken if the part before ended there, and else is read again.
private struct FilePartsReader {
    private let file: [UInt8]
    private let partByteCount: Int

    init(_ file: [UInt8], partByteCount: Int) {
        self.file = file
        self.partByteCount = partByteCount
    }

    mutating func read() -> [ReadingOutcome] {
        var outcomes: [ReadingOutcome] = []
        var chain = FileChain()
        for start in stride(from: 0, to: file.count, by: partByteCount) {
            let end = start + partByteCount
            let guess = FileParts.firstRecord(in: file, from: start, to: end)
            switch chain.verdict(guess: guess, end: end) {
            case .skip: break
            case .take:
                guard let guess else { continue }
                chain.add(next: read(from: RecordPosition(disk: guess), to: end, into: &outcomes))
            case .read(let position): chain.add(next: read(from: position, to: end, into: &outcomes))
            }
        }
        return outcomes
    }

    private func read(from start: RecordPosition, to end: Int, into outcomes: inout [ReadingOutcome]) -> RecordPosition?
    {
        let range = FileRange(start: start, end: end)
        let stream = RecordStream(bytes: file, format: .warc, range: range, chunkByteCount: 500)
        let extractor = DocumentExtractor(format: .warc)
        while let cut = stream.next() {
            switch cut {
            case .record(let record): outcomes.append(extractor.extract(record))
            case .rejected(let rejection): outcomes.append(.rejected(rejection))
            }
        }
        return stream.nextPosition
    }
}
