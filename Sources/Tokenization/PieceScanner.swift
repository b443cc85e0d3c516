// SPDX-License-Identifier: EUPL-1.2

/// Finds the ends of pieces in UTF-8 bytes: the split patterns, compiled by hand.
///
/// Every function takes the start of a piece, with `start < end`, and gives its end, which is greater. The text counts
/// as ending at `end`, whatever follows. A scan looks at each byte at most four times.
struct PieceScanner {
    private let classes: ScalarClasses

    init(_ classes: ScalarClasses) {
        self.classes = classes
    }

    /// `'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`.
    @inline(__always)
    func endOfGPT2Piece(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        if bytes[start] == apostrophe, let found = endOfContraction(in: bytes, from: start, to: end, folded: 0) {
            return found
        }
        var (kind, byteCount) = classes.classAndByteCount(in: bytes, at: start, to: end)
        var next = start + byteCount
        if bytes[start] == space, next < end {
            (kind, byteCount) = classes.classAndByteCount(in: bytes, at: next, to: end)
            if kind == .space { return endOfSpace(in: bytes, from: start, to: end, newlinesAreApart: false) }
            next += byteCount
        } else if kind == .space {
            return endOfSpace(in: bytes, from: start, to: end, newlinesAreApart: false)
        }
        return endOfRun(of: kind, in: bytes, from: next, to: end)
    }

    /// The pattern of `SplitPattern.llama3`, its alternatives in their order.
    @inline(__always)
    func endOfLlama3Piece(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        let first = bytes[start]
        if first == apostrophe, let found = endOfContraction(in: bytes, from: start, to: end, folded: 0x20) {
            return found
        }
        let (kind, byteCount) = classes.classAndByteCount(in: bytes, at: start, to: end)
        let next = start + byteCount
        switch kind {
        case .letter:
            return endOfRun(of: .letter, in: bytes, from: next, to: end)
        case .number:
            return endOfNumber(in: bytes, from: next, to: end)
        case .other, .space:
            guard next < end, !isNewline(first) else { break }
            let (following, followingByteCount) = classes.classAndByteCount(in: bytes, at: next, to: end)
            if following == .letter {
                return endOfRun(of: .letter, in: bytes, from: next + followingByteCount, to: end)
            }
            if following == .other, first == space {
                return endOfPunctuation(in: bytes, from: next + followingByteCount, to: end)
            }
        }
        if kind == .other { return endOfPunctuation(in: bytes, from: next, to: end) }
        return endOfSpace(in: bytes, from: start, to: end, newlinesAreApart: true)
    }

    private var apostrophe: UInt8 { 0x27 }
    private var space: UInt8 { 0x20 }

    @inline(__always)
    private func isNewline(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

    @inline(__always)
    private func endOfRun(of kind: ScalarClass, in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        var index = start
        while index < end {
            let (next, byteCount) = classes.classAndByteCount(in: bytes, at: index, to: end)
            if next != kind { break }
            index += byteCount
        }
        return index
    }

    /// Up to two more numbers after the first.
    private func endOfNumber(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        var index = start
        for _ in 0..<2 where index < end {
            let (next, byteCount) = classes.classAndByteCount(in: bytes, at: index, to: end)
            if next != .number { break }
            index += byteCount
        }
        return index
    }

    private func endOfPunctuation(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        var index = endOfRun(of: .other, in: bytes, from: start, to: end)
        while index < end, isNewline(bytes[index]) { index += 1 }
        return index
    }

    /// The end of a contraction after an apostrophe.
    ///
    /// With `folded` 0x20 letters match in either case, and the long s,
    /// which folds to s, too.
    private func endOfContraction(in bytes: Span<UInt8>, from start: Int, to end: Int, folded: UInt8) -> Int? {
        guard start + 1 < end else { return nil }
        let first = bytes[start + 1]
        switch first | folded {
        case UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "m"), UInt8(ascii: "d"): return start + 2
        default: break
        }
        guard start + 2 < end else { return nil }
        switch (first | folded, bytes[start + 2] | folded) {
        case (UInt8(ascii: "r"), UInt8(ascii: "e")), (UInt8(ascii: "v"), UInt8(ascii: "e")): return start + 3
        case (UInt8(ascii: "l"), UInt8(ascii: "l")): return start + 3
        default: break
        }
        return folded != 0 && first == 0xC5 && bytes[start + 2] == 0xBF ? start + 3 : nil
    }

    /// White space: up to its last line end where those are apart; else all of it before the end of the text; else all
    /// but its last scalar, which goes with what follows; and a single one alone.
    private func endOfSpace(in bytes: Span<UInt8>, from start: Int, to end: Int, newlinesAreApart: Bool) -> Int {
        var index = start
        var last = start
        var afterNewline = start
        while index < end {
            let (kind, byteCount) = classes.classAndByteCount(in: bytes, at: index, to: end)
            if kind != .space { break }
            last = index
            index += byteCount
            if isNewline(bytes[last]) { afterNewline = index }
        }
        if newlinesAreApart, afterNewline > start { return afterNewline }
        return index == end || last == start ? index : last
    }
}
