// SPDX-License-Identifier: EUPL-1.2

/// A weighted sum of the evidence of errors, none of it counting against them: what trees cannot do for pages that are
/// worse than, or unlike, all that they were fitted on.
struct EvidenceSum: Sendable {
    /// The features whose square roots are added; of the first three also what they are.
    static let features: [EvidenceFeature] = [
        .uncommon, .surprise, .odd, .unexplained, .confusable, .smallClusters, .small3, .capital3, .signsAlone,
        .digitBesideLetter, .lone, .symbols, .short, .shapeSurprise, .shapeOdd, .signInside,
    ]
    private static let plainCount = 3
    static let termCount = features.count + plainCount

    var weights: [Double]

    /// The sum for a row of features, above that of a page without errors, on the scale of `GradientTrees`.
    func value(_ row: [Int32]) -> Int64 {
        parts(row).reduce(0) { $0 + $1.value }
    }

    /// What each term adds.
    func parts(_ row: [Int32]) -> [(feature: EvidenceFeature, value: Int64)] {
        let terms = EvidenceSum.terms(row)
        return terms.indices.map { index in
            let feature = EvidenceSum.features[index % EvidenceSum.features.count]
            return (feature, GradientTreeFitting.fixed(weights[index] * terms[index]))
        }
    }

    private static func terms(_ row: [Int32]) -> [Double] {
        let values = features.map { Double(max(0, row[$0.rawValue])) / 1000 }
        return values.map { $0.squareRoot() } + values.prefix(plainCount)
    }
}

extension EvidenceSum {
    private static let ridge = 0.09

    /// The weights, none below nought, that miss least in the weighted squares.
    init(fitting rows: [GradientTreeFitting.Row], least: Double) {
        var squares = NonNegativeLeastSquares(termCount: EvidenceSum.termCount, ridge: EvidenceSum.ridge)
        for row in rows {
            squares.add(EvidenceSum.terms(row.features), target: row.target - least, weight: row.weight)
        }
        weights = squares.weights()
    }
}
