// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel
internal import Deduplication
internal import ExternalSorting
internal import FileStorage
internal import Hashing
internal import OrderedParallelism

/// Decides every record and finds those that say the same; makes one artefact for the whole build.
struct DuplicateStage: Sendable {
    let decider: DocumentDecider
    let workerCount: Int

    /// What is known once every record has been decided.
    struct Result: Sendable {
        /// The file of duplicate notes, in order of the build.
        var notesPath: String
        /// The digest of what was extracted, of everything accepted, and of the notes.
        var acceptedDigest: Digest
        /// The bytes of text that will be kept.
        var keptTextByteCount: Int
    }

    func run(
        _ segments: [SegmentFacts],
        scratchFolder: String,
        progress: ProgressReporter
    ) async throws -> Result {
        let isDeduplicating = decider.plan.manifest.deduplication == .exact
        let deduplicator = ExactDeduplicator(spillFolder: scratchFolder)
        var hasher = SHA256Hasher()
        for segment in segments { hasher.update(segment.extraction.digest.bytes) }
        var keptTextByteCount = 0
        var next = 0
        progress.begin("deciding", total: segments.count)
        let decider = decider
        try await orderedParallelMap(workerCount: workerCount) {
            defer { next += 1 }
            return next < segments.count ? next : nil
        } transform: { index in
            try DuplicateStage.candidates(of: segments[index], number: index, decider: decider)
        } emit: { (candidates: [(DuplicateCandidate, Int)]) in
            for (candidate, textByteCount) in candidates {
                hasher.update(candidate.document.digest.bytes)
                hasher.update(candidate.contentDigest.bytes)
                keptTextByteCount += textByteCount
                if isDeduplicating { try deduplicator.add(candidate) }
            }
            progress.update(next)
        }
        let notesPath = Path.join(scratchFolder, "duplicate-notes")
        let notes = try OutputFile(notesPath)
        let sorted = try deduplicator.notes()
        while let note = try sorted.next() {
            hasher.update(note)
            try notes.write(note)
        }
        try notes.publish()
        return Result(
            notesPath: notesPath,
            acceptedDigest: hasher.finalize(),
            keptTextByteCount: keptTextByteCount
        )
    }

    private static func candidates(
        of segment: SegmentFacts,
        number: Int,
        decider: DocumentDecider
    ) throws -> [(DuplicateCandidate, Int)] {
        let conditionCount = decider.plan.sources[segment.source].licenseConditionCount
        return try decider.decide(segment).enumerated().compactMap { index, record in
            guard record.reasons.isEmpty, let document = record.document else { return nil }
            let candidate = DuplicateCandidate(
                contentDigest: document.contentDigest,
                licenseConditionCount: UInt32(conditionCount),
                ocrErrorPPM: UInt32(clamping: document.scores[.ocrErrorPPM]),
                document: record.identity,
                location: BuildLocation(segment: UInt32(number), record: UInt32(index))
            )
            return (candidate, document.textByteCount)
        }
    }
}

/// Reads the notes of a build in step with its segments.
///
/// Not thread-safe.
final class DuplicateNotes {
    private let file: InputFile
    private var window: [UInt8] = []
    private var offset = 0
    private var head: DuplicateNote?

    init(path: String) throws {
        file = try InputFile(path)
        try advance()
    }

    /// The notes on one segment's records; segments must be asked for in rising order.
    func notes(ofSegment segment: Int) throws -> [UInt32: [DuplicateNote]] {
        var notes: [UInt32: [DuplicateNote]] = [:]
        while let note = head, note.location.segment <= UInt32(segment) {
            if note.location.segment == UInt32(segment) { notes[note.location.record, default: []].append(note) }
            try advance()
        }
        return notes
    }

    private func advance() throws {
        if offset == window.count { try fill() }
        guard offset + DuplicateNote.byteCount <= window.count else {
            guard offset == window.count else { throw BuildError.partLost(file.path) }
            head = nil
            return
        }
        head = DuplicateNote(Array(window[offset..<(offset + DuplicateNote.byteCount)]))
        offset += DuplicateNote.byteCount
    }

    /// Reads whole notes, however the system cuts what it gives.
    private func fill() throws {
        let wantedByteCount = 1024 * DuplicateNote.byteCount
        window = []
        offset = 0
        while window.count < wantedByteCount {
            let chunk = try file.read(maximumByteCount: wantedByteCount - window.count)
            if chunk.isEmpty { return }
            window += chunk
        }
    }
}
