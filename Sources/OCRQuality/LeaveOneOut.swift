// SPDX-License-Identifier: EUPL-1.2

extension OCRFeatureTable {
    /// Pages that were estimated by a regression fitted without any of their group.
    public struct Group: Sendable {
        /// The collection, or `rendered` with the language.
        public var name: String
        /// The pages.
        public var pairs: [OCRQualityEvaluation.Pair]
    }

    /// Estimates each real collection as fitted without it, and made pages of each language as fitted without the made
    /// and clean pages of the language.
    ///
    /// - Parameter report: Called with each group as soon as it is done.
    public func leavingEachGroupOut(report: (Group) -> Void) {
        var names: [String] = []
        for row in rows {
            if let name = OCRFeatureTable.group(of: row), !names.contains(name) { names.append(name) }
        }
        for name in names.sorted() {
            let others = rows.filter { row in
                let language = row.source == "clean" ? "rendered \(row.language)" : nil
                return OCRFeatureTable.group(of: row) != name && language != name
            }
            guard !others.isEmpty else { continue }
            let regression = QualityRegression(fitting: OCRFeatureTable(rows: others))
            let pairs = rows.filter { OCRFeatureTable.group(of: $0) == name }.map { row in
                let estimate = regression.estimate(row.features, scalarCount: row.scalarCount, statement: row.statement)
                return OCRQualityEvaluation.Pair(truePPM: row.truePPM, estimate: estimate)
            }
            report(Group(name: name, pairs: pairs))
        }
    }

    private static func group(of row: Row) -> String? {
        switch row.source {
        case "clean": nil
        case "rendered": "rendered \(row.language)"
        default: row.source
        }
    }
}
