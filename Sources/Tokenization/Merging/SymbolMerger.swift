// SPDX-License-Identifier: EUPL-1.2

/// Merges the symbols of one piece: the preferred merge first, of equal ones the leftmost, until none is left.
///
/// Short pieces are merged by looking for the best pair each time, which is quadratic in at most `windowCount` symbols.
/// Long ones go through `LongPieceMerger`. Not thread-safe.
@safe final class SymbolMerger {
    /// Up to here a piece is merged at once.
    static let windowCount = 64

    let merges: MergeTable
    /// The symbols of the piece from place 1 on; after a merge, each token stands where its first symbol stood.
    private let tokens: UnsafeMutablePointer<UInt32>
    /// For each token, the rank of the pair that it begins, and below it the token's place.
    private let keys: UnsafeMutablePointer<UInt32>
    /// For each token, the place of the one after it, and of the one before it.
    private let next: UnsafeMutablePointer<UInt8>
    private let previous: UnsafeMutablePointer<UInt8>

    private static let placeCount = windowCount + 2

    /// A merger with a table of merges.
    init(_ merges: MergeTable) {
        self.merges = merges
        unsafe tokens = .allocate(capacity: SymbolMerger.placeCount)
        unsafe tokens.initialize(repeating: MergeTable.noToken, count: SymbolMerger.placeCount)
        unsafe keys = .allocate(capacity: SymbolMerger.placeCount)
        unsafe keys.initialize(repeating: .max, count: SymbolMerger.placeCount)
        unsafe next = .allocate(capacity: SymbolMerger.placeCount)
        unsafe next.initialize(repeating: 0, count: SymbolMerger.placeCount)
        unsafe previous = .allocate(capacity: SymbolMerger.placeCount)
        unsafe previous.initialize(repeating: 0, count: SymbolMerger.placeCount)
    }

    deinit {
        unsafe tokens.deallocate()
        unsafe keys.deallocate()
        unsafe next.deallocate()
        unsafe previous.deallocate()
    }

    /// Merges 1 to `windowCount` symbols into `output`, and gives the number of tokens; `ends` gets where each ends.
    func merge(
        symbols: UnsafePointer<UInt32>,
        count: Int,
        into output: UnsafeMutablePointer<UInt32>,
        ends: UnsafeMutablePointer<Int>?
    ) -> Int {
        for index in 0..<(count - 1) {
            unsafe tokens[index + 1] = symbols[index]
            unsafe keys[index + 1] = SymbolMerger.key(merges.rank(symbols[index], symbols[index + 1]), index + 1)
        }
        unsafe tokens[count] = symbols[count - 1]
        mergeAll(count)
        return unsafe compact(count, into: output, ends: ends)
    }

    /// A rank, and below it a place.
    @inline(__always)
    private static func key(_ rank: UInt32, _ place: Int) -> UInt32 {
        rank << 8 | UInt32(truncatingIfNeeded: place)
    }

    /// Merges the symbols at the places 1 to `count`; at 0 and behind the last stands what merges with nothing, so that
    /// the ends of the piece need no question.
    private func mergeAll(_ count: Int) {
        for place in 0...(count + 1) {
            unsafe next[place] = UInt8(truncatingIfNeeded: place + 1)
            unsafe previous[place] = UInt8(truncatingIfNeeded: place &- 1)
        }
        unsafe tokens[count + 1] = MergeTable.noToken
        unsafe keys[count] = .max
        while true {
            var best = UInt32.max
            for place in 1..<max(count, 1) { best = unsafe min(best, keys[place]) }
            if best >= MergeTable.noRank << 8 { return }
            let place = Int(best & 0xFF)
            let token = merges.result(of: best >> 8)
            let removed = unsafe Int(next[place])
            let following = unsafe Int(next[removed])
            let before = unsafe Int(previous[place])
            unsafe tokens[place] = token
            unsafe next[place] = UInt8(truncatingIfNeeded: following)
            unsafe previous[following] = UInt8(truncatingIfNeeded: place)
            unsafe keys[removed] = .max
            unsafe keys[place] = SymbolMerger.key(merges.rank(token, tokens[following]), place)
            unsafe keys[before] = SymbolMerger.key(merges.rank(tokens[before], token), before)
        }
    }

    @inline(__always)
    private func compact(
        _ count: Int,
        into output: UnsafeMutablePointer<UInt32>,
        ends: UnsafeMutablePointer<Int>?
    ) -> Int {
        var kept = 0
        var place = 1
        while place <= count {
            unsafe output[kept] = tokens[place]
            place = unsafe Int(next[place])
            if let ends = unsafe ends { unsafe ends[kept] = place - 1 }
            kept += 1
        }
        return kept
    }
}
