// SPDX-License-Identifier: EUPL-1.2

/// The version of what scoring does with a text; a part made by another version is made again.
public enum OCRQualityVersion {
    /// The version of this source.
    public static let current = 1
}

/// How many characters of a text are thought to be wrong, in parts per million.
public struct OCRQualityEstimate: Sendable, Hashable {
    /// The estimated character error rate.
    public var characterErrorRatePPM: Int64
    /// Where nine of ten true rates begin.
    public var lowPPM: Int64
    /// Where nine of ten true rates end.
    public var highPPM: Int64

    /// An estimate with its interval.
    public init(characterErrorRatePPM: Int64, lowPPM: Int64, highPPM: Int64) {
        self.characterErrorRatePPM = characterErrorRatePPM
        self.lowPPM = lowPPM
        self.highPPM = highPPM
    }
}

/// Estimates the character error rate of recognised text from the text alone; any number of threads may share it.
public struct OCRQualityScorer: Sendable {
    private let model: OCRQualityModel

    /// A scorer that asks `model`.
    public init(model: OCRQualityModel) {
        self.model = model
    }

    /// The estimate for a text; of more than 128 KB a fixed, evenly spread half or less is read.
    ///
    /// - Parameter language: An ISO 639 code. For one that the model does not know, and for `und`, the language is
    ///   taken whose letters fit best.
    public func estimate(_ text: [UInt8], language: String) -> OCRQualityEstimate {
        let evidence = TextEvidence(text)
        guard evidence.scalarCount > 0 else {
            return OCRQualityEstimate(characterErrorRatePPM: 0, lowPPM: 0, highPPM: 1_000_000)
        }
        guard let profile = profile(for: language, evidence) else {
            return OCRQualityEstimate(characterErrorRatePPM: 0, lowPPM: 0, highPPM: 1_000_000)
        }
        let normalized = profile.normalized(evidence.measure(with: profile))
        let rate = min(1, model.regression.estimate(normalized) + evidence.damagedShare)
        let range = QualityRegression.range(of: rate)
        // The offsets hold for pages of about a thousand characters; shorter ones say less.
        let scale = evidence.scalarCount >= 1000 ? 1 : (1000 / Double(evidence.scalarCount)).squareRoot()
        return OCRQualityEstimate(
            characterErrorRatePPM: OCRQualityScorer.ppm(rate),
            lowPPM: OCRQualityScorer.ppm(min(rate, rate + scale * model.regression.lowOffsets[range])),
            highPPM: OCRQualityScorer.ppm(max(rate, rate + scale * model.regression.highOffsets[range]))
        )
    }

    private func profile(for language: String, _ evidence: TextEvidence) -> LanguageProfile? {
        if let profile = model.profiles.first(where: { $0.language == language }) { return profile }
        var best: (profile: LanguageProfile, surprise: Double)?
        for profile in model.profiles {
            let surprise = evidence.surprise(for: profile)
            if surprise < best?.surprise ?? .infinity { best = (profile, surprise) }
        }
        return best?.profile
    }

    private static func ppm(_ rate: Double) -> Int64 {
        Int64((1_000_000 * min(max(rate, 0), 1)).rounded())
    }
}
