// SPDX-License-Identifier: EUPL-1.2

internal import CZstd

/// Decompresses zstd frames.
@safe final class ZstdEngine {
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
