// SPDX-License-Identifier: EUPL-1.2

internal import Compression
public import Sharding

/// Reads the lines of a zstd-compressed file one after another; memory grows with the longest line only.
///
/// A stream that ends early, a last line without its line feed and an overlong line are errors. Not thread-safe.
public final class CompressedLineReader {
    private let source: any ByteSource
    private let decompressor: Decompressor
    private var position = 0
    private var pending: [UInt8] = []
    private var pendingStart = 0
    private var hasEnded = false
    /// The lines given out until now.
    public private(set) var lineCount = 0

    private static let chunkByteCount = 256 << 10
    private static let maximumLineByteCount = 1 << 30

    /// Reads a source from its beginning.
    public init(_ source: any ByteSource) throws {
        self.source = source
        decompressor = try Decompressor(.zstd)
    }

    /// The next line without its line feed; `nil` at the end.
    public func next() throws -> [UInt8]? {
        var searched = pendingStart
        while true {
            if let end = pending[searched...].firstIndex(of: 0x0A) {
                defer { pendingStart = end + 1 }
                lineCount += 1
                return Array(pending[pendingStart..<end])
            }
            pending.removeFirst(pendingStart)
            pendingStart = 0
            searched = pending.count
            guard searched <= CompressedLineReader.maximumLineByteCount else {
                throw ReleaseError(.mismatch, at: source.path, "line \(lineCount + 1) is longer than 1 GiB")
            }
            let piece = try decompressed()
            if piece.isEmpty {
                guard pending.isEmpty else {
                    throw ReleaseError(.mismatch, at: source.path, "its last line does not end")
                }
                return nil
            }
            if pending.isEmpty { pending = piece } else { pending += piece }
        }
    }

    private func decompressed() throws -> [UInt8] {
        do {
            while true {
                let piece = try decompressor.read(maximumByteCount: CompressedLineReader.chunkByteCount)
                if !piece.isEmpty || hasEnded { return piece }
                let chunk = try source.bytes(at: position, maximumByteCount: CompressedLineReader.chunkByteCount)
                position += chunk.count
                if chunk.isEmpty {
                    hasEnded = true
                    try decompressor.finish()
                } else {
                    decompressor.feed(chunk)
                }
            }
        } catch let error as CompressionError {
            throw ReleaseError(.mismatch, at: source.path, error.description)
        }
    }
}
