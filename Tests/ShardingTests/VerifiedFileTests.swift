// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Hashing
import Sharding
import Testing

struct VerifiedFileTests {
    private static let blockByteCount = 1 << 20

    private func content(_ count: Int) -> [UInt8] {
        var generator = SeededGenerator(state: UInt64(count))
        return (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
    }

    @Test(arguments: [0, 1, 1 << 20, (1 << 20) + 1, 3_000_000])
    func `any range is what lies in the file`(count: Int) throws {
        let scratch = try Scratch()
        let bytes = content(count)
        try scratch.write(bytes, to: "f")
        let file = try VerifiedFile(scratch.path("f"))
        #expect(file.sha256 == .sha256(bytes))
        #expect(file.byteCount() == count)
        var generator = SeededGenerator(state: 1)
        for _ in 0..<50 {
            let offset = Int.random(in: 0...(count + 10), using: &generator)
            let length = Int.random(in: 0...(2 << 20), using: &generator)
            let expected = offset < count ? Array(bytes[offset..<min(count, offset + length)]) : []
            #expect(try file.bytes(at: offset, maximumByteCount: length) == expected)
        }
        #expect(try file.bytes(at: 0, maximumByteCount: .max - count) == bytes)
    }

    @Test(arguments: [0, 1_048_575, 1_048_576, 2_999_999])
    func `a byte written after the file was checked is never given out`(offset: Int) throws {
        let scratch = try Scratch()
        let bytes = content(3_000_000)
        try scratch.write(bytes, to: "f")
        let file = try VerifiedFile(scratch.path("f"))
        let handle = try #require(FileHandle(forUpdatingAtPath: scratch.path("f")))
        try handle.seek(toOffset: UInt64(offset))
        try handle.write(contentsOf: [bytes[offset] ^ 1])
        try handle.close()
        #expect(throws: ShardError.self) { try file.bytes(at: offset, maximumByteCount: 1) }
        let elsewhere = (offset + 1_500_000) % 3_000_000
        #expect(try file.bytes(at: elsewhere, maximumByteCount: 1) == [bytes[elsewhere]])
    }

    @Test func `a file that was cut after it was checked is an error`() throws {
        let scratch = try Scratch()
        try scratch.write(content(3_000_000), to: "f")
        let file = try VerifiedFile(scratch.path("f"))
        let handle = try #require(FileHandle(forUpdatingAtPath: scratch.path("f")))
        try handle.truncate(atOffset: 2_500_000)
        try handle.close()
        #expect(throws: ShardError.self) { try file.bytes(at: 2_400_000, maximumByteCount: 10) }
    }
}
