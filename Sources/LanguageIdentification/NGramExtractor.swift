// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Cuts folded text into hashed features: letter n-grams of each word with its borders, and the word itself.
///
/// A feature is a number below `bucketCount`. Single letters count only beyond ASCII (they tell the script), n-grams
/// have two to five places, a border being one; words of more than `maximumWordLength` letters are cut there.
enum NGramExtractor {
    static let bucketBits = 21
    static let bucketCount = 1 << bucketBits
    static let maximumOrder = 5
    static let maximumWordLength = 24

    /// More features than a text of so many letters can have, by one.
    static func greatestFeatureCount(letterCount: Int) -> Int {
        letterCount * (maximumOrder + 1) + 1
    }

    /// Calls `body` with every feature of the text, in an order that depends on the text alone.
    @inline(__always)
    static func forEachFeature(of letters: borrowing Span<UInt16>, _ body: (Int) -> Void) {
        let end = letters.count
        for start in 0..<end {
            let first = letters[start]
            var state = step(0x9E37_79B9_7F4A_7C15, first)
            if first >= 0x80 { body(bucket(state)) }
            var next = start + 1
            let limit = min(end, start + maximumOrder)
            var isClosed = false
            while next < limit {
                let letter = letters[next]
                state = step(state, letter)
                body(bucket(state))
                next += 1
                if letter == 0 {
                    isClosed = true
                    break
                }
            }
            guard first == 0, !isClosed, next == start + maximumOrder else { continue }
            let wordLimit = min(end, start + maximumWordLength)
            while next < wordLimit, letters[next] != 0 {
                state = step(state, letters[next])
                next += 1
            }
            body(bucket(step(state, 0xFFFF)))
        }
    }

    @inline(__always)
    private static func step(_ state: UInt64, _ letter: UInt16) -> UInt64 {
        let mixed = (state ^ UInt64(letter)) &* 0xFF51_AFD7_ED55_8CCD
        return mixed ^ (mixed >> 32)
    }

    @inline(__always)
    private static func bucket(_ state: UInt64) -> Int {
        Int(truncatingIfNeeded: (state &* 0xC4CE_B9FE_1A85_EC53) >> UInt64(64 - bucketBits))
    }
}
