// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel
internal import DocumentReading
internal import FileStorage
internal import Hashing

/// The records of one segment, whichever way they were cut, with the digest that names its parts.
struct SegmentRecords {
    /// The places of the segment's files in the source's list.
    let files: Range<Int>
    /// The digests of the files that begin in the segment.
    private(set) var fileDigests: [(path: String, digest: Digest)] = []
    /// The bytes on disk that the segment stands for, for progress.
    private(set) var inputByteCount = 0
    /// The digest over everything in the segment.
    let digest: Digest
    private var contents: [[UInt8]] = []
    private var records: [CutRecord] = []
    private let format: SourceFormat
    private let limits: ReadingLimits
    private let dialect: XMLDialect?

    init(_ segment: SegmentInput, source: PlannedSource, limits: ReadingLimits) throws {
        format = source.source.format
        self.limits = limits
        dialect = source.source.dialect
        var hasher = SHA256Hasher()
        switch segment.content {
        case .files(let files):
            self.files = files
            for file in source.files[files] {
                let bytes = try InputFile.contents(of: file.path) ?? []
                let digest = Digest.sha256(bytes)
                contents.append(bytes)
                fileDigests.append((file.relativePath, digest))
                inputByteCount += bytes.count
                hasher.update(field: digest.bytes)
            }
        case .records(let file, let digests, let records):
            files = file..<(file + 1)
            let names = [source.files[file]] + source.files[file].parts
            for (name, digest) in zip(names, digests) { fileDigests.append((name.relativePath, digest)) }
            self.records = records
            for record in records {
                inputByteCount += record.byteCount
                record.add(to: &hasher)
            }
        }
        digest = hasher.finalize()
    }

    /// Calls `body` with each record and the number of its file within the segment.
    func forEach(_ body: (Int, CutRecord) throws -> Void) throws {
        for record in records { try body(0, record) }
        for (file, bytes) in contents.enumerated() {
            let stream = RecordStream(bytes: bytes, format: format, limits: limits, dialect: dialect)
            while let record = stream.next() { try body(file, record) }
        }
    }
}

extension CutRecord {
    fileprivate var byteCount: Int {
        switch self {
        case .record(let record): record.bytes.count
        case .rejected: 0
        }
    }

    fileprivate func add(to hasher: inout SHA256Hasher) {
        switch self {
        case .record(let record):
            hasher.update(field: record.place.locator)
            hasher.update(integer: record.place.byteOffset)
            hasher.update(field: record.declaredEncoding ?? "")
            hasher.update(field: record.bytes)
            for evidence in record.inheritedRights {
                hasher.update(field: evidence.kind)
                hasher.update(field: evidence.value)
                hasher.update(field: evidence.place)
            }
        case .rejected(let rejection):
            hasher.update(field: rejection.place.locator)
            hasher.update(integer: rejection.place.byteOffset)
            hasher.update(field: rejection.reason.rawValue)
            hasher.update(field: rejection.detail)
        }
    }
}
