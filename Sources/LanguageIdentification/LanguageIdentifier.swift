// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel

/// The version of what identification does with a text; a part made by another version is made again.
public enum LanguageIdentificationVersion {
    /// The version of this source.
    public static let current = 1
}

/// A language and how sure it is.
public struct LanguageGuess: Sendable, Hashable {
    /// An ISO 639 code, or `und` for too little evidence.
    public var language: String
    /// The probability that the model gives it, in parts per million; 0 for `und`.
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

    /// The language of a whole text; O(n).
    public func identify(_ text: [UInt8]) -> LanguageGuess {
        var scratch = Scratch()
        return identify(text, ranges: [0..<text.count], scratch: &scratch)
    }

    /// The languages of texts in turn, faster than one by one.
    public func identify(_ texts: [[UInt8]]) -> [LanguageGuess] {
        var scratch = Scratch()
        return texts.map { identify($0, ranges: [0..<$0.count], scratch: &scratch) }
    }

    /// The language of a long document, from pieces spread evenly over it: the same pieces every time.
    public func identifyDocument(_ text: [UInt8]) -> LanguageGuess {
        var scratch = Scratch()
        return identify(text, ranges: DocumentSample.ranges(of: text), scratch: &scratch)
    }

    /// Memory that texts share one after the other.
    private struct Scratch {
        var folded = FoldedText()
        var rows: [UInt32] = []
        var evidence = LanguageEvidence()
    }

    private func identify(_ text: [UInt8], ranges: [Range<Int>], scratch: inout Scratch) -> LanguageGuess {
        scratch.folded.removeAll()
        scratch.evidence.removeAll(laneCount: model.laneCount)
        for range in ranges {
            // A text of any length is read piece by piece, so that memory does not grow with it.
            for piece in DocumentSample.pieces(of: text, in: range) {
                scratch.folded.letters.removeAll(keepingCapacity: true)
                scratch.folded.append(text, in: piece)
                scratch.rows.removeAll(keepingCapacity: true)
                model.index.appendRows(of: scratch.folded.letters, to: &scratch.rows)
                model.add(scratch.rows, to: &scratch.evidence)
            }
        }
        guard EvidenceRule.isEnough(scratch.folded), scratch.evidence.rowCount > 0 else { return .undetermined }
        let guess = model.classify(scratch.evidence)
        return guess.confidencePPM >= EvidenceRule.leastConfidencePPM ? guess : .undetermined
    }
}

/// When a text says too little to name its language.
enum EvidenceRule {
    /// A guess less sure than this is wrong more often than right.
    static let leastConfidencePPM: Int64 = 400_000

    /// Whether there are letters, and not fewer than digits and symbols together.
    static func isEnough(_ text: FoldedText) -> Bool {
        text.letterCount >= 2 && text.letterCount >= text.digitCount + text.symbolCount
    }
}
