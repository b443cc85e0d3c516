// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// The version of what scoring does with a text; a part made by another version is made again.
public enum OCRQualityVersion {
    /// The version of this source.
    public static let current = 3
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
    /// - Parameter statement: What the engine says of its work, if it does; only of engines that the model knows it
    ///   changes anything.
    public func estimate(
        _ text: [UInt8],
        language: String,
        statement: OCREngineStatement? = nil
    ) -> OCRQualityEstimate {
        let evidence = TextEvidence(text)
        guard evidence.scanned.scalarCount > 0 else { return .unknown }
        return model.profile(for: language, evidence).map { estimate(evidence, $0, statement) } ?? .unknown
    }

    /// The estimates of a text's lines that hold anything, in order: which lines are worst, not how bad each is.
    ///
    /// The halves of a word that a line end cuts in two belong to no line.
    public func lineEstimates(_ text: [UInt8], language: String) -> [OCRLineEstimate] {
        guard let profile = model.profile(for: language, TextEvidence(text)) else { return [] }
        var lines: [OCRLineEstimate] = []
        var isCut = false
        var start = 0
        for end in 0...text.count where end == text.count || text[end] == 0x0A {
            let line = start..<end
            start = end + 1
            let judged = OCRQualityScorer.wholeWords(of: text, line, startsInWord: isCut)
            isCut = line.upperBound > judged.upperBound
            let evidence = TextEvidence(Array(text[judged]))
            guard evidence.scanned.scalarCount > 0 else { continue }
            lines.append(OCRLineEstimate(range: line, estimate: estimate(evidence, profile)))
        }
        return lines
    }

    private func estimate(
        _ evidence: TextEvidence,
        _ profile: LanguageProfile,
        _ statement: OCREngineStatement? = nil
    ) -> OCRQualityEstimate {
        let measured = evidence.measure(with: profile, model.shapes, others: model.others(than: profile.language))
        return model.regression.estimate(
            profile.normalized(measured),
            scalarCount: evidence.scanned.scalarCount,
            damagedPPM: evidence.damagedPPM,
            statement: statement
        )
    }

    /// A line without the first piece of a word that the line before began, and without one that the next goes on with.
    private static func wholeWords(of text: [UInt8], _ line: Range<Int>, startsInWord: Bool) -> Range<Int> {
        var (start, end) = (line.lowerBound, line.upperBound)
        if startsInWord {
            while start < end, !text[start].isASCIISpace { start += 1 }
        }
        if end > start, text[end - 1] == 0x2D {
            while end > start, !text[end - 1].isASCIISpace { end -= 1 }
        }
        return start..<end
    }
}
