// SPDX-License-Identifier: EUPL-1.2

import Compression
import CorpusModel
import DocumentReading
import Testing

@Suite struct ListingTests {
    private static let long = String(repeating: "a line of some length, and another; ", count: 3000)
    private static let records: [[UInt8]] = [
        WARCWriter.record("warcinfo", uri: nil, contentType: "application/warc-fields", Array("software: x\r\n".utf8)),
        WARCWriter.record("request", uri: "http://a.example/1", contentType: "application/http; msgtype=request", []),
        WARCWriter.response("http://a.example/1", page(long)),
        WARCWriter.response("http://a.example/2", noise(100_000), status: "404 Not Found", type: "image/png"),
        WARCWriter.response("http://a.example/3", page("three"), headers: ["X-Long: " + String(long.prefix(30_000))]),
        WARCWriter.record("revisit", uri: "http://a.example/4", contentType: "application/http", []),
        WARCWriter.record("odd", uri: "<http://a.example/5>", contentType: "x/y", page(long + long)),
    ]
    private static let expected = [
        "warcinfo 13 - application/warc-fields -",
        "request 0 - application/http; msgtype=request http://a.example/1",
        "response 108092 200 text/html http://a.example/1", "response 100051 404 image/png http://a.example/2",
        "response 30107 200 text/html http://a.example/3", "revisit 0 - application/http http://a.example/4",
        "odd 216048 - x/y http://a.example/5",
    ]

    // What cannot be compressed.
    private static func noise(_ count: Int) -> [UInt8] {
        var state: UInt64 = 7
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 40)
        }
    }

    private func items(_ file: [UInt8], checks: Bool) throws -> [ArchiveListing.Item] {
        let listing = try #require(ArchiveListing(bytes: file, checks: checks))
        var items: [ArchiveListing.Item] = []
        while let item = listing.next() { items.append(item) }
        return items
    }

    private func line(_ item: ArchiveListing.Item) -> String {
        switch item {
        case .entry(let entry):
            let status = entry.status.map { String($0) } ?? "-"
            return "\(entry.type) \(entry.byteCount) \(status) \(entry.mediaType ?? "-") \(entry.address ?? "-")"
        case .broken(let rejection): return "!\(rejection.reason.rawValue)"
        }
    }

    @Test func `every record is listed, however the file is compressed`() throws {
        let records = ListingTests.records
        let plain = records.flatMap { $0 }
        let files = [
            try records.flatMap { try deflated($0) }, records.flatMap { gzipMember($0) }, plain, try deflated(plain),
            try Zstd.compress(plain),
            try deflated(records[0]) + deflated(records[1] + records[2])
                + records[3...].flatMap { try deflated($0) },
            // Padded as on tapes.
            try records.flatMap { try deflated($0) } + [UInt8](repeating: 0, count: 100),
        ]
        for file in files {
            let whole = try items(file, checks: true)
            #expect(whole.map(line) == ListingTests.expected)
            #expect(try items(file, checks: false) == whole)
        }
    }

    @Test func `a member that a record holds is not taken for the next`() throws {
        let inner = try deflated(WARCWriter.response("u:in", page(ListingTests.long)))
        let outer = WARCWriter.record("resource", uri: "u:out", contentType: "application/warc", inner + inner + inner)
        let records = [WARCWriter.response("u:1", page("1")), outer, WARCWriter.response("u:2", page("2"))]
        let file = records.flatMap { gzipMember($0) }
        #expect(try items(file, checks: false) == items(file, checks: true))
        #expect(try items(file, checks: false).count == 3)
    }

    @Test func `damage to what is passed over is found where it is checked, and no record is invented`() throws {
        let members = try ListingTests.records.map { try deflated($0) }
        let start = members[0].count + members[1].count
        for offset in stride(from: start, to: start + members[2].count, by: 7) {
            // Nobody looks at the time and the system in a member's header.
            if (4..<10).contains(offset - start) { continue }
            var file = members.flatMap { $0 }
            file[offset] ^= 0x55
            let lines = try items(file, checks: false).map(line)
            #expect(lines.filter { !$0.hasPrefix("!") }.count <= ListingTests.expected.count)
            #expect(lines.suffix(4) == ListingTests.expected.suffix(4), "\(offset)")
            #expect(try items(file, checks: true).map(line).contains { $0.hasPrefix("!") }, "\(offset)")
        }
        let whole = members.flatMap { $0 }
        for end in stride(from: start + 1, to: whole.count, by: 997) {
            let lines = try items(Array(whole[..<end]), checks: true).map(line)
            let isBetween = members.indices.contains { members[...$0].reduce(0) { $0 + $1.count } == end }
            #expect(lines.last?.hasPrefix("!") == !isBetween, "\(end): \(lines)")
        }
    }

    @Test func `what is no WARC file is not listed as one`() throws {
        #expect(ArchiveListing(bytes: page("x"), checks: false) == nil)
        #expect(ArchiveListing(bytes: [], checks: true) == nil)
        #expect(try ArchiveListing(bytes: deflated(page("x")), checks: false) == nil)
    }
}
