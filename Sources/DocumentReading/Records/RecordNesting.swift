// SPDX-License-Identifier: EUPL-1.2

/// The start and end tags of record elements within one, so that it is known where it ends, or what to make of it if it
/// never does.
struct RecordNesting {
    /// A stretch of a record without end: a record of its own, or what remains of one.
    struct Piece: Equatable {
        var range: Range<Int>
        var isWhole: Bool
    }

    // Elements that are open, and pairs of tags that lie in no other pair.
    private var open: [Int]
    private var pairs: [Range<Int>] = []

    /// The element that starts at an offset.
    init(start: Int) {
        open = [start]
    }

    /// Whether the element has ended.
    var isClosed: Bool { open.isEmpty }
    /// Whether others began within it.
    var hasInner: Bool { open.count > 1 || !pairs.isEmpty }
    /// Where the innermost element began that is open.
    var innermostOpen: Int { open.last ?? 0 }

    /// Takes a tag of such an element.
    mutating func take(isEnd: Bool, from start: Int, to end: Int) {
        guard isEnd else { return open.append(start) }
        guard let begin = open.popLast() else { return }
        while let last = pairs.last, last.lowerBound > begin { pairs.removeLast() }
        pairs.append(begin..<end)
    }

    /// The stretches up to an offset, if the elements that are open never end.
    func pieces(upTo end: Int) -> [Piece] {
        let whole = pairs.map { (start: $0.lowerBound, end: Optional($0.upperBound)) }
        let broken = open.map { (start: $0, end: Int?.none) }
        let all = (whole + broken).filter { $0.start < end }.sorted { $0.start < $1.start }
        return all.indices.map { index in
            let next = index + 1 < all.count ? all[index + 1].start : end
            return Piece(range: all[index].start..<(all[index].end ?? next), isWhole: all[index].end != nil)
        }
    }
}
