// SPDX-License-Identifier: EUPL-1.2

/// A pair of neighbouring tokens as one number that orders by the left one, then by the right one.
typealias TokenPair = UInt64

/// The pair of two tokens.
@inline(__always)
func pair(_ left: UInt32, _ right: UInt32) -> TokenPair {
    UInt64(left) << 32 | UInt64(right)
}

/// The merges of a vocabulary: which pairs become a token, and in which order of preference.
///
/// A lookup takes two loads and no branch, since its outcome cannot be predicted: pairs are hashed without collisions. A
/// pair's bucket holds the multiplier that sends each of the bucket's pairs to a slot of its own. It also holds a filter:
/// most pairs that do not merge are sent to slot 0, which is always in the processor's cache.
@safe final class MergeTable: @unchecked Sendable {
    /// One merge: two tokens and what they become.
    struct Merge: Sendable, Hashable {
        var left: UInt32
        var right: UInt32
        var result: UInt32
    }

    /// Tokens must have ids below this, less one; merges ranks below twice as much: a pair and its rank fill one word.
    static let maximumTokenCount = 1 << 21

    /// What is found for a pair that does not merge.
    static let noRank: UInt32 = 0x3F_FFFF

    /// An id that no token has, and that merges with none.
    static let noToken = UInt32(maximumTokenCount - 1)

    /// The merges, the preferred first.
    let merges: [Merge]
    // Never written after `init`, so that threads can share them.
    /// Left id (21 bits), right id (21 bits), rank (22 bits); all ones is free.
    private let slots: UnsafeMutablePointer<UInt64>
    private let buckets: UnsafeMutablePointer<UInt64>
    private let results: UnsafeMutablePointer<UInt32>
    /// What a rank lacks to its result, if it is the same for all: so trained vocabularies are numbered.
    private let resultOffset: UInt32?
    private let slotCount: UInt64
    private let bucketShift: UInt64

    /// A table of merges in the order of their ranks; a pair that comes twice has its last rank.
    init(_ merges: [Merge]) {
        precondition(merges.count < MergeTable.maximumTokenCount * 2 - 1, "too many merges")
        self.merges = merges
        var ranks: [UInt64: Int] = [:]
        ranks.reserveCapacity(merges.count)
        for (rank, merge) in merges.enumerated() { ranks[MergeTable.key(merge.left, merge.right)] = rank }
        let entries = merges.enumerated().compactMap { rank, merge in
            let key = MergeTable.key(merge.left, merge.right)
            return ranks[key] == rank ? key << 22 | UInt64(rank) : nil
        }
        let hash = PairHash(entries)
        slotCount = UInt64(hash.slots.count)
        bucketShift = hash.bucketShift
        unsafe slots = MergeTable.copy(hash.slots)
        unsafe buckets = MergeTable.copy(hash.buckets)
        let offset = merges.first?.result ?? 0
        resultOffset = merges.enumerated().allSatisfy { $1.result == offset &+ UInt32($0) } ? offset : nil
        unsafe results = MergeTable.copy(merges.map(\.result) + [0])
    }

    private static func copy<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafeMutablePointer<Element> {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: elements.count)
        for (index, element) in elements.enumerated() { unsafe (memory + index).initialize(to: element) }
        return unsafe memory
    }

    deinit {
        unsafe slots.deallocate()
        unsafe buckets.deallocate()
        unsafe results.deallocate()
    }

    /// The rank of a pair, or `noRank`.
    @inline(__always)
    func rank(_ left: UInt32, _ right: UInt32) -> UInt32 {
        let key = MergeTable.key(left, right)
        let hash = PairHash.hash(key)
        let bucket = unsafe buckets[Int(truncatingIfNeeded: hash >> bucketShift)]
        let entry = unsafe slots[PairHash.slot(hash, bucket, slotCount) & PairHash.filter(hash, bucket)]
        let rank = UInt32(truncatingIfNeeded: entry) & MergeTable.noRank
        return entry >> 22 == key ? rank : MergeTable.noRank
    }

    /// The token that the merge of a rank makes.
    @inline(__always)
    func result(of rank: UInt32) -> UInt32 {
        if let resultOffset { return rank &+ resultOffset }
        return unsafe results[Int(rank)]
    }

    @inline(__always)
    private static func key(_ left: UInt32, _ right: UInt32) -> UInt64 {
        UInt64(left) << 21 | UInt64(right)
    }
}

