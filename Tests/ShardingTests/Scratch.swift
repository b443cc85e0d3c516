// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import Foundation
import Hashing
import Sharding

/// A folder for one test, removed with the value that holds it.
final class Scratch {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "/herkomst-sharding-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func path(_ name: String) -> String { "\(path)/\(name)" }

    func bytes(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: path(name))))
    }

    func write(_ bytes: [UInt8], to name: String) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: path(name)))
    }

    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }
}

/// Bytes in memory, for the tests that break thousands of files.
final class MemorySource: ByteSource {
    let path = "memory"
    private let content: [UInt8]

    init(_ content: [UInt8]) { self.content = content }

    func byteCount() -> Int { content.count }

    func bytes(at offset: Int, maximumByteCount: Int) -> [UInt8] {
        Array(content.dropFirst(offset).prefix(maximumByteCount))
    }
}

/// SplitMix64: the same numbers on every machine.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}

/// Records of documents with awkward names, their tokens one after the other.
func sampleRecords(_ count: Int, seed: UInt64) -> [ProvenanceRecord] {
    var generator = SeededGenerator(state: seed)
    let names = ["a.html", "b \"quoted\".xml", "line\nfeed", "Ærø/π\\ß.html", "<script>", "\u{1}\u{7F}\u{FFFF}"]
    var firstToken = 0
    return (0..<count).map { index in
        let path = names[index % names.count] + "-\(index)"
        let tokenCount = Int.random(in: 1...40, using: &generator)
        defer { firstToken += tokenCount }
        var record = ProvenanceRecord(
            document: DocumentIdentity(source: "s", path: path, locator: ""),
            source: "s",
            license: "l\(index % 3)",
            path: path,
            locator: index.isMultiple(of: 2) ? "" : "TEI[\(index)]",
            byteOffset: index * 1000,
            byteCount: 999,
            contentDigest: .sha256(Array(path.utf8)),
            firstToken: firstToken,
            tokenCount: tokenCount,
            language: "da"
        )
        record.identifiers = (0..<(index % 3)).map { "url:https://example.org/\(index)/\($0)" }
        if index % 5 == 4 {
            record.copies = [DocumentCopy(document: record.document, source: "other", license: "m")]
        }
        if index % 7 == 3 {
            record.copies.append(
                DocumentCopy(document: record.document, source: "hidden", license: "n", isConfidential: true)
            )
        }
        return record
    }
}
