// SPDX-License-Identifier: EUPL-1.2

/// Distinct byte strings, numbered in the order in which they were inserted.
struct ByteStringTable: Sendable {
    private var storage: [UInt8] = []
    private var ends: [Int] = []
    /// Open addressing: a string's hash, and below it its number plus one; zero is free.
    private var slots: [UInt64]

    /// An empty table.
    init() {
        slots = [UInt64](repeating: 0, count: 1024)
    }

    /// How many strings there are.
    var count: Int { ends.count }

    /// How many bytes the strings have together.
    var byteCount: Int { storage.count }

    /// Where the string of a number stands in `storage`.
    private func range(of index: Int) -> Range<Int> {
        (index == 0 ? 0 : ends[index - 1])..<ends[index]
    }

    /// The string of a number.
    subscript(index: Int) -> ArraySlice<UInt8> { storage[range(of: index)] }

    /// The number of a string; `nil` if it is not there.
    func index(of bytes: [UInt8]) -> Int? {
        index(of: bytes.span, from: 0, to: bytes.count)
    }

    /// The number of the string from `start` to `end` of `bytes`; `nil` if it is not there.
    func index(of bytes: Span<UInt8>, from start: Int, to end: Int) -> Int? {
        let hash = ByteStringTable.hash(bytes, from: start, to: end)
        return find(bytes, from: start, to: end, hash: hash).index
    }

    /// The number of the string from `start` to `end` of `bytes`, which is added if it is not there.
    mutating func insert(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        let hash = ByteStringTable.hash(bytes, from: start, to: end)
        let (index, slot) = find(bytes, from: start, to: end, hash: hash)
        if let index { return index }
        for position in start..<end { storage.append(bytes[position]) }
        ends.append(storage.count)
        slots[slot] = hash | UInt64(count)
        if count * 2 > slots.count { grow() }
        return count - 1
    }

    /// The number of a string, which is added if it is not there.
    mutating func insert(_ bytes: [UInt8]) -> Int {
        insert(bytes.span, from: 0, to: bytes.count)
    }

    /// The number of a string of another table, which is added if it is not there; nothing is copied to look it up.
    mutating func insert(_ index: Int, of other: ByteStringTable) -> Int {
        let range = other.range(of: index)
        return insert(other.storage.span, from: range.lowerBound, to: range.upperBound)
    }

    private func find(_ bytes: Span<UInt8>, from start: Int, to end: Int, hash: UInt64) -> (index: Int?, slot: Int) {
        let mask = slots.count - 1
        var slot = Int(hash >> 32) & mask
        while slots[slot] != 0 {
            let entry = slots[slot]
            let index = Int(entry & 0xFFFF_FFFF) - 1
            if entry >> 32 == hash >> 32, isEqual(index, bytes, from: start, to: end) { return (index, slot) }
            slot = (slot + 1) & mask
        }
        return (nil, slot)
    }

    private func isEqual(_ index: Int, _ bytes: Span<UInt8>, from start: Int, to end: Int) -> Bool {
        let range = range(of: index)
        guard range.count == end - start else { return false }
        for offset in 0..<range.count where storage[range.lowerBound + offset] != bytes[start + offset] {
            return false
        }
        return true
    }

    private mutating func grow() {
        let entries = slots
        slots = [UInt64](repeating: 0, count: entries.count * 2)
        let mask = slots.count - 1
        for entry in entries where entry != 0 {
            var slot = Int(entry >> 32) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = entry
        }
    }

    /// FNV-1a with a last mix, since the low bits choose the slot, in the upper half of the result.
    private static func hash(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in start..<end { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
        hash ^= hash >> 32
        return (hash &* 0x9E37_79B9_7F4A_7C15) & 0xFFFF_FFFF_0000_0000
    }
}
