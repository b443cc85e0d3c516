// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel

/// Makes text that is in no language, so that a model learns to say so of languages it never saw.
///
/// Most often the letters of a real text change places, vowels with vowels and consonants with consonants: what comes
/// out can be spoken, and its n-grams are those of nothing. Else letters are shuffled, or every other one is damaged.
struct PseudoLanguage {
    private static let latinVowels = Array("aeiou".utf16)
    private static let latinConsonants = Array("bcdfghjklmnprstvzwyqx".utf16)
    private static let cyrillicVowels = Array("аеиоуюяы".utf16)
    private static let cyrillicConsonants = Array("бвгджзйклмнпрстфхцчшщ".utf16)

    private var generator: SeededGenerator
    private let vowels: [UInt16]
    private let consonants: [UInt16]
    private let group: WritingGroup

    init(seed: UInt64, group: WritingGroup) {
        generator = SeededGenerator(seed: seed)
        self.group = group
        vowels = group == .cyrillic ? PseudoLanguage.cyrillicVowels : PseudoLanguage.latinVowels
        consonants = group == .cyrillic ? PseudoLanguage.cyrillicConsonants : PseudoLanguage.latinConsonants
    }

    mutating func apply(to letters: inout [UInt16]) {
        switch generator.below(10) {
        case 0..<7: permute(&letters)
        case 7: shuffle(&letters)
        default: ruin(&letters)
        }
    }

    private mutating func permute(_ letters: inout [UInt16]) {
        var table: [UInt16: UInt16] = [:]
        for letterClass in [vowels, consonants] {
            var shuffled = letterClass
            for index in stride(from: shuffled.count - 1, to: 0, by: -1) {
                shuffled.swapAt(index, generator.below(index + 1))
            }
            for (letter, other) in zip(letterClass, shuffled) { table[letter] = other }
        }
        let isPlain = group == .latin && generator.below(2) == 1
        for index in letters.indices {
            let letter = isPlain ? LetterTables.plain(letters[index]) : letters[index]
            letters[index] = table[letter] ?? letter
        }
    }

    private mutating func shuffle(_ letters: inout [UInt16]) {
        guard letters.count > 2 else { return }
        for index in 1..<letters.count {
            let other = 1 + generator.below(letters.count - 1)
            if letters[index] != 0, letters[other] != 0 { letters.swapAt(index, other) }
        }
    }

    private mutating func ruin(_ letters: inout [UInt16]) {
        var ruined: [UInt16] = [0]
        for letter in letters {
            if letter == 0 || generator.below(2) == 0 {
                if letter != 0 || ruined.last != 0 { ruined.append(letter) }
                continue
            }
            switch generator.below(4) {
            case 0: break
            case 1: if ruined.last != 0 { ruined.append(0) }
            default: ruined.append(consonants[generator.below(consonants.count)])
            }
        }
        if ruined.last != 0 { ruined.append(0) }
        letters = ruined
    }
}
