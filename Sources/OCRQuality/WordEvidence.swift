// SPDX-License-Identifier: EUPL-1.2

/// What the words of a text say about it, sorted into classes and measured in letters.
struct WordEvidence: Sendable {
    /// How surprising an unknown word is, compared with the unknown words of clean text.
    static let surpriseClassCount = 4

    private(set) var letterCount = 0
    private(set) var wordCount = 0
    /// Letters of unknown words by surprise class: those in small letters, and those with a capital.
    private(set) var unknownSmall = [Int](repeating: 0, count: surpriseClassCount)
    private(set) var unknownCapital = [Int](repeating: 0, count: surpriseClassCount)
    /// Letters of unknown words of two or three letters.
    private(set) var unknownShort = 0
    /// Words of one letter that are none in the language.
    private(set) var loneCount = 0
    /// Places in unknown words that look misread: in words in small letters, and in words with a capital.
    private(set) var smallClusters = 0
    private(set) var capitalClusters = 0
    /// Letters of words that are known when accents and older spellings are not looked at.
    private(set) var skeletonOnly = 0
    /// Letters of words that another language knows.
    private(set) var foreign = 0
    /// Letters of words that are two known ones.
    private(set) var compound = 0
    /// Letters of unknown words that one letter of another shape makes known.
    private(set) var confusable = 0
    private(set) var shortWordCount = 0
    private(set) var allCapitals = 0
    private(set) var capital = 0
    private(set) var reading = LetterModel.Reading()
    /// Sum and sum of squares of the unknown letters of windows, in thousandths.
    private(set) var windowCount = 0
    private(set) var windowSum = 0
    private(set) var windowSquareSum = 0

    private static let windowWordCount = 12

    init(_ text: ScannedText, _ profile: LanguageProfile, others: [Lexicon]) {
        let letters = text.letters.span
        let slots = profile.letters.slots.span
        var memory = WordMemory()
        var (inWindow, unknownInWindow, lettersInWindow) = (0, 0, 0)
        var isJoined = false
        for (index, word) in text.words.enumerated() {
            let wasJoined = isJoined
            isJoined =
                word.isCut && index + 1 < text.words.count
                && WordEvidence.joins(letters, word, text.words[index + 1], profile.lexicon)
            wordCount += 1
            letterCount += word.count
            if word.count <= 2 { shortWordCount += 1 }
            if word.isAllCapitals { allCapitals += word.count }
            if word.isCapital { capital += word.count }
            let hash = WordHash.word(letters, word.start..<(word.start + word.count))
            let judged = memory.word(hash) {
                let part = LetterModel.read(slots, letters, start: word.start, count: word.count)
                return JudgedWord(
                    reading: part,
                    verdict: WordEvidence.judge(word, hash, part, letters, profile, others)
                )
            }
            reading.add(judged.reading)
            let unknown = wasJoined || isJoined ? 0 : count(judged, of: word)
            inWindow += 1
            lettersInWindow += word.count
            unknownInWindow += unknown
            if inWindow == WordEvidence.windowWordCount {
                let share = 1000 * unknownInWindow / max(1, lettersInWindow)
                windowCount += 1
                windowSum += share
                windowSquareSum += share * share
                (inWindow, unknownInWindow, lettersInWindow) = (0, 0, 0)
            }
        }
    }

    /// How unevenly the unknown letters lie: the standard deviation of their share in windows of words.
    var spread: Double {
        guard windowCount > 1 else { return 0 }
        let mean = Double(windowSum) / Double(windowCount)
        return max(0, Double(windowSquareSum) / Double(windowCount) - mean * mean).squareRoot() / 1000
    }

    /// Puts a word where it belongs; gives how many letters of it speak for an error.
    private mutating func count(_ judged: JudgedWord, of word: ScannedText.Word) -> Int {
        switch judged.verdict {
        case .known: return 0
        case .lone: loneCount += 1
        case .short: unknownShort += word.count
        case .skeleton:
            skeletonOnly += word.count
            return 0
        case .foreign:
            foreign += word.count
            return 0
        case .compound:
            compound += word.count
            return 0
        case .unknown(let surpriseClass, let isConfusable):
            if isConfusable { confusable += word.count }
            if word.isCapital {
                unknownCapital[surpriseClass] += word.count
                capitalClusters += judged.reading.clusterCount
            } else {
                unknownSmall[surpriseClass] += word.count
                smallClusters += judged.reading.clusterCount
            }
        }
        return word.count
    }

