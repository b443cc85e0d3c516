// SPDX-License-Identifier: EUPL-1.2

/// How surprising each letter of a language's words is after the four before it, in a hashed table of one byte an n-gram.
///
/// A byte holds four bits to recognise the n-gram by and four for its surprise; 0 is empty. Of n-grams that fall on one
/// byte the most frequent stays. An unknown n-gram falls back to a shorter one at a price.
struct LetterModel: Sendable {
    static let slotCount = 3 << 17
    static let order = 5
    /// Surprises are counted in steps of three quarters of a bit.
    static let bitsPerStep = 0.75
    static let fallbackPrice = 2
    /// The surprise of what no n-gram knows.
    static let greatestSurprise = 18
    /// From this surprise on a letter is odd: about one in a thousand where it stands.
    static let oddSurprise = 12
    /// From this surprise on a letter is uncommon: about one in sixty where it stands.
    static let uncommonSurprise = 8

    let slots: [UInt8]

    /// Sums over the letters of a word and its end.
    struct Reading {
        var positionCount = 0
        var surprise = 0
        var uncommonCount = 0
        /// Letters that are odd where they stand.
        var oddCount = 0
        /// Letters that not even the one before explains.
        var unknownCount = 0
        /// Places where one or more uncommon letters stand together: about one for each misread letter.
        var clusterCount = 0

        /// Adds what is summed over words: all but the clusters.
        @inline(__always)
        mutating func add(_ other: Reading) {
            positionCount += other.positionCount
            surprise += other.surprise
            oddCount += other.oddCount
            uncommonCount += other.uncommonCount
            unknownCount += other.unknownCount
        }
    }

    init(slots: [UInt8]) {
        self.slots = slots
    }

    /// Reads the word of `letters` from `start` on.
    func read(_ letters: borrowing Span<UInt16>, start: Int, count: Int) -> Reading {
        LetterModel.read(slots.span, letters, start: start, count: count)
    }

    /// Reads a word with the slots of a model, which a loop over many words takes out of it once.
    @inline(__always)
    static func read(
        _ slots: borrowing Span<UInt8>,
        _ letters: borrowing Span<UInt16>,
        start: Int,
        count: Int
    ) -> Reading {
        var reading = Reading(positionCount: count + 1)
        var window = LetterModel.border
        var wasUncommon = false
        for index in start...(start + count) {
            let letter = index < start + count ? LetterModel.code(letters[index]) : LetterModel.border
            window = window << LetterModel.codeBits | letter
            let surprise = surprise(window, slots, order: min(index - start + 2, LetterModel.order))
            reading.surprise += surprise
            let isUncommon = surprise >= LetterModel.uncommonSurprise
            if isUncommon {
                reading.uncommonCount += 1
                if !wasUncommon { reading.clusterCount += 1 }
            }
            wasUncommon = isUncommon
            if surprise >= LetterModel.oddSurprise { reading.oddCount += 1 }
            if surprise >= LetterModel.greatestSurprise { reading.unknownCount += 1 }
        }
        return reading
    }

    @inline(__always)
    private static func surprise(_ window: UInt64, _ slots: borrowing Span<UInt8>, order longest: Int) -> Int {
        var price = 0
        var order = longest
        while order >= 2 {
            let hash = LetterModel.hash(window & LetterModel.mask(order))
            let slot = slots[LetterModel.slot(hash)]
            if slot != 0, slot >> 4 == LetterModel.mark(hash) {
                return min(price + Int(slot & 0xF) - 1, LetterModel.greatestSurprise)
            }
            price += LetterModel.fallbackPrice
            order -= 1
        }
        return LetterModel.greatestSurprise
    }

    static let codeBits: UInt64 = 12
    /// Before and after a word.
    static let border: UInt64 = 1

    @inline(__always)
    static func code(_ letter: UInt16) -> UInt64 {
        UInt64(letter) & 0xFFF
    }

    @inline(__always)
    static func mask(_ order: Int) -> UInt64 {
        1 << (codeBits * UInt64(order)) - 1
    }

    @inline(__always)
    static func hash(_ key: UInt64) -> UInt64 {
        let mixed = (key ^ (key >> 31)) &* 0xFF51_AFD7_ED55_8CCD
        return (mixed ^ (mixed >> 32)) &* 0xC4CE_B9FE_1A85_EC53
    }

    @inline(__always)
    static func slot(_ hash: UInt64) -> Int {
        Int(truncatingIfNeeded: ((hash >> 32) &* UInt64(slotCount)) >> 32)
    }

    @inline(__always)
    static func mark(_ hash: UInt64) -> UInt8 {
        UInt8(truncatingIfNeeded: (hash >> 8) & 0xF)
    }
}
