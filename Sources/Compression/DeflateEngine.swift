// SPDX-License-Identifier: EUPL-1.2

internal import CLibDeflate
internal import CZlib

/// Decompresses gzip members, or one zlib or raw deflate stream.
///
/// A member that lies whole in the input and fits into the output goes through libdeflate, which is more than twice as
/// fast; any other goes through zlib, which can stop anywhere.
@safe final class DeflateEngine {
    private enum Position {
        case start, inside, boundary
    }

    private let format: CompressionFormat
    private let stopsAtMembers: Bool
    private var stream = unsafe z_stream()
    private let wholeDecompressor: OpaquePointer
    private var position = Position.start
    private var byteCountBefore = 0
    private(set) var memberOffset = 0
    // The library counts in 32 bits.
    private static let maximumStepByteCount = 1 << 30

    /// Whether the stream may end here.
    var isAtBoundary: Bool { position == .boundary }

    init(_ format: CompressionFormat, stopsAtMembers: Bool) throws(CompressionError) {
        // 15: largest window; 16 more: gzip header expected; negative: no header.
        let windowBits: Int32 = format == .gzip ? 15 + 16 : format == .zlib ? 15 : -15
        guard unsafe czlib_inflate_init(&stream, windowBits) == Z_OK else {
            throw CompressionError(code: .library, format: format, detail: "inflateInit failed")
        }
        guard let decompressor = unsafe libdeflate_alloc_decompressor() else {
            unsafe inflateEnd(&stream)
            throw CompressionError(code: .library, format: format, detail: "out of memory")
        }
        unsafe wholeDecompressor = decompressor
        self.format = format
        self.stopsAtMembers = stopsAtMembers
    }

    deinit {
        unsafe inflateEnd(&stream)
        unsafe libdeflate_free_decompressor(wholeDecompressor)
    }

    func read(
        _ input: [UInt8],
        from offset: inout Int,
        maximumByteCount: Int
    ) -> ([UInt8], CompressionError?) {
        var status = Z_OK
        var index = offset
        let output = unsafe [UInt8](unsafeUninitializedCapacity: maximumByteCount) { target, count in
            unsafe input.withUnsafeBufferPointer { source in
                while count < maximumByteCount {
                    if position != .inside {
                        if stopsAtMembers, count > 0 { break }
                        guard unsafe beginMember(source, &index) else { break }
                        if unsafe readWhole(source, &index, target, &count) { continue }
                        unsafe inflateReset(&stream)
                        position = .inside
                    }
                    let isStuck = unsafe step(source, &index, target, &count, &status)
                    if isStuck { break }
                }
            }
        }
        byteCountBefore += index - offset
        offset = index
        guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
            let detail = unsafe stream.msg.map { unsafe String(cString: $0) } ?? "zlib error \(status)"
            return (output, CompressionError(code: .corrupt, format: format, detail: detail))
        }
        return (output, nil)

        // Passes over what may stand between members; false if no member begins in this input.
        func beginMember(_ source: UnsafeBufferPointer<UInt8>, _ index: inout Int) -> Bool {
            if position == .boundary {
                // Zero padding after a member is allowed (tape blocks); anything else begins a new one.
                if format != .gzip { index = source.count }
                while index < source.count, unsafe source[index] == 0 { index += 1 }
            }
            guard index < source.count else { return false }
            memberOffset = byteCountBefore + index - offset
            return true
        }
    }

    // The whole member at once, if it is all there and fits; what is broken in any way is left to zlib.
    private func readWhole(
        _ source: UnsafeBufferPointer<UInt8>,
        _ index: inout Int,
        _ target: UnsafeMutableBufferPointer<UInt8>,
        _ count: inout Int
    ) -> Bool {
        // libdeflate passes over the header's checksum (bit 1 of the flags) without looking at it.
        if format == .gzip, unsafe source.count - index < 18 || source[index + 3] & 2 != 0 { return false }
        guard let start = unsafe source.baseAddress.map({ unsafe $0 + index }),
            let end = unsafe target.baseAddress.map({ unsafe $0 + count })
        else { return false }
        let decompress =
            switch format {
            case .gzip: unsafe libdeflate_gzip_decompress_ex
            case .zlib: unsafe libdeflate_zlib_decompress_ex
            default: unsafe libdeflate_deflate_decompress_ex
            }
        var consumed = 0
        var produced = 0
        let result = unsafe decompress(
            wholeDecompressor,
            start,
            source.count - index,
            end,
            target.count - count,
            &consumed,
            &produced
        )
        guard result == LIBDEFLATE_SUCCESS else { return false }
        index += consumed
        count += produced
        position = .boundary
        return true
    }

    // One call of zlib; true if it cannot get on.
    private func step(
        _ source: UnsafeBufferPointer<UInt8>,
        _ index: inout Int,
        _ target: UnsafeMutableBufferPointer<UInt8>,
        _ count: inout Int,
        _ status: inout Int32
    ) -> Bool {
        let available = min(source.count - index, DeflateEngine.maximumStepByteCount)
        let space = min(target.count - count, DeflateEngine.maximumStepByteCount)
        unsafe stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress.map { unsafe $0 + index })
        unsafe stream.avail_in = UInt32(available)
        unsafe stream.next_out = target.baseAddress.map { unsafe $0 + count }
        unsafe stream.avail_out = UInt32(space)
        status = unsafe inflate(&stream, Z_NO_FLUSH)
        let consumed = available - Int(unsafe stream.avail_in)
        let produced = space - Int(unsafe stream.avail_out)
        index += consumed
        count += produced
        if status == Z_STREAM_END {
            position = .boundary
            return false
        }
        return status != Z_OK || consumed + produced == 0
    }
}
