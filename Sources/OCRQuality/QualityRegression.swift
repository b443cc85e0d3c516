// SPDX-License-Identifier: EUPL-1.2

/// From evidence to an error rate and an interval: trees and a sum, and what they miss by on pages that they were not
/// fitted on.
///
/// The trees tell kinds of text apart; the sum goes on where the trees have seen nothing. All work on the square root of the rate (and a little), on which a miss weighs about alike everywhere.
struct QualityRegression: Sendable {
    /// Pages of so many characters have the misses as they were measured; shorter ones greater ones.
    static let usualScalarCount = 800
    /// How many tenths of a value are the sum's.
    private static let sumTenths: Int64 = 4
    private static let littlePPM: Int64 = 2_500

    var trees: GradientTrees
    var sum: EvidenceSum
    /// What trees and sum miss by.
    var misses = EstimateMisses()
    /// What engines' doubts add to that, in the order of their names.
    var engines: [EngineDoubt] = []
    /// What each feature gives on a page that is as clean pages are.
    var cleanContributions = [Int64](repeating: 0, count: EvidenceFeature.count)

    /// The estimate for a row of features of a page of `scalarCount` characters, of which `damagedPPM` are no
    /// characters: these are wrong, whatever the rest is.
    func estimate(
        _ row: [Int32],
        scalarCount: Int,
        damagedPPM: Int64 = 0,
        statement: OCREngineStatement? = nil
    ) -> OCRQualityEstimate {
        let (textValue, parts) = valueAndParts(row)
        var (value, doubt, misses) = (textValue, Int64(0), self.misses)
        if let statement, let engine = engines.first(where: { $0.engine == statement.engine }) {
            (value, doubt) = engine.value(textValue, confidencePPM: statement.confidencePPM)
            misses = engine.misses
        }
        let rate = QualityRegression.ppm(value)
        let range = EstimateMisses.range(of: rate)
        let scale = QualityRegression.scale(scalarCount)
        let low = value - QualityRegression.scaled(misses.low[range], scale)
        let high = value + QualityRegression.scaled(misses.high[range], scale)
        func withDamage(_ ppm: Int64) -> Int64 { min(1_000_000, ppm + damagedPPM) }
        return OCRQualityEstimate(
            characterErrorRatePPM: withDamage(rate),
            lowPPM: withDamage(min(rate, QualityRegression.ppm(max(low, QualityRegression.least)))),
            highPPM: withDamage(max(rate, QualityRegression.ppm(high))),
            reasons: reasons(parts, doubt: doubt, rate, withDamage(rate) - rate)
        )
    }

    /// The square root of the rate and a little, on the scale of the trees.
    func value(_ row: [Int32]) -> Int64 {
        QualityRegression.joined(trees.value(row), sum.value(row))
    }

    /// The value, and how much each feature moves it.
    func valueAndParts(_ row: [Int32]) -> (value: Int64, parts: [Int64]) {
        let tenths = QualityRegression.sumTenths
        let (treeValue, treeParts) = trees.contributions(row, featureCount: EvidenceFeature.count)
        var parts = treeParts.map { $0 * (10 - tenths) / 10 }
        var sumValue: Int64 = 0
        for part in sum.parts(row) {
            sumValue += part.value
            parts[part.feature.rawValue] += part.value * tenths / 10
        }
        return (QualityRegression.joined(treeValue, sumValue), parts)
    }

    private static func joined(_ trees: Int64, _ sum: Int64) -> Int64 {
        max(least, (trees * (10 - sumTenths) + (sum + least) * sumTenths) / 10)
    }

    /// Shares out a rate among the kinds of evidence that raised it above a clean page's, the greatest first.
    private func reasons(
        _ parts: [Int64],
        doubt: Int64,
        _ rate: Int64,
        _ damagedPPM: Int64
    ) -> [OCRQualityReason] {
        var byKind: [Int64] = OCREvidenceKind.allCases.map { kind in
            EvidenceFeature.allCases.reduce(kind == .engineDoubt ? doubt : 0) { sum, feature in
                let index = feature.rawValue
                return feature.kind == kind ? sum + parts[index] - cleanContributions[index] : sum
            }
        }
        byKind = byKind.map { max(0, $0) }
        let whole = byKind.reduce(0, +)
        let shares = zip(OCREvidenceKind.allCases, byKind).enumerated().compactMap { order, part in
            let ppm = part.0 == .damagedCharacters ? damagedPPM : whole > 0 ? rate * part.1 / whole : 0
            return ppm > 0 ? (order, OCRQualityReason(kind: part.0, ppm: ppm)) : nil
        }
        return shares.sorted { $0.1.ppm == $1.1.ppm ? $0.0 < $1.0 : $0.1.ppm > $1.1.ppm }.map(\.1)
    }

    /// What the trees should give for a rate.
    static func target(_ ppm: Int64) -> Double {
        (Double(ppm + littlePPM) / 1_000_000).squareRoot()
    }

    /// What the trees give for a rate of nought: the square root of the little that is added.
    static let least = GradientTrees.one / 20

    /// The rate that a value of the trees stands for.
    static func ppm(_ value: Int64) -> Int64 {
        let bounded = min(max(value, 0), 2 * GradientTrees.one)
        let square = (bounded * bounded) >> 20
        return min(max(((square * 1_000_000) >> 20) - littlePPM, 0), 1_000_000)
    }

    /// By how many thousandths misses are greater on a page of this length.
    private static func scale(_ scalarCount: Int) -> Int64 {
        guard scalarCount < usualScalarCount else { return 1000 }
        return Int64((1_000_000 * Double(usualScalarCount) / Double(max(1, scalarCount))).squareRoot())
    }

    private static func scaled(_ offset: Int64, _ scale: Int64) -> Int64 {
        offset * scale / 1000
    }
}
