// SPDX-License-Identifier: EUPL-1.2

internal import CZstd

/// Compresses a stream to one zstd frame with a checksum.
///
/// The same bytes in the same order give the same frame, however they are cut into calls, for one version of the library
/// (`Zstd.libraryVersion`). Not thread-safe.
@safe public final class ZstdEncoder {
    private let context: OpaquePointer

    /// An encoder at a compression level from 1 to 19.
    public init(level: Int = 3) throws(CompressionError) {
        guard let context = unsafe ZSTD_createCCtx() else {
            throw CompressionError(code: .library, format: .zstd, detail: "out of memory")
        }
        unsafe self.context = context
        unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, Int32(level))
        unsafe ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
    }

    deinit { unsafe ZSTD_freeCCtx(context) }

    /// Appends to `output` what compressing `bytes` gives until now.
    public func encode(_ bytes: [UInt8], into output: inout [UInt8]) throws(CompressionError) {
        // Beginning a frame with nothing gives another header than ending it with nothing.
        guard !bytes.isEmpty else { return }
        try run(bytes, ZSTD_e_continue, into: &output)
    }

    /// Ends the frame; the encoder then starts a new one.
    public func finish(into output: inout [UInt8]) throws(CompressionError) {
        try run([], ZSTD_e_end, into: &output)
    }

    private func run(
        _ bytes: [UInt8],
        _ directive: ZSTD_EndDirective,
        into output: inout [UInt8]
    ) throws(CompressionError) {
        let capacity = ZSTD_CStreamOutSize()
        var position = 0
        while true {
            var remaining = 0
            let piece = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
                unsafe bytes.withUnsafeBytes { source in
                    var inputBuffer = unsafe ZSTD_inBuffer(src: source.baseAddress, size: source.count, pos: position)
                    var outputBuffer = unsafe ZSTD_outBuffer(dst: target.baseAddress, size: capacity, pos: 0)
                    remaining = unsafe ZSTD_compressStream2(context, &outputBuffer, &inputBuffer, directive)
                    position = unsafe inputBuffer.pos
                    count = unsafe outputBuffer.pos
                }
            }
            output.append(contentsOf: piece)
            guard ZSTD_isError(remaining) == 0 else {
                let detail = unsafe String(cString: ZSTD_getErrorName(remaining))
                throw CompressionError(code: .library, format: .zstd, detail: detail)
            }
            if directive == ZSTD_e_end ? remaining == 0 : position == bytes.count { return }
        }
    }
}

/// Whole buffers to and from zstd.
public enum Zstd {
    /// The version of the library, which determines the compressed bytes.
    public static var libraryVersion: String { unsafe String(cString: ZSTD_versionString()) }

    /// The bytes as one zstd frame with a checksum.
    public static func compress(_ bytes: [UInt8], level: Int = 3) throws(CompressionError) -> [UInt8] {
        let encoder = try ZstdEncoder(level: level)
        var output: [UInt8] = []
        try encoder.encode(bytes, into: &output)
        try encoder.finish(into: &output)
        return output
    }

    /// What a whole zstd stream holds, at most `maximumByteCount` bytes.
    public static func decompress(_ bytes: [UInt8], maximumByteCount: Int) throws(CompressionError) -> [UInt8] {
        let decompressor = try Decompressor(.zstd)
        decompressor.feed(bytes)
        var output: [UInt8] = []
        while true {
            let piece = try decompressor.read(maximumByteCount: min(1 << 20, max(1, maximumByteCount)))
            if piece.isEmpty { break }
            output.append(contentsOf: piece)
            guard output.count <= maximumByteCount else {
                throw CompressionError(code: .tooLarge, format: .zstd, detail: "more than \(maximumByteCount) bytes")
            }
        }
        try decompressor.finish()
        return output
    }
}
