// SPDX-License-Identifier: EUPL-1.2

internal import Compression
internal import ExternalSorting
internal import FileStorage
internal import Hashing
internal import OrderedParallelism
internal import Tokenization

/// Cuts the shuffled runs into shards.
///
/// A shard's key depends on the documents in it alone, so a change elsewhere leaves
/// it as it is.
struct ShardStage: Sendable {
    let parts: PartStore
    let tokenizer: Tokenizer
    let targetTokenCount: Int
    let workerCount: Int

    /// A shard's folder and its facts.
    struct Shard: Sendable {
        var index: Int
        var folder: String
        var facts: ShardFacts
    }

    func run(
        _ shuffle: ShuffleStage.Result,
        scratchFolder: String,
        progress: ProgressReporter
    ) async throws -> [Shard] {
        let count = max(1, (shuffle.tokenCount + targetTokenCount - 1) / targetTokenCount)
        let keys = try shardKeys(of: shuffle, count: count, scratchFolder: scratchFolder)
        var shards: [Shard] = []
        var next = 0
        progress.begin("writing shards", total: count)
        try await orderedParallelMap(workerCount: workerCount) {
            defer { next += 1 }
            return next < count ? next : nil
        } transform: { (index: Int) in
            try shard(index, of: count, key: keys[index], paths: shuffle.paths)
        } emit: { (shard: Shard) in
            shards.append(shard)
            progress.update(shards.count)
        }
        return shards
    }

    /// The key of each shard: over its documents in order, its place, and what else determines its bytes.
    private func shardKeys(of shuffle: ShuffleStage.Result, count: Int, scratchFolder: String) throws -> [PartKey] {
        let sorter = ExternalSorter(
            recordByteCount: 2 * Digest.byteCount,
            spillFolder: scratchFolder,
            name: "shard-entries"
        )
        for path in shuffle.paths {
            guard let reader = try SpillReader(path: path, isChecked: true) else { throw BuildError.partLost(path) }
            try reader.forEachRecordEntry { try sorter.append($0) }
        }
        var builders = (0..<count).map { _ in
            var builder = PartKeyBuilder(stage: "shard")
            builder.add(Zstd.libraryVersion)
            builder.add(tokenizer.vocabularySize)
            return builder
        }
        let entries = try sorter.sorted()
        while let entry = try entries.next() {
            guard let key = Digest(entry[..<32]), let digest = Digest(entry[32...]) else { continue }
            let index = Int(key.prefix.multipliedFullWidth(by: UInt64(count)).high)
            builders[index].add(key)
            builders[index].add(digest)
        }
        return builders.map { $0.key() }
    }

    private func shard(_ index: Int, of count: Int, key: PartKey, paths: [String]) throws -> Shard {
        let folder = parts.path(of: key)
        if try Folder.kind(of: folder) != nil {
            if let facts = try? ShardStage.checkedFacts(of: folder) {
                parts.countReuse()
                return Shard(index: index, folder: folder, facts: facts)
            }
            parts.countDamage()
            try Folder.remove(folder)
        }
        let merge = try SpillMerge(paths: paths, keys: ShuffleRange(shard: index, of: count))
        try Folder.create(Path.parent(of: folder))
        let writer = try ShardFolderWriter(folder: folder, vocabularySize: tokenizer.vocabularySize)
        while let record = try merge.next() { try writer.append(record) }
        let facts = try writer.finish()
        parts.countComputation()
        return Shard(index: index, folder: folder, facts: facts)
    }

    /// The facts of a finished shard, after every byte of its files has been checked.
    private static func checkedFacts(of folder: String) throws -> ShardFacts {
        guard let bytes = try InputFile.contents(of: Path.join(folder, ShardFolderWriter.factsName)) else {
            throw BuildError.partLost(folder)
        }
        let facts = try ShardFacts(encoded: bytes)
        for file in facts.files {
            let digest = try InputFile.digest(of: Path.join(folder, file.name))
            guard digest.hexadecimal == file.sha256 else { throw BuildError.partLost(folder) }
        }
        return facts
    }
}