/// A hash of known keys without collisions, made by trying multipliers bucket by bucket, the fullest first.
struct PairHash {
    /// The entries where their keys, which are their upper 42 bits, are sent; all ones is free.
    private(set) var slots: [UInt64] = []
    /// For each bucket its multiplier in the lower 16 bits, and above them one bit for each key.
    private(set) var buckets: [UInt64] = []
    /// How far a hash is shifted to be the number of its bucket.
    let bucketShift: UInt64

    private static let bucketKeyCount = 4
    private static let multiplierMask: UInt64 = 0xFFFF

    /// A hash of entries with distinct keys.
    init(_ entries: [UInt64]) {
        var bucketBits: UInt64 = 1
        while PairHash.bucketKeyCount << bucketBits < entries.count { bucketBits += 1 }
        bucketShift = 64 - bucketBits
        var members = [[UInt64]](repeating: [], count: 1 << bucketBits)
        for entry in entries { members[Int(PairHash.hash(entry >> 22) >> bucketShift)].append(entry) }
        let order = members.indices.sorted {
            members[$0].count != members[$1].count ? members[$0].count > members[$1].count : $0 < $1
        }
        // A quarter more slots than entries; should some bucket not find a multiplier, as many again.
        var slotCount = entries.count + entries.count / 4 + 16
        while !place(members, order, slotCount: slotCount) { slotCount *= 2 }
    }

    private mutating func place(_ members: [[UInt64]], _ order: [Int], slotCount: Int) -> Bool {
        slots = [UInt64](repeating: .max, count: slotCount)
        buckets = [UInt64](repeating: 0, count: members.count)
        for bucket in order where !members[bucket].isEmpty {
            let multipliers = 0...PairHash.multiplierMask
            guard let multiplier = multipliers.first(where: { take(members[bucket], $0) }) else { return false }
            buckets[bucket] = multiplier
            for entry in members[bucket] {
                buckets[bucket] |= 1 << PairHash.filterBit(PairHash.hash(entry >> 22))
            }
        }
        return true
    }

    /// Puts entries where a multiplier sends them; false, with nothing put, if two meet or a slot is taken.
    private mutating func take(_ entries: [UInt64], _ multiplier: UInt64) -> Bool {
        for (index, entry) in entries.enumerated() {
            let slot = PairHash.slot(PairHash.hash(entry >> 22), multiplier, UInt64(slots.count))
            if slots[slot] == .max {
                slots[slot] = entry
                continue
            }
            for earlier in entries[..<index] {
                slots[PairHash.slot(PairHash.hash(earlier >> 22), multiplier, UInt64(slots.count))] = .max
            }
            return false
        }
        return true
    }

    @inline(__always)
    static func hash(_ key: UInt64) -> UInt64 {
        let product = key &* 0x9E37_79B9_7F4A_7C15
        return product ^ product >> 32
    }

    /// The slot of a hash, by its bucket or the bucket's multiplier.
    @inline(__always)
    static func slot(_ hash: UInt64, _ bucket: UInt64, _ slotCount: UInt64) -> Int {
        let product = hash &* (0xD6E8_FEB8_6659_FD93 &+ (bucket & multiplierMask) << 1)
        return Int(truncatingIfNeeded: ((product >> 32) &* slotCount) >> 32)
    }

    /// All ones if the bucket may hold the key of a hash, else zero.
    @inline(__always)
    static func filter(_ hash: UInt64, _ bucket: UInt64) -> Int {
        0 &- Int(truncatingIfNeeded: (bucket >> filterBit(hash)) & 1)
    }

    @inline(__always)
    private static func filterBit(_ hash: UInt64) -> UInt64 {
        16 + ((hash & 0xFFFF) &* 48) >> 16
    }
}
