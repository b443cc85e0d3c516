// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel

/// How surprising each letter of a language is after the three before it, in a hashed table of one byte an n-gram.
///
/// A byte holds four bits to recognise the n-gram by and four for its surprise; 0 is empty. Of n-grams that fall on one
/// byte the most frequent stays. An unknown n-gram falls back to a shorter one at a price.
struct LetterModel: Sendable {
    static let slotBits = 18
    static let slotCount = 1 << slotBits
    /// Surprises are counted in steps of three quarters of a bit.
    static let bitsPerStep = 0.75
    static let fallbackPrice = 2
    /// The surprise of what no n-gram knows.
    static let greatestSurprise = 18

    let slots: [UInt8]

    /// Sums over the letters of a text.
    struct Reading {
        var positionCount = 0
        var surprise = 0
        /// Places where not even three letters together are known.
        var unknownCount = 0
    }

    init(slots: [UInt8]) {
        self.slots = slots
    }

    /// Reads folded text.
    func read(_ letters: [UInt16], into reading: inout Reading) {
        let letters = letters.span
        let slots = slots.span
        var window: UInt64 = 0
        var length = 0
        for index in letters.indices {
            let letter = letters[index]
            if letter == 0, window & 0xFFFF == 1 || length == 0 {
                (window, length) = (1, 1)
                continue
            }
            window = window << 16 | UInt64(letter + 1)
            length = min(length + 1, 4)
            reading.positionCount += 1
            var (key, order, surprise) = (window, length, 0)
            while true {
                let hash = LetterModel.hash(key)
                let slot = slots[LetterModel.slot(hash)]
                if slot != 0, slot >> 4 == LetterModel.mark(hash) {
                    surprise += Int(slot & 0xF) - 1
                    break
                }
                surprise += LetterModel.fallbackPrice
                order -= 1
                guard order >= 2 else {
                    surprise = LetterModel.greatestSurprise
                    break
                }
                key = window & (1 << UInt64(16 * order) - 1)
            }
            reading.surprise += min(surprise, LetterModel.greatestSurprise)
            if order < min(3, length) { reading.unknownCount += 1 }
            if letter == 0 { (window, length) = (1, 1) }
        }
    }

    @inline(__always)
    static func hash(_ key: UInt64) -> UInt64 {
        let mixed = (key ^ (key >> 31)) &* 0xFF51_AFD7_ED55_8CCD
        return (mixed ^ (mixed >> 32)) &* 0xC4CE_B9FE_1A85_EC53
    }

    @inline(__always)
    static func slot(_ hash: UInt64) -> Int {
        Int(truncatingIfNeeded: hash >> UInt64(64 - slotBits))
    }

    @inline(__always)
    static func mark(_ hash: UInt64) -> UInt8 {
        UInt8(truncatingIfNeeded: (hash >> 20) & 0xF)
    }
}

extension LetterModel {
    /// Learns from folded text.
    init(training letters: [UInt16]) {
        let keys = LetterModel.keys(of: letters).sorted()
        var found: [(key: UInt64, count: Int, step: UInt8)] = []
        var start = 0
        while start < keys.count {
            // Sorted keys stand together by context, which is all but their last letter.
            var end = start
            while end < keys.count, keys[end] >> 16 == keys[start] >> 16 { end += 1 }
            var index = start
            while index < end {
                var next = index
                while next < end, keys[next] == keys[index] { next += 1 }
                let share = (Double(next - index) - 0.5) / Double(end - start)
                let bits = -PortableMath.log(share) / PortableMath.log(2)
                let step = min(14, (bits / LetterModel.bitsPerStep).rounded())
                if next - index > 1 { found.append((keys[index], next - index, 1 + UInt8(step))) }
                index = next
            }
            start = end
        }
        found.sort { $0.count == $1.count ? $0.key < $1.key : $0.count > $1.count }
        var slots = [UInt8](repeating: 0, count: LetterModel.slotCount)
        for entry in found {
            let hash = LetterModel.hash(entry.key)
            let slot = LetterModel.slot(hash)
            if slots[slot] == 0 { slots[slot] = LetterModel.mark(hash) << 4 | entry.step }
        }
        self.slots = slots
    }

    /// Every n-gram of two to four places, packed with its last letter lowest; a border is a place.
    private static func keys(of letters: [UInt16]) -> [UInt64] {
        var keys: [UInt64] = []
        keys.reserveCapacity(letters.count * 3)
        var (window, length): (UInt64, Int) = (1, 1)
        for letter in letters {
            if letter == 0, window & 0xFFFF == 1 { continue }
            window = window << 16 | UInt64(letter + 1)
            length = min(length + 1, 4)
            for order in 2...length { keys.append(order == 4 ? window : window & (1 << UInt64(16 * order) - 1)) }
            if letter == 0 { (window, length) = (1, 1) }
        }
        return keys
    }
}
