// SPDX-License-Identifier: EUPL-1.2

internal import Compression
public import CorpusModel
public import FileStorage

/// Streams the records of one file, plain, compressed or an archive, in memory bounded by one record.
///
/// Compression (gzip, zstd, bzip2) and archives (tar, zip, WARC) are told by content, not by name.
/// A file that ends early or breaks its compression gives the records before that place, then one rejection. Not
/// thread-safe.
public final class RecordStream {
    /// How many bytes are read at once, unless said otherwise; it makes no difference to what is read.
    public static let chunkByteCount = 128 << 10
    private let plan: ReadingPlan
    private let range: FileRange?
    private var source: ByteSource
    private var reader: (any ArchiveReader)?
    private var output: [CutRecord] = []
    private var outputIndex = 0
    /// The volume that is read, if the file is METS.
    private var volume: METSVolume?
    private var isFinished = false

    /// Opens a file in a format; with a `range`, only the records that begin within it.
    public init(
        path: String,
        format: SourceFormat,
        limits: ReadingLimits = ReadingLimits(),
        dialect: XMLDialect? = nil,
        range: FileRange? = nil,
        chunkByteCount: Int = RecordStream.chunkByteCount
    ) throws(FileError) {
        source = ByteSource(try InputFile(path))
        plan = ReadingPlan(format: format, dialect: dialect, limits: limits, chunkByteCount: chunkByteCount)
        self.range = range
        volume = format == .mets ? try METSVolume(path: path, limits: limits) : nil
    }

    /// The records of a file whose bytes are in memory, as they lie on disk.
    public init(
        bytes: [UInt8],
        format: SourceFormat,
        limits: ReadingLimits = ReadingLimits(),
        dialect: XMLDialect? = nil,
        range: FileRange? = nil,
        chunkByteCount: Int = RecordStream.chunkByteCount
    ) {
        source = ByteSource(bytes)
        plan = ReadingPlan(format: format, dialect: dialect, limits: limits, chunkByteCount: chunkByteCount)
        self.range = range
    }

    /// The next record, or what could not be read; `nil` at the end.
    public func next() -> CutRecord? {
        if let volume { return volume.next() }
        while outputIndex == output.count {
            output.removeAll(keepingCapacity: true)
            outputIndex = 0
            if isFinished { return nil }
            advance()
        }
        outputIndex += 1
        return output[outputIndex - 1]
    }

    /// Where the first record is that a part left to others, once it has been read; `nil` if the file ended.
    public var nextPosition: RecordPosition? { (reader as? WARCReader)?.next }

    private func advance() {
        do throws(ReadingFailure) {
            if reader == nil { reader = try open() }
            if reader?.advance(into: &output) != true { isFinished = true }
        } catch {
            isFinished = true
            let place = RecordPlace(locator: "", byteOffset: 0, byteCount: 0)
            output.append(.rejected(ReadingRejection(place: place, reason: error.reason, detail: error.detail)))
        }
    }

    // Looks at the first bytes.
    private func open() throws(ReadingFailure) -> any ArchiveReader {
        if let range {
            let window = try InputWindow(
                source,
                limits: plan.limits,
                chunkByteCount: plan.chunkByteCount,
                from: range.start.disk
            )
            guard try window.skip(range.start.distance) else {
                throw ReadingFailure(.recordTruncated, "the file ends before the record")
            }
            return WARCReader(window, plan: plan, end: range.end)
        }
        let window = try InputWindow(source, limits: plan.limits, chunkByteCount: plan.chunkByteCount)
        // What is broken is found again when it is read.
        _ = try? window.fill(ArchiveKind.signatureByteCount)
        switch ArchiveKind.detect(window.bytes) {
        case .warc: return WARCReader(window, plan: plan)
        case .tar where plan.format != .warc: return TarReader(window, plan: plan)
        case .zip where plan.format != .warc && window.compression == .none:
            return ZipReader(source, plan: plan)
        case .zip where plan.format != .warc:
            throw ReadingFailure(.memberNotRead, "a zip archive that is compressed again")
        default:
            guard plan.format != .warc else {
                let name = UnreadContent.name(of: window.bytes)
                throw ReadingFailure(.formatMismatch, "the file is not WARC\(name.map { ", but \($0)" } ?? "")")
            }
            return FileReader(window, plan: plan)
        }
    }
}

/// Reads a file that is no archive.
private struct FileReader: ArchiveReader {
    private let window: InputWindow
    private var member: MemberReader
    private static let pieceByteCount = 1 << 20

    init(_ window: InputWindow, plan: ReadingPlan) {
        self.window = window
        member = MemberReader(MemberFacts(), plan: plan)
    }

    mutating func advance(into output: inout [CutRecord]) -> Bool {
        do throws(ReadingFailure) {
            let piece = try window.takePiece(upTo: FileReader.pieceByteCount)
            if piece.isEmpty { member.finish(nil, into: &output) } else { member.feed(piece, into: &output) }
            return !piece.isEmpty && !member.isDone
        } catch {
            member.finish(error, into: &output)
            return false
        }
    }
}
