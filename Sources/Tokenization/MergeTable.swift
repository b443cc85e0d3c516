// SPDX-License-Identifier: EUPL-1.2

/// A pair of neighbouring tokens as one number that orders by the left one, then by the right one.
typealias TokenPair = UInt64

/// The pair of two tokens.
@inline(__always)
func pair(_ left: UInt32, _ right: UInt32) -> TokenPair {
    UInt64(left) << 32 | UInt64(right)
}

/// The merges of a vocabulary: which pairs become a token, and in which order of preference.
struct MergeTable: Sendable {
    /// One merge: two tokens and what they become.
    struct Merge: Sendable, Hashable {
        var left: UInt32
        var right: UInt32
        var result: UInt32
    }

    /// Tokens must have ids below this, merges ranks below twice as much: a pair and its rank fill one word.
    static let maximumTokenCount = 1 << 21

    /// What is found for a pair that does not merge.
    static let noRank = UInt32.max

    /// The merges, the preferred first.
    let merges: [Merge]
    private let results: [UInt32]
    /// What a rank lacks to its result, if it is the same for all: so trained vocabularies are numbered.
    private let resultOffset: UInt32?
    /// Open addressing: left id (21 bits), right id (21 bits), rank (22 bits); all ones is free.
    private let slots: [UInt64]
    private let shift: UInt64

    /// A table of merges in the order of their ranks; a pair that comes twice has its last rank.
    init(_ merges: [Merge]) {
        precondition(merges.count < MergeTable.maximumTokenCount * 2 - 1, "too many merges")
        self.merges = merges
        results = merges.map(\.result)
        let offset = merges.first?.result ?? 0
        let isUniform = merges.enumerated().allSatisfy { $1.result &- offset == UInt32($0) }
        resultOffset = isUniform ? offset : nil
        var bitCount: UInt64 = 4
        while 1 << bitCount < merges.count * 2 { bitCount += 1 }
        shift = 64 - bitCount
        var slots = [UInt64](repeating: .max, count: 1 << bitCount)
        for (rank, merge) in merges.enumerated() {
            let key = MergeTable.key(merge.left, merge.right)
            var slot = Int(MergeTable.hash(key) >> shift)
            while slots[slot] != .max, slots[slot] >> 22 != key { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = key << 22 | UInt64(rank)
        }
        self.slots = slots
    }

    /// The rank of a pair, or `noRank`.
    @inline(__always)
    func rank(_ left: UInt32, _ right: UInt32) -> UInt32 {
        let key = MergeTable.key(left, right)
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: MergeTable.hash(key) >> shift)
        while true {
            let entry = slots[slot]
            if entry >> 22 == key { return UInt32(truncatingIfNeeded: entry & 0x3F_FFFF) }
            if entry == .max { return MergeTable.noRank }
            slot = (slot + 1) & mask
        }
    }

    /// The token that the merge of a rank makes.
    @inline(__always)
    func result(of rank: UInt32) -> UInt32 {
        if let resultOffset { return rank &+ resultOffset }
        return results[Int(rank)]
    }

    @inline(__always)
    private static func key(_ left: UInt32, _ right: UInt32) -> UInt64 {
        UInt64(left) << 21 | UInt64(right)
    }

    @inline(__always)
    private static func hash(_ key: UInt64) -> UInt64 {
        (key ^ key >> 29) &* 0x9E37_79B9_7F4A_7C15
    }
}
