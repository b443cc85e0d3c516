// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel

/// The version of what identification does with a text; a part made by another version is made again.
public enum LanguageIdentificationVersion {
    /// The version of this source.
    public static let current = 2
}

/// A language and how sure it is.
public struct LanguageGuess: Sendable, Hashable {
    /// A language tag (an ISO 639 code, `-Latn` after it for what is seldom written in Latin letters), or `und`.
    public var language: String
    /// How probable it is, in parts per million; 0 for `und`.
    public var confidencePPM: Int64

    /// A guess.
    public init(language: String, confidencePPM: Int64) {
        self.language = language
        self.confidencePPM = confidencePPM
    }

    /// No guess.
    public static let undetermined = LanguageGuess(language: "und", confidencePPM: 0)
}

/// Tells the language of texts; a value, to be used from any number of threads at once.
public struct LanguageIdentifier: Sendable {
    private let model: LanguageModel

    /// An identifier that asks `model`.
    public init(model: LanguageModel) {
        self.model = model
    }

    /// Memory that texts share one after the other.
    public struct Scratch {
        fileprivate var folded = FoldedText()
        fileprivate var rows: [UInt32] = []
        fileprivate var evidence = WritingGroup.allCases.map { _ in LanguageEvidence() }
        fileprivate var probabilities: [Double] = []
        fileprivate var letterCounts = WritingGroup.allCases.map { _ in 0 }
        fileprivate var fastText = FastTextModel.Scratch()

        /// Memory for any number of texts.
        public init() {}
    }

    /// The language of a text; of a long one, pieces spread evenly over it are read, the same ones every time.
    public func identify(_ text: [UInt8]) -> LanguageGuess {
        var scratch = Scratch()
        return identify(text, in: 0..<text.count, scratch: &scratch)
    }

    /// The languages of texts in turn, faster than one by one.
    public func identify(_ texts: [[UInt8]]) -> [LanguageGuess] {
        var scratch = Scratch()
        return texts.map { identify($0, in: 0..<$0.count, scratch: &scratch) }
    }

    /// The language of part of a text.
    public func identify(_ text: [UInt8], in range: Range<Int>, scratch: inout Scratch) -> LanguageGuess {
        guard DocumentSample.isLong(range) else { return identify(text, pieces: [range], scratch: &scratch) }
        return identify(text, pieces: DocumentSample.windows(of: text, in: range), scratch: &scratch)
    }

    /// The language of a text, all of which is read however long it is: what sampling is measured against.
    public func identifyAll(of text: [UInt8]) -> LanguageGuess {
        var scratch = Scratch()
        let pieces = DocumentSample.pieces(of: text, in: 0..<text.count)
        return identify(text, pieces: pieces, scratch: &scratch)
    }

    /// The language of the pieces of a text taken together.
    func identify(_ text: [UInt8], pieces: [Range<Int>], scratch: inout Scratch) -> LanguageGuess {
        switch model.kind {
        case .groups(let decision):
            return identify(text, pieces: pieces, decision, &scratch)
        case .fastText(let model):
            return identify(text, pieces: pieces, model, &scratch)
        }
    }

    private func identify(
        _ text: [UInt8],
        pieces: [Range<Int>],
        _ decision: LanguageDecision,
        _ scratch: inout Scratch
    ) -> LanguageGuess {
        scratch.folded.removeAll()
        for group in scratch.evidence.indices {
            scratch.evidence[group].removeAll()
            scratch.letterCounts[group] = 0
        }
        var codeSignCount = 0
        for piece in pieces {
            codeSignCount += EvidenceRule.codeSignCount(text, in: piece)
            let letterCount = scratch.folded.letterCount
            scratch.folded.letters.removeAll(keepingCapacity: true)
            scratch.folded.append(text, in: piece)
            let group = WritingGroup.of(scratch.folded.letters.span).rawValue
            scratch.letterCounts[group] += scratch.folded.letterCount - letterCount
            decision.groups[group].collect(scratch.folded.letters, rows: &scratch.rows, to: &scratch.evidence[group])
        }
        // A text in several scripts is judged by the one that most of its letters are in.
        var group = 0
        for other in decision.groups.indices where scratch.letterCounts[other] > scratch.letterCounts[group] {
            group = other
        }
        guard EvidenceRule.isEnough(scratch.folded), scratch.evidence[group].rowCount > 0 else { return .undetermined }
        if EvidenceRule.isCode(signCount: codeSignCount, letterCount: scratch.folded.letterCount) {
            return .undetermined
        }
        decision.groups[group].probabilities(
            scratch.evidence[group],
            offsets: decision.offsets[group],
            into: &scratch.probabilities
        )
        if decision.needsCloseLook(group: group, scratch.probabilities) {
            lookClosely(text, pieces: pieces, decision, &scratch)
        }
        return decision.guess(group: group, scratch.probabilities)
    }

    /// Reads a text again with the classifier of close languages.
    private func lookClosely(
        _ text: [UInt8],
        pieces: [Range<Int>],
        _ decision: LanguageDecision,
        _ scratch: inout Scratch
    ) {
        var evidence = LanguageEvidence()
        var folded = FoldedText()
        for piece in pieces {
            folded.letters.removeAll(keepingCapacity: true)
            folded.append(text, in: piece)
            guard WritingGroup.of(folded.letters.span) == .latin else { continue }
            decision.close.collect(folded.letters, rows: &scratch.rows, to: &evidence)
        }
        decision.distribute(evidence, in: &scratch.probabilities)
    }

    /// fastText knows no pieces: they make one text.
    private func identify(
        _ text: [UInt8],
        pieces: [Range<Int>],
        _ model: FastTextModel,
        _ scratch: inout Scratch
    ) -> LanguageGuess {
        let prediction =
            if pieces.count == 1 {
                model.predict(text, in: pieces[0], scratch: &scratch.fastText)
            } else {
                model.predict(Array(pieces.map { text[$0] }.joined(separator: [0x20])), scratch: &scratch.fastText)
            }
        guard let prediction else { return .undetermined }
        let confidencePPM = Int64(min(1, max(0, prediction.probability)) * 1_000_000)
        return LanguageGuess(language: prediction.label, confidencePPM: confidencePPM)
    }
}

/// When a text says too little to name its language.
enum EvidenceRule {
    /// Whether there are letters, and not fewer than digits and symbols together.
    static func isEnough(_ text: FoldedText) -> Bool {
        text.letterCount >= 2 && text.letterCount >= text.digitCount + text.symbolCount
    }

    /// Whether a text has so many of the signs of programs that it is code, whose words are not its language.
    static func isCode(signCount: Int, letterCount: Int) -> Bool {
        signCount >= 2 && signCount * 14 >= letterCount
    }

    /// How many signs of programs there are: brackets, operators, and parentheses right after a letter (a call).
    static func codeSignCount(_ text: [UInt8], in range: Range<Int>) -> Int {
        let bytes = text.span
        var count = 0
        var isAfterLetter = false
        for index in range {
            let byte = bytes[index]
            let kind = kinds[Int(byte)]
            if kind == 1 || (kind == 2 && isAfterLetter) { count += 1 }
            isAfterLetter = kind == 3
        }
        return count
    }

    /// 1 for a sign of programs, 2 for an opening parenthesis, 3 for a letter of ASCII, 0 for all else.
    private static let kinds: [UInt8] = (0...UInt8.max).map { byte in
        if byte.isASCIILetter { return 3 }
        if byte == 0x28 { return 2 }
        return "={}[]<>;_|\\&*$".utf8.contains(byte) ? 1 : 0
    }
}
