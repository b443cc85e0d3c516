// SPDX-License-Identifier: EUPL-1.2

import ExternalSorting
import Foundation
import Testing

struct ExternalSorterTests {
    private func drained(_ records: SortedRecords) throws -> [[UInt8]] {
        var drained: [[UInt8]] = []
        while let record = try records.next() { drained.append(record) }
        #expect(try records.next() == nil)
        return drained
    }

    private func sorted(
        _ records: [[UInt8]],
        width: Int,
        memoryByteCount: Int,
        scratch: Scratch
    ) throws -> [[UInt8]] {
        let sorter = ExternalSorter(
            recordByteCount: width,
            memoryByteCount: memoryByteCount,
            spillFolder: scratch.path,
            name: "test"
        )
        for record in records { try sorter.append(record) }
        return try drained(try sorter.sorted())
    }

    @Test(arguments: [(1, 1), (1, 50), (3, 3), (3, 100), (8, 1000), (80, 1000), (80, 1 << 20), (100_000, 250_000)])
    func `the records come out as an ordinary sort has them, whatever the memory`(
        width: Int,
        memoryByteCount: Int
    ) throws {
        let scratch = try Scratch()
        var generator = SeededGenerator(seed: UInt64(width * 1000 + memoryByteCount))
        for count in [0, 1, 2, 7, 200] where count * width < 4 << 20 {
            let records = (0..<count).map { _ in
                // Few values, so that records share beginnings and many are equal; the rest of a wide one is the same.
                (0..<min(width, 3)).map { _ in UInt8([0, 1, 0x7F, 0x80, 0xFF][Int(generator.next() % 5)]) }
                    + [UInt8](repeating: 9, count: max(0, width - 3))
            }
            let expected = records.sorted { $0.lexicographicallyPrecedes($1) }
            #expect(try sorted(records, width: width, memoryByteCount: memoryByteCount, scratch: scratch) == expected)
            #expect(try scratch.names().isEmpty)
        }
    }

    @Test func `runs that are longer than what is read at once are merged`() throws {
        let scratch = try Scratch()
        var generator = SeededGenerator(seed: 2)
        let records = (0..<60_000).map { _ in (0..<8).map { _ in UInt8(truncatingIfNeeded: generator.next()) } }
        let expected = records.sorted { $0.lexicographicallyPrecedes($1) }
        #expect(try sorted(records, width: 8, memoryByteCount: 150_000, scratch: scratch) == expected)
    }

    @Test func `what is sorted already, or the other way round, is sorted`() throws {
        let scratch = try Scratch()
        let rising = (0..<300).map { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        for records in [rising, rising.reversed(), rising + rising] {
            let expected = records.sorted { $0.lexicographicallyPrecedes($1) }
            #expect(try sorted(records, width: 2, memoryByteCount: 10, scratch: scratch) == expected)
        }
    }

    @Test func `a sorter that is given up leaves no files, nor do records that nobody reads`() throws {
        let scratch = try Scratch()
        func sorter() throws -> ExternalSorter {
            let sorter = ExternalSorter(recordByteCount: 1, memoryByteCount: 4, spillFolder: scratch.path, name: "x")
            for value in UInt8(0)..<50 { try sorter.append([value]) }
            return sorter
        }
        do { _ = try sorter() }
        #expect(try scratch.names().isEmpty)
        do {
            let records = try sorter().sorted()
            #expect(try records.next() == [0])
            #expect(try !scratch.names().isEmpty)
        }
        #expect(try scratch.names().isEmpty)
    }

    @Test func `a folder that is not there is an error`() throws {
        let scratch = try Scratch()
        let sorter = ExternalSorter(
            recordByteCount: 1,
            memoryByteCount: 1,
            spillFolder: scratch.path + "/missing",
            name: "x"
        )
        try sorter.append([1])
        #expect(throws: (any Error).self) { try sorter.append([2]) }
    }
}
