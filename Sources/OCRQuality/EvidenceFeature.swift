// SPDX-License-Identifier: EUPL-1.2

/// What is measured of a text, in the order of evidence vectors and model files.
enum EvidenceFeature: Int, CaseIterable, Sendable {
    // Letters of unknown words by how surprising they are, from usual (0) to hardly ever seen (3).
    case small0, small1, small2, small3
    case capital0, capital1, capital2, capital3
    case short, skeleton, foreign, compound, confusable, smallClusters, capitalClusters
    case surprise, uncommon, odd, unexplained
    case mixedCase, digitBesideLetter, signInside, lone, signsAlone, symbols, signRun, badStart
    case shapeSurprise, shapeOdd
    // What kind of text it is, which says how the others are to be read.
    case shortWords, wordLength, allCapitals, capitals, digits, spread

    static let count = allCases.count

    /// Whether more of it never makes a lower rate: so of what is always an error; of the others what they mean depends on
    /// the kind of text.
    var isRising: Bool {
        switch self {
        case .small3, .confusable, .smallClusters, .surprise, .uncommon, .odd, .unexplained, .mixedCase,
            .digitBesideLetter, .signInside, .shapeSurprise, .shapeOdd:
            true
        default: false
        }
    }

    /// Whether it is taken as it is, not measured between a language's clean and damaged pages.
    var isContext: Bool {
        rawValue >= EvidenceFeature.shortWords.rawValue
    }

    /// The kind of evidence that it belongs to.
    var kind: OCREvidenceKind {
        switch self {
        case .small0, .small1, .small2, .small3, .capital0, .capital1, .capital2, .capital3, .short, .skeleton,
            .foreign, .compound, .confusable, .smallClusters, .capitalClusters:
            .unknownWords
        case .surprise, .uncommon, .odd, .unexplained: .unlikelyLetters
        case .mixedCase, .digitBesideLetter, .signInside, .lone, .signsAlone, .symbols, .signRun, .badStart,
            .shapeSurprise, .shapeOdd:
            .implausibleTokens
        case .shortWords, .wordLength, .allCapitals, .capitals, .digits, .spread: .textKind
        }
    }
}

/// A kind of evidence that text was recognised wrongly.
public enum OCREvidenceKind: String, Sendable, Hashable, CaseIterable {
    /// Words that the language's lexicon does not know, also not as compounds, names of other languages or old spellings.
    case unknownWords = "unknown-words"
    /// Letters that seldom or never follow each other in the language.
    case unlikelyLetters = "unlikely-letters"
    /// Case, digits and signs inside words, lone letters and signs, odd sequences of signs.
    case implausibleTokens = "implausible-tokens"
    /// U+FFFD, private-use characters, bytes that are not UTF-8, words of more than 60 letters.
    case damagedCharacters = "damaged-characters"
    /// How long words are, how many are capitals or figures, how evenly the unknown ones are spread.
    case textKind = "text-kind"
    /// How unsure the engine was of its own words.
    case engineDoubt = "engine-doubt"
}
