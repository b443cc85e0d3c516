// SPDX-License-Identifier: EUPL-1.2

import Sharding
import Testing

struct MegatronShardTests {
    private func write(
        _ sequences: [[UInt32]],
        vocabularySize: Int,
        to scratch: Scratch
    ) throws -> (bin: ShardFile, index: ShardFile) {
        let writer = try MegatronShardWriter(
            binPath: scratch.path("0.bin"),
            indexPath: scratch.path("0.idx"),
            vocabularySize: vocabularySize
        )
        for sequence in sequences { try writer.append(tokens: sequence) }
        return try writer.finish()
    }

    private func reader(_ scratch: Scratch) throws -> MegatronShardReader {
        try MegatronShardReader(binPath: scratch.path("0.bin"), indexPath: scratch.path("0.idx"))
    }

    private func sequences(_ count: Int, below limit: UInt32, seed: UInt64) -> [[UInt32]] {
        var generator = SeededGenerator(state: seed)
        return (0..<count).map { _ in
            (0..<Int.random(in: 1...300, using: &generator)).map { _ in UInt32.random(in: 0..<limit, using: &generator)
            }
        }
    }

    @Test func `two short sequences give these bytes`() throws {
        let scratch = try Scratch()
        _ = try write([[1, 0x0203], [0xFFDA]], vocabularySize: 65_499, to: scratch)
        #expect(try scratch.bytes("0.bin") == [1, 0, 3, 2, 0xDA, 0xFF])
        var expected: [UInt8] = [0x4D, 0x4D, 0x49, 0x44, 0x49, 0x44, 0x58, 0, 0]
        expected += [1, 0, 0, 0, 0, 0, 0, 0]
        expected += [8]
        expected += [2, 0, 0, 0, 0, 0, 0, 0]
        expected += [3, 0, 0, 0, 0, 0, 0, 0]
        expected += [2, 0, 0, 0, 1, 0, 0, 0]
        expected += [0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0]
        expected += [0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0]
        #expect(try scratch.bytes("0.idx") == expected)
    }

    @Test func `a vocabulary of 65500 is stored in four bytes with type code 4`() throws {
        let scratch = try Scratch()
        _ = try write([[65_499, 1]], vocabularySize: 65_500, to: scratch)
        #expect(try scratch.bytes("0.bin") == [0xDB, 0xFF, 0, 0, 1, 0, 0, 0])
        #expect(try scratch.bytes("0.idx")[17] == 4)
    }

    @Test(arguments: [300, 65_499, 65_500, 200_000])
    func `an independent reader gets back what was written`(vocabularySize: Int) throws {
        let scratch = try Scratch()
        let written = sequences(200, below: UInt32(vocabularySize), seed: UInt64(vocabularySize))
        _ = try write(written, vocabularySize: vocabularySize, to: scratch)
        let read = try readIndexedDataset(bin: scratch.bytes("0.bin"), index: scratch.bytes("0.idx"))
        #expect(read.sequences == written)
        #expect(read.documentBounds == Array(0...200))
    }

    @Test func `the reader gets back what was written, in any order`() throws {
        let scratch = try Scratch()
        let written = sequences(9000, below: 1000, seed: 3)
        _ = try write(written, vocabularySize: 1000, to: scratch)
        let reader = try reader(scratch)
        try reader.validateIndex()
        try reader.validateTokens(vocabularySize: 1000)
        #expect(reader.sequenceCount == 9000)
        #expect(reader.tokenCount == written.reduce(0) { $0 + $1.count })
        for position in [8999, 0, 4096, 8192, 17] {
            #expect(try reader.sequence(at: position) == written[position])
        }
        #expect(throws: ShardError.self) { try reader.validateTokens(vocabularySize: 999) }
    }

    @Test func `sizes and digests are those of the files`() throws {
        let scratch = try Scratch()
        let files = try write(sequences(50, below: 500, seed: 9), vocabularySize: 500, to: scratch)
        #expect(try VerifiedFile(scratch.path("0.bin")).shardFile == files.bin)
        #expect(try VerifiedFile(scratch.path("0.idx")).shardFile == files.index)
    }

