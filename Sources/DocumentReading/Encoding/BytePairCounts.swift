// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// How often which byte follows which in a document's text, markup left out.
struct BytePairCounts {
    /// A byte after another, and how often that occurs.
    struct Pair {
        var left: UInt8
        var right: UInt8
        var count: Int
    }

    /// The pairs of ASCII bytes.
    private(set) var plain: [Pair] = []
    /// The pairs with a byte beyond ASCII.
    private(set) var upper: [Pair] = []
    private var letterCount = 0
    private var doubleByteCount = 0
    private var brokenCount = 0

    private init() {}

    /// Counts the text of a document; if there is nothing beyond ASCII in it, all of the document.
    init(_ bytes: [UInt8]) {
        count(MarkupScan.text(of: bytes))
        if upper.isEmpty { count(bytes) }
    }

    private mutating func count(_ text: [UInt8]) {
        self = BytePairCounts()
        var counts = [Int32](repeating: 0, count: 1 << 16)
        var last: UInt8 = 0x20
        for byte in text {
            let byte = byte < 0x80 && !byte.isASCIILetter ? 0x20 : byte
            counts[Int(last) << 8 | Int(byte)] &+= 1
            last = byte
        }
        counts[Int(last) << 8 | 0x20] &+= 1
        for (index, count) in counts.enumerated() where count > 0 {
            let pair = Pair(left: UInt8(index >> 8), right: UInt8(index & 0xFF), count: Int(count))
            if pair.left < 0x80, pair.right < 0x80 { plain.append(pair) } else { upper.append(pair) }
        }
        countDoubleBytes(text)
    }

    /// Whether the text is made of characters of two bytes, as in the encodings of East Asia: at least so many.
    ///
    /// In Latin text most letters are ASCII; in other alphabets, every second word ends with half a pair.
    func isOfDoubleBytes(atLeast count: Int) -> Bool {
        doubleByteCount >= count && 2 * doubleByteCount > letterCount && 25 * brokenCount < doubleByteCount
    }

    private mutating func countDoubleBytes(_ text: [UInt8]) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            index += 1
            guard byte >= 0x81 else {
                if byte.isASCIILetter { letterCount += 1 }
                continue
            }
            if index < text.count, text[index] >= 0x40, text[index] != 0x7F {
                doubleByteCount += 1
                index += 1
            } else {
                brokenCount += 1
            }
        }
    }
}
