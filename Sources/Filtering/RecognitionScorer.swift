// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel
internal import LanguageIdentification
internal import OCRQuality

/// Judges recognised text stretch by stretch, each in its own language.
struct RecognitionScorer: Sendable {
    let languageIdentifier: LanguageIdentifier
    let ocrScorer: OCRQualityScorer
    private static let tellingConfidencePPM: Int64 = 900_000

    /// The estimated character error rate, the upper end of its interval, and the estimate of the worst stretch.
    ///
    /// A recognised page may hold several languages (a newspaper of Luxembourg), and
    /// German read as French looks like errors: each language's blocks are judged by their own model.
    func errors(of document: ExtractedDocument, language: String, isOCR: Bool) -> RecognitionErrors {
        let text = document.text
        guard isOCR else {
            let estimate = ocrScorer.estimate(text, language: language)
            return RecognitionErrors(estimate, worstBlockPPM: estimate.characterErrorRatePPM)
        }
        let statement = OCREngineStatement(name: document.engine, confidencePPM: document.engineConfidencePPM)
        let stretches = stretches(of: text, pageLanguage: language)
        var sum = RecognitionErrors()
        var byteCount: Int64 = 0
        for part in languageParts(of: text, stretches) {
            let estimate = ocrScorer.estimate(part.text, language: part.language, statement: statement)
            sum.estimatePPM += estimate.characterErrorRatePPM * Int64(part.text.count)
            sum.highPPM += estimate.highPPM * Int64(part.text.count)
            byteCount += Int64(part.text.count)
        }
        sum.estimatePPM /= max(1, byteCount)
        sum.highPPM /= max(1, byteCount)
        sum.worstBlockPPM = stretches.map(\.estimate.characterErrorRatePPM).max() ?? 0
        return sum
    }

    /// What rules leave of a text; `nil` if that is all of it.
    func selection(
        of text: [UInt8],
        language: String,
        _ context: DocumentContext,
        by rules: [FilterRule]
    ) -> BlockSelection? {
        var selection = BlockSelection(kept: [], dropped: [])
        var isAfterKept = false
        for stretch in stretches(of: text, pageLanguage: language) {
            var scores = ScoreVector()
            scores.language = stretch.language
            scores[.ocrErrorPPM] = stretch.estimate.characterErrorRatePPM
            scores[.ocrErrorHighPPM] = stretch.estimate.highPPM
            let broken = rules.first { $0.verdict(scores, context).isBroken }
            if let broken {
                selection.dropped.append(
                    .init(range: stretch.range, rule: broken.name, errorPPM: scores[.ocrErrorPPM])
                )
            } else if isAfterKept, let last = selection.kept.popLast() {
                selection.kept.append(last.lowerBound..<stretch.range.upperBound)
            } else {
                selection.kept.append(stretch.range)
            }
            isAfterKept = broken == nil
        }
        return selection.dropped.isEmpty ? nil : selection
    }

    /// A stretch of blocks that is judged as one.
    private struct Stretch {
        var range: Range<Int>
        var language: String
        var estimate: OCRQualityEstimate
    }

    /// The stretches of a page, each with its language, which is the page's where it cannot be told, and its estimate.
    private func stretches(of text: [UInt8], pageLanguage: String) -> [Stretch] {
        BlockStretches.ranges(of: text).map { range in
            let bytes = Array(text[range])
            var language = pageLanguage
            if bytes.count >= BlockStretches.smallestTellingByteCount {
                let guess = languageIdentifier.identify(bytes)
                if guess.confidencePPM >= RecognitionScorer.tellingConfidencePPM { language = guess.language }
            }
            return Stretch(
                range: range,
                language: language,
                estimate: ocrScorer.estimate(bytes, language: language)
            )
        }
    }

    /// The stretches of a page gathered by language, in order of appearance.
    private func languageParts(of text: [UInt8], _ stretches: [Stretch]) -> [(language: String, text: [UInt8])] {
        var parts: [(language: String, text: [UInt8])] = []
        for stretch in stretches {
            if let index = parts.firstIndex(where: { $0.language == stretch.language }) {
                parts[index].text += [0x0A] + text[stretch.range]
            } else {
                parts.append((stretch.language, Array(text[stretch.range])))
            }
        }
        return parts
    }
}

/// What is thought of a document's recognition, in parts per million.
struct RecognitionErrors {
    var estimatePPM: Int64 = 0
    var highPPM: Int64 = 0
    var worstBlockPPM: Int64 = 0

    fileprivate init() {}

    fileprivate init(_ estimate: OCRQualityEstimate, worstBlockPPM: Int64) {
        estimatePPM = estimate.characterErrorRatePPM
        highPPM = estimate.highPPM
        self.worstBlockPPM = worstBlockPPM
    }
}
