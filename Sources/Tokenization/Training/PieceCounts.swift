// SPDX-License-Identifier: EUPL-1.2

/// How often each piece stands in texts: all that a trainer needs to know of them.
///
/// Counting is commutative: neither the order of the texts nor how they were divided among workers shows.
public struct PieceCounts: Sendable {
    /// What a text without a weight of its own counts for, so that others can count for a part of it.
    public static let weightUnit = 1000

    /// How texts are split.
    public let style: TrainingStyle
    private(set) var pieces = ByteStringTable()
    private(set) var counts: [Int] = []

    /// Counts of nothing, for a tokenizer of a style.
    public init(style: TrainingStyle) {
        self.style = style
    }

    /// Counts of nothing, for a byte-level tokenizer.
    public init(pattern: SplitPattern) {
        self.init(style: .byteLevel(pattern))
    }

    /// The number of distinct pieces.
    public var pieceCount: Int { pieces.count }

    /// About how much memory the counts take.
    public var byteCount: Int { pieces.byteCount + PieceCounts.overheadByteCount * pieces.count }

    /// What a piece takes besides its bytes.
    static let overheadByteCount = 40

    /// Counts the pieces of a text, `weight` thousandths of a time.
    ///
    /// The SentencePiece style takes each line for a text of its own.
    public mutating func count(_ text: [UInt8], weight: Int = PieceCounts.weightUnit) {
        switch style {
        case .byteLevel(let pattern):
            let bytes = text.span
            pattern.forEachPiece(of: text) { start, end in add(bytes, from: start, to: end, weight) }
        case .sentencePiece:
            for line in text.split(separator: 0x0A) {
                let marked = TrainingStyle.metaspace.mark(Array(line), isFirst: true)
                var start = 0
                for end in TrainingStyle.metaspace.pieceEnds(in: marked) {
                    add(marked.span, from: start, to: end, weight)
                    start = end
                }
            }
        }
    }

    /// Adds what was counted elsewhere, in the same style.
    public mutating func merge(_ other: PieceCounts) {
        precondition(other.style == style, "counts of two styles cannot be added")
        for position in 0..<other.pieces.count {
            let index = pieces.insert(position, of: other.pieces)
            if index == counts.count { counts.append(0) }
            counts[index] += other.counts[position]
        }
    }

    mutating func add(_ bytes: borrowing Span<UInt8>, from start: Int, to end: Int, _ count: Int) {
        let index = pieces.insert(bytes, from: start, to: end)
        if index == counts.count { counts.append(count) } else { counts[index] += count }
    }

    /// The numbers of the pieces in the order of their bytes.
    func order() -> [Int] {
        (0..<pieces.count).sorted { pieces[$0].lexicographicallyPrecedes(pieces[$1]) }
    }
}
