// SPDX-License-Identifier: EUPL-1.2

/// Finds the ends of pieces in UTF-8 bytes: the split patterns, compiled by hand.
///
/// Every function takes the start of a piece, with `start < end`, and gives its end, which is greater. The text counts
/// as ending at `end`; up to `paddingByteCount` bytes behind it are read, whatever they are, and must exist. A scan looks
/// at each byte at most four times.
struct PieceScanner: Sendable {
    /// How many bytes behind the text must be readable.
    static let paddingByteCount = 32

    /// The only scanner.
    static let shared = PieceScanner()

    let tables = ScalarClasses.shared

    private let apostrophe: UInt8 = 0x27
    private let space: UInt8 = 0x20

    /// Calls `body` with the start and end of every piece, in order.
    @inline(__always)
    func forEachPiece(
        of pattern: SplitPattern,
        _ bytes: UnsafePointer<UInt8>,
        from start: Int,
        to end: Int,
        _ body: (Int, Int) -> Void
    ) {
        var start = start
        while start < end {
            let pieceEnd =
                switch pattern {
                case .gpt2: unsafe endOfGPT2Piece(bytes, start, end)
                case .llama3: unsafe endOfWordPiece(bytes, start, end, numberCount: 3)
                case .qwen2: unsafe endOfWordPiece(bytes, start, end, numberCount: 1)
                case .o200k: unsafe endOfCasedPiece(bytes, start, end, numberCount: 3, hasContractions: true)
                case .tekken: unsafe endOfCasedPiece(bytes, start, end, numberCount: 1, hasContractions: false)
                }
            body(start, pieceEnd)
            start = pieceEnd
        }
    }

    /// `SplitPattern.gpt2`, its alternatives in their order.
    @inline(__always)
    func endOfGPT2Piece(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        let first = unsafe bytes[start]
        if first == apostrophe {
            let found = unsafe endOfContraction(bytes, start, end, folded: 0)
            if found > start { return found }
        }
        var (kind, byteCount) = unsafe tables.classes(bytes, start, end)
        var next = start + byteCount
        if first == space, next < end {
            (kind, byteCount) = unsafe tables.classes(bytes, next, end)
            if kind & ScalarClass.space != 0 { return unsafe endOfSpace(bytes, start, end, newlinesAreApart: false) }
            next += byteCount
        } else if kind & ScalarClass.space != 0 {
            return unsafe endOfSpace(bytes, start, end, newlinesAreApart: false)
        }
        if kind & ScalarClass.letter != 0 { return unsafe endOfLetters(bytes, next, end) }
        return unsafe endOfRun(of: kind & (ScalarClass.number | ScalarClass.other), bytes, next, end)
    }

    /// `SplitPattern.llama3` and, with a `numberCount` of 1, `qwen2`.
    @inline(__always)
    func endOfWordPiece(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, numberCount: Int) -> Int {
        let first = unsafe bytes[start]
        if first == apostrophe {
            let found = unsafe endOfContraction(bytes, start, end, folded: 0x20)
            if found > start { return found }
        }
        let (kind, byteCount) = unsafe tables.classes(bytes, start, end)
        let next = start + byteCount
        if kind & ScalarClass.letter != 0 { return unsafe endOfLetters(bytes, next, end) }
        if kind & ScalarClass.number != 0 { return unsafe endOfNumber(bytes, next, end, count: numberCount) }
        if next < end, kind & ScalarClass.newline == 0 {
            let (following, followingByteCount) = unsafe tables.classes(bytes, next, end)
            if following & ScalarClass.letter != 0 { return unsafe endOfLetters(bytes, next + followingByteCount, end) }
            if following & ScalarClass.other != 0, first == space {
                return unsafe endOfPunctuation(bytes, next + followingByteCount, end, slash: 0x0A)
            }
        }
        if kind & ScalarClass.other != 0 { return unsafe endOfPunctuation(bytes, next, end, slash: 0x0A) }
        return unsafe endOfSpace(bytes, start, end, newlinesAreApart: true)
    }

