// SPDX-License-Identifier: EUPL-1.2

internal import Filtering
internal import Hashing
internal import LanguageIdentification
internal import OCRQuality

/// The models that score documents, loaded once and shared by all workers.
public struct BuildModels: Sendable {
    let scorer: DocumentScorer
    let languageDigest: Digest
    let ocrDigest: Digest

    /// The models that are shipped with the program.
    public static func shipped() throws -> BuildModels {
        let language = try LanguageModel.shipped()
        let ocr = try OCRQualityModel.shipped()
        return BuildModels(
            scorer: DocumentScorer(
                languageIdentifier: LanguageIdentifier(model: language),
                ocrScorer: OCRQualityScorer(model: ocr)
            ),
            languageDigest: language.digest,
            ocrDigest: ocr.digest
        )
    }
}
