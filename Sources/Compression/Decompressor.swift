// SPDX-License-Identifier: EUPL-1.2

internal import CZlib
internal import CZstd

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
        case gzip(GzipEngine)
        case zstd(ZstdEngine)
    }

    /// A decompressor for one stream.
    public init(_ format: CompressionFormat) throws(CompressionError) {
        self.format = format
        engine =
            switch format {
            case .none: .copy
            case .gzip: .gzip(try GzipEngine())
            case .zstd: .zstd(try ZstdEngine())
            }
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
        case .gzip(let gzip):
            (output, failure) = gzip.read(input, from: &inputOffset, maximumByteCount: maximumByteCount)
        case .zstd(let zstd):
            (output, failure) = zstd.read(input, from: &inputOffset, maximumByteCount: maximumByteCount)
        }
        if let failure, output.isEmpty { throw failure }
        return output
    }

    /// Checks that the stream is whole; to be called when there is no chunk left.
    public func finish() throws(CompressionError) {
        if let failure { throw failure }
        let isWhole =
            switch engine {
            case .copy: true
            case .gzip(let gzip): gzip.isAtBoundary
            case .zstd(let zstd): zstd.isAtBoundary
            }
        guard isWhole else {
            throw CompressionError(code: .truncated, format: format, detail: "it ends in the middle of a member")
        }
    }
}

@safe private final class GzipEngine {
    private var stream = unsafe z_stream()
    private(set) var isAtBoundary = false
    // The library counts in 32 bits.
    private static let maximumStepByteCount = 1 << 30

    init() throws(CompressionError) {
        // 15 + 16: largest window, gzip header expected.
        guard unsafe czlib_inflate_init(&stream, 15 + 16) == Z_OK else {
            throw CompressionError(code: .library, format: .gzip, detail: "inflateInit failed")
        }
    }

    deinit { unsafe inflateEnd(&stream) }

    func read(
        _ input: [UInt8],
        from offset: inout Int,
        maximumByteCount: Int
    ) -> ([UInt8], CompressionError?) {
        var status = Z_OK
        var consumed = 0
        let output = unsafe [UInt8](unsafeUninitializedCapacity: maximumByteCount) { target, count in
            unsafe input.withUnsafeBufferPointer { source in
                while count < maximumByteCount {
                    if isAtBoundary {
                        // Zero padding after a member is allowed (tape blocks); anything else begins a new member.
                        while offset + consumed < source.count, unsafe source[offset + consumed] == 0 { consumed += 1 }
                        guard offset + consumed < source.count else { break }
                        unsafe inflateReset(&stream)
                        isAtBoundary = false
                    }
                    let available = min(source.count - offset - consumed, GzipEngine.maximumStepByteCount)
                    let space = min(maximumByteCount - count, GzipEngine.maximumStepByteCount)
                    unsafe stream.next_in = UnsafeMutablePointer(
                        mutating: source.baseAddress.map { unsafe $0 + offset + consumed }
                    )
                    unsafe stream.avail_in = UInt32(available)
                    unsafe stream.next_out = target.baseAddress.map { unsafe $0 + count }
                    unsafe stream.avail_out = UInt32(space)
                    status = unsafe inflate(&stream, Z_NO_FLUSH)
                    let consumedInStep = available - Int(unsafe stream.avail_in)
                    let producedInStep = space - Int(unsafe stream.avail_out)
                    consumed += consumedInStep
                    count += producedInStep
                    if status == Z_STREAM_END {
                        isAtBoundary = true
                    } else if status != Z_OK || consumedInStep + producedInStep == 0 {
                        break
                    }
                }
            }
        }
        offset += consumed
        guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
            let detail = unsafe stream.msg.map { unsafe String(cString: $0) } ?? "zlib error \(status)"
            return (output, CompressionError(code: .corrupt, format: .gzip, detail: detail))
        }
        return (output, nil)
    }
}

@safe private final class ZstdEngine {
    private let context: OpaquePointer
    private(set) var isAtBoundary = false
    // What the library wants next; 0 before a frame.
    private var wantedByteCount = 0
    private var mayHoldOutput = false
    private static let blockHeaderByteCount = 3

    init() throws(CompressionError) {
        guard let context = unsafe ZSTD_createDCtx() else {
            throw CompressionError(code: .library, format: .zstd, detail: "out of memory")
        }
        unsafe self.context = context
    }

    deinit { unsafe ZSTD_freeDCtx(context) }

    func read(
        _ input: [UInt8],
        from offset: inout Int,
        maximumByteCount: Int
    ) -> ([UInt8], CompressionError?) {
        // The library takes calls that cannot get on for an error after a while.
        guard mayHoldOutput || offset < input.count else { return ([], nil) }
        var error = 0
        var consumedTo = offset
        let output = unsafe [UInt8](unsafeUninitializedCapacity: maximumByteCount) { target, count in
            unsafe input.withUnsafeBytes { source in
                var inputBuffer = unsafe ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: offset)
                var outputBuffer = unsafe ZSTD_outBuffer(dst: target.baseAddress, size: maximumByteCount, pos: 0)
                repeat {
                    let before = unsafe (inputBuffer.pos, outputBuffer.pos)
                    let step = mayHoldOutput ? 0 : stepByteCount
                    unsafe inputBuffer.size = min(inputBuffer.pos + step, source.count)
                    let result = unsafe ZSTD_decompressStream(context, &outputBuffer, &inputBuffer)
                    if ZSTD_isError(result) != 0 {
                        error = result
                        break
                    }
                    mayHoldOutput = unsafe outputBuffer.pos == outputBuffer.size
                    if unsafe (inputBuffer.pos, outputBuffer.pos) != before {
                        isAtBoundary = result == 0
                        wantedByteCount = result
                    } else if step > 0 {
                        break
                    }
                } while unsafe outputBuffer.pos < outputBuffer.size && inputBuffer.pos < source.count
                count = unsafe outputBuffer.pos
                consumedTo = unsafe inputBuffer.pos
            }
        }
        offset = consumedTo
        guard error == 0 else {
            let detail = unsafe String(cString: ZSTD_getErrorName(error))
            return (output, CompressionError(code: .corrupt, format: .zstd, detail: detail))
        }
        return (output, nil)
    }

    // A call that fails gives out nothing, so each gets no more than one block, and never the header of the next one with
    // it: what came before is then given out wherever the stream was cut.
    private var stepByteCount: Int {
        wantedByteCount > ZstdEngine.blockHeaderByteCount
            ? wantedByteCount - ZstdEngine.blockHeaderByteCount : max(wantedByteCount, 1)
    }
}
