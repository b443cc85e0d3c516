// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel
public import MerkleLog
internal import Sharding

/// What a reader streams.
public enum ReadingKind: String, Sendable, Hashable {
    /// The lines of `documents/`.
    case documents
    /// The token ids of each document.
    case tokens
}

/// Which records fall to one of several readers: those whose number in the release leaves this rank modulo the world.
public struct ReadingShare: Sendable, Hashable {
    /// The reader, counted from 0.
    public let rank: Int
    /// How many readers there are.
    public let world: Int

    /// All records.
    public static let whole = ReadingShare(uncheckedRank: 0, world: 1)

    /// The share of one reader; `nil` unless `rank` is from 0 to `world` - 1.
    public init?(rank: Int, world: Int) {
        guard world > 0, rank >= 0, rank < world else { return nil }
        self.init(uncheckedRank: rank, world: world)
    }

    private init(uncheckedRank rank: Int, world: Int) {
        self.rank = rank
        self.world = world
    }

    /// The number in the release of this share's record `number`; `nil` past all numbers.
    func position(ofRecord number: Int) -> Int? {
        let (offset, overflows) = number.multipliedReportingOverflow(by: world)
        let (position, exceeds) = offset.addingReportingOverflow(rank)
        return overflows || exceeds ? nil : position
    }
}

/// Streams a release to a trainer, one JSON line a document.
///
/// The seal is verified first; each shard's files are checked against it before the first byte of them leaves, and every
/// block is checked again when it does. Works on read-only file systems.
public struct ReleaseReader {
    private let folder: ReleaseFolder
    /// The seal of the release.
    public let seal: ReleaseSeal

    /// Opens a release whose seal is verified with one of `keys`.
    public init(_ folder: ReleaseFolder, keys: [VerifierKey]) throws {
        self.folder = folder
        seal = try folder.verifySeal(keys: keys)
    }

    /// Gives the lines of a share to `emit`, each with its line feed, from the share's record `first` on, and then the
    /// line that says the stream is whole.
    public func read(
        _ kind: ReadingKind,
        share: ReadingShare = .whole,
        from first: Int = 0,
        emit: ([UInt8]) throws -> Void
    ) throws {
        var sums = (documents: 0, tokens: 0)
        var next = share.position(ofRecord: first)
        var shardStart = 0
        for shard in folder.index.shards {
            let end = shardStart + shard.documentCount
            defer { shardStart = end }
            guard let start = next, start < end else { continue }
            let positions = stride(from: start - shardStart, to: shard.documentCount, by: share.world)
            let writer = ShardLineWriter(folder: folder, shard: shard, firstNumber: shardStart)
            sums.tokens += try writer.write(kind, positions, emit: emit)
            let count = (shard.documentCount - (start - shardStart) + share.world - 1) / share.world
            sums.documents += count
            next = start + count * share.world
        }
        try emit(endLine(kind, share, first: first, sums))
    }

    private func endLine(
        _ kind: ReadingKind,
        _ share: ReadingShare,
        first: Int,
        _ sums: (documents: Int, tokens: Int)
    ) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { object in
            object.member("end", true)
            object.member("kind", kind.rawValue)
            object.member("documents", sums.documents)
            object.member("tokens", sums.tokens)
            object.member("from", first)
            object.member("rank", share.rank)
            object.member("world", share.world)
            seal.write(to: &object)
        }
        writer.endLine()
        return writer.bytes
    }
}

/// Writes lines of one shard, after checking its files.
private struct ShardLineWriter {
    let folder: ReleaseFolder
    let shard: ShardSummary
    let firstNumber: Int

    func write(_ kind: ReadingKind, _ positions: StrideTo<Int>, emit: ([UInt8]) throws -> Void) throws -> Int {
        let table = try folder.openProvenance(ofShard: shard.index)
        switch kind {
        case .documents: return try writeDocuments(positions, table, emit: emit)
        case .tokens: return try writeTokens(positions, table, emit: emit)
        }
    }

    private func writeDocuments(
        _ positions: StrideTo<Int>,
        _ table: ProvenanceTableReader,
        emit: ([UInt8]) throws -> Void
    ) throws -> Int {
        let lines = try folder.openLines(.documents, ofShard: shard.index)
        var tokenCount = 0
        for position in positions {
            while lines.lineCount < position, try lines.next() != nil {}
            let row = try table.row(at: position)
            guard let line = try lines.next(), line.starts(with: row.document.linePrefix) else {
                throw ReleaseError(
                    .mismatch,
                    at: ShardSummary.FileKind.documents.path(ofShard: shard.index),
                    "line \(position + 1) is not document \(row.document), whose tokens stand in its place"
                )
            }
            tokenCount += row.tokenCount
            try emit(line + [0x0A])
        }
        return tokenCount
    }

    private func writeTokens(
        _ positions: StrideTo<Int>,
        _ table: ProvenanceTableReader,
        emit: ([UInt8]) throws -> Void
    ) throws -> Int {
        let tokens = try folder.openTokens(ofShard: shard.index)
        var tokenCount = 0
        for position in positions {
            let record = try table.record(at: position)
            let ids = try tokens.sequence(at: position)
            guard ids.count == record.tokenCount else {
                throw ReleaseError(
                    .mismatch,
                    at: ShardSummary.FileKind.index.path(ofShard: shard.index),
                    "sequence \(position) has \(ids.count) tokens, its document \(record.tokenCount)"
                )
            }
            tokenCount += ids.count
            try emit(line(position, record, ids))
        }
        return tokenCount
    }

    private func line(_ position: Int, _ record: ProvenanceRecord, _ ids: [UInt32]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { object in
            object.member("number", firstNumber + position)
            object.member("shard", shard.index)
            object.member("document", record.document.description)
            object.member("source", record.source)
            object.member("license", record.license)
            object.member("language", record.language)
            object.member("tokens", array: { array in for id in ids { array.integer(id) } })
        }
        writer.endLine()
        return writer.bytes
    }
}
