// SPDX-License-Identifier: EUPL-1.2

import Compression
import Testing

struct DecompressorTests {
    private static let formats: [CompressionFormat] = [.gzip, .zstd]
    private static let allFormats = formats + [.bzip2]

    private func packed(_ bytes: [UInt8], _ format: CompressionFormat) throws -> [UInt8] {
        switch format {
        case .gzip: try gzipped(bytes)
        case .bzip2: try bzipped(bytes)
        default: try Zstd.compress(bytes)
        }
    }

    @Test(arguments: allFormats) func `every chunk size and every read size give the same bytes`(
        format: CompressionFormat
    ) throws {
        var generator = SeededGenerator(seed: 1)
        let parts = [generator.text(3000), [], generator.noise(500), generator.text(1)]
        let stream = try parts.flatMap { try packed($0, format) }
        let whole = parts.flatMap { $0 }
        for chunkByteCount in [1, 2, 3, 7, 64, 1000, .max] {
            for pieceByteCount in [1, 2, 100, 3000, 3500, 1 << 20] {
                let unpacked = unpack(
                    stream,
                    format,
                    chunkByteCount: chunkByteCount,
                    pieceByteCount: pieceByteCount
                )
                #expect(unpacked.bytes == whole && unpacked.code == nil, "\(chunkByteCount), \(pieceByteCount)")
                #expect(unpacked.longestPieceByteCount <= pieceByteCount)
            }
        }
    }

    @Test(arguments: formats) func `a long stream gives its bytes`(format: CompressionFormat) throws {
        var generator = SeededGenerator(seed: 2)
        let bytes = generator.text(700_000) + generator.noise(300_000)
        let stream = try packed(bytes, format)
        for (chunkByteCount, pieceByteCount) in [(.max, 1 << 20), (4096, 256 << 10), (100_000, 999), (1, 1 << 16)] {
            let unpacked = unpack(stream, format, chunkByteCount: chunkByteCount, pieceByteCount: pieceByteCount)
            #expect(unpacked.bytes == bytes && unpacked.code == nil)
        }
    }

    @Test(arguments: formats) func `a stream cut off anywhere gives the bytes before, then that it is truncated`(
        format: CompressionFormat
    ) throws {
        var generator = SeededGenerator(seed: 3)
        let parts = [generator.text(400), generator.text(300)]
        let first = try packed(parts[0], format)
        let stream = first + (try packed(parts[1], format))
        var longest = 0
        for count in 0..<stream.count {
            for chunkByteCount in [1, 50, .max] {
                let unpacked = unpack(Array(stream[..<count]), format, chunkByteCount: chunkByteCount)
                #expect(unpacked.code == (count == first.count ? nil : .truncated), "\(count)")
                #expect((parts[0] + parts[1]).starts(with: unpacked.bytes))
                #expect(unpacked.bytes.count >= longest, "\(count)")
                longest = unpacked.bytes.count
            }
        }
        // Only the trailer is missing.
        #expect(longest == 700)
    }

