// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel
internal import DocumentReading
internal import FileStorage
internal import Hashing

/// Cuts the files of a source into segments, by sizes and names alone: never by the number of workers.
///
/// Small files are gathered; a name whose hash ends in zeros closes a run early, so that a file added in the middle of a
/// folder shifts the borders of its neighbourhood only. A large file is streamed, and its records are gathered; so is a
/// METS file of any size, since its records hold what is in other files.
final class Segmentation {
    /// Files above this size are streamed by the reader rather than read whole by a worker.
    static let largestSmallFileByteCount = 256 << 10
    private static let targetByteCount = 4 << 20
    private static let smallestRunByteCount = 1 << 20

    private let plan: BuildPlan
    private var source = 0
    private var file = 0
    private var stream: RecordStream?
    /// The digests of the large file that is being streamed and of its parts, until a segment has taken them along.
    private var streamDigests: [Digest] = []

    init(plan: BuildPlan) {
        self.plan = plan
    }

    /// The next segment; `nil` after the last.
    func next() throws -> SegmentInput? {
        if let segment = try nextOfStream() { return segment }
        while source < plan.sources.count {
            guard plan.sources[source].isAdmitted, file < plan.sources[source].files.count else {
                source += 1
                file = 0
                continue
            }
            if isSmall(plan.sources[source].files[file]) {
                return SegmentInput(source: source, content: .files(takeRun()))
            }
            try openStream()
            if let segment = try nextOfStream() { return segment }
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

    private func openStream() throws {
        let target = plan.sources[source]
        let file = target.files[file]
        streamDigests = try ([file] + file.parts).map { try InputFile.digest(of: $0.path) }
        stream = try RecordStream(
            path: file.path,
            format: target.source.format,
            limits: plan.limits,
            dialect: target.source.dialect
        )
    }

    private func nextOfStream() throws -> SegmentInput? {
        guard let stream else { return nil }
        var records: [CutRecord] = []
        var byteCount = 0
        while byteCount < Segmentation.targetByteCount {
            guard let record = stream.next() else {
                self.stream = nil
                break
            }
            if case .record(let record) = record { byteCount += record.bytes.count }
            records.append(record)
        }
        defer {
            streamDigests = []
            if self.stream == nil { file += 1 }
        }
        if records.isEmpty, streamDigests.isEmpty { return nil }
        return SegmentInput(source: source, content: .records(file: file, digests: streamDigests, records))
    }
}

extension InputFile {
    /// The SHA-256 of a file's bytes as they lie on disk; bounded memory.
    static func digest(of path: String) throws(FileError) -> Digest {
        let file = try InputFile(path)
        var hasher = SHA256Hasher()
        while true {
            let chunk = try file.read(maximumByteCount: 1 << 20)
            if chunk.isEmpty { return hasher.finalize() }
            hasher.update(chunk)
        }
    }
}