    @Test func `a shard without sequences can be read`() throws {
        let scratch = try Scratch()
        _ = try write([], vocabularySize: 10, to: scratch)
        let reader = try reader(scratch)
        try reader.validateIndex()
        #expect(reader.sequenceCount == 0 && reader.tokenCount == 0)
    }

    @Test func `tokens outside the vocabulary and empty sequences are refused`() throws {
        let scratch = try Scratch()
        let writer = try MegatronShardWriter(
            binPath: scratch.path("0.bin"),
            indexPath: scratch.path("0.idx"),
            vocabularySize: 10
        )
        #expect(throws: ShardError.self) { try writer.append(tokens: [10]) }
        #expect(throws: ShardError.self) { try writer.append(tokens: []) }
    }

    @Test func `a shard that is not finished leaves nothing behind`() throws {
        let scratch = try Scratch()
        do {
            let writer = try MegatronShardWriter(
                binPath: scratch.path("0.bin"),
                indexPath: scratch.path("0.idx"),
                vocabularySize: 10
            )
            try writer.append(tokens: [1])
        }
        #expect(try scratch.names().isEmpty)
    }

    @Test func `an index with any bit changed, or cut anywhere, is found out`() throws {
        let scratch = try Scratch()
        _ = try write(sequences(4, below: 50, seed: 5), vocabularySize: 50, to: scratch)
        let index = try scratch.bytes("0.idx")
        let bin = try scratch.bytes("0.bin")
        func validate(_ bin: [UInt8], _ index: [UInt8]) throws {
            try MegatronShardReader(bin: MemorySource(bin), index: MemorySource(index)).validateIndex()
        }
        for offset in index.indices {
            for bit in 0..<8 {
                var broken = index
                broken[offset] ^= 1 << bit
                #expect(throws: ShardError.self, "byte \(offset), bit \(bit)") { try validate(bin, broken) }
            }
            #expect(throws: ShardError.self, "cut at \(offset)") { try validate(bin, Array(index[..<offset])) }
        }
        #expect(throws: ShardError.self) { try validate(bin.dropLast(2), index) }
        try validate(bin, index)
    }

    @Test func `a pointer outside the shard is an error, not a crash`() throws {
        let scratch = try Scratch()
        _ = try write([[1, 2], [3]], vocabularySize: 50, to: scratch)
        let index = try scratch.bytes("0.idx")
        for hostile in [[UInt8](repeating: 0xFF, count: 8), [0, 0, 0, 0, 0, 0, 0, 0x7F], [5, 0, 0, 0, 0, 0, 0, 0]] {
            var broken = index
            broken.replaceSubrange(50..<58, with: hostile)
            try scratch.write(broken, to: "0.idx")
            #expect(throws: ShardError.self) { try reader(scratch).sequence(at: 1) }
        }
    }
}

/// Reads an indexed dataset as its definition says, with nothing of the project's own code.
private func readIndexedDataset(
    bin: [UInt8],
    index: [UInt8]
) -> (sequences: [[UInt32]], documentBounds: [Int]) {
    func number(_ bytes: [UInt8], _ offset: Int, _ width: Int) -> Int {
        (0..<width).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
    }
    precondition(Array(index[0..<9]) == Array("MMIDIDX".utf8) + [0, 0] && number(index, 9, 8) == 1)
    let width = index[17] == 8 ? 2 : 4
    let count = number(index, 18, 8)
    let boundCount = number(index, 26, 8)
    let pointers = 34 + 4 * count
    let bounds = pointers + 8 * count
    precondition(index.count == bounds + 8 * boundCount)
    let sequences = (0..<count).map { position in
        (0..<number(index, 34 + 4 * position, 4)).map { step in
            UInt32(number(bin, number(index, pointers + 8 * position, 8) + step * width, width))
        }
    }
    return (sequences, (0..<boundCount).map { number(index, bounds + 8 * $0, 8) })
}
