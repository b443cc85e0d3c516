// SPDX-License-Identifier: EUPL-1.2

internal import Compression
public import CorpusModel
public import FileStorage

/// Streams the records of one file, plain or compressed (gzip with any number of members, or zstd; told by content, not by
/// name), in memory bounded by one record.
///
/// A file that ends early or breaks its compression gives the records before that place, then one rejection. Not
/// thread-safe.
public final class RecordStream {
    private static let chunkByteCount = 256 << 10
    private let file: InputFile?
    /// The volume that is read, if the file is METS.
    private var volume: METSVolume?
    /// Bytes that are there already; handed on as one chunk.
    private var waitingBytes: [UInt8] = []
    private var cutter: RecordCutter
    private var decompressor: Decompressor?
    private var isFinished = false

    /// Opens a file in a format.
    public init(
        path: String,
        format: SourceFormat,
        limits: ReadingLimits = ReadingLimits(),
        dialect: XMLDialect? = nil
    ) throws(FileError) {
        file = try InputFile(path)
        volume = format == .mets ? try METSVolume(path: path, limits: limits) : nil
        cutter = RecordCutter(format: format, limits: limits, dialect: dialect)
    }

    /// The records of a file whose bytes are in memory, as they lie on disk.
    public init(
        bytes: [UInt8],
        format: SourceFormat,
        limits: ReadingLimits = ReadingLimits(),
        dialect: XMLDialect? = nil
    ) {
        file = nil
        waitingBytes = bytes
        cutter = RecordCutter(format: format, limits: limits, dialect: dialect)
    }

    /// The next record, or what could not be read; `nil` at the end.
    public func next() -> CutRecord? {
        if let volume { return volume.next() }
        while true {
            if let record = cutter.next() { return record }
            if isFinished { return nil }
            advance()
        }
    }

    // One step: what the decompressor still holds, else the next bytes of the file.
    private func advance() {
        do {
            if let decompressor {
                let bytes = try decompressor.read(maximumByteCount: RecordStream.chunkByteCount)
                if !bytes.isEmpty { return feed(bytes) }
            }
            let chunk = try nextChunk()
            if chunk.isEmpty {
                isFinished = true
                try decompressor?.finish()
                cutter.finish()
            } else {
                let decompressor = try decompressor ?? Decompressor(.detect(chunk))
                self.decompressor = decompressor
                decompressor.feed(chunk)
            }
        } catch let error as CompressionError {
            reject(.compressionBroken, error.description)
        } catch let error as FileError {
            // Without the path, which is not the same on another machine.
            reject(.fileUnreadable, FileError(error.operation, "the file", number: error.number).description)
        } catch {
            reject(.fileUnreadable, "the file cannot be read")
        }
    }

    private func nextChunk() throws(FileError) -> [UInt8] {
        guard let file else {
            defer { waitingBytes = [] }
            return waitingBytes
        }
        return try file.read(maximumByteCount: RecordStream.chunkByteCount)
    }

    private func feed(_ bytes: [UInt8]) {
        cutter.feed(bytes)
        if cutter.isDone { isFinished = true }
    }

    private func reject(_ reason: ReadingRejection.Reason, _ detail: String) {
        isFinished = true
        cutter.finish(rejecting: reason, detail: detail)
    }
}
