// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel

/// The version of what identification does with a text; a part made by another version is made again.
public enum LanguageIdentificationVersion {
    /// The version of this source.
    public static let current = 3
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
        fileprivate var probabilities: [Double] = []
        fileprivate var fastText = FastTextModel.Scratch()
        /// What was read for the last guess.
        fileprivate(set) var reading = TextReading()

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
        scratch.reading.removeAll()
        for piece in pieces { read(text, in: piece, decision, &scratch) }
        return guess(scratch.reading, of: text, pieces: pieces, decision, &scratch)
    }

    /// Reads one more piece into `scratch.reading`.
    private func read(_ text: [UInt8], in piece: Range<Int>, _ decision: LanguageDecision, _ scratch: inout Scratch) {
        scratch.reading.read(
            text,
            in: piece,
            with: decision.groups,
            folded: &scratch.folded,
            rows: &scratch.rows
        )
    }

    /// The language that parts of a text were read separately in, taken together; `nil` if the model needs the text.
    func guess(_ reading: TextReading, of text: [UInt8], pieces: [Range<Int>], scratch: inout Scratch) -> LanguageGuess?
    {
        guard case .groups(let decision) = model.kind else { return nil }
        return guess(reading, of: text, pieces: pieces, decision, &scratch)
    }

    private func guess(
        _ reading: TextReading,
        of text: [UInt8],
        pieces: [Range<Int>],
        _ decision: LanguageDecision,
        _ scratch: inout Scratch
    ) -> LanguageGuess {
        guard reading.isText else { return .undetermined }
        let group = reading.group
        decision.groups[group].probabilities(
            reading.evidence[group],
            offsets: decision.offsets[group],
            into: &scratch.probabilities
        )
        if decision.needsCloseLook(group: group, scratch.probabilities) {
            lookClosely(text, pieces: pieces, decision, &scratch)
        }
        return decision.guess(group: group, scratch.probabilities, isDoubtful: reading.looksLikeNames)
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
