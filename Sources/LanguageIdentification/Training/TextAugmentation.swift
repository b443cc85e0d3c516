// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel

/// Changes folded training text so that the model learns short and damaged text too.
struct TextAugmentation {
    private var generator: SeededGenerator
    private var wordStarts: [Int] = []

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    /// Leaves about half of the texts alone, cuts nearly half to a few words, damages two fifths, and takes the marks off
    /// the letters of a few.
    mutating func apply(to letters: inout [UInt16]) {
        let choice = generator.below(100)
        if choice >= 55 { cut(&letters) }
        if choice % 33 == 7 { letters = letters.map(LetterTables.plain) }
        if choice % 5 < 2 { damage(&letters, ratePerThousand: 20 + generator.below(130)) }
    }

    private mutating func cut(_ letters: inout [UInt16]) {
        wordStarts.removeAll(keepingCapacity: true)
        for index in letters.indices where letters[index] == 0 { wordStarts.append(index) }
        let wordCount = wordStarts.count - 1
        let wanted = 1 + generator.below(9)
        guard wordCount > wanted else { return }
        let first = generator.below(wordCount - wanted + 1)
        letters = Array(letters[wordStarts[first]...wordStarts[first + wanted]])
    }

    private static let confused: [UInt16: [UInt16]] = {
        var table: [UInt16: [UInt16]] = [:]
        for pair in [
            "eco", "ceo", "aou", "oae", "lit", "iltj", "nur", "unv", "hb", "bh", "sf", "ftl", "tf", "rnt", "gq",
            "äa", "öo", "üu", "ée", "šs", "čc", "žz", "ąa", "ęe", "őo", "űu", "āa", "īi", "åa", "íi", "ñn", "çc",
        ] {
            let letters = Array(pair.utf16)
            table[letters[0]] = Array(letters[1...])
        }
        return table
    }()

    private static let strays: [UInt16] = Array("abcdeilmnorstu".utf16) + [0, 0, 0, 0]

    /// Substitutes, drops, splits and inserts letters as recognition does.
    private mutating func damage(_ letters: inout [UInt16], ratePerThousand rate: Int) {
        var damaged: [UInt16] = []
        damaged.reserveCapacity(letters.count + 16)
        for letter in letters {
            guard letter != 0, generator.below(1000) < rate else {
                if letter != 0 || damaged.last != 0 { damaged.append(letter) }
                continue
            }
            switch generator.below(10) {
            case 0..<6:
                let options = TextAugmentation.confused[letter] ?? TextAugmentation.strays
                let new = options[generator.below(options.count)]
                if new != 0 || damaged.last != 0 { damaged.append(new) }
            case 6, 7: break
            case 8: damaged += [letter, 0]
            default: damaged += [letter, TextAugmentation.strays[generator.below(TextAugmentation.strays.count)]]
            }
        }
        letters = damaged
    }
}
