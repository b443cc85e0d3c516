// SPDX-License-Identifier: EUPL-1.2

internal import Foundation
internal import Hashing
internal import Sharding

/// What is known of a finished shard; lies beside its files as `shard.json`.
struct ShardFacts: Sendable, Codable {
    struct File: Sendable, Codable, Hashable {
        var name: String
        var sha256: String
        var byteCount: Int

        init(_ file: ShardFile) {
            name = file.name
            sha256 = file.sha256.hexadecimal
            byteCount = file.byteCount
        }
    }

    /// Counts of one kind of thing: a language or a source.
    struct Counts: Sendable, Codable, Hashable {
        var documentCount = 0
        var tokenCount = 0
        var textByteCount = 0

        mutating func add(tokens: Int, textBytes: Int) {
            documentCount += 1
            tokenCount += tokens
            textByteCount += textBytes
        }

        mutating func add(_ other: Counts) {
            documentCount += other.documentCount
            tokenCount += other.tokenCount
            textByteCount += other.textByteCount
        }
    }

    var files: [File] = []
    var documentsRoot = Digest.zero.hexadecimal
    var kept = Counts()
    /// What is kept, by language and by source.
    var languages: [String: Counts] = [:]
    var sources: [String: Counts] = [:]
    /// How many bytes of text were left out of kept documents, by source.
    var dropped: [String: Int] = [:]
    /// How many documents of each source were rejected, and how often for each reason.
    var rejected: [String: Int] = [:]
    var rejections: [String: [String: Int]] = [:]

    var rejectedCount: Int { rejected.values.reduce(0, +) }

    mutating func add(_ record: ShuffledRecord) {
        switch record.fate {
        case .kept:
            let tokenCount = record.tokenCount
            kept.add(tokens: tokenCount, textBytes: record.textByteCount)
            languages[record.language, default: Counts()].add(tokens: tokenCount, textBytes: record.textByteCount)
            sources[record.source, default: Counts()].add(tokens: tokenCount, textBytes: record.textByteCount)
            if record.droppedByteCount > 0 { dropped[record.source, default: 0] += record.droppedByteCount }
        case .rejected(let reasons):
            rejected[record.source, default: 0] += 1
            for reason in reasons { rejections[record.source, default: [:]][reason, default: 0] += 1 }
        }
    }

    /// Sums what was counted in another shard; files and roots stay its own.
    mutating func addCounts(of other: ShardFacts) {
        kept.add(other.kept)
        languages.merge(other.languages) { left, right in Counts(sum: left, right) }
        sources.merge(other.sources) { left, right in Counts(sum: left, right) }
        dropped.merge(other.dropped, uniquingKeysWith: +)
        rejected.merge(other.rejected, uniquingKeysWith: +)
        rejections.merge(other.rejections) { left, right in left.merging(right, uniquingKeysWith: +) }
    }

    /// The same facts, the same bytes.
    func encoded() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(self))
    }

    init() {}

    init(encoded bytes: [UInt8]) throws {
        self = try JSONDecoder().decode(ShardFacts.self, from: Data(bytes))
    }
}

extension ShardFacts.Counts {
    fileprivate init(sum left: ShardFacts.Counts, _ right: ShardFacts.Counts) {
        self = left
        add(right)
    }
}
