// SPDX-License-Identifier: EUPL-1.2

/// Turns pages into the numbers that a regression is fitted on.
struct PageMeasuring {
    /// A page with fewer characters says too little.
    private static let leastScalarCount = 150

    var shapes: ShapeModel
    var profiles: [LanguageProfile]

    func table(_ pages: [OCRTrainingPage]) -> OCRFeatureTable {
        let widespread = OCRQualityModel.widespread(profiles)
        var table = OCRFeatureTable()
        for page in pages {
            let evidence = TextEvidence(page.text)
            guard evidence.scanned.scalarCount >= PageMeasuring.leastScalarCount else { continue }
            let told = OCRQualityModel.profile(for: page.language, of: profiles)
            guard let profile = told ?? evidence.nearest(of: profiles) else { continue }
            let others = OCRQualityModel.others(widespread, than: profile.language)
            table.rows.append(
                .init(
                    source: page.source,
                    language: profile.language,
                    scalarCount: evidence.scanned.scalarCount,
                    truePPM: page.truePPM,
                    statement: page.statement,
                    features: profile.normalized(evidence.measure(with: profile, shapes, others: others))
                )
            )
        }
        return table
    }
}
