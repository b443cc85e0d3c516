// SPDX-License-Identifier: EUPL-1.2

public import CorpusModel
public import LanguageIdentification
public import OCRQuality

/// Measures documents: every scorer runs on every document, and none decides anything.
public struct DocumentScorer: Sendable {
    private let languageIdentifier: LanguageIdentifier
    private let ocrScorer: OCRQualityScorer
    /// Blocks shorter than this say too little about their language.
    private static let smallestTellingByteCount = 200
    private static let tellingConfidencePPM: Int64 = 900_000

    /// A scorer with the models it asks.
    public init(languageIdentifier: LanguageIdentifier, ocrScorer: OCRQualityScorer) {
        self.languageIdentifier = languageIdentifier
        self.ocrScorer = ocrScorer
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
        let errors = recognitionErrors(of: document.text, language: guess.language, isOCR: format.isOCR)
        scores[.ocrErrorPPM] = errors.estimatePPM
        scores[.ocrErrorHighPPM] = errors.highPPM
        scores[.ocrWorstBlockPPM] = errors.worstBlockPPM
        scores[.engineConfidencePPM] = document.engineConfidencePPM ?? -1
        return scores
    }

    /// The estimated character error rate, the upper end of its interval, and the estimate of the worst block.
    ///
    /// A recognised page may hold several languages (a newspaper of Luxembourg), and
    /// German read as French looks like errors: each language's blocks are judged by their own model.
    private func recognitionErrors(of text: [UInt8], language: String, isOCR: Bool) -> RecognitionErrors {
        guard isOCR else {
            let estimate = ocrScorer.estimate(text, language: language)
            return RecognitionErrors(estimate, worstBlockPPM: estimate.characterErrorRatePPM)
        }
        var sum = RecognitionErrors()
        var byteCount: Int64 = 0
        for part in languageParts(of: text, pageLanguage: language) {
            let estimate = ocrScorer.estimate(part.text, language: part.language)
            let worst = worstBlockPPM(of: part.text, language: part.language) ?? estimate.characterErrorRatePPM
            sum.estimatePPM += estimate.characterErrorRatePPM * Int64(part.text.count)
            sum.highPPM += estimate.highPPM * Int64(part.text.count)
            sum.worstBlockPPM = max(sum.worstBlockPPM, worst)
            byteCount += Int64(part.text.count)
        }
        sum.estimatePPM /= max(1, byteCount)
        sum.highPPM /= max(1, byteCount)
        return sum
    }

    /// The highest estimate of the blocks that are long enough to say something; `nil` if none is.
    private func worstBlockPPM(of text: [UInt8], language: String) -> Int64? {
        ocrScorer.lineEstimates(text, language: language)
            .filter { $0.range.count >= DocumentScorer.smallestTellingByteCount }
            .map(\.estimate.characterErrorRatePPM).max()
    }

    /// The blocks of a page gathered by language, in order of appearance; what is too short to tell goes with the page.
    private func languageParts(of text: [UInt8], pageLanguage: String) -> [(language: String, text: [UInt8])] {
        var parts: [(language: String, text: [UInt8])] = []
        for block in text.split(separator: 0x0A) {
            var language = pageLanguage
            if block.count >= DocumentScorer.smallestTellingByteCount {
                let guess = languageIdentifier.identify(Array(block))
                if guess.confidencePPM >= DocumentScorer.tellingConfidencePPM { language = guess.language }
            }
            if let index = parts.firstIndex(where: { $0.language == language }) {
                parts[index].text += [0x0A] + block
            } else {
                parts.append((language, Array(block)))
            }
        }
        return parts
    }
}

/// What is thought of a document's recognition, in parts per million.
private struct RecognitionErrors {
    var estimatePPM: Int64 = 0
    var highPPM: Int64 = 0
    var worstBlockPPM: Int64 = 0

    init() {}

    init(_ estimate: OCRQualityEstimate, worstBlockPPM: Int64) {
        estimatePPM = estimate.characterErrorRatePPM
        highPPM = estimate.highPPM
        self.worstBlockPPM = worstBlockPPM
    }
}
