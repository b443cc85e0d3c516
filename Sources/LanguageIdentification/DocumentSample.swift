// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Which parts of a long text are looked at.
enum DocumentSample {
    static let windowCount = 16
    static let windowByteCount = 256
    private static let pieceByteCount = 64 << 10

    /// Whether a text is so long that only windows of it are read.
    static func isLong(_ range: Range<Int>) -> Bool {
        range.count > windowCount * windowByteCount * 5 / 4
    }

    /// Windows at even distances, each from the start of a word.
    static func windows(of text: [UInt8], in range: Range<Int>) -> [Range<Int>] {
        let stride = range.count / windowCount
        return (0..<windowCount).map { window in
            let start = border(in: text, from: range.lowerBound + window * stride, end: range.upperBound)
            return start..<border(in: text, from: start + windowByteCount, end: range.upperBound)
        }
    }

    /// The first place from `index` on (64 bytes at most) where a word or at least a scalar begins.
    private static func border(in text: [UInt8], from index: Int, end: Int) -> Int {
        var place = min(index, end)
        guard place > 0 else { return 0 }
        let limit = min(place + 64, end)
        while place < limit, !text[place - 1].isASCIISpace { place += 1 }
        while place < end, text[place].isUTF8Continuation, place < limit + 4 { place += 1 }
        return place
    }

    /// A range cut into pieces of bounded size, between words where it can be.
    static func pieces(of text: [UInt8], in range: Range<Int>) -> [Range<Int>] {
        guard range.count > pieceByteCount else { return [range] }
        var pieces: [Range<Int>] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let end = border(in: text, from: start + pieceByteCount, end: range.upperBound)
            pieces.append(start..<end)
            start = end
        }
        return pieces
    }
}
