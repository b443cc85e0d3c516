// SPDX-License-Identifier: EUPL-1.2

/// Merges pieces of any length in linear time, window by window, with exactly the tokens that merging them at once gives.
///
/// It rests on this: tokens are the encoding of a piece if and only if every two neighbours, encoded together on their
/// own, come out as the same two. (The first merge across a border between them would also be made when only these two
/// are encoded, since what happens inside each does not depend on what lies farther away; and the reverse.) So a window
/// is encoded, its last tokens are dropped, because the window's end may have shaped them, and the next window begins
/// there; only the two tokens at each border must be tried together. Should they not stand, the window before is encoded
/// again with twice its size, at last to the end of the piece, where nothing is dropped.
struct LongPieceMerger {
    private let merger: SymbolMerger
    /// The tokens of the piece.
    private(set) var tokens: [UInt32] = []
    /// Where each of `tokens` ends.
    private var ends: [Int] = []
    private var windows: [Window] = []
    private var windowTokens = [UInt32](repeating: 0, count: SymbolMerger.windowCount)
    private var windowEnds = [Int](repeating: 0, count: SymbolMerger.windowCount)

    /// A window that was encoded: where it begins, how many symbols it may have, how many tokens came before it.
    private struct Window {
        var start: Int
        var count: Int
        var tokenCount: Int
    }

    /// How many tokens at the end of a window are not believed.
    private static let droppedCount = 2

    init(_ merger: SymbolMerger) {
        self.merger = merger
    }

    /// A merger that has merged nothing, and holds no memory.
    func emptied() -> LongPieceMerger { LongPieceMerger(merger) }

    /// Merges symbols; `tokens` holds the result.
    mutating func merge(_ symbols: [UInt32]) {
        tokens.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        windows.removeAll(keepingCapacity: true)
        windows.append(Window(start: 0, count: SymbolMerger.windowCount, tokenCount: 0))
        while let window = windows.last {
            let end = min(window.start + window.count, symbols.count)
            encode(symbols, from: window.start, to: end)
            if !stands(symbols, before: window) {
                goBack()
                continue
            }
            if end == symbols.count {
                keep(windowTokens.count, of: window)
                return
            }
            let keptCount = windowTokens.count - LongPieceMerger.droppedCount
            guard keptCount > 0 else {
                windows[windows.count - 1].count *= 2
                continue
            }
            keep(keptCount, of: window)
            let next = ends[ends.count - 1]
            windows.append(Window(start: next, count: SymbolMerger.windowCount, tokenCount: tokens.count))
        }
    }

    /// Makes the window before the last twice as long, and encodes on from there.
    private mutating func goBack() {
        windows.removeLast()
        guard let window = windows.last else { return }
        windows[windows.count - 1].count *= 2
        tokens.removeSubrange(window.tokenCount...)
        ends.removeSubrange(window.tokenCount...)
    }

    private mutating func keep(_ count: Int, of window: Window) {
        tokens.append(contentsOf: windowTokens[..<count])
        for end in windowEnds[..<count] { ends.append(window.start + end) }
    }

    /// Whether the last token kept and the first of the window come out the same when encoded together.
    private func stands(_ symbols: [UInt32], before window: Window) -> Bool {
        guard let last = tokens.last else { return true }
        let start = ends.count > 1 ? ends[ends.count - 2] : 0
        let end = window.start + windowEnds[0]
        let (pair, pairEnds) = LongPieceMerger.encode(merger, symbols, from: start, to: end)
        return pair == [last, windowTokens[0]] && pairEnds[0] == window.start - start
    }

    private mutating func encode(_ symbols: [UInt32], from start: Int, to end: Int) {
        (windowTokens, windowEnds) = LongPieceMerger.encode(merger, symbols, from: start, to: end)
    }

    private static func encode(
        _ merger: SymbolMerger,
        _ symbols: [UInt32],
        from start: Int,
        to end: Int
    ) -> (tokens: [UInt32], ends: [Int]) {
        guard end - start <= SymbolMerger.windowCount else {
            let merged = HeapMerger(symbols[start..<end], merger.merges)
            return (merged.tokens, merged.ends)
        }
        var ends = [Int](repeating: 0, count: end - start)
        let tokens = unsafe [UInt32](unsafeUninitializedCapacity: end - start) { output, count in
            unsafe symbols.withUnsafeBufferPointer { symbols in
                unsafe ends.withUnsafeMutableBufferPointer { ends in
                    guard let symbols = symbols.baseAddress, let output = output.baseAddress else { return }
                    count = unsafe merger.merge(
                        symbols: symbols + start,
                        count: end - start,
                        into: output,
                        ends: ends.baseAddress
                    )
                }
            }
        }
        return (tokens, ends)
    }
}
