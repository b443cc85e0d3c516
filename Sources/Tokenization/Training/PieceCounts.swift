// SPDX-License-Identifier: EUPL-1.2

/// How often each piece stands in texts: all that a trainer needs to know of them.
///
/// Counting is commutative: neither the order of the texts nor how they were divided among workers shows.
public struct PieceCounts: Sendable {
    /// The rule by which texts are split.
    public let pattern: SplitPattern
    private(set) var pieces = ByteStringTable()
    private(set) var counts: [Int] = []

    /// Counts of nothing.
    public init(pattern: SplitPattern) {
        self.pattern = pattern
    }

    /// The number of distinct pieces.
    public var pieceCount: Int { pieces.count }

    /// Counts the pieces of a text.
    public mutating func count(_ text: [UInt8]) {
        let bytes = text.span
        pattern.forEachPiece(of: text) { start, end in
            let index = pieces.insert(bytes, from: start, to: end)
            if index == counts.count { counts.append(1) } else { counts[index] += 1 }
        }
    }

    /// Adds what was counted elsewhere, with the same pattern.
    public mutating func merge(_ other: PieceCounts) {
        precondition(other.pattern == pattern, "counts of two patterns cannot be added")
        for position in 0..<other.pieces.count {
            let index = pieces.insert(position, of: other.pieces)
            if index == counts.count { counts.append(0) }
            counts[index] += other.counts[position]
        }
    }
}
