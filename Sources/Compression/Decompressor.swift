// SPDX-License-Identifier: EUPL-1.2

/// Decompresses a stream that arrives in chunks, giving out no more than is asked for at once, so that a bomb cannot
/// fill the memory.
///
/// Feed a chunk, read until nothing comes, feed the next; `finish` tells whether the stream ended where it should. What
/// comes before a place that is broken is given out, and then the error, however the stream is cut into chunks. Not
/// thread-safe.
public final class Decompressor {
    private let format: CompressionFormat
    private var input: [UInt8] = []
    private var inputOffset = 0
    private var engine: Engine
    private var failure: CompressionError?

    private enum Engine {
        case copy
        case deflate(DeflateEngine)
        case bzip2(Bzip2Engine)
        case zstd(ZstdEngine)
    }

    /// A decompressor for one stream.
    ///
    /// With `stopsAtMembers`, which only gzip has, no call of `read` gives bytes of two members.
    public init(_ format: CompressionFormat, stopsAtMembers: Bool = false) throws(CompressionError) {
        self.format = format
        engine =
            switch format {
            case .none: .copy
            case .gzip, .zlib, .deflate: .deflate(try DeflateEngine(format, stopsAtMembers: stopsAtMembers))
            case .bzip2: .bzip2(Bzip2Engine())
            case .zstd: .zstd(try ZstdEngine())
            }
    }

    /// Where the gzip member began that the last bytes came from, counted from the first byte that was fed; 0 for all
    /// other formats.
    public var memberOffset: Int {
        if case .deflate(let engine) = engine { engine.memberOffset } else { 0 }
    }

    /// Takes the next chunk of compressed bytes; the one before must have been read up.
    public func feed(_ chunk: [UInt8]) {
        precondition(inputOffset == input.count, "the chunk before has not been read up")
        input = chunk
        inputOffset = 0
    }

    /// Up to `maximumByteCount` decompressed bytes; empty when the next chunk is needed.
    public func read(maximumByteCount: Int) throws(CompressionError) -> [UInt8] {
        if let failure { throw failure }
        let output: [UInt8]
        switch engine {
        case .copy:
            let end = inputOffset + min(input.count - inputOffset, maximumByteCount)
            defer { inputOffset = end }
            return inputOffset == 0 && end == input.count ? input : Array(input[inputOffset..<end])
        case .deflate(let deflate):
            (output, failure) = deflate.read(input, from: &inputOffset, maximumByteCount: maximumByteCount)
        case .bzip2(let bzip2):
            (output, failure) = bzip2.read(input, from: &inputOffset, maximumByteCount: maximumByteCount)
        case .zstd(let zstd):
            (output, failure) = zstd.read(input, from: &inputOffset, maximumByteCount: maximumByteCount)
        }
        if let failure, output.isEmpty { throw failure }
        return output
    }

    /// Whether the stream could end after what was read: a member or a frame is complete.
    public var isAtBoundary: Bool {
        switch engine {
        case .copy: true
        case .deflate(let deflate): deflate.isAtBoundary
        case .bzip2(let bzip2): bzip2.isAtBoundary
        case .zstd(let zstd): zstd.isAtBoundary
        }
    }

    /// Checks that the stream is whole; to be called when there is no chunk left.
    public func finish() throws(CompressionError) {
        if let failure { throw failure }
        guard isAtBoundary else {
            throw CompressionError(code: .truncated, format: format, detail: "it ends in the middle of a member")
        }
    }
}
