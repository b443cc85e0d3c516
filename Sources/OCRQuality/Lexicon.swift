// SPDX-License-Identifier: EUPL-1.2

/// A language's words in a Bloom filter: a known word is always known, an unknown one seldom.
///
/// It holds the words themselves and, of those that running text has, their skeletons, by which words in an older
/// spelling or without their accents are found.
struct Lexicon: Sendable {
    static let bitsPerEntry = 10
    static let probeCount = 6
    static let maximumEntryCount = 500_000

    /// Whole bytes, eight bits each.
    let bits: [UInt8]

    init(bits: [UInt8]) {
        self.bits = bits
    }

    /// Whether the word or skeleton with this hash was learnt.
    @inline(__always)
    func contains(_ hash: UInt64) -> Bool {
        let bits = bits.span
        let bitCount = UInt64(bits.count) &* 8
        let step = (hash &* 0x9E37_79B9_7F4A_7C15) | 1
        var place = hash
        for _ in 0..<Lexicon.probeCount {
            let bit = ((place >> 32) &* bitCount) >> 32
            guard bits[Int(truncatingIfNeeded: bit >> 3)] >> UInt8(truncatingIfNeeded: bit & 7) & 1 == 1 else {
                return false
            }
            place &+= step
        }
        return true
    }

    /// Learns the entries with these hashes.
    init(entries: [UInt64]) {
        let byteCount = (entries.count * Lexicon.bitsPerEntry / 8 + 64) / 64 * 64
        var bits = [UInt8](repeating: 0, count: byteCount)
        for hash in entries {
            let step = (hash &* 0x9E37_79B9_7F4A_7C15) | 1
            var place = hash
            for _ in 0..<Lexicon.probeCount {
                let bit = ((place >> 32) &* UInt64(byteCount * 8)) >> 32
                bits[Int(bit >> 3)] |= 1 << UInt8(bit & 7)
                place &+= step
            }
        }
        self.bits = bits
    }
}

/// Hashes of words and of their skeletons.
enum WordHash {
    static let start: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let skeletonStart: UInt64 = 0x51ED_270B_7A1F_39C5

    @inline(__always)
    static func adding(_ letter: UInt16, to state: UInt64) -> UInt64 {
        let mixed = (state ^ UInt64(letter)) &* 0xFF51_AFD7_ED55_8CCD
        return mixed ^ (mixed >> 32)
    }

    @inline(__always)
    static func finish(_ state: UInt64) -> UInt64 {
        let mixed = state &* 0xC4CE_B9FE_1A85_EC53
        return mixed ^ (mixed >> 29)
    }

    @inline(__always)
    static func word(_ letters: borrowing Span<UInt16>, _ range: Range<Int>) -> UInt64 {
        var state = start
        for index in range { state = adding(letters[index], to: state) }
        return finish(state)
    }

    /// The hash of a word's skeleton: without accents, doubled letters as one, and letters that older spellings swap
    /// as one.
    static func skeleton(_ letters: borrowing Span<UInt16>, _ range: Range<Int>) -> UInt64 {
        let table = SkeletonTable.letters.span
        var state = skeletonStart
        var previous: UInt16 = 0
        for index in range {
            let letter = letters[index]
            let plain = letter < 0x2000 ? table[Int(letter)] : letter
            // The h of th, ph and rh, and hard signs, come and go.
            if plain == 0 || plain == previous || (plain == 0x68 && index > range.lowerBound) { continue }
            state = adding(plain, to: state)
            previous = plain
        }
        return finish(state)
    }
}
