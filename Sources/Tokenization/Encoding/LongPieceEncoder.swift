// SPDX-License-Identifier: EUPL-1.2

/// Encodes pieces of a byte-level vocabulary that are too long to be merged at once, in linear time.
///
/// Windows that overlap are merged, each on its own, and spliced at a token that both have. Tokens are the encoding of a
/// piece if and only if every two neighbours can meet (see `TokenChooser`), and beside such a token only neighbours stand
/// that met in a window. Where two windows have no token in common, as in a long row of one letter, tokens are chosen
/// instead. Not thread-safe.
@safe final class LongPieceEncoder {
    private let merger: PieceMerger
    private let chooser: TokenChooser
    /// The windows, and their tokens.
    private let windows: UnsafeMutablePointer<NewPiece>
    private let windowTokens: UnsafeMutablePointer<UInt32>
    /// What the chooser keeps of the piece at hand.
    private var marks: UnsafeMutablePointer<UInt64>
    private var markCapacity = 16

    private static let windowByteCount = PieceMerger.maximumByteCount
    private static let windowCount = 32
    /// So many bytes belong to two windows; the tokens of so many at the end of a window are not believed.
    private static let overlapByteCount = 24
    /// How many bytes are chosen at first before windows are tried again; twice as many each time in a row, up to a limit.
    private static let firstChosenByteCount = 256
    private static let maximumChosenByteCount = 1 << 16

    init(_ merger: PieceMerger, _ chooser: TokenChooser) {
        self.merger = merger
        self.chooser = chooser
        unsafe windows = .allocate(capacity: LongPieceEncoder.windowCount)
        unsafe windowTokens = .allocate(capacity: LongPieceEncoder.windowCount * LongPieceEncoder.windowByteCount)
        unsafe marks = .allocate(capacity: markCapacity)
    }

    deinit {
        unsafe windows.deallocate()
        unsafe windowTokens.deallocate()
        unsafe marks.deallocate()
    }

    /// Writes the tokens of a piece to `output`, and gives their number.
    func encode(
        _ piece: UnsafePointer<UInt8>,
        _ byteCount: Int,
        into output: UnsafeMutablePointer<UInt32>
    ) -> Int {
        clearMarks(byteCount)
        var choice = TokenChooser.Choice()
        var chosenByteCount = LongPieceEncoder.firstChosenByteCount
        while choice.byteCount < byteCount {
            // What was taken back might come again from windows.
            if !choice.wentBack, unsafe splice(&choice, piece, byteCount, output) {
                chosenByteCount = LongPieceEncoder.firstChosenByteCount
                continue
            }
            let limit = min(choice.byteCount + chosenByteCount, byteCount)
            unsafe chooser.extend(&choice, to: limit, piece, byteCount, marks: marks, output: output)
            chosenByteCount = min(2 * chosenByteCount, LongPieceEncoder.maximumChosenByteCount)
        }
        return choice.tokenCount
    }

    private func clearMarks(_ byteCount: Int) {
        let needed = byteCount >> 6 + 1
        if needed > markCapacity || markCapacity > 1 << 16 {
            unsafe marks.deallocate()
            unsafe marks = .allocate(capacity: needed)
            markCapacity = needed
        }
        unsafe marks.initialize(repeating: 0, count: needed)
    }

    // MARK: Windows

    /// Adds the tokens of some windows; false if they did not fit together all the way, or added nothing.
    private func splice(
        _ choice: inout TokenChooser.Choice,
        _ piece: UnsafePointer<UInt8>,
        _ byteCount: Int,
        _ output: UnsafeMutablePointer<UInt32>
    ) -> Bool {
        let firstByteCount = choice.byteCount
        let last = unsafe choice.tokenCount > 0 ? output[choice.tokenCount - 1] : nil
        let start = choice.byteCount - (last.map { chooser.byteCount(of: $0) } ?? 0)
        let windowCount = unsafe merge(piece, from: start, byteCount)
        // The first window begins with the last token.
        var place = Place(window: 0, index: 0, start: choice.byteCount)
        if let last {
            guard token(place) == last else { return false }
            place.index = 1
        }
        for next in 1..<max(windowCount, 1) {
            guard let met = unsafe meet(&choice, place, next, output) else { return false }
            place = met
        }
        let end = unsafe windows[place.window].start + windows[place.window].byteCount
        unsafe take(&choice, place, before: end == byteCount ? end : end - LongPieceEncoder.overlapByteCount, output)
        return choice.byteCount > firstByteCount
    }

    /// A token of a window, and where it begins in the piece.
    private struct Place {
        var window: Int
        var index: Int
        var start: Int
    }

    @inline(__always)
    private func token(_ place: Place) -> UInt32 {
        unsafe windowTokens[windows[place.window].tokenStart + place.index]
    }

    @inline(__always)
    private func isLast(_ place: Place) -> Bool { unsafe place.index == windows[place.window].tokenCount }

    @inline(__always)
    private func advance(_ place: inout Place) {
        place.start += chooser.byteCount(of: token(place))
        place.index += 1
    }

    /// Merges windows from a place on, as many as there is room for; gives their number.
    private func merge(_ piece: UnsafePointer<UInt8>, from start: Int, _ byteCount: Int) -> Int {
        var count = 0
        var start = start
        while count < LongPieceEncoder.windowCount {
            let windowByteCount = min(LongPieceEncoder.windowByteCount, byteCount - start)
            unsafe windows[count] = NewPiece(
                index: count,
                start: start,
                byteCount: windowByteCount,
                tokenStart: count * LongPieceEncoder.windowByteCount
            )
            count += 1
            if start + windowByteCount == byteCount { break }
            start += LongPieceEncoder.windowByteCount - LongPieceEncoder.overlapByteCount
        }
        unsafe merger.merge(windows, count: count, of: piece, into: windowTokens)
        return count
    }

    /// Adds tokens from a place up to the first that the next window has, too, and gives the place behind it there.
    private func meet(
        _ choice: inout TokenChooser.Choice,
        _ place: Place,
        _ next: Int,
        _ output: UnsafeMutablePointer<UInt32>
    ) -> Place? {
        var old = place
        var new = unsafe Place(window: next, index: 0, start: windows[next].start)
        while !isLast(old), !isLast(new) {
            if old.start == new.start, token(old) == token(new) {
                advance(&old)
                advance(&new)
                unsafe take(&choice, place, before: old.start, output)
                return new
            }
            if old.start <= new.start { advance(&old) } else { advance(&new) }
        }
        let end = unsafe windows[place.window].start + windows[place.window].byteCount
        unsafe take(&choice, place, before: end - LongPieceEncoder.overlapByteCount, output)
        return nil
    }

    /// Adds the tokens from a place on that end at `end` or before.
    private func take(
        _ choice: inout TokenChooser.Choice,
        _ place: Place,
        before end: Int,
        _ output: UnsafeMutablePointer<UInt32>
    ) {
        var place = place
        while !isLast(place) {
            let token = token(place)
            advance(&place)
            if place.start > end { return }
            unsafe output[choice.tokenCount] = token
            choice.tokenCount += 1
            choice.byteCount = place.start
        }
    }
}
