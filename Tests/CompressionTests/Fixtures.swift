// SPDX-License-Identifier: EUPL-1.2

import CBzip2
import CZlib
import Compression
import Testing

/// SplitMix64: the same numbers on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// Bytes that compress to about half.
    mutating func text(_ byteCount: Int) -> [UInt8] {
        let words = (0..<200).map { _ in
            (0...Int(next() % 9)).map { _ in UInt8(0x61 + next() % 26) } + [0x20]
        }
        var text: [UInt8] = []
        while text.count < byteCount { text += words[Int(next() % 200)] }
        return Array(text.prefix(byteCount))
    }

    /// Bytes that do not compress.
    mutating func noise(_ byteCount: Int) -> [UInt8] {
        (0..<byteCount).map { _ in UInt8(truncatingIfNeeded: next()) }
    }
}

/// What a stream gives when it is read.
struct Unpacked: Hashable {
    /// Everything that was given out.
    var bytes: [UInt8] = []
    /// What ended the reading, if it was not the end.
    var code: CompressionError.Code?
    /// The longest piece that was given out.
    var longestPieceByteCount = 0
}

/// Reads a stream that arrives in chunks of one size.
func unpack(
    _ stream: [UInt8],
    _ format: CompressionFormat,
    chunkByteCount: Int = .max,
    pieceByteCount: Int = 64 << 10
) -> Unpacked {
    var unpacked = Unpacked()
    do {
        let decompressor = try Decompressor(format)
        var offset = 0
        while offset < stream.count {
            let end = offset + min(chunkByteCount, stream.count - offset)
            decompressor.feed(Array(stream[offset..<end]))
            offset = end
            while true {
                let piece = try decompressor.read(maximumByteCount: pieceByteCount)
                if piece.isEmpty { break }
                unpacked.bytes += piece
                unpacked.longestPieceByteCount = max(unpacked.longestPieceByteCount, piece.count)
            }
        }
        try decompressor.finish()
    } catch {
        unpacked.code = error.code
    }
    return unpacked
}

/// The bytes as one gzip member.
func gzipped(_ bytes: [UInt8], level: Int32 = 6) throws -> [UInt8] {
    var stream = unsafe z_stream()
    try #require(unsafe czlib_deflate_init(&stream, level, 15 + 16) == Z_OK)
    defer { unsafe deflateEnd(&stream) }
    let capacity = unsafe Int(deflateBound(&stream, UInt(bytes.count))) + 32
    var source = bytes
    var status = Z_OK
    let output = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
        unsafe source.withUnsafeMutableBufferPointer { source in
            unsafe stream.next_in = source.baseAddress
            unsafe stream.avail_in = UInt32(source.count)
            unsafe stream.next_out = target.baseAddress
            unsafe stream.avail_out = UInt32(capacity)
            status = unsafe deflate(&stream, Z_FINISH)
            count = capacity - Int(unsafe stream.avail_out)
        }
    }
    try #require(status == Z_STREAM_END)
    return output
}

/// The bytes as one bzip2 stream.
func bzipped(_ bytes: [UInt8]) throws -> [UInt8] {
    var source = bytes.map { CChar(bitPattern: $0) }
    var target = [CChar](repeating: 0, count: bytes.count + bytes.count / 50 + 1000)
    var count = UInt32(target.count)
    let status = unsafe BZ2_bzBuffToBuffCompress(&target, &count, &source, UInt32(source.count), 9, 0, 0)
    try #require(status == BZ_OK)
    return target.prefix(Int(count)).map { UInt8(bitPattern: $0) }
}
