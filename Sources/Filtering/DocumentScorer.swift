// SPDX-License-Identifier: EUPL-1.2

public import CorpusModel
public import LanguageIdentification
public import OCRQuality

/// Measures documents: every scorer runs on every document, and none decides anything.
public struct DocumentScorer: Sendable {
    private let languageIdentifier: LanguageIdentifier
    private let ocrScorer: OCRQualityScorer

    /// A scorer with the models it asks.
    public init(languageIdentifier: LanguageIdentifier, ocrScorer: OCRQualityScorer) {
        self.languageIdentifier = languageIdentifier
        self.ocrScorer = ocrScorer
    }

    /// All measures of a document; a function of the document alone.
    public func score(_ document: ExtractedDocument, format: SourceFormat) -> ScoreVector {
        let measures = TextMeasures(document.text)
        let guess = languageIdentifier.identifyDocument(document.text)
        let estimate = ocrScorer.estimate(document.text, language: guess.language)
        var scores = ScoreVector()
        scores.language = guess.language
        scores[.languageConfidencePPM] = guess.confidencePPM
        scores[.characters] = Int64(measures.characters)
        scores[.words] = Int64(measures.words)
        scores[.lines] = Int64(measures.lines)
        scores[.placeholderPPM] = measures.placeholderPPM
        scores[.damagedCharactersPPM] = measures.damagedCharactersPPM
        scores[.ocrErrorPPM] = estimate.characterErrorRatePPM
        scores[.engineConfidencePPM] = document.engineConfidencePPM ?? -1
        return scores
    }
}
