// SPDX-License-Identifier: EUPL-1.2

internal import Hashing

extension QualityRegression {
    /// How many parts the pages are split into; each is estimated by trees that were fitted on the others.
    private static let partCount = 5

    /// Fits trees on all rows, and measures what they miss by leaving out part after part.
    init(fitting table: OCRFeatureTable) {
        let rows = QualityRegression.weighted(table)
        let fitting = GradientTreeFitting(isRising: EvidenceFeature.allCases.map(\.isRising))
        self.init(trees: fitting.fit(rows), sum: QualityRegression.sum(rows))
        let clean = EvidenceFeature.allCases.map { $0.isContext ? QualityRegression.cleanContext(table, $0) : 0 }
        cleanContributions = valueAndParts(clean).parts
        let leftOut = QualityRegression.leftOut(table, rows, fitting)
        // More than nine of ten here, since prints and engines to come are unlike all that is here.
        misses = EstimateMisses(leftOut, tail: 0.025)
        engines = EngineDoubt.fitted(leftOut)
    }

    /// Rendered pages weigh one each, clean pages two and a half times as much, and all real collections as much as the
    /// rendered ones together, in equal parts but for collections of few pages.
    static func weighted(_ table: OCRFeatureTable) -> [GradientTreeFitting.Row] {
        var counts: [String: Int] = [:]
        for row in table.rows { counts[row.source, default: 0] += 1 }
        let rendered = Double(max(1, counts["rendered"] ?? 0))
        let collections = counts.keys.filter { $0 != "rendered" && $0 != "clean" }.count
        return table.rows.map { row in
            let count = Double(counts[row.source] ?? 1)
            let weight: Double
            switch row.source {
            case "rendered": weight = 1
            case "clean": weight = cleanShare * rendered / count
            default: weight = rendered / Double(max(1, collections)) * min(1, count / 40) / count
            }
            return .init(features: row.features, target: target(row.truePPM), weight: weight)
        }
    }

    private static func sum(_ rows: [GradientTreeFitting.Row]) -> EvidenceSum {
        EvidenceSum(fitting: rows, least: Double(least) / Double(GradientTrees.one))
    }

    private static let cleanShare = 2.5

    /// Rendered and clean pages are left out by language, real ones by collection.
    private static func part(of row: OCRFeatureTable.Row) -> Int {
        let group = row.source == "rendered" || row.source == "clean" ? row.language : row.source
        return Int(Digest.sha256(Array(group.utf8)).bytes[0]) % partCount
    }

    private static func cleanContext(_ table: OCRFeatureTable, _ feature: EvidenceFeature) -> Int32 {
        let clean = table.rows.filter { $0.source == "clean" }
        guard !clean.isEmpty else { return 0 }
        return Int32(clean.reduce(0) { $0 + Int64($1.features[feature.rawValue]) } / Int64(clean.count))
    }

    /// The values of pages as they are without the part of all pages that they belong to.
    private static func leftOut(
        _ table: OCRFeatureTable,
        _ rows: [GradientTreeFitting.Row],
        _ fitting: GradientTreeFitting
    ) -> [LeftOutPage] {
        var pages: [LeftOutPage] = []
        let parts = table.rows.map(part)
        for part in 0..<partCount {
            let others = rows.indices.filter { parts[$0] != part }.map { rows[$0] }
            guard !others.isEmpty, others.count < rows.count else { continue }
            let regression = QualityRegression(trees: fitting.fit(others), sum: sum(others))
            for index in rows.indices where parts[index] == part && table.rows[index].scalarCount >= 300 {
                let row = rows[index]
                pages.append(
                    LeftOutPage(
                        value: regression.value(row.features),
                        target: row.target,
                        weight: row.weight,
                        statement: table.rows[index].statement
                    )
                )
            }
        }
        return pages
    }
}
