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

    /// The tokens of all pieces, one after the other; each piece shrinks in its place.
    private var tokens: [UInt32] = []
    private var starts: [Int] = []
    private var lengths: [Int] = []
    private let pieceCounts: [Int]

    private var indexOfPair: [TokenPair: Int] = [:]
    private var counts: [Int] = []
    /// The pieces in which a pair stood at some time.
    private var places: [[UInt32]] = []
    private var queue = PriorityQueue<Candidate>()

    init(_ pieces: PieceCounts, byteTokens: [UInt32]) {
        pieceCounts = pieces.counts
        for index in 0..<pieces.pieceCount {
            let bytes = pieces.pieces[index]
            starts.append(tokens.count)
            lengths.append(bytes.count)
            for byte in bytes { tokens.append(byteTokens[Int(byte)]) }
            for position in starts[index]..<max(tokens.count - 1, starts[index]) {
                add(pieceCounts[index], to: pair(tokens[position], tokens[position + 1]), at: index)
            }
        }
        queue.fill { candidates in
            for (pair, index) in indexOfPair { candidates.append(Candidate(count: counts[index], pair: pair)) }
        }
    }

    /// The most frequent pair, which is not given again; `nil` if none is as frequent as `minimum` and stands at all.
    mutating func popMostFrequent(atLeast minimum: Int) -> TokenPair? {
        while let top = queue.pop() {
            guard let index = indexOfPair[top.pair] else { continue }
            let count = counts[index]
            if count == top.count { return count < max(minimum, 1) ? nil : top.pair }
            // The count fell since the candidate was put in.
            if count > 0 { queue.push(Candidate(count: count, pair: top.pair)) }
        }
        return nil
    }

    /// Makes every occurrence of a pair one token.
    mutating func merge(_ merged: TokenPair, into result: UInt32) {
        guard let index = indexOfPair[merged] else { return }
        let pieces = places[index]
        places[index] = []
        var grown: Set<TokenPair> = []
        for piece in pieces { mergePiece(Int(piece), merged, into: result, grown: &grown) }
        counts[index] = 0
        for pair in grown {
            guard let index = indexOfPair[pair], counts[index] > 0 else { continue }
            queue.push(Candidate(count: counts[index], pair: pair))
        }
    }

    private mutating func mergePiece(
        _ piece: Int,
        _ merged: TokenPair,
        into result: UInt32,
        grown: inout Set<TokenPair>
    ) {
        let start = starts[piece]
        let end = start + lengths[piece]
        let count = pieceCounts[piece]
        var source = start
        var target = start
        while source < end {
            guard source + 1 < end, pair(tokens[source], tokens[source + 1]) == merged else {
                tokens[target] = tokens[source]
                source += 1
                target += 1
                continue
            }
            let (left, right) = (tokens[source], tokens[source + 1])
            if target > start {
                let before = tokens[target - 1]
                add(-count, to: pair(before, left), at: piece)
                add(count, to: pair(before, result), at: piece)
                grown.insert(pair(before, result))
            }
            if source + 2 < end {
                let after = tokens[source + 2]
                add(-count, to: pair(right, after), at: piece)
                add(count, to: pair(result, after), at: piece)
                grown.insert(pair(result, after))
            }
            tokens[target] = result
            source += 2
            target += 1
        }
        lengths[piece] = target - start
    }

    private mutating func add(_ count: Int, to pair: TokenPair, at piece: Int) {
        let index: Int
        if let known = indexOfPair[pair] {
            index = known
        } else {
            index = counts.count
            indexOfPair[pair] = index
            counts.append(0)
            places.append([])
        }
        counts[index] += count
        if count > 0, places[index].last != UInt32(piece) { places[index].append(UInt32(piece)) }
    }
}
