// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// What was read of a text, or of parts of it: evidence for each group of scripts, and what it is written with.
struct TextReading: Sendable {
    private(set) var evidence = WritingGroup.allCases.map { _ in LanguageEvidence() }
    private var letterCounts = WritingGroup.allCases.map { _ in 0 }
    private var markCount = 0
    private(set) var signs = WritingSigns()

    /// Forgets what was read, keeping the memory.
    mutating func removeAll() {
        for group in evidence.indices {
            evidence[group].removeAll()
            letterCounts[group] = 0
        }
        markCount = 0
        signs = WritingSigns()
    }

    /// Reads one more part of a text with the classifier of the group that most of its letters are in.
    mutating func read(
        _ text: [UInt8],
        in range: Range<Int>,
        with classifiers: [GroupClassifier],
        folded: inout FoldedText,
        rows: inout [UInt32]
    ) {
        signs.look(at: text, in: range)
        folded.removeAll()
        folded.append(text, in: range)
        let group = WritingGroup.of(folded.letters.span).rawValue
        letterCounts[group] += folded.letterCount
        markCount += folded.digitCount + folded.symbolCount
        classifiers[group].collect(folded.letters, rows: &rows, to: &evidence[group])
    }

    /// Adds what was read elsewhere.
    mutating func add(_ other: TextReading) {
        for group in evidence.indices {
            evidence[group].add(other.evidence[group])
            letterCounts[group] += other.letterCounts[group]
        }
        markCount += other.markCount
        signs.add(other.signs)
    }

    /// The group that a text in several scripts is judged by: the one that most of its letters are in.
    var group: Int {
        var group = 0
        for other in letterCounts.indices where letterCounts[other] > letterCounts[group] { group = other }
        return group
    }

    /// Whether this is text in some language at all: there are letters, not fewer than digits and symbols together, and
    /// few signs of programs or of mojibake among them.
    var isText: Bool {
        let letterCount = letterCounts.reduce(0, +)
        guard letterCount >= 2, letterCount >= markCount, evidence[group].rowCount > 0 else { return false }
        let isCode = signs.codeCount >= 2 && 14 * signs.codeCount >= letterCount
        return !isCode && !(signs.mojibakeCount >= 3 && 4 * signs.mojibakeCount >= letterCount)
    }

    /// Whether no word begins with a small letter and several with a capital: names, most often, which belong to no
    /// language.
    var looksLikeNames: Bool {
        signs.plainWordCount == 0 && signs.capitalisedWordCount >= 4
    }
}
