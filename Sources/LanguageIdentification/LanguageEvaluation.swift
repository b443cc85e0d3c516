// SPDX-License-Identifier: EUPL-1.2

/// How well an identifier does on texts whose language is known, one a line, in a file `<code>.txt.gz` a language.
public struct LanguageEvaluation: Sendable {
    /// The official languages of the European Union: what the mean is taken over.
    public static let officialLanguages = [
        "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt", "nl",
        "pl", "pt", "ro", "sk", "sl", "sv",
    ]

    /// What is counted for one language.
    public struct Row: Sendable, Hashable {
        /// The language's code.
        public var language: String
        /// How many texts are in it.
        public var textCount = 0
        /// How many of all texts were said to be in it.
        public var claimedCount = 0
        /// How many of those rightly.
        public var hitCount = 0

        /// The share of the claims that are right, in parts per million.
        public var precisionPPM: Int { claimedCount == 0 ? 0 : 1_000_000 * hitCount / claimedCount }
        /// The share of the texts that were found, in parts per million.
        public var recallPPM: Int { textCount == 0 ? 0 : 1_000_000 * hitCount / textCount }
        /// The harmonic mean of both, in parts per million.
        public var f1PPM: Int {
            textCount + claimedCount == 0 ? 0 : 2_000_000 * hitCount / (textCount + claimedCount)
        }
    }

    /// All languages that have texts, by code.
    public private(set) var rows: [Row] = []
    /// How many texts are in no official language.
    public private(set) var otherCount = 0
    /// How many of those were said to be in one.
    public private(set) var otherTakenCount = 0

    /// Identifies every line of a folder's files.
    public init(folder: String, identifier: LanguageIdentifier) throws {
        let texts = try TrainingFolder(folder).texts
        var scratch = LanguageIdentifier.Scratch()
        var counts: [String: Row] = [:]
        for text in texts { counts[text.label] = Row(language: text.label) }
        for text in texts {
            let isOfficial = LanguageEvaluation.officialLanguages.contains(text.label)
            for line in text.lines {
                let said = LanguageEvaluation.code(
                    of: identifier.identify(text.bytes, in: line, scratch: &scratch).language
                )
                counts[text.label]?.textCount += 1
                counts[said]?.claimedCount += 1
                if said == text.label { counts[said]?.hitCount += 1 }
                if isOfficial { continue }
                otherCount += 1
                if LanguageEvaluation.officialLanguages.contains(said) { otherTakenCount += 1 }
            }
        }
        rows = texts.compactMap { counts[$0.label] }
    }

    /// The code of a language in whatever script; Greek and Bulgarian in Latin letters are nobody's.
    static func code(of tag: String) -> String {
        tag == "sr-Latn" ? "sr" : tag
    }

    /// The mean F1 of the official languages that have texts, in parts per million.
    public var macroF1PPM: Int {
        let official = rows.filter { LanguageEvaluation.officialLanguages.contains($0.language) }
        return official.isEmpty ? 0 : official.map(\.f1PPM).reduce(0, +) / official.count
    }

    /// The share of the other texts that were said to be in an official language, in parts per million.
    public var otherTakenPPM: Int { otherCount == 0 ? 0 : 1_000_000 * otherTakenCount / otherCount }
}
