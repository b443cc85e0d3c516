// SPDX-License-Identifier: EUPL-1.2

/// Merges any number of symbols with a queue of ranks and places over a linked list; O(n log n).
struct HeapMerger {
    private let merges: MergeTable
    private(set) var tokens: [UInt32]
    /// Where each of `tokens` ends.
    private(set) var ends: [Int] = []
    /// The rank of the pair that begins at each token, or `MergeTable.noRank`.
    private var ranks: [UInt32]
    private var next: [UInt32]
    private var previous: [UInt32]
    private var queue = PriorityQueue<UInt64>()

    /// Merges symbols, at most 2³² - 2 of them; `tokens` and `ends` hold the result.
    init(_ symbols: ArraySlice<UInt32>, _ merges: MergeTable) {
        self.merges = merges
        let count = symbols.count
        tokens = Array(symbols)
        ranks = [UInt32](repeating: MergeTable.noRank, count: count)
        next = (0..<count).map { UInt32($0 + 1) }
        previous = (0..<count).map { UInt32(max($0, 1) - 1) }
        for index in 0..<max(count - 1, 0) { ranks[index] = merges.rank(tokens[index], tokens[index + 1]) }
        let ranks = ranks
        queue.fill { entries in
            for index in 0..<count where ranks[index] != MergeTable.noRank {
                entries.append(UInt64(ranks[index]) << 32 | UInt64(index))
            }
        }
        // An entry is stale when the pair at its place has another rank.
        while let entry = queue.pop() {
            let index = Int(entry & 0xFFFF_FFFF)
            let rank = UInt32(truncatingIfNeeded: entry >> 32)
            if self.ranks[index] == rank { mergePair(at: index, rank: rank) }
        }
        compact()
    }

    private mutating func mergePair(at index: Int, rank: UInt32) {
        let removed = Int(next[index])
        tokens[index] = merges.result(of: rank)
        next[index] = next[removed]
        ranks[removed] = MergeTable.noRank
        let following = Int(next[index])
        if following < tokens.count { previous[following] = UInt32(index) }
        updateRank(at: index)
        if index > 0 { updateRank(at: Int(previous[index])) }
    }

    private mutating func updateRank(at index: Int) {
        let following = Int(next[index])
        let rank =
            following < tokens.count ? merges.rank(tokens[index], tokens[following]) : MergeTable.noRank
        ranks[index] = rank
        if rank != MergeTable.noRank { queue.push(UInt64(rank) << 32 | UInt64(index)) }
    }

    private mutating func compact() {
        var kept = 0
        var index = 0
        while index < next.count {
            tokens[kept] = tokens[index]
            index = Int(next[index])
            ends.append(index)
            kept += 1
        }
        tokens.removeSubrange(kept...)
    }
}
