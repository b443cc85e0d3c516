// SPDX-License-Identifier: EUPL-1.2

/// Turns Serbian in Latin letters into what is close to Bosnian, of which there is little text.
///
/// Bosnian has the words of Serbian more often than those of Croatian, but spells an old vowel as Croatian does (`mlijeko`,
/// not `mleko`). A word of the Croatian texts that becomes a Serbian one when `ije` and `je` become `e` gives a pair.
struct IjekavianLexicon: Sendable {
    private var spellings: [[UInt16]: [UInt16]] = [:]

    /// Counts words of both languages, given as folded letters, and pairs them.
    init(croatian: [[UInt16]: Int], serbian: [[UInt16]: Int]) {
        for (word, count) in croatian where count > 1 {
            guard let short = IjekavianLexicon.ekavian(word), short.count > 2 else { continue }
            guard let shortCount = serbian[short], shortCount > 1, 4 * (croatian[short] ?? 0) < shortCount else {
                continue
            }
            // Of two words the more frequent; of equally frequent ones the first in the order of letters.
            if let other = spellings[short] {
                let otherCount = croatian[other] ?? 0
                let isLater = otherCount == count && other.lexicographicallyPrecedes(word)
                if otherCount > count || isLater { continue }
            }
            spellings[short] = word
        }
    }

    /// A word with `ije`, and `je` after a consonant, as `e`; `nil` if there is none in it.
    private static func ekavian(_ word: [UInt16]) -> [UInt16]? {
        let (e, i, j): (UInt16, UInt16, UInt16) = (0x65, 0x69, 0x6A)
        var short: [UInt16] = []
        var index = 0
        while index < word.count {
            let rest = word[index...]
            if rest.starts(with: [i, j, e]) {
                index += 3
                short.append(e)
            } else if let last = word[..<index].last, !LetterTables.isVowel(last), rest.starts(with: [j, e]) {
                index += 2
                short.append(e)
            } else {
                short.append(word[index])
                index += 1
            }
        }
        return short.count < word.count ? short : nil
    }

    /// Replaces every word that has another spelling.
    func apply(to letters: inout [UInt16]) {
        var result: [UInt16] = []
        result.reserveCapacity(letters.count + 8)
        for word in letters.split(separator: 0) {
            result.append(0)
            result += spellings[Array(word)] ?? Array(word)
        }
        if !result.isEmpty { result.append(0) }
        letters = result
    }
}
