// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import Foundation
import Hashing
import Sharding
import Testing

struct ProvenanceTableTests {
    private func write(_ records: [ProvenanceRecord], to path: String) throws -> (
        file: ShardFile, documentsRoot: Digest
    ) {
        let writer = try ProvenanceTableWriter(path: path)
        for record in records { try writer.append(record) }
        return try writer.finish()
    }

    @Test(arguments: [0, 1, 2, 3, 1023, 1024, 1025, 5000])
    func `what was written is read back`(count: Int) throws {
        let scratch = try Scratch()
        let records = sampleRecords(count, seed: UInt64(count))
        let written = try write(records, to: scratch.path("0.documents"))
        let reader = try ProvenanceTableReader(path: scratch.path("0.documents"))
        var read: [ProvenanceRecord] = []
        try reader.forEachRecord { read.append($0) }
        #expect(read == records)
        #expect(reader.tokenCount == records.reduce(0) { $0 + $1.tokenCount })
        #expect(try reader.validate() == written.documentsRoot)
        #expect(try VerifiedFile(scratch.path("0.documents")).shardFile == written.file)
        #expect(try scratch.names() == ["0.documents"])
    }

    @Test func `every token is traced to its document`() throws {
        let scratch = try Scratch()
        let records = sampleRecords(200, seed: 7)
        _ = try write(records, to: scratch.path("0.documents"))
        let reader = try ProvenanceTableReader(path: scratch.path("0.documents"))
        for record in records {
            for token in record.firstToken..<(record.firstToken + record.tokenCount) {
                #expect(try reader.record(ofToken: token) == record)
            }
        }
        #expect(try reader.record(ofToken: reader.tokenCount) == nil)
        #expect(try reader.record(ofToken: -1) == nil)
    }

    @Test(arguments: [0, 1, 2, 3, 7, 8, 100])
    func `the root is that of RFC 6962 over the records as they lie in the file`(count: Int) throws {
        let scratch = try Scratch()
        let written = try write(sampleRecords(count, seed: 1), to: scratch.path("0.documents"))
        let bytes = try scratch.bytes("0.documents")
        let lines = bytes[(64 + 96 * count)..<(bytes.count - 32)].split(separator: 0x0A).map(Array.init)
            .filter { !$0.starts(with: Array(#"{"copies""#.utf8)) }
        #expect(lines.count == count)
        #expect(written.documentsRoot == treeHash(lines))
        #expect(Array(bytes.suffix(32)) == Digest.sha256(Array(bytes.dropLast(32))).bytes)
    }

    @Test func `a record is one line of JSON with these members`() throws {
        let scratch = try Scratch()
        let record = ProvenanceRecord(
            document: DocumentIdentity(digest: .zero),
            source: "a",
            license: "b",
            path: "c/d.xml",
            locator: "TEI[2]",
            byteOffset: 10,
            byteCount: 20,
            contentDigest: .zero,
            firstToken: 0,
            tokenCount: 3,
            language: "fi",
            identifiers: ["isbn:9789510000000"],
            copies: [
                DocumentCopy(document: DocumentIdentity(digest: .zero), source: "x", license: "y"),
                DocumentCopy(
                    document: DocumentIdentity(digest: .zero),
                    source: "z",
                    license: "w",
                    isConfidential: true
                ),
            ]
        )
        _ = try write([record], to: scratch.path("0.documents"))
        let zero = String(repeating: "0", count: 64)
        let expected = """
            {"document":"\(zero)","source":"a","license":"b","path":"c/d.xml","locator":"TEI[2]","byte_offset":10,\
            "byte_count":20,"content_sha256":"\(zero)","token_count":3,"language":"fi",\
            "identifiers":["isbn:9789510000000"],"copies":[{"document":"\(zero)","source":"x","license":"y"}]}
            {"copies":[{"document":"\(zero)","source":"z","license":"w"}]}

            """
        let bytes = try scratch.bytes("0.documents")
        #expect(String(decoding: bytes[160..<(bytes.count - 32)], as: UTF8.self) == expected)
        #expect(Array(bytes[0..<16]) == Array("HKPROVEN".utf8) + [2, 0, 0, 0, 96, 0, 0, 0])
    }

    @Test func `a table with any bit changed, or cut anywhere, is found out`() throws {
        let scratch = try Scratch()
        _ = try write(sampleRecords(3, seed: 2), to: scratch.path("0.documents"))
        let bytes = try scratch.bytes("0.documents")
        func validate(_ broken: [UInt8]) throws { _ = try ProvenanceTableReader(MemorySource(broken)).validate() }
        for offset in bytes.indices {
            for bit in 0..<8 {
                var broken = bytes
                broken[offset] ^= 1 << bit
                #expect(throws: ShardError.self, "byte \(offset), bit \(bit)") { try validate(broken) }
            }
            #expect(throws: ShardError.self, "cut at \(offset)") { try validate(Array(bytes[..<offset])) }
        }
        #expect(throws: ShardError.self) { try validate(bytes + [0]) }
        try validate(bytes)
    }

    @Test func `a forged table never crashes the reader, even with its own digest right`() throws {
        let scratch = try Scratch()
        _ = try write(sampleRecords(4, seed: 8), to: scratch.path("0.documents"))
        let bytes = try scratch.bytes("0.documents")
        for offset in 0..<(64 + 4 * 96) {
            for value: UInt8 in [0x00, 0x7F, 0xFF] where bytes[offset] != value {
                var forged = bytes.dropLast(32)
                forged[offset] = value
                let source = MemorySource(Array(forged) + Digest.sha256(Array(forged)).bytes)
                #expect(throws: ShardError.self, "byte \(offset)") {
                    let reader = try ProvenanceTableReader(source)
                    for token in 0..<min(reader.tokenCount, 200) { _ = try reader.record(ofToken: token) }
                    _ = try reader.validate()
                }
            }
        }
    }

    @Test func `a gap, an overlap and a document without tokens are refused`() throws {
        let scratch = try Scratch()
        var record = sampleRecords(1, seed: 4)[0]
        let writer = try ProvenanceTableWriter(path: scratch.path("0.documents"))
        record.firstToken = 1
        #expect(throws: ShardError.self) { try writer.append(record) }
        record.firstToken = 0
        record.tokenCount = 0
        #expect(throws: ShardError.self) { try writer.append(record) }
    }
}

/// MTH of RFC 6962, section 2.1, as it is written there.
private func treeHash(_ leaves: [[UInt8]]) -> Digest {
    if leaves.isEmpty { return .sha256([]) }
    if leaves.count == 1 { return .sha256([0] + leaves[0]) }
    var half = 1
    while half * 2 < leaves.count { half *= 2 }
    return .sha256([1] + treeHash(Array(leaves[..<half])).bytes + treeHash(Array(leaves[half...])).bytes)
}
