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
    private var part: (path: String, range: FileRange)?

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
        case .part:
            preconditionFailure("a part is read from where its first record is")
        }
        digest = hasher.finalize()
    }

    /// The records of a part of a file that is read from a record to the first one at `end` or after it; what they depend
    /// on lies before `certainEnd`.
    init(
        file: Int,
        source: PlannedSource,
        limits: ReadingLimits,
        range: FileRange,
        certainEnd: Int
    ) throws {
        files = file..<(file + 1)
        format = source.source.format
        self.limits = limits
        dialect = source.source.dialect
        let path = source.files[file].path
        part = (path, range)
        let input = try InputFile(path)
        var hasher = SHA256Hasher()
        // Places stand in locators, and where the file ends decides what is cut off.
        for number in [range.start.disk, range.start.distance, range.end, try input.byteCount()] {
            hasher.update(integer: number)
        }
        var offset = range.start.disk
        while offset < certainEnd {
            let chunk = try input.read(at: offset, maximumByteCount: min(1 << 20, certainEnd - offset))
            if chunk.isEmpty { break }
            hasher.update(chunk)
            offset += chunk.count
        }
        digest = hasher.finalize()
    }

    /// Calls `body` with each record and the number of its file within the segment; where the first record is that was left
    /// to the next part, if the segment is one.
    func forEach(_ body: (Int, CutRecord) throws -> Void) throws -> RecordPosition? {
        for record in records { try body(0, record) }
        for (file, bytes) in contents.enumerated() {
            let stream = RecordStream(bytes: bytes, format: format, limits: limits, dialect: dialect)
            while let record = stream.next() { try body(file, record) }
        }
        guard let (path, range) = part else { return nil }
        let stream = try RecordStream(path: path, format: format, limits: limits, dialect: dialect, range: range)
        while let record = stream.next() { try body(0, record) }
        return stream.nextPosition
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
            hasher.update(field: record.transportEncoding ?? "")
            hasher.update(field: record.format?.rawValue ?? "")
            hasher.update(field: record.fetched ?? "")
            hasher.update(integer: record.identifiers.count)
            for identifier in record.identifiers { hasher.update(field: identifier) }
            hasher.update(integer: record.inheritedRights.count)
            for evidence in record.inheritedRights {
                hasher.update(field: evidence.kind)
                hasher.update(field: evidence.value)
                hasher.update(field: evidence.place)
            }
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
