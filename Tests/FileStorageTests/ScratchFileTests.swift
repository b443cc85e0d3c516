// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Testing

struct ScratchFileTests {
    @Test(arguments: [[], [1], [300_000, 7], [262_144], [262_143, 1, 1_000_000, 3]])
    func `what was written is read back in order, as often as asked for, and no name is left`(counts: [Int]) throws {
        let scratch = try Scratch()
        let file = try ScratchFile(besides: scratch.path("a"))
        #expect(try scratch.names().isEmpty)
        var expected: [UInt8] = []
        for (index, count) in counts.enumerated() {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 3 &+ index) }
            try file.write(bytes)
            expected += bytes
        }
        for _ in 0..<2 {
            var read: [UInt8] = []
            try file.forEachChunk { chunk in
                #expect(!chunk.isEmpty && chunk.count <= 256 << 10)
                read += chunk
            }
            #expect(read == expected && file.byteCount == expected.count)
            // Writing goes on after reading.
            try file.write([42])
            expected.append(42)
        }
        #expect(try scratch.names().isEmpty)
    }

    @Test func `an error in the body comes through`() throws {
        struct Stop: Error {}
        let scratch = try Scratch()
        let file = try ScratchFile(besides: scratch.path("a"))
        try file.write([1])
        #expect(throws: Stop.self) { try file.forEachChunk { _ in throw Stop() } }
        #expect(throws: FileError.self) { try ScratchFile(besides: scratch.path("missing/a")) }
    }

    @Test(.enabled(if: TinyFileSystem.isAvailable, "mounting needs the superuser"))
    func `a full device is told`() throws {
        let device = try TinyFileSystem()
        let file = try ScratchFile(besides: device.scratch.path("a"))
        let error = #expect(throws: FileError.self) { try file.write([UInt8](repeating: 1, count: 1_000_000)) }
        #expect(error?.isOutOfSpace == true && error?.path == device.scratch.path("a"))
    }
}
