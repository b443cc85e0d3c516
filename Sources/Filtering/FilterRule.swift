// SPDX-License-Identifier: EUPL-1.2

public import CorpusModel

/// What decisions depend on besides a document's scores: how it was delivered.
public struct DocumentContext: Sendable, Hashable {
    /// The source's format.
    public var format: SourceFormat
    /// The languages that the source is said to hold; empty if it does not say.
    public var declaredLanguages: [String]

    /// A context.
    public init(format: SourceFormat, declaredLanguages: [String]) {
        self.format = format
        self.declaredLanguages = declaredLanguages
    }
}

/// One rule of a filter pack.
public struct FilterRule: Sendable, Hashable {
    /// What a rule looks at.
    public enum Test: Sendable, Hashable {
        /// A score must lie within limits, the limits included.
        case range(ScoreKind, minimum: Int64?, maximum: Int64?)
        /// The identified language must be one that the source declares, if the identification is sure and the text
        /// long enough to say so.
        case languageNotDeclared(minimumConfidencePPM: Int64, minimumCharacters: Int64)
        /// Some language must have been identified.
        case languageUndetermined
    }

    /// The rule's name: what a rejection is called in reports.
    public var name: String
    /// What it looks at.
    public var test: Test
    /// What happens to a document that breaks it.
    public var effect: RuleEffect
    /// The identified languages it applies to; empty for all.
    public var languages: [String]
    /// The formats it applies to.
    public var formats: [SourceFormat]
    /// Why the rule is there, for people.
    public var why: String

    /// A rule.
    public init(
        name: String,
        test: Test,
        effect: RuleEffect,
        languages: [String] = [],
        formats: [SourceFormat] = SourceFormat.allCases,
        why: String
    ) {
        self.name = name
        self.test = test
        self.effect = effect
        self.languages = languages
        self.formats = formats
        self.why = why
    }

    /// What the rule says of a document; a rule that does not apply is not broken.
    public func verdict(_ scores: ScoreVector, _ context: DocumentContext) -> RuleVerdict {
        RuleVerdict(rule: name, effect: effect, isBroken: applies(to: scores, context) && isBroken(scores, context))
    }

    private func applies(to scores: ScoreVector, _ context: DocumentContext) -> Bool {
        formats.contains(context.format) && (languages.isEmpty || languages.contains(scores.language))
    }

    private func isBroken(_ scores: ScoreVector, _ context: DocumentContext) -> Bool {
        switch test {
        case .range(let kind, let minimum, let maximum):
            let score = scores[kind]
            // A measure that was never taken breaks nothing.
            if kind == .engineConfidencePPM, score < 0 { return false }
            return score < minimum ?? .min || score > maximum ?? .max
        case .languageNotDeclared(let minimumConfidencePPM, let minimumCharacters):
            return scores.language != "und" && !context.declaredLanguages.isEmpty
                && scores[.languageConfidencePPM] >= minimumConfidencePPM
                && scores[.characters] >= minimumCharacters
                && !context.declaredLanguages.contains { LanguageTag.matches($0, scores.language) }
        case .languageUndetermined:
            return scores.language == "und"
        }
    }
}

/// Comparison of language tags (BCP 47) by their first subtag.
enum LanguageTag {
    /// Whether a declared tag covers an identified one: `pt-BR` covers `pt`, and `no` covers `nb` and `nn`.
    static func matches(_ declared: String, _ identified: String) -> Bool {
        let (left, right) = (primary(declared), primary(identified))
        if left == right { return true }
        return norwegian.contains(left) && norwegian.contains(right) && (left == "no" || right == "no")
    }

    private static let norwegian = ["no", "nb", "nn"]

    private static func primary(_ tag: String) -> String {
        tag.prefix { $0 != "-" && $0 != "_" }.lowercased()
    }
}
