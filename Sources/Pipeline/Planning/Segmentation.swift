// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel
internal import DocumentReading
internal import FileStorage
internal import Hashing

/// Cuts the files of a source into segments, by sizes and names alone: never by the number of workers.
///
/// Small files are gathered; a name whose hash ends in zeros closes a run early, so that a file added in the middle of a
/// folder shifts the borders of its neighbourhood only. A large file is read in parts where it has places to begin in the
/// middle; else it is streamed, and its records are gathered; so is a METS file of any size, since its records hold what is
/// in other files.
final class Segmentation {
    /// Files above this size are streamed by the reader rather than read whole by a worker.
    static let largestSmallFileByteCount = 256 << 10
    private static let targetByteCount = 4 << 20
    private static let smallestRunByteCount = 1 << 20
    private static let recordByteCount = 256

    private let plan: BuildPlan
    private var source = 0
    private var file = 0
    // What is open of the large file: its records, or where its next part begins; and its digest.
    private var stream: RecordStream?
    private var partStart: Int?
    private var digest: FileDigest?
    /// The digests of the files that a METS file names.
    private var namedDigests: [Digest] = []

    init(plan: BuildPlan) {
        self.plan = plan
    }

    /// The next segment; `nil` after the last.
    func next() throws -> SegmentInput? {
        if let segment = try nextOfLargeFile() { return segment }
        while source < plan.sources.count {
            guard plan.sources[source].isAdmitted, file < plan.sources[source].files.count else {
                source += 1
                file = 0
                continue
            }
            if isSmall(plan.sources[source].files[file]) {
                return SegmentInput(source: source, content: .files(takeRun()))
            }
            try openLargeFile()
            if let segment = try nextOfLargeFile() { return segment }
        }
        return nil
    }

    private func isSmall(_ file: SourceFile) -> Bool {
        file.byteCount <= Segmentation.largestSmallFileByteCount && plan.sources[source].source.format != .mets
    }

    private func takeRun() -> Range<Int> {
        let files = plan.sources[source].files
        let start = file
        var byteCount = 0
        while file < files.count, isSmall(files[file]) {
            byteCount += files[file].byteCount
            let isBorder = FNV1a.hash(files[file].relativePath.utf8) & 15 == 0
            file += 1
            if byteCount >= Segmentation.targetByteCount { break }
            if isBorder, byteCount >= Segmentation.smallestRunByteCount { break }
        }
        return start..<file
    }

    private func openLargeFile() throws {
        let target = plan.sources[source]
        let file = target.files[file]
        digest = try FileDigest(file.path)
        namedDigests = try file.parts.map { try InputFile.digest(of: $0.path) }
        if target.source.format != .mets, try FileParts.canBeRead(file.path) {
            partStart = 0
            return
        }
        stream = try RecordStream(
            path: file.path,
            format: target.source.format,
            limits: plan.limits,
            dialect: target.source.dialect
        )
    }

    private func nextOfLargeFile() throws -> SegmentInput? {
        let content: SegmentInput.Content
        if let start = partStart {
            content = try nextPart(from: start)
        } else if stream != nil {
            content = try nextOfStream()
        } else {
            return nil
        }
        defer {
            if stream == nil, partStart == nil {
                file += 1
                digest = nil
            }
        }
        return SegmentInput(source: source, content: content)
    }

    private func nextPart(from start: Int) throws -> SegmentInput.Content {
        let end = start + FileParts.partByteCount
        let goesOn = try digest?.advance(to: end) == true && end < plan.sources[source].files[file].byteCount
        partStart = goesOn ? end : nil
        return .part(file: file, start: start, end: goesOn ? end : .max, digest: goesOn ? nil : try digest?.finish())
    }

    private func nextOfStream() throws -> SegmentInput.Content {
        var records: [CutRecord] = []
        var byteCount = 0
        while byteCount < Segmentation.targetByteCount {
            guard let record = stream?.next() else {
                stream = nil
                break
            }
            // Rejections take memory too.
            if case .record(let record) = record { byteCount += record.bytes.count }
            byteCount += Segmentation.recordByteCount
            records.append(record)
        }
        let end = (digest?.byteCount ?? 0) + Segmentation.targetByteCount
        try digest?.advance(to: end)
        let digests = stream == nil ? try [digest?.finish()].compactMap { $0 } + namedDigests : []
        return .records(file: file, digests: digests, records)
    }
}

extension InputFile {
    /// The SHA-256 of a file's bytes as they lie on disk; bounded memory.
    static func digest(of path: String) throws(FileError) -> Digest {
        var digest = try FileDigest(path)
        return try digest.finish()
    }
}