    // MARK: Parts of the patterns

    /// The end of a run of letters: eight bytes at a time while they are ASCII.
    @inline(__always)
    func endOfLetters(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highs = ones << 7
        var index = start
        while index < end {
            let word = unsafe UnsafeRawPointer(bytes + index).loadUnaligned(as: UInt64.self)
            let small = word & ~highs | ones << 5
            let letters = (small &+ ones &* (0x80 - 0x61)) & ~(small &+ ones &* (0x80 - 0x7B)) & ~word & highs
            index += (letters ^ highs).trailingZeroBitCount >> 3
            if letters == highs { continue }
            // What stopped the run is not an ASCII letter.
            if index >= end { return end }
            if unsafe bytes[index] < 0x80 { return index }
            let (kind, byteCount) = unsafe tables.classes(bytes, index, end)
            if kind & ScalarClass.letter == 0 { return index }
            index += byteCount
            index = unsafe endOfPairedLetters(bytes, index, end)
        }
        return min(index, end)
    }

    /// On through letters of two bytes, as Greek and Cyrillic words are made of.
    @inline(__always)
    private func endOfPairedLetters(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var index = start
        while index < end, unsafe bytes[index] >= 0x80 {
            let (kind, byteCount) = unsafe tables.classes(bytes, index, end)
            if kind & ScalarClass.letter == 0 { break }
            index += byteCount
        }
        return index
    }

    @inline(__always)
    func endOfRun(of kind: UInt8, _ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> Int {
        var index = start
        while index < end {
            let (next, byteCount) = unsafe tables.classes(bytes, index, end)
            if next & kind == 0 { break }
            index += byteCount
        }
        return index
    }

    /// Up to `count` numbers, the first of which was passed.
    @inline(__always)
    func endOfNumber(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, count: Int) -> Int {
        var index = start
        for _ in 1..<max(count, 1) where index < end {
            let (next, byteCount) = unsafe tables.classes(bytes, index, end)
            if next & ScalarClass.number == 0 { break }
            index += byteCount
        }
        return index
    }

    /// Punctuation, and the line ends behind it, among which `slash` counts, too.
    @inline(__always)
    func endOfPunctuation(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, slash: UInt8) -> Int {
        var index = unsafe endOfRun(of: ScalarClass.other, bytes, start, end)
        while index < end {
            let byte = unsafe bytes[index]
            guard byte == 0x0A || byte == 0x0D || byte == slash else { break }
            index += 1
        }
        return index
    }

    /// The end of a contraction that begins with an apostrophe at `start`; `start` if there is none.
    ///
    /// With `folded` 0x20 letters match in either case, and the long s, which folds to s, too.
    func endOfContraction(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, folded: UInt8) -> Int {
        guard start + 1 < end else { return start }
        let first = unsafe bytes[start + 1]
        switch first | folded {
        case UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "m"), UInt8(ascii: "d"): return start + 2
        default: break
        }
        guard start + 2 < end else { return start }
        let second = unsafe bytes[start + 2]
        switch (first | folded, second | folded) {
        case (UInt8(ascii: "r"), UInt8(ascii: "e")), (UInt8(ascii: "v"), UInt8(ascii: "e")): return start + 3
        case (UInt8(ascii: "l"), UInt8(ascii: "l")): return start + 3
        default: break
        }
        return folded != 0 && first == 0xC5 && second == 0xBF ? start + 3 : start
    }

    /// White space: up to its last line end where those are apart; else all of it before the end of the text; else all
    /// but its last scalar, which goes with what follows; and a single one alone.
    func endOfSpace(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, newlinesAreApart: Bool) -> Int {
        var index = start
        var last = start
        var afterNewline = start
        while index < end {
            let (kind, byteCount) = unsafe tables.classes(bytes, index, end)
            if kind & ScalarClass.space == 0 { break }
            last = index
            index += byteCount
            if kind & ScalarClass.newline != 0 { afterNewline = index }
        }
        if newlinesAreApart, afterNewline > start { return afterNewline }
        return index == end || last == start ? index : last
    }
}
