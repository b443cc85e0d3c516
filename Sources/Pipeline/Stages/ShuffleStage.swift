// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel
internal import Deduplication
internal import FileStorage
internal import Hashing
internal import OrderedParallelism
internal import Sharding
internal import Tokenization

/// Tokenizes what is kept and brings everything into the order of the release: sorted runs of groups of segments.
struct ShuffleStage: Sendable {
    let decider: DocumentDecider
    let segments: [SegmentFacts]
    let tokenizer: Tokenizer
    let workerCount: Int

    /// A run holds segments of about so many bytes of text.
    private static let runTextByteCount = 12 << 20
    /// More runs than this are merged into longer ones before the shards are cut.
    private static let maximumRunCount = 96

    /// The paths of the sorted runs, and the totals over them.
    struct Result: Sendable {
        var paths: [String] = []
        var tokenCount = 0
        var recordCount = 0
    }

    private struct Group: Sendable {
        var segments: Range<Int>
        var notes: [[UInt32: [DuplicateNote]]]
    }

    func run(duplicates: DuplicateStage.Result, progress: ProgressReporter) async throws -> Result {
        let notes = try DuplicateNotes(path: duplicates.notesPath)
        var keys: [PartKey] = []
        var next = 0
        var result = Result()
        progress.begin("tokenizing", total: segments.reduce(0) { $0 + $1.textByteCount }, isInBytes: true)
        var doneByteCount = 0
        try await orderedParallelMap(workerCount: workerCount) {
            try nextGroup(&next, notes: notes)
        } transform: { group in
            try makeRun(of: group)
        } emit: { (key: PartKey, totals: SpillReader.Totals, textByteCount: Int) in
            keys.append(key)
            result.tokenCount += totals.tokenCount
            result.recordCount += totals.recordCount
            doneByteCount += textByteCount
            progress.update(doneByteCount)
        }
        while keys.count > ShuffleStage.maximumRunCount { keys = try await mergeOnce(keys) }
        result.paths = keys.map { decider.parts.path(of: $0) }
        return result
    }

    private func nextGroup(_ next: inout Int, notes: DuplicateNotes) throws -> Group? {
        guard next < segments.count else { return nil }
        let start = next
        var textByteCount = 0
        var group = Group(segments: start..<start, notes: [])
        while next < segments.count, next == start || textByteCount < ShuffleStage.runTextByteCount {
            textByteCount += segments[next].textByteCount
            group.notes.append(try notes.notes(ofSegment: next))
            next += 1
        }
        group.segments = start..<next
        return group
    }

    private func makeRun(of group: Group) throws -> (PartKey, SpillReader.Totals, Int) {
        let key = runKey(of: group)
        let textByteCount = segments[group.segments].reduce(0) { $0 + $1.textByteCount }
        let totals = try run(key) {
            var records: [ShuffledRecord] = []
            var builder = ShuffledRecordBuilder(decider: decider, segments: segments, tokenizer: tokenizer)
            for (segment, notes) in zip(group.segments, group.notes) {
                try builder.build(segments[segment], notes: notes, into: &records)
            }
            records.sort { $0.shuffleKey < $1.shuffleKey }
            let writer = try SpillWriter(path: decider.parts.path(of: key))
            for record in records { try writer.append(record) }
            try writer.finish()
        }
        return (key, totals, textByteCount)
    }

    /// Merges groups of runs into longer runs, so that no merge opens more than `maximumRunCount` files.
    private func mergeOnce(_ keys: [PartKey]) async throws -> [PartKey] {
        var start = 0
        var merged: [PartKey] = []
        try await orderedParallelMap(workerCount: workerCount) {
            guard start < keys.count else { return nil }
            defer { start += ShuffleStage.maximumRunCount }
            return Array(keys[start..<min(keys.count, start + ShuffleStage.maximumRunCount)])
        } transform: { (group: [PartKey]) in
            try merge(group)
        } emit: { (key: PartKey) in
            merged.append(key)
        }
        return merged
    }

    private func merge(_ group: [PartKey]) throws -> PartKey {
        var builder = PartKeyBuilder(stage: "merged-run")
        for key in group { builder.add(key) }
        let key = builder.key()
        _ = try run(key) {
            let merge = try SpillMerge(paths: group.map { decider.parts.path(of: $0) }, keys: .all)
            let writer = try SpillWriter(path: decider.parts.path(of: key))
            while let record = try merge.next() { try writer.append(record) }
            try writer.finish()
        }
        return key
    }

    /// The totals of a run, which is made by `make` if it is not there or not whole.
    private func run(_ key: PartKey, make: () throws -> Void) throws -> SpillReader.Totals {
        let path = decider.parts.path(of: key)
        if try Folder.kind(of: path) != nil {
            if let reader = try? SpillReader(path: path) {
                decider.parts.countReuse()
                return reader.totals
            }
            decider.parts.countDamage()
            try Folder.remove(path)
        }
        try make()
        decider.parts.countComputation()
        guard let reader = try SpillReader(path: path, isChecked: true) else { throw BuildError.partLost(path) }
        return reader.totals
    }

    private func runKey(of group: Group) -> PartKey {
        var key = PartKeyBuilder(stage: "run", version: TokenizationVersion.current)
        key.add(tokenizer.digest)
        key.add(decider.plan.manifest.shards.seed)
        decider.addConfiguration(to: &key)
        for (index, notes) in zip(group.segments, group.notes) {
            let segment = segments[index]
            key.add(segment.extraction)
            key.add(segment.scoring)
            let source = decider.plan.sources[segment.source]
            key.add(source.source.id)
            key.add(contentsOf: source.files[segment.files].map(\.relativePath))
            for record in notes.keys.sorted() {
                for note in notes[record] ?? [] {
                    key.add(record)
                    key.add(Int(note.relation.rawValue))
                    key.add(note.other.digest)
                    key.add(decider.plan.sources[segments[Int(note.otherLocation.segment)].source].source.id)
                }
            }
        }
        return key.key()
    }
}
