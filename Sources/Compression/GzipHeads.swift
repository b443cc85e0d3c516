// SPDX-License-Identifier: EUPL-1.2

internal import CLibDeflate
internal import CZlib

/// Looks at the beginnings of gzip members without reading these to their ends.
///
/// Not thread-safe.
@safe public final class GzipHeads {
    private var stream = unsafe z_stream()
    private let wholeDecompressor: OpaquePointer

    /// The beginning of a member.
    public struct Head: Sendable {
        /// The decompressed bytes.
        public var bytes: [UInt8]
        /// How many bytes the compressed member has, if it ends here, its checksum being right.
        public var memberByteCount: Int?
    }

    /// A reader of beginnings.
    public init() throws(CompressionError) {
        // 15: largest window; 16 more: gzip header expected.
        guard unsafe czlib_inflate_init(&stream, 15 + 16) == Z_OK else {
            throw CompressionError(code: .library, format: .gzip, detail: "inflateInit failed")
        }
        guard let decompressor = unsafe libdeflate_alloc_decompressor() else {
            unsafe inflateEnd(&stream)
            throw CompressionError(code: .library, format: .gzip, detail: "out of memory")
        }
        unsafe wholeDecompressor = decompressor
    }

    deinit {
        unsafe inflateEnd(&stream)
        unsafe libdeflate_free_decompressor(wholeDecompressor)
    }

    /// The member that begins at an offset in `bytes`, if it lies whole in them and gives no more than `maximumByteCount`
    /// bytes: faster than `head`.
    public func whole(of bytes: [UInt8], from start: Int, maximumByteCount: Int) -> Head? {
        // libdeflate passes over the header's checksum (bit 1 of the flags) without looking at it.
        guard start + 18 <= bytes.count, bytes[start + 3] & 2 == 0 else { return nil }
        var consumed = 0
        var result = LIBDEFLATE_BAD_DATA
        let output = unsafe [UInt8](unsafeUninitializedCapacity: maximumByteCount) { target, count in
            unsafe bytes.withUnsafeBufferPointer { source in
                unsafe result = libdeflate_gzip_decompress_ex(
                    wholeDecompressor,
                    source.baseAddress.map { unsafe $0 + start },
                    source.count - start,
                    target.baseAddress,
                    maximumByteCount,
                    &consumed,
                    &count
                )
                if result != LIBDEFLATE_SUCCESS { count = 0 }
            }
        }
        return result == LIBDEFLATE_SUCCESS ? Head(bytes: output, memberByteCount: consumed) : nil
    }

    /// Up to `maximumByteCount` bytes of the member that begins at an offset in `bytes`, as far as these go; `nil` if none
    /// begins there or it is broken so early.
    public func head(of bytes: [UInt8], from start: Int, maximumByteCount: Int) -> Head? {
        guard start < bytes.count, unsafe inflateReset(&stream) == Z_OK else { return nil }
        // The library counts in 32 bits.
        let available = min(bytes.count - start, 1 << 30)
        let space = min(maximumByteCount, 1 << 30)
        var status = Z_OK
        let output = unsafe [UInt8](unsafeUninitializedCapacity: space) { target, count in
            unsafe bytes.withUnsafeBufferPointer { source in
                unsafe stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress.map { unsafe $0 + start })
                unsafe stream.avail_in = UInt32(available)
                unsafe stream.next_out = target.baseAddress
                unsafe stream.avail_out = UInt32(space)
                status = unsafe inflate(&stream, Z_SYNC_FLUSH)
                count = space - Int(unsafe stream.avail_out)
            }
        }
        guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else { return nil }
        let consumed = available - Int(unsafe stream.avail_in)
        return Head(bytes: output, memberByteCount: status == Z_STREAM_END ? consumed : nil)
    }
}
