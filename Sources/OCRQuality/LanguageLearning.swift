// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Hashing

/// Learns language after language, then what clean and damaged pages look like in each.
struct LanguageLearning {
    private let trainer: OCRQualityTrainer
    private var hasher = SHA256Hasher()
    private var shapes: [[UInt8]] = []
    private(set) var profiles: [LanguageProfile] = []
    /// Clean pages of each language that taught nothing.
    private(set) var pages: [(language: String, pages: [[UInt8]])] = []

    /// How many characters of a language teach how kinds of characters follow each other.
    private static let shapeCount = 400_000

    init(trainer: OCRQualityTrainer) {
        self.trainer = trainer
    }

    mutating func learn(
        _ language: String,
        text: (name: String, bytes: [UInt8]),
        words: (name: String, bytes: [UInt8])?
    ) throws {
        for file in [text, words ?? ("", [])] {
            hasher.update(field: file.name)
            hasher.update(field: Digest.sha256(file.bytes).bytes)
        }
        let pages = TrainingPages(
            try TrainingPages.text(of: text.bytes),
            maximumTaughtByteCount: trainer.maximumTaughtByteCount,
            maximumPageCount: trainer.maximumPageCount
        )
        let list = try words.map { try TrainingPages.text(of: $0.bytes) } ?? []
        profiles.append(LanguageTraining.profile(of: language, pages, words: list))
        shapes.append(Array(ScannedText(pages.taught).shapes.prefix(LanguageLearning.shapeCount)))
        self.pages.append((language, pages.pages))
    }

    /// The digest of all files, and all that was learnt from them.
    mutating func finish() -> (Digest, ShapeModel, [LanguageProfile]) {
        let model = ShapeModel(training: shapes)
        let widespread = OCRQualityModel.widespread(profiles)
        for index in profiles.indices {
            let others = OCRQualityModel.others(widespread, than: profiles[index].language)
            let pages = pages[index].pages
            let damaged = pages.enumerated().map { number, page in
                var noise = RecognitionNoise(seed: UInt64(number))
                return noise.damage(page, perMille: 100).text
            }
            let clean = LanguageLearning.means(pages, profiles[index], model, others)
            let most = LanguageLearning.means(damaged, profiles[index], model, others).means
            // What one clean page in six exceeds is no evidence yet, unless damage gives hardly more.
            profiles[index].clean = most.indices.map { feature in
                let mean = clean.means[feature]
                return mean + min(clean.deviations[feature], max(0, 0.6 * (most[feature] - mean)))
            }
            profiles[index].damaged = most
        }
        return (hasher.finalize(), model, profiles)
    }

    private static func means(
        _ pages: [[UInt8]],
        _ profile: LanguageProfile,
        _ shapes: ShapeModel,
        _ others: [Lexicon]
    ) -> (means: [Double], deviations: [Double]) {
        var means = [Double](repeating: 0, count: EvidenceFeature.count)
        var squares = means
        for page in pages {
            let evidence = TextEvidence(page).measure(with: profile, shapes, others: others)
            for index in means.indices {
                means[index] += evidence[index] / Double(pages.count)
                squares[index] += evidence[index] * evidence[index] / Double(pages.count)
            }
        }
        return (means, means.indices.map { max(0, squares[$0] - means[$0] * means[$0]).squareRoot() })
    }
}
