// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel
internal import Deduplication
internal import FileStorage
internal import Hashing
internal import OrderedParallelism
internal import Tokenization

/// Loads the manifest's tokenizer, or trains one on a sample of what is kept.
struct TokenizerStage: Sendable {
    let decider: DocumentDecider
    let workerCount: Int
    /// How many segments a worker counts before its counts are added to the others', which one task does alone.
    private static let batchSegmentCount = 16

    func run(
        _ segments: [SegmentFacts],
        duplicates: DuplicateStage.Result,
        scratchFolder: String,
        progress: ProgressReporter
    ) async throws -> Tokenizer {
        switch decider.plan.manifest.tokenizer {
        case .file(let path): return try TokenizerStage.load(path)
        case .train(let training):
            let key = trainingKey(training, duplicates)
            if let json = try decider.parts.load(key) {
                decider.parts.countReuse()
                return try Tokenizer(json: json)
            }
            let sample = TrainingSample(
                decider: decider,
                training: training,
                keptTextByteCount: duplicates.keptTextByteCount
            )
            let counts = try await count(
                segments,
                duplicates: duplicates,
                sample: sample,
                scratchFolder: scratchFolder,
                progress: progress
            )
            let tokenizer = BPETrainer(vocabularySize: training.vocabularySize).train(counts)
            try decider.parts.store(tokenizer.json, as: key)
            return tokenizer
        }
    }

    private static func load(_ path: String) throws -> Tokenizer {
        let maximumByteCount = 256 << 20
        guard let json = try InputFile.contents(of: path, maximumByteCount: maximumByteCount) else {
            throw BuildError(.input, "the tokenizer \(path) is larger than \(maximumByteCount) bytes")
        }
        do {
            return try Tokenizer(json: json)
        } catch {
            throw BuildError(.input, "the tokenizer \(path) cannot be used: \(error)")
        }
    }

    private func trainingKey(
        _ training: Manifest.TokenizerTraining,
        _ duplicates: DuplicateStage.Result
    ) -> PartKey {
        var key = PartKeyBuilder(stage: "tokenizer", version: TokenizationVersion.current)
        key.add(training.vocabularySize)
        key.add(training.sampleByteCount)
        key.add(contentsOf: training.weights.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })
        key.add(decider.plan.manifest.shards.seed)
        key.add(duplicates.acceptedDigest)
        return key.key()
    }

    private func count(
        _ segments: [SegmentFacts],
        duplicates: DuplicateStage.Result,
        sample: TrainingSample,
        scratchFolder: String,
        progress: ProgressReporter
    ) async throws -> PieceCounts {
        let collector = PieceCollector(style: .byteLevel(.llama3), spillFolder: scratchFolder)
        let notes = try DuplicateNotes(path: duplicates.notesPath)
        var next = 0
        progress.begin("training the tokenizer", total: segments.count)
        try await orderedParallelMap(workerCount: workerCount) {
            guard next < segments.count else { return nil }
            var batch: [TrainingSample.Segment] = []
            while next < segments.count, batch.count < TokenizerStage.batchSegmentCount {
                batch.append(.init(facts: segments[next], notes: try notes.notes(ofSegment: next)))
                next += 1
            }
            return batch
        } transform: { (batch: [TrainingSample.Segment]) in
            try sample.count(batch)
        } emit: { (batchCounts: PieceCounts) in
            try collector.add(batchCounts)
            progress.update(next)
        }
        return try collector.sum().counts
    }
}

/// The documents that a tokenizer is trained on: chosen by their ids, so that order and workers do not matter.
private struct TrainingSample: Sendable {
    let decider: DocumentDecider
    let training: Manifest.TokenizerTraining
    let keptTextByteCount: Int

    /// A segment, and what is known of duplicates in it.
    struct Segment: Sendable {
        var facts: SegmentFacts
        var notes: [UInt32: [DuplicateNote]]
    }

    func count(_ batch: [Segment]) throws -> PieceCounts {
        var counts = PieceCounts(pattern: .llama3)
        for segment in batch { try count(segment.facts, notes: segment.notes, into: &counts) }
        return counts
    }

    private func count(
        _ segment: SegmentFacts,
        notes: [UInt32: [DuplicateNote]],
        into counts: inout PieceCounts
    ) throws {
        let decided = try decider.decide(segment)
        let chosen = decided.indices.filter { index in
            decided[index].reasons.isEmpty && isChosen(decided[index].identity)
                && !(notes[UInt32(index)] ?? []).contains { $0.relation == .isCopyOf }
        }
        if chosen.isEmpty { return }
        let part = try ExtractionPart(try decider.parts.require(segment.extraction))
        for index in chosen {
            guard case .document(let document) = part.entries[index].outcome else { continue }
            let percent = training.weights[decided[index].document?.scores.language ?? ""] ?? 100
            counts.count(decided[index].keptText(of: document.text), weight: percent * PieceCounts.weightUnit / 100)
        }
    }

    private func isChosen(_ identity: DocumentIdentity) -> Bool {
        guard keptTextByteCount > training.sampleByteCount else { return true }
        // The share of all keys that makes up the sample, with 32 bits of precision.
        let threshold = UInt64(training.sampleByteCount) * (1 << 32) / UInt64(keptTextByteCount)
        return identity.shuffleKey(seed: decider.plan.manifest.shards.seed).prefix >> 32 < threshold
    }
}
