// SPDX-License-Identifier: EUPL-1.2

/// A measure of a document; every one is an integer, so that decisions are the same on every machine.
public enum ScoreKind: String, Sendable, Hashable, CaseIterable {
    /// Unicode scalars in the text.
    case characters
    /// Runs of letters and digits.
    case words
    /// Lines that are not empty.
    case lines
    /// Share of the words that lie in runs of placeholder text ("lorem ipsum"), in parts per million.
    case placeholderPPM = "placeholder-ppm"
    /// Confidence in the identified language, in parts per million.
    case languageConfidencePPM = "language-confidence-ppm"
    /// Estimated character error rate of the text, in parts per million.
    case ocrErrorPPM = "ocr-error-ppm"
    /// Where the interval around that estimate ends, which holds nine of ten true rates.
    case ocrErrorHighPPM = "ocr-error-high-ppm"
    /// The estimate of the worst stretch of blocks of a recognised document; of other documents that of the whole.
    case ocrWorstBlockPPM = "ocr-worst-block-ppm"
    /// Share of scalars that are U+FFFD, private-use, unassigned controls, or mojibake pairs, in parts per million.
    case damagedCharactersPPM = "damaged-characters-ppm"
    /// Mean word confidence of the OCR engine, in parts per million; -1 if it gave none.
    case engineConfidencePPM = "engine-confidence-ppm"
}

/// All measures of one document: what the filter pack decides on.
public struct ScoreVector: Sendable, Hashable {
    /// The identified language: an ISO 639 code, or `und`.
    public var language: String
    /// The share of each language by paragraphs, the greatest first; empty when nothing was measured.
    public var languageShares: [LanguagePortion] = []
    private var values: [Int64]

    /// A vector with every number zero and the language undetermined.
    public init() {
        language = "und"
        values = Array(repeating: 0, count: ScoreKind.allCases.count)
    }

    /// The number for one measure.
    public subscript(kind: ScoreKind) -> Int64 {
        get { values[ScoreVector.index[kind] ?? 0] }
        set { values[ScoreVector.index[kind] ?? 0] = newValue }
    }

    private static let index = Dictionary(
        uniqueKeysWithValues: ScoreKind.allCases.enumerated().map { ($0.element, $0.offset) }
    )
}

/// What one rule says of one document.
public struct RuleVerdict: Sendable, Hashable {
    /// The rule's name in the pack.
    public var rule: String
    /// What the rule does when it holds.
    public var effect: RuleEffect
    /// Whether the document breaks the rule.
    public var isBroken: Bool

    /// A verdict.
    public init(rule: String, effect: RuleEffect, isBroken: Bool) {
        self.rule = rule
        self.effect = effect
        self.isBroken = isBroken
    }
}

/// What happens to a document that breaks a rule.
public enum RuleEffect: String, Sendable, Hashable, CaseIterable {
    /// It is kept out of the shards.
    case reject
    /// It is kept, and the broken rule is recorded.
    case flag
    /// The blocks that break the rule are left out, and the rest is kept and recorded so.
    case dropBlocks = "drop-blocks"
}
