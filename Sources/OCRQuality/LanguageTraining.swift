// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Makes a language's profile from text that teaches, a list of words, and pages that did not teach.
struct LanguageTraining {
    /// Words of running text that occur at least so often are learnt without a list.
    private static let leastCount = 2
    /// Of words of so few letters lists hold nearly all that there could be, so that a list proves nothing.
    private static let shortLetterCount = 3
    private static let leastShortCount = 4

    /// The profile of a language.
    static func profile(of language: String, _ pages: TrainingPages, words list: [UInt8]) -> LanguageProfile {
        let taught = ScannedText(pages.taught)
        let listed = ScannedText(list)
        // Each listed word is read once beside the running text: it shows rare letters together, not how rare.
        let letters = LetterModel(training: taught.letters + listed.letters)
        let lexicon = Lexicon(entries: entries(taught, listed))
        var profile = LanguageProfile(language: language, letters: letters, lexicon: lexicon, surpriseLimits: [])
        profile.surpriseLimits = surpriseLimits(profile, pages.pages)
        return profile
    }

    private static func entries(_ taught: ScannedText, _ listed: ScannedText) -> [UInt64] {
        let letters = taught.letters.span
        let listedLetters = listed.letters.span
        var frequent: [(hash: UInt64, skeleton: UInt64, letterCount: Int)] = []
        for word in taught.words {
            let range = word.start..<(word.start + word.count)
            frequent.append((WordHash.word(letters, range), WordHash.skeleton(letters, range), word.count))
        }
        frequent.sort { $0.hash < $1.hash }
        var entries: Set<UInt64> = []
        var start = 0
        while start < frequent.count {
            var end = start
            while end < frequent.count, frequent[end].hash == frequent[start].hash { end += 1 }
            if end - start >= least(frequent[start].letterCount, of: taught.words.count) {
                entries.insert(frequent[start].hash)
                if frequent[start].letterCount > 1 { entries.insert(frequent[start].skeleton) }
            }
            start = end
        }
        for word in listed.words where word.count > shortLetterCount && entries.count < Lexicon.maximumEntryCount {
            entries.insert(WordHash.word(listedLetters, word.start..<(word.start + word.count)))
        }
        return entries.sorted()
    }

    /// How often a word must occur in running text; a letter alone is a word where it is a thousandth of all.
    private static func least(_ letterCount: Int, of wordCount: Int) -> Int {
        if letterCount == 1 { return wordCount / 1000 }
        return letterCount <= shortLetterCount ? leastShortCount : leastCount
    }

    /// The mean surprises that half, four fifths and 19 of 20 unknown words of clean pages stay below.
    private static func surpriseLimits(_ profile: LanguageProfile, _ pages: [[UInt8]]) -> [Int] {
        var means: [Int] = []
        for page in pages {
            let scanned = ScannedText(page)
            let letters = scanned.letters.span
            for word in scanned.words where word.count > 3 {
                let range = word.start..<(word.start + word.count)
                if profile.lexicon.contains(WordHash.word(letters, range)) { continue }
                let reading = profile.letters.read(letters, start: word.start, count: word.count)
                means.append(256 * reading.surprise / reading.positionCount)
            }
        }
        means.sort()
        guard !means.isEmpty else { return [256, 512, 1024] }
        return [50, 80, 95].map { means[(means.count - 1) * $0 / 100] }
    }
}
