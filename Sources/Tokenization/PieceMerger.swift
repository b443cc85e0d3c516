// SPDX-License-Identifier: EUPL-1.2

/// Merges the tokens of one piece: the preferred merge first, of equal ones the leftmost, until none is left.
struct PieceMerger {
    private let merges: MergeTable
    private let byteTokens: [UInt32]
    /// The rank of every pair of bytes, which is looked up most.
    private let byteRanks: [UInt32]

    /// The tokens of the piece; after `merge`, the first `count` hold the result.
    private(set) var tokens: [UInt32] = []
    /// How many of `tokens` are left.
    private(set) var count = 0
    /// The rank of the pair that begins at each token, or `MergeTable.noRank`.
    private var ranks: [UInt32] = []
    private var next: [UInt32] = []
    private var previous: [UInt32] = []
    private var queue = PriorityQueue<UInt64>()

    /// Pieces up to here are merged by looking for the best pair each time, which is quadratic but quicker.
    private static let shortByteCount = 48

    init(_ merges: MergeTable, byteTokens: [UInt32]) {
        self.merges = merges
        self.byteTokens = byteTokens
        byteRanks = byteTokens.flatMap { left in byteTokens.map { merges.rank(left, $0) } }
    }

    /// Merges the bytes from `start` to `end`; O(n log n), and a piece has no more than 2³² bytes.
    mutating func merge(_ bytes: Span<UInt8>, from start: Int, to end: Int) {
        count = end - start
        while tokens.count < count {
            tokens.append(0)
            ranks.append(0)
        }
        var byte = Int(bytes[start])
        for index in 0..<(count - 1) {
            let next = Int(bytes[start + index + 1])
            tokens[index] = byteTokens[byte]
            ranks[index] = byteRanks[byte << 8 | next]
            byte = next
        }
        tokens[count - 1] = byteTokens[byte]
        ranks[count - 1] = MergeTable.noRank
        if count <= PieceMerger.shortByteCount {
            count = PieceMerger.mergeShort(&tokens, &ranks, count: count, merges)
        } else {
            mergeLong()
        }
    }

    /// Merges by looking for the best pair each time; gives the number of tokens left.
    private static func mergeShort(
        _ tokens: inout [UInt32],
        _ ranks: inout [UInt32],
        count: Int,
        _ merges: MergeTable
    ) -> Int {
        var tokens = tokens.mutableSpan
        var ranks = ranks.mutableSpan
        var count = count
        while count > 1 {
            var best = MergeTable.noRank
            var index = 0
            for candidate in 0..<(count - 1) where ranks[candidate] < best {
                best = ranks[candidate]
                index = candidate
            }
            if best == MergeTable.noRank { break }
            count -= 1
            tokens[index] = merges.result(of: best)
            for position in (index + 1)..<max(count, index + 1) {
                tokens[position] = tokens[position + 1]
                ranks[position] = ranks[position + 1]
            }
            ranks[index] = index + 1 < count ? merges.rank(tokens[index], tokens[index + 1]) : MergeTable.noRank
            if index > 0 { ranks[index - 1] = merges.rank(tokens[index - 1], tokens[index]) }
        }
        return count
    }

    /// Merges with a queue of ranks and places over a linked list.
    ///
    /// An entry is stale when the pair at its place has another rank.
    private mutating func mergeLong() {
        link()
        queue.fill { entries in
            for index in 0..<count where ranks[index] != MergeTable.noRank {
                entries.append(UInt64(ranks[index]) << 32 | UInt64(index))
            }
        }
        while let entry = queue.pop() {
            let index = Int(entry & 0xFFFF_FFFF)
            let rank = UInt32(truncatingIfNeeded: entry >> 32)
            if ranks[index] == rank { mergePair(at: index, rank: rank) }
        }
        compact()
        // One enormous piece must not hold its memory for ever.
        if tokens.count > 1 << 16 { removeScratch() }
    }

    private mutating func link() {
        while next.count < count {
            next.append(0)
            previous.append(0)
        }
        for index in 0..<count {
            next[index] = UInt32(index + 1)
            previous[index] = UInt32(max(index, 1) - 1)
        }
    }

    private mutating func mergePair(at index: Int, rank: UInt32) {
        let removed = Int(next[index])
        tokens[index] = merges.result(of: rank)
        next[index] = next[removed]
        ranks[removed] = MergeTable.noRank
        let following = Int(next[index])
        if following < count { previous[following] = UInt32(index) }
        updateRank(at: index)
        if index > 0 { updateRank(at: Int(previous[index])) }
    }

    private mutating func updateRank(at index: Int) {
        let following = Int(next[index])
        let rank = following < count ? merges.rank(tokens[index], tokens[following]) : MergeTable.noRank
        ranks[index] = rank
        if rank != MergeTable.noRank { queue.push(UInt64(rank) << 32 | UInt64(index)) }
    }

    private mutating func compact() {
        var kept = 0
        var index = 0
        while index < count {
            tokens[kept] = tokens[index]
            kept += 1
            index = Int(next[index])
        }
        count = kept
    }

    private mutating func removeScratch() {
        tokens.removeSubrange(max(count, 1 << 10)...)
        tokens = Array(tokens)
        ranks = [UInt32](repeating: 0, count: tokens.count)
        next = []
        previous = []
        queue = PriorityQueue()
    }
}
