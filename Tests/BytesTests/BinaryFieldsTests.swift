// SPDX-License-Identifier: EUPL-1.2

import Bytes
import Testing

struct BinaryFieldsTests {
    private var sample: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: UInt8(0xFE))
        bytes.append(littleEndian: Int16(-2))
        bytes.append(littleEndian: UInt32(0x0102_0304))
        bytes.append(littleEndian: Int64.min)
        bytes.append(littleEndian: UInt128.max - 1)
        bytes.append(field: [7, 8, 9])
        bytes.append(field: "Ærø")
        bytes.append(field: "")
        return bytes
    }

    private func read(_ bytes: [UInt8]) throws(BinaryFieldError) {
        var reader = BinaryFieldReader(bytes)
        #expect(try reader.readInteger() == UInt8(0xFE))
        #expect(try reader.readInteger() == Int16(-2))
        #expect(try reader.readInteger() == UInt32(0x0102_0304))
        #expect(try reader.readInteger() == Int64.min)
        #expect(try reader.readInteger() == UInt128.max - 1)
        #expect(try reader.readField() == [7, 8, 9])
        #expect(try reader.readText() == "Ærø")
        #expect(try reader.readText().isEmpty)
        #expect(reader.isAtEnd)
    }

    @Test func `what was appended is read back`() throws {
        try read(sample)
        #expect(Array(sample.prefix(7)) == [0xFE, 0xFE, 0xFF, 4, 3, 2, 1])
    }

    @Test func `every truncation is an error`() {
        for count in sample.indices {
            #expect(throws: BinaryFieldError.self) { try read(Array(sample.prefix(count))) }
        }
    }

    @Test func `most significant byte first sorts as numbers do`() {
        var generator = SeededGenerator(seed: 3)
        var numbers = (0..<500).map { _ in generator.next() >> (generator.next() % 64) } + [0, .max]
        func bytes(_ number: UInt64) -> [UInt8] {
            var bytes: [UInt8] = []
            bytes.append(bigEndian: number)
            return bytes
        }
        #expect(bytes(0x0102_0304_0506_0708) == [1, 2, 3, 4, 5, 6, 7, 8])
        numbers.sort()
        for (left, right) in zip(numbers, numbers.dropFirst()) where left != right {
            #expect(bytes(left).lexicographicallyPrecedes(bytes(right)))
        }
        var small: [UInt8] = []
        small.append(bigEndian: UInt8(9))
        small.append(bigEndian: UInt16(0x0102))
        #expect(small == [9, 1, 2])
    }

    @Test(arguments: [4, 5, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF] as [UInt32])
    func `a length beyond the bytes is an error that names the place`(length: UInt32) {
        var bytes: [UInt8] = [1]
        bytes.append(littleEndian: length)
        bytes += [1, 2, 3]
        var reader = BinaryFieldReader(bytes, offset: 1)
        #expect(throws: BinaryFieldError(offset: 5, reason: "\(length) bytes wanted, 3 left")) {
            try reader.readField()
        }
    }

    @Test(arguments: [-1, .min, .max, 4]) func `counts that cannot be are errors`(count: Int) throws {
        var reader = BinaryFieldReader([1, 2, 3])
        #expect(throws: BinaryFieldError.self) { try reader.readBytes(count) }
        #expect(reader.offset == 0)
        #expect(try reader.readBytes(3) == [1, 2, 3])
    }

    @Test func `a reader that starts past the end finds nothing`() {
        var reader = BinaryFieldReader([1, 2], offset: 5)
        #expect(throws: BinaryFieldError.self) { try reader.readBytes(0) }
        #expect(throws: BinaryFieldError.self) { try reader.readInteger(UInt8.self) }
        #expect(!reader.isAtEnd)
    }

    @Test func `text that is not UTF-8 is an error at its beginning`() {
        var bytes: [UInt8] = [0]
        bytes.append(field: [0x41, 0xC3])
        var reader = BinaryFieldReader(bytes, offset: 1)
        #expect(throws: BinaryFieldError(offset: 1, reason: "text that is not UTF-8")) { try reader.readText() }
    }

    @Test func `random bytes end in an error or are read, and nothing else`() {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<5000 {
            let bytes = generator.bytes(upTo: 40)
            var reader = BinaryFieldReader(bytes)
            var readCount = 0
            while !reader.isAtEnd, let field = try? reader.readField() { readCount += 4 + field.count }
            #expect(reader.offset == readCount || reader.offset == readCount + 4)
        }
    }
}
