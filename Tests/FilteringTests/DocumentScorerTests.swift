// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import FileStorage
import Filtering
import LanguageIdentification
import OCRQuality
import Testing

/// The models in the source tree; none until they are trained.
private let modelPaths: (language: String, ocr: String)? = {
    let root = Path.parent(of: Path.parent(of: Path.parent(of: #filePath)))
    let language = Path.join(root, "Sources/LanguageIdentification/Models/languages.model")
    let ocr = Path.join(root, "Sources/OCRQuality/Models/ocr.model")
    let areThere = [language, ocr].allSatisfy { (try? Folder.kind(of: $0)) ?? nil != nil }
    return areThere ? (language, ocr) : nil
}()

@Suite(.enabled(if: modelPaths != nil)) struct DocumentScorerTests {
    private static let models = Result {
        let paths = try #require(modelPaths)
        return (
            LanguageIdentifier(model: try LanguageModel(contentsOf: paths.language)),
            OCRQualityScorer(model: try OCRQualityModel(contentsOf: paths.ocr))
        )
    }

    private func document(_ text: String) -> ExtractedDocument {
        let bytes = Array(text.utf8)
        let place = RecordPlace(locator: "", byteOffset: 0, byteCount: bytes.count)
        return ExtractedDocument(place: place, text: bytes)
    }

    @Test(arguments: PlaceholderTests.articles + PlaceholderTests.fillerPages + ["", "?", "12 34"])
    func `a score vector holds what each scorer measures`(_ text: String) throws {
        let (identifier, ocr) = try Self.models.get()
        let document = document(text)
        let scorer = DocumentScorer(languageIdentifier: identifier, ocrScorer: ocr)
        let scores = scorer.score(document, format: .html)
        let (guess, shares) = identifier.identifyDocument(document.text)
        let measures = measures(text)
        #expect(scores.language == guess.language)
        #expect(scores.languageShares == shares)
        #expect(scores[.languageConfidencePPM] == guess.confidencePPM)
        let estimate = ocr.estimate(document.text, language: guess.language)
        #expect(scores[.ocrErrorPPM] == estimate.characterErrorRatePPM)
        #expect(scores[.ocrErrorHighPPM] == estimate.highPPM)
        #expect(scores[.ocrWorstBlockPPM] == estimate.characterErrorRatePPM)
        #expect(scores[.characters] == Int64(measures.characters) && scores[.words] == Int64(measures.words))
        #expect(scores[.lines] == Int64(measures.lines))
        #expect(scores[.placeholderPPM] == measures.placeholderPPM)
        #expect(scores[.damagedCharactersPPM] == measures.damagedCharactersPPM)
        #expect(scores[.engineConfidencePPM] == -1)
        #expect(scores == scorer.score(document, format: .html))
    }

    @Test func `one bad block of a scan shows beside good ones`() throws {
        let (identifier, ocr) = try Self.models.get()
        let scorer = DocumentScorer(languageIdentifier: identifier, ocrScorer: ocr)
        let sentence = "Der Zug nach Bremen fuhr am Abend ab, und die Leute standen am Bahnhof. "
        let damaged = "D3r Zvg uach Bremcn fuhr qm Abcnd qb, nnd d1e Lcute stqnden arn Bahuhof. "
        let (good, bad) = (String(repeating: sentence, count: 5), String(repeating: damaged, count: 5))
        let text = String(repeating: "\(good)\n", count: 9)
        let clean = scorer.score(document(text), format: .alto)
        let mixed = scorer.score(document("\(text)\(bad)\n"), format: .alto)
        #expect(clean[.ocrWorstBlockPPM] < 20_000)
        #expect(mixed[.ocrWorstBlockPPM] > 100_000)
        #expect(mixed[.ocrErrorPPM] < 80_000, "the page as a whole is good")
        for scores in [clean, mixed] { #expect(scores[.ocrErrorHighPPM] >= scores[.ocrErrorPPM]) }
    }

    @Test func `the engine's own confidence is passed on`() throws {
        let (identifier, ocr) = try Self.models.get()
        var document = document("Ein kurzer Text.")
        document.engineConfidencePPM = 640_000
        let scores = DocumentScorer(languageIdentifier: identifier, ocrScorer: ocr).score(document, format: .alto)
        #expect(scores[.engineConfidencePPM] == 640_000)
    }
}
