// SPDX-License-Identifier: EUPL-1.2

public import CorpusModel
public import LanguageIdentification
public import OCRQuality

/// Measures documents: every scorer runs on every document, and none decides anything.
public struct DocumentScorer: Sendable {
    private let languageIdentifier: LanguageIdentifier
    private let recognition: RecognitionScorer

    /// A scorer with the models it asks.
    public init(languageIdentifier: LanguageIdentifier, ocrScorer: OCRQualityScorer) {
        self.languageIdentifier = languageIdentifier
        recognition = RecognitionScorer(languageIdentifier: languageIdentifier, ocrScorer: ocrScorer)
    }

    /// All measures of a document; a function of the document alone.
    public func score(_ document: ExtractedDocument, format: SourceFormat) -> ScoreVector {
        let measures = TextMeasures(document.text)
        let (guess, shares) = languageIdentifier.identifyDocument(document.text)
        var scores = ScoreVector()
        scores.language = guess.language
        scores.languageShares = shares
        scores[.languageConfidencePPM] = guess.confidencePPM
        scores[.characters] = Int64(measures.characters)
        scores[.words] = Int64(measures.words)
        scores[.lines] = Int64(measures.lines)
        scores[.placeholderPPM] = measures.placeholderPPM
        scores[.damagedCharactersPPM] = measures.damagedCharactersPPM
        let errors = recognition.errors(of: document, language: guess.language, isOCR: format.isOCR)
        scores[.ocrErrorPPM] = errors.estimatePPM
        scores[.ocrErrorHighPPM] = errors.highPPM
        scores[.ocrWorstBlockPPM] = errors.worstBlockPPM
        scores[.engineConfidencePPM] = document.engineConfidencePPM ?? -1
        return scores
    }

    /// What rules for blocks leave of a document's text; `nil` if that is all of it.
    ///
    /// - Parameter rules: Rules whose effect is to drop blocks; each stretch of blocks is judged by itself.
    public func selectBlocks(
        of document: ExtractedDocument,
        _ context: DocumentContext,
        by rules: [FilterRule]
    ) -> BlockSelection? {
        let rules = rules.filter { $0.formats.contains(context.format) }
        if rules.isEmpty { return nil }
        let language = languageIdentifier.identifyDocument(document.text).guess.language
        return recognition.selection(of: document.text, language: language, context, by: rules)
    }
}
