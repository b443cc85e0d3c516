// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Which parts of a long text are looked at.
enum DocumentSample {
    static let windowCount = 8
    static let windowByteCount = 512
    static let pieceByteCount = 64 << 10

    /// All of a short text, else windows at even distances, each from the start of a word.
    static func ranges(of text: [UInt8]) -> [Range<Int>] {
        let sampled = windowCount * windowByteCount
        guard text.count > sampled + sampled / 4 else { return [0..<text.count] }
        let stride = text.count / windowCount
        return (0..<windowCount).map { window in
            let start = border(in: text, from: window * stride)
            return start..<border(in: text, from: start + windowByteCount)
        }
    }

    /// The first place from `index` on (64 bytes at most) where a word or at least a scalar begins.
    private static func border(in text: [UInt8], from index: Int) -> Int {
        var place = min(index, text.count)
        guard place > 0 else { return 0 }
        let limit = min(place + 64, text.count)
        while place < limit, !text[place - 1].isASCIISpace { place += 1 }
        while place < text.count, text[place].isUTF8Continuation, place < limit + 4 { place += 1 }
        return place
    }

    /// A range cut into pieces of bounded size, between words where it can be.
    static func pieces(of text: [UInt8], in range: Range<Int>) -> [Range<Int>] {
        guard range.count > pieceByteCount else { return [range] }
        var pieces: [Range<Int>] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let end = min(border(in: text, from: start + pieceByteCount), range.upperBound)
            pieces.append(start..<end)
            start = end
        }
        return pieces
    }
}
