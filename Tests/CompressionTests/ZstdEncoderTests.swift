// SPDX-License-Identifier: EUPL-1.2

import Compression
import Testing

struct ZstdEncoderTests {
    private func encode(_ bytes: [UInt8], cuts: [Int], level: Int = 3) throws -> [UInt8] {
        let encoder = try ZstdEncoder(level: level)
        var output: [UInt8] = []
        var start = 0
        for end in cuts.sorted() + [bytes.count] {
            try encoder.encode(Array(bytes[start..<end]), into: &output)
            start = end
        }
        try encoder.finish(into: &output)
        return output
    }

    @Test(arguments: [0, 1, 100, (128 << 10) - 1, 128 << 10, (128 << 10) + 1, 256 << 10, 700_000])
    func `the bytes do not depend on how the input is cut into calls`(byteCount: Int) throws {
        var generator = SeededGenerator(seed: 6)
        for bytes in [generator.text(byteCount), generator.noise(byteCount)] {
            let whole = try Zstd.compress(bytes)
            for cutCount in [0, 1, 2, 10, 50] {
                let cuts = (0..<cutCount).map { _ in Int(generator.next() % UInt64(byteCount + 1)) }
                #expect(try encode(bytes, cuts: cuts) == whole, "\(cuts)")
            }
            // Calls with nothing count for nothing.
            #expect(try encode(bytes, cuts: [0, 0, byteCount / 2, byteCount / 2, byteCount]) == whole)
            #expect(try Zstd.decompress(whole, maximumByteCount: byteCount) == bytes)
        }
    }

    @Test func `line by line is the same as all at once, at every level`() throws {
        var generator = SeededGenerator(seed: 7)
        let bytes = generator.text(300_000)
        for level in [1, 3, 9] {
            let whole = try Zstd.compress(bytes, level: level)
            #expect(try encode(bytes, cuts: Array(stride(from: 0, to: bytes.count, by: 97)), level: level) == whole)
            #expect(try Zstd.decompress(whole, maximumByteCount: bytes.count) == bytes)
        }
    }

    @Test func `an encoder that has ended a frame starts as a new one does`() throws {
        let encoder = try ZstdEncoder()
        var generator = SeededGenerator(seed: 8)
        for bytes in [generator.text(200_000), [], [1], generator.text(1000)] {
            var frame: [UInt8] = []
            try encoder.encode(bytes, into: &frame)
            try encoder.finish(into: &frame)
            #expect(try frame == Zstd.compress(bytes))
        }
    }

    @Test func `a frame carries a checksum`() throws {
        // RFC 8878, section 3.1.1.1.1: bit 2 of the frame header descriptor.
        for bytes in [[], [1, 2, 3]] as [[UInt8]] { #expect(try Zstd.compress(bytes)[4] & 4 == 4) }
    }

    @Test func `more than allowed is an error, and exactly as much is not`() throws {
        for byteCount in [1, 1000, 3 << 20] {
            let frame = try Zstd.compress([UInt8](repeating: 7, count: byteCount))
            #expect(try Zstd.decompress(frame, maximumByteCount: byteCount).count == byteCount)
            let error = #expect(throws: CompressionError.self) {
                try Zstd.decompress(frame, maximumByteCount: byteCount - 1)
            }
            #expect(error?.code == .tooLarge)
        }
        #expect(try Zstd.decompress(Zstd.compress([]), maximumByteCount: 0) == [])
    }

    @Test func `half a frame is truncated, and none is too`() throws {
        let frame = try Zstd.compress(Array("whole".utf8))
        for part in [frame.dropLast(), []] {
            let error = #expect(throws: CompressionError.self) {
                try Zstd.decompress(Array(part), maximumByteCount: 100)
            }
            #expect(error?.code == .truncated)
            #expect(error?.description == "zstd stream is truncated: it ends in the middle of a member")
        }
    }
}
