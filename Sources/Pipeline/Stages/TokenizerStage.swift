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

    func run(
        _ segments: [SegmentFacts],
        duplicates: DuplicateStage.Result,
        progress: ProgressReporter
    ) async throws -> Tokenizer {
        switch decider.plan.manifest.tokenizer {
        case .file(let path): return try TokenizerStage.load(path)
        case .train(let vocabularySize, let sampleByteCount):
            let key = trainingKey(vocabularySize, sampleByteCount, duplicates)
            if let json = try decider.parts.load(key) {
                decider.parts.countReuse()
                return try Tokenizer(json: json)
            }
            let sample = TrainingSample(
                decider: decider,
                sampleByteCount: sampleByteCount,
                keptTextByteCount: duplicates.keptTextByteCount
            )
            let counts = try await count(
                segments,
                duplicates: duplicates,
                sample: sample,
                progress: progress
            )
            let tokenizer = BPETrainer(vocabularySize: vocabularySize).train(counts)
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
        _ vocabularySize: Int,
        _ sampleByteCount: Int,
        _ duplicates: DuplicateStage.Result
    ) -> PartKey {
        var key = PartKeyBuilder(stage: "tokenizer", version: TokenizationVersion.current)
        key.add(vocabularySize)
        key.add(sampleByteCount)
        key.add(decider.plan.manifest.shards.seed)
        key.add(duplicates.acceptedDigest)
        return key.key()
    }

    private func count(
        _ segments: [SegmentFacts],
        duplicates: DuplicateStage.Result,
        sample: TrainingSample,
        progress: ProgressReporter
    ) async throws -> PieceCounts {
        var counts = PieceCounts(pattern: .llama3)
        let notes = try DuplicateNotes(path: duplicates.notesPath)
        var next = 0
        progress.begin("training the tokenizer", total: segments.count)
        try await orderedParallelMap(workerCount: workerCount) {
            guard next < segments.count else { return nil }
            defer { next += 1 }
            return (segments[next], try notes.notes(ofSegment: next))
        } transform: { (input: (SegmentFacts, [UInt32: [DuplicateNote]])) in
            try sample.count(input.0, notes: input.1)
        } emit: { (segmentCounts: PieceCounts) in
            counts.merge(segmentCounts)
            progress.update(next)
        }
        return counts
    }
}

/// The documents that a tokenizer is trained on: chosen by their ids, so that order and workers do not matter.
private struct TrainingSample: Sendable {
    let decider: DocumentDecider
    let sampleByteCount: Int
    let keptTextByteCount: Int

    func count(_ segment: SegmentFacts, notes: [UInt32: [DuplicateNote]]) throws -> PieceCounts {
        var counts = PieceCounts(pattern: .llama3)
        let decided = try decider.decide(segment)
        let chosen = decided.indices.filter { index in
            decided[index].reasons.isEmpty && isChosen(decided[index].identity)
                && !(notes[UInt32(index)] ?? []).contains { $0.relation == .isCopyOf }
        }
        if chosen.isEmpty { return counts }
        let part = try ExtractionPart(try decider.parts.require(segment.extraction))
        for index in chosen {
            if case .document(let document) = part.entries[index].outcome { counts.count(document.text) }
        }
        return counts
    }

    private func isChosen(_ identity: DocumentIdentity) -> Bool {
        guard keptTextByteCount > sampleByteCount else { return true }
        // The share of all keys that makes up the sample, with 32 bits of precision.
        let threshold = UInt64(sampleByteCount) * (1 << 32) / UInt64(keptTextByteCount)
        return identity.shuffleKey(seed: decider.plan.manifest.shards.seed).prefix >> 32 < threshold
    }
}
