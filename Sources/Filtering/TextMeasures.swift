// SPDX-License-Identifier: EUPL-1.2

/// What can be measured of a text without a model, in one pass over its bytes.
public struct TextMeasures: Sendable, Hashable {
    /// Unicode scalars.
    public let characters: Int
    /// Runs of letters and digits.
    public let words: Int
    /// Lines that are not empty.
    public let lines: Int
    /// Words that lie in runs of placeholder text.
    public let placeholderWords: Int
    /// Scalars that are U+FFFD, private-use, controls, or part of a mojibake pair.
    public let damagedCharacters: Int

    /// Measures UTF-8 text; O(n).
    public init(_ text: [UInt8]) {
        var runs = PlaceholderRuns()
        let counts = WordScanner.scan(text, into: &runs)
        runs.finish()
        characters = counts.characters
        words = runs.wordCount
        lines = counts.lines
        placeholderWords = runs.coveredCount
        damagedCharacters = counts.damaged
    }

    /// The share of placeholder words, in parts per million.
    public var placeholderPPM: Int64 { TextMeasures.share(placeholderWords, of: words) }

    /// The share of damaged characters, in parts per million.
    public var damagedCharactersPPM: Int64 { TextMeasures.share(damagedCharacters, of: characters) }

    private static func share(_ part: Int, of whole: Int) -> Int64 {
        whole == 0 ? 0 : Int64(part) * 1_000_000 / Int64(whole)
    }
}

/// Finds runs of placeholder words: four and more words of the lexicon in a row, two and a fifth of them telling, or
/// four words in a row of a known phrase.
///
/// So "dolorem ipsum" in a commentary is no run, and a sentence that an article quotes is a small share of it.
struct PlaceholderRuns: WordReceiver {
    private(set) var wordCount = 0
    private(set) var coveredCount = 0
    private let index = FillerIndex.shared
    private var runLength = 0
    private var tellingCount = 0
    // Words before this one are counted already, by a run or by a phrase.
    private var countedEnd = 0
    private var last: (UInt64, UInt64, UInt64) = (0, 0, 0)

    @inline(__always)
    mutating func receive(wordHash: UInt64) {
        let phrase = FillerIndex.combined(last.0, last.1, last.2, wordHash)
        last = (last.1, last.2, wordHash)
        let wordClass = index.wordClass(of: wordHash)
        if wordClass == .other {
            if runLength > 0 { finish() }
        } else {
            runLength += 1
            if wordClass == .telling { tellingCount += 1 }
        }
        wordCount += 1
        if index.wordClass(of: phrase) != .other { cover(FillerIndex.phraseLength) }
    }

    /// Ends the run that is open.
    mutating func finish() {
        let isFiller = runLength >= 4 && tellingCount >= 2 && tellingCount * 5 >= runLength
        if isFiller { cover(runLength) }
        runLength = 0
        tellingCount = 0
    }

    // Counts the last words before `wordCount` that are not counted yet.
    private mutating func cover(_ count: Int) {
        let start = max(wordCount - count, countedEnd)
        coveredCount += max(0, wordCount - start)
        countedEnd = max(countedEnd, wordCount)
    }
}