    @Test(arguments: formats) func `no flipped bit gives other bytes without an error`(
        format: CompressionFormat
    ) throws {
        var generator = SeededGenerator(seed: 4)
        let bytes = generator.text(200)
        let stream = try packed(bytes, format)
        var errorCount = 0
        for offset in stream.indices {
            for bit in 0..<8 {
                var broken = stream
                broken[offset] ^= 1 << bit
                let unpacked = unpack(broken, format)
                if unpacked.code == nil { #expect(unpacked.bytes == bytes, "byte \(offset), bit \(bit)") }
                errorCount += unpacked.code == nil ? 0 : 1
            }
        }
        // Harmless are the bits of gzip's header that tell a time and a system, and a reserved one.
        #expect(errorCount >= 8 * (stream.count - 8))
    }

    @Test(arguments: formats) func `a checksum that does not match is corrupt, after all bytes`(
        format: CompressionFormat
    ) throws {
        let bytes = Array("checked".utf8)
        var stream = try packed(bytes, format)
        stream[stream.count - (format == .gzip ? 5 : 1)] ^= 1
        for chunkByteCount in [1, .max] {
            let unpacked = unpack(stream, format, chunkByteCount: chunkByteCount)
            #expect(unpacked.code == .corrupt && unpacked.bytes == bytes)
        }
    }

    @Test(arguments: allFormats) func `what a broken stream gives does not depend on how it is cut`(
        format: CompressionFormat
    ) throws {
        var generator = SeededGenerator(seed: 5)
        let bytes = generator.text(300_000) + generator.noise(150_000) + generator.text(200_000)
        let stream = try packed(bytes, format) + packed(generator.text(20_000), format)
        for _ in 0..<60 {
            var broken = stream
            broken[Int(generator.next() % UInt64(stream.count))] ^= 1 << UInt8(generator.next() % 8)
            let whole = unpack(broken, format, pieceByteCount: 4 << 20)
            #expect(bytes.starts(with: whole.bytes.prefix(bytes.count)) || whole.code == .corrupt)
            for (chunkByteCount, pieceByteCount) in [(.max, 1000), (777, 1 << 20), (256 << 10, 64 << 10)] {
                let cut = unpack(broken, format, chunkByteCount: chunkByteCount, pieceByteCount: pieceByteCount)
                #expect(cut.bytes == whole.bytes && cut.code == whole.code)
            }
        }
    }

    @Test(arguments: allFormats) func `an error stays`(format: CompressionFormat) throws {
        let decompressor = try Decompressor(format)
        decompressor.feed(Array("no stream at all".utf8))
        for _ in 0..<3 {
            #expect(throws: CompressionError.self) { try decompressor.read(maximumByteCount: 10) }
            #expect(throws: CompressionError.self) { try decompressor.finish() }
        }
    }

    @Test(arguments: allFormats) func `a bomb is given out in pieces no longer than asked for`(
        format: CompressionFormat
    ) throws {
        let byteCount = 40 << 20
        let stream = try packed([UInt8](repeating: 0, count: byteCount), format)
        #expect(stream.count < byteCount / 500)
        let decompressor = try Decompressor(format)
        decompressor.feed(stream)
        var total = 0
        while true {
            let piece = try decompressor.read(maximumByteCount: 10_000)
            if piece.isEmpty { break }
            try #require(piece.count <= 10_000)
            total += piece.count
        }
        try decompressor.finish()
        #expect(total == byteCount)
    }

    @Test(arguments: allFormats) func `thousands of empty members are nothing`(format: CompressionFormat) throws {
        let stream = try [[UInt8]](repeating: packed([], format), count: 5000).flatMap { $0 }
        for chunkByteCount in [13, .max] {
            #expect(unpack(stream, format, chunkByteCount: chunkByteCount) == Unpacked())
        }
    }

    @Test(arguments: allFormats) func `reading on at the end gives nothing, however often`(
        format: CompressionFormat
    ) throws {
        let decompressor = try Decompressor(format)
        decompressor.feed(try packed([1, 2, 3], format))
        #expect(try decompressor.read(maximumByteCount: 3) == [1, 2, 3])
        for _ in 0..<100 {
            #expect(try decompressor.read(maximumByteCount: 10).isEmpty)
            decompressor.feed([])
        }
        try decompressor.finish()
    }

    @Test func `zeros after a gzip member are padding, and another member may follow them`() throws {
        let stream = try gzipped([1, 2])
        let zeros = [UInt8](repeating: 0, count: 600)
        for chunkByteCount in [1, 7, .max] {
            let padded = unpack(stream + zeros, .gzip, chunkByteCount: chunkByteCount)
            #expect(padded.bytes == [1, 2] && padded.code == nil)
            let parted = unpack(stream + zeros + stream + [0], .gzip, chunkByteCount: chunkByteCount)
            #expect(parted.bytes == [1, 2, 1, 2] && parted.code == nil)
        }
        #expect(unpack(zeros + stream, .gzip).code == .corrupt)
    }

    @Test(arguments: formats) func `anything else after a member is an error, after its bytes`(
        format: CompressionFormat
    ) throws {
        let stream = try packed([1, 2], format)
        for garbage in [
            [0x20], [0x1F], [0x1F, 0x8B], [0x28, 0xB5], Array("<html>".utf8), [0, 0, 7], [UInt8](1...40),
        ] {
            for chunkByteCount in [1, .max] {
                let unpacked = unpack(stream + garbage, format, chunkByteCount: chunkByteCount)
                #expect(unpacked.bytes == [1, 2] && unpacked.code != nil, "\(garbage)")
            }
        }
        if format == .zstd { #expect(unpack(stream + [0, 0, 0, 0], format).code == .corrupt) }
    }

    @Test func `skippable frames of zstd are passed over`() throws {
        let skippable: [UInt8] = [0x5F, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 9, 9, 9]
        let stream = skippable + (try Zstd.compress([1, 2])) + skippable + (try Zstd.compress([3])) + skippable
        for chunkByteCount in [1, 5, .max] {
            let unpacked = unpack(stream, .zstd, chunkByteCount: chunkByteCount, pieceByteCount: 2)
            #expect(unpacked.bytes == [1, 2, 3] && unpacked.code == nil)
        }
        #expect(CompressionFormat.detect(stream) == .zstd)
    }

    @Test func `no piece holds bytes of two members, and each tells where its member began`() throws {
        var generator = SeededGenerator(seed: 8)
        let parts = (0..<40).map { _ in generator.text(1 + Int(generator.next() % 3000)) }
        let members = try parts.map { try gzipped($0) }
        for (chunkByteCount, pieceByteCount) in [(1, 100), (50, 1 << 20), (999, 700), (100_000, 1 << 20)] {
            let decompressor = try Decompressor(.gzip, stopsAtMembers: true)
            var found: [Int: [UInt8]] = [:]
            var rest = members.flatMap { $0 }[...]
            while !rest.isEmpty {
                decompressor.feed(Array(rest.prefix(chunkByteCount)))
                rest = rest.dropFirst(chunkByteCount)
                while case let piece = try decompressor.read(maximumByteCount: pieceByteCount), !piece.isEmpty {
                    found[decompressor.memberOffset, default: []] += piece
                }
            }
            try decompressor.finish()
            var offset = 0
            for (part, member) in zip(parts, members) {
                #expect(found[offset] == part)
                offset += member.count
            }
            #expect(found.count == parts.count)
        }
    }

    @Test func `zlib and raw streams are read, and what follows them is passed over`() throws {
        var generator = SeededGenerator(seed: 9)
        let bytes = generator.text(50_000)
        let gzip = try gzipped(bytes)
        let raw = Array(gzip[10..<(gzip.count - 8)])
        for chunkByteCount in [1, 1000, .max] {
            for pieceByteCount in [77, 1 << 20] {
                let sizes = (chunkByteCount, pieceByteCount)
                let read = unpack(raw + [1, 2, 3], .deflate, chunkByteCount: sizes.0, pieceByteCount: sizes.1)
                #expect(read.bytes == bytes && read.code == nil)
            }
            #expect(unpack(raw.dropLast(3), .deflate, chunkByteCount: chunkByteCount).code == .truncated)
        }
        var sums = (a: UInt32(1), b: UInt32(0))
        for byte in bytes {
            sums.a = (sums.a + UInt32(byte)) % 65_521
            sums.b = (sums.b + sums.a) % 65_521
        }
        let checksum = [sums.b >> 8, sums.b & 255, sums.a >> 8, sums.a & 255].map { UInt8($0) }
        let zlib = [0x78, 0x9C] + raw + checksum
        #expect(unpack(zlib, .zlib).bytes == bytes && unpack(zlib, .zlib).code == nil)
        #expect(unpack(zlib.dropLast() + [checksum[3] ^ 1], .zlib).code == .corrupt)
    }

    @Test func `the checksum of bytes does not depend on how they come`() {
        var checksum = CRC32()
        checksum.update(Array("1234".utf8))
        checksum.update([])
        checksum.update(Array("56789".utf8))
        #expect(checksum.value == 0xCBF4_3926)
    }

    @Test func `what is not compressed is given out as it is`() throws {
        let bytes = Array(UInt8.min...UInt8.max)
        for (chunkByteCount, pieceByteCount) in [(1, 1), (100, 7), (.max, .max), (256, 255), (3, .max)] {
            let unpacked = unpack(bytes, .none, chunkByteCount: chunkByteCount, pieceByteCount: pieceByteCount)
            #expect(unpacked.bytes == bytes && unpacked.code == nil)
            #expect(unpacked.longestPieceByteCount <= pieceByteCount)
        }
    }

    @Test func `the first bytes tell the format`() throws {
        #expect(CompressionFormat.detect(Array(try gzipped([1]).prefix(4))) == .gzip)
        #expect(CompressionFormat.detect(Array(try Zstd.compress([1]).prefix(4))) == .zstd)
        #expect(CompressionFormat.detect(try bzipped([1])) == .bzip2)
        #expect(CompressionFormat.detect(try bzipped([])) == .bzip2)
        #expect(CompressionFormat.detect(Array("BZh9 is how a text may begin".utf8)) == .none)
        for start in [
            [], [0x1F], [0x1F, 0x8B], [0x28, 0xB5, 0x2F], Array("<?xml".utf8), Array("PK".utf8), [0x50, 0x2A],
        ] {
            #expect(CompressionFormat.detect(start) == .none)
        }
    }
}
