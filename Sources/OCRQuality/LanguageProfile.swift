// SPDX-License-Identifier: EUPL-1.2

/// What is known of a language: its letters, its words, and how its clean and damaged pages look.
struct LanguageProfile: Sendable {
    var language: String
    var letters: LetterModel
    var lexicon: Lexicon
    /// Up to which mean surprise, in 256ths of a step, a word is of each class but the last.
    var surpriseLimits: [Int]
    /// What each feature seldom exceeds on clean pages, and its mean with about a tenth of the characters wrong.
    var clean = [Double](repeating: 0, count: EvidenceFeature.count)
    var damaged = [Double](repeating: 1, count: EvidenceFeature.count)

    /// Evidence in thousandths of the way from clean (0) to damaged (1,000), of the kind of text as it is.
    func normalized(_ evidence: [Double]) -> [Int32] {
        EvidenceFeature.allCases.map { feature in
            let index = feature.rawValue
            guard !feature.isContext else { return LanguageProfile.thousandths(evidence[index]) }
            // Where damage hardly shows in a language, chance must not look like much of it.
            let width = max(damaged[index] - clean[index], LanguageProfile.leastWidths[index])
            return LanguageProfile.thousandths((evidence[index] - clean[index]) / width)
        }
    }

    private static func thousandths(_ value: Double) -> Int32 {
        Int32((1000 * min(max(value, -30), 30)).rounded())
    }

    private static let leastWidths: [Double] = EvidenceFeature.allCases.map { feature in
        switch feature {
        case .surprise: 0.4
        case .uncommon, .odd, .confusable, .small2, .small3: 0.015
        case .smallClusters: 0.008
        case .capitalClusters: 0.003
        case .shapeSurprise: 0.2
        case .symbols, .signRun, .badStart, .unexplained: 0.002
        default: 0.005
        }
    }
}
