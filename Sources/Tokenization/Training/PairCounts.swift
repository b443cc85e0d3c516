// SPDX-License-Identifier: EUPL-1.2

/// How often each pair of neighbouring tokens stands in the counted pieces, kept up while pairs are merged.
struct PairCounts {
    /// A pair and a count that it had; the most frequent comes first, of equals the smallest ids.
    private struct Candidate: Comparable {
        var count: Int
        var pair: TokenPair

        static func < (left: Candidate, right: Candidate) -> Bool {
            left.count != right.count ? left.count > right.count : left.pair < right.pair
        }
    }

    /// A piece: where its tokens stand, and how often it was counted; kept together, since a merge jumps from one piece
    /// to the next, and each jump waits for the memory.
    private struct Piece {
        var start: Int
        var length: Int
        var count: Int
    }

    /// The tokens of all pieces, one after the other; each piece shrinks in its place.
    private var tokens: [UInt32] = []
    private var pieces: [Piece] = []

    /// A pair: how often it stands, whether the present merge has made it more frequent, and in which pieces it stood at
    /// some time.
    private struct Pair {
        var count = 0
        var isGrown = false
        var places: [UInt32] = []
    }

    private var indexes = PairIndexes()
    private var pairs: [Pair] = []
    /// The pairs that the present merge has made more frequent, each once.
    private var grown: [Int] = []
    private var queue = PriorityQueue<Candidate>()
    /// Working space of `warm`.
    private var starts: [Int] = []
    private var touch: UInt32 = 0
    private static let warmingCount = 64

    init(_ counted: PieceCounts, _ symbols: SymbolTable) {
        pieces.reserveCapacity(counted.pieceCount)
        for index in 0..<counted.pieceCount {
            let bytes = counted.pieces[index]
            let start = tokens.count
            symbols.appendSymbols(of: bytes.span, to: &tokens)
            pieces.append(Piece(start: start, length: tokens.count - start, count: counted.counts[index]))
            for position in start..<max(tokens.count - 1, start) {
                add(counted.counts[index], to: pair(tokens[position], tokens[position + 1]), at: index)
            }
        }
        queue.fill { candidates in
            for (index, pair) in indexes.pairs.enumerated() {
                candidates.append(Candidate(count: pairs[index].count, pair: pair))
            }
        }
    }

    /// The most frequent pair, which is not given again; `nil` if none is as frequent as `minimum` and stands at all.
    mutating func popMostFrequent(atLeast minimum: Int) -> TokenPair? {
        while let top = queue.pop() {
            guard let index = indexes.index(of: top.pair) else { continue }
            let count = pairs[index].count
            if count == top.count { return count < max(minimum, 1) ? nil : top.pair }
            // The count fell since the candidate was put in.
            if count > 0 { queue.push(Candidate(count: count, pair: top.pair)) }
        }
        return nil
    }

    /// Makes every occurrence of a pair one token.
    mutating func merge(_ merged: TokenPair, into result: UInt32) {
        guard let index = indexes.index(of: merged) else { return }
        let touched = pairs[index].places
        pairs[index].places = []
        for start in stride(from: 0, to: touched.count, by: PairCounts.warmingCount) {
            let batch = touched[start..<min(touched.count, start + PairCounts.warmingCount)]
            warm(batch)
            for piece in batch { mergePiece(Int(piece), merged, into: result) }
        }
        pairs[index].count = 0
        for index in grown {
            pairs[index].isGrown = false
            let count = pairs[index].count
            if count > 0 { queue.push(Candidate(count: count, pair: indexes.pairs[index])) }
        }
        grown.removeAll(keepingCapacity: true)
    }

    // The pieces lie all over the memory. Touching a batch of them first lets their loads overlap, where merging them one
    // by one would wait for each.
    private mutating func warm(_ batch: ArraySlice<UInt32>) {
        starts.removeAll(keepingCapacity: true)
        for piece in batch { starts.append(pieces[Int(piece)].start) }
        for start in starts { touch &+= tokens[start] }
    }

    private mutating func mergePiece(_ number: Int, _ merged: TokenPair, into result: UInt32) {
        let piece = pieces[number]
        let end = piece.start + piece.length
        var source = piece.start
        var target = piece.start
        while source < end {
            guard source + 1 < end, pair(tokens[source], tokens[source + 1]) == merged else {
                tokens[target] = tokens[source]
                source += 1
                target += 1
                continue
            }
            let (left, right) = (tokens[source], tokens[source + 1])
            if target > piece.start {
                let before = tokens[target - 1]
                add(-piece.count, to: pair(before, left), at: number)
                grow(add(piece.count, to: pair(before, result), at: number))
            }
            if source + 2 < end {
                let after = tokens[source + 2]
                add(-piece.count, to: pair(right, after), at: number)
                grow(add(piece.count, to: pair(result, after), at: number))
            }
            tokens[target] = result
            source += 2
            target += 1
        }
        pieces[number].length = target - piece.start
    }

    private mutating func grow(_ index: Int) {
        if pairs[index].isGrown { return }
        pairs[index].isGrown = true
        grown.append(index)
    }

    @discardableResult
    private mutating func add(_ count: Int, to pair: TokenPair, at piece: Int) -> Int {
        let index = indexes.insert(pair)
        if index == pairs.count { pairs.append(Pair()) }
        pairs[index].count += count
        if count > 0, pairs[index].places.last != UInt32(piece) { pairs[index].places.append(UInt32(piece)) }
        return index
    }
}