    /// What a word is, by its letters alone.
    private static func judge(
        _ word: ScannedText.Word,
        _ hash: UInt64,
        _ part: LetterModel.Reading,
        _ letters: borrowing Span<UInt16>,
        _ profile: LanguageProfile,
        _ others: [Lexicon]
    ) -> JudgedWord.Verdict {
        let range = word.start..<(word.start + word.count)
        if profile.lexicon.contains(hash) { return .known }
        if word.count == 1 { return .lone }
        if isElision(letters, range, profile.lexicon) { return .known }
        if word.count <= 3 { return .short }
        let isEndless = word.count > ScannedText.longestWord
        if !isEndless, profile.lexicon.contains(WordHash.skeleton(letters, range)) { return .skeleton }
        for other in others where other.contains(hash) { return .foreign }
        if isCompound(letters, range, profile.lexicon) { return .compound }
        let mean = 256 * part.surprise / part.positionCount
        let likeness = isEndless ? nil : profile.surpriseLimits.firstIndex { mean <= $0 }
        return .unknown(
            surpriseClass: likeness ?? surpriseClassCount - 1,
            isConfusable: isConfusable(letters, range, profile.lexicon)
        )
    }

    /// Whether the halves of a word that was cut make a known word.
    private static func joins(
        _ letters: borrowing Span<UInt16>,
        _ first: ScannedText.Word,
        _ second: ScannedText.Word,
        _ lexicon: Lexicon
    ) -> Bool {
        var state = WordHash.start
        for index in first.start..<(first.start + first.count) { state = WordHash.adding(letters[index], to: state) }
        for index in second.start..<(second.start + second.count) { state = WordHash.adding(letters[index], to: state) }
        return lexicon.contains(WordHash.finish(state))
    }

    /// Whether an apostrophe joins two known words or a short piece and a known word, as in l'eau.
    private static func isElision(
        _ letters: borrowing Span<UInt16>,
        _ range: Range<Int>,
        _ lexicon: Lexicon
    ) -> Bool {
        for index in range where letters[index] == 0x27 {
            let (first, second) = (range.lowerBound..<index, (index + 1)..<range.upperBound)
            let isFirstKnown = first.count <= 2 || lexicon.contains(WordHash.word(letters, first))
            return isFirstKnown && (second.count <= 2 || lexicon.contains(WordHash.word(letters, second)))
        }
        return false
    }

    /// Whether the word is two known ones of four letters or more, perhaps with a linking s, n, e or es between them.
    static func isCompound(_ letters: borrowing Span<UInt16>, _ range: Range<Int>, _ lexicon: Lexicon) -> Bool {
        guard range.count >= 8, range.count <= 40 else { return false }
        var state = WordHash.start
        for index in range {
            let length = index - range.lowerBound
            if length >= 4, range.upperBound - index >= 4, lexicon.contains(WordHash.finish(state)) {
                if lexicon.contains(WordHash.word(letters, index..<range.upperBound)) { return true }
                if letters[index] == 0x73, range.upperBound - index >= 5,
                    lexicon.contains(WordHash.word(letters, (index + 1)..<range.upperBound))
                {
                    return true
                }
            }
            state = WordHash.adding(letters[index], to: state)
        }
        return false
    }

    /// Whether taking one letter for one of like shape makes the word known.
    static func isConfusable(_ letters: borrowing Span<UInt16>, _ range: Range<Int>, _ lexicon: Lexicon) -> Bool {
        guard range.count <= 24 else { return false }
        let options = ConfusionTable.options.span
        var before = WordHash.start
        for index in range {
            let rest = (index + 1)..<range.upperBound
            let first =
                letters[index] < ConfusionTable.letterCount ? Int(letters[index]) * ConfusionTable.optionCount : 0
            for place in first..<(first + ConfusionTable.optionCount) {
                let option = options[place]
                if option == 0 { break }
                var state = WordHash.adding(option, to: before)
                for other in rest { state = WordHash.adding(letters[other], to: state) }
                if lexicon.contains(WordHash.finish(state)) { return true }
            }
            before = WordHash.adding(letters[index], to: before)
        }
        return false
    }
}
