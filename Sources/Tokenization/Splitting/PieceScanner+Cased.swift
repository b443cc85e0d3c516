// SPDX-License-Identifier: EUPL-1.2

extension PieceScanner {
    /// `SplitPattern.o200k` and `tekken`, their alternatives in their order.
    @inline(__always)
    func endOfCasedPiece(
        _ bytes: UnsafePointer<UInt8>,
        _ start: Int,
        _ end: Int,
        numberCount: Int,
        hasContractions: Bool
    ) -> Int {
        let (kind, byteCount) = unsafe tables.classes(bytes, start, end)
        let next = start + byteCount
        let isPrefix = kind & (ScalarClass.letter | ScalarClass.number | ScalarClass.newline) == 0
        let word = unsafe endOfCasedWord(bytes, start, isPrefix ? next : start, end)
        if word > start {
            guard hasContractions, word < end, unsafe bytes[word] == 0x27 else { return word }
            return unsafe endOfContraction(bytes, word, end, folded: 0x20)
        }
        if kind & ScalarClass.number != 0 { return unsafe endOfNumber(bytes, next, end, count: numberCount) }
        if unsafe bytes[start] == 0x20, next < end {
            let (following, followingByteCount) = unsafe tables.classes(bytes, next, end)
            if following & ScalarClass.other != 0 {
                return unsafe endOfPunctuation(bytes, next + followingByteCount, end, slash: 0x2F)
            }
        }
        if kind & ScalarClass.other != 0 { return unsafe endOfPunctuation(bytes, next, end, slash: 0x2F) }
        return unsafe endOfSpace(bytes, start, end, newlinesAreApart: true)
    }

    /// The end of the first two alternatives, whose optional prefix stands from `start` to `word`; `start` if neither
    /// matches.
    ///
    /// The order in which a backtracking engine tries is: capitals then small letters after the prefix; the same with no
    /// prefix, which only a mark can be; capitals alone after the prefix; the same with no prefix.
    private func endOfCasedWord(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ word: Int, _ end: Int) -> Int {
        let (tail, capitals) = unsafe endOfTail(bytes, word, end)
        if tail > word { return tail }
        if word > start, unsafe tables.classes(bytes, start, end).classes & ScalarClass.head != 0 {
            // The prefix is a mark, which is head and tail in one: without small letters behind, it stands alone.
            return word
        }
        return capitals > word ? capitals : start
    }

    /// Where `head* tail+` ends from `start` on (`start` if it does not match), and where `head*` ends.
    private func endOfTail(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int) -> (tail: Int, capitals: Int) {
        var index = start
        var afterBoth = start
        while index < end {
            let (kind, byteCount) = unsafe tables.classes(bytes, index, end)
            if kind & ScalarClass.head == 0 { break }
            index += byteCount
            if kind & ScalarClass.tail != 0 { afterBoth = index }
        }
        let capitals = index
        let tail = unsafe endOfRun(of: ScalarClass.tail, bytes, index, end)
        return (tail > capitals ? tail : afterBoth, capitals)
    }
}
