// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Foundation
import OCRQuality
import Testing

struct OCRQualityModelTests {
    private func smallModel() throws -> [UInt8] {
        try smallResult().model
    }

    /// A model of two languages, fitted on pages of their own damaged by rule.
    private func smallResult() throws -> OCRQualityTrainer.Result {
        let folder = NSTemporaryDirectory() + "ocr-\(UUID().uuidString)"
        defer { try? Folder.remove(folder) }
        try Folder.create(folder)
        for (language, text) in OwnPages.byLanguage where ["de", "fr"].contains(language) {
            let words = text.split(separator: " ")
            // Every run of so many words is a line.
            let lines = (6...12).flatMap { count in
                (0...(words.count - count)).map { words[$0..<($0 + count)].joined(separator: " ") }
            }
            try OutputFile.write(Array(lines.joined(separator: "\n").utf8), to: "\(folder)/\(language).txt")
        }
        let words = Path.join(folder, "words")
        try Folder.create(words)
        try OutputFile.write(Array("Haus\nGarten\nSchule\n".utf8), to: "\(words)/de.txt")
        return try OCRQualityTrainer().train(texts: folder, words: words, pages: damagedPages())
    }

    private func damagedPages() -> [OCRTrainingPage] {
        OwnPages.byLanguage.filter { ["de", "fr"].contains($0.language) }.flatMap { language, text in
            stride(from: 0, to: 300, by: 3).map { perMille in
                OCRTrainingPage(
                    source: "rendered",
                    language: language,
                    text: Array(OwnPages.damaged("\(text) \(text)", perMille: perMille).utf8),
                    truePPM: Int64(perMille) * 800,
                    statement: OCREngineStatement(
                        name: "Reader v7.2",
                        confidencePPM: 980_000 - Int64((Double(perMille) * 1000).squareRoot() * 800) - Int64(
                            perMille % 7
                        ) * 4000
                    )
                )
            }
        }
    }

    @Test func `the regression fitted again on the table of its pages gives the same model`() throws {
        let result = try smallResult()
        let table = try OCRFeatureTable(text: result.table.text, place: "table")
        #expect(table == result.table)
        #expect(try OCRQualityTrainer().refit(OCRQualityModel(bytes: result.model), on: table) == result.model)
    }

    @Test func `an engine's doubt is evidence, if pages of the engine were in the fitting`() throws {
        let scorer = OCRQualityScorer(model: try OCRQualityModel(bytes: smallModel()))
        let text = Array(
            OwnPages.damaged(try #require(OwnPages.byLanguage.first { $0.language == "de" }).text, perMille: 60).utf8
        )
        func estimate(_ name: String?, _ confidencePPM: Int64?) -> OCRQualityEstimate {
            let statement = OCREngineStatement(name: name, confidencePPM: confidencePPM)
            return scorer.estimate(text, language: "de", statement: statement)
        }
        let alone = scorer.estimate(text, language: "de")
        let (sure, unsure) = (estimate("reader 7", 970_000), estimate("READER-7.99", 700_000))
        #expect(sure.characterErrorRatePPM < unsure.characterErrorRatePPM)
        #expect(unsure.characterErrorRatePPM > alone.characterErrorRatePPM)
        #expect(unsure.reasons.contains { $0.kind == .engineDoubt && $0.ppm > 0 })
        #expect(!sure.reasons.contains { $0.kind == .engineDoubt && $0.ppm > 10_000 })
        for result in [sure, unsure] {
            #expect(result.lowPPM <= result.characterErrorRatePPM && result.characterErrorRatePPM <= result.highPPM)
        }
        for (name, confidence) in [("reader 6", 700_000), ("other 7", 1), (nil, 700_000), ("reader 7", nil)]
            as [(String?, Int64?)]
        {
            #expect(estimate(name, confidence) == alone, "an engine that is not known says nothing")
        }
    }

    @Test(arguments: [
        ("tesseract 5.3.0", "tesseract 5"), ("Tesseract v4.1.1", "tesseract 5"), ("tesseract 3.04.01", "tesseract 3"),
        ("ABBYY FineReader Engine 12", "abbyy 12"), ("CONTENTdm", "contentdm"), ("ocr4all", "ocr4all"),
    ])
    func `an engine is its first word and its major version`(_ name: String, _ engine: String) {
        #expect(OCREngineStatement(name: name, confidencePPM: 1)?.engine == engine)
    }

    @Test func `a table that is cut off or has other features is refused`() throws {
        let text = String(decoding: try smallResult().table.text, as: UTF8.self)
        let lines = text.split(separator: "\n").prefix(3).map(String.init)
        for broken in [
            [lines[1]], [lines[0] + "\tmore", lines[1]], [lines[0], String(lines[1].dropLast(9))],
            [lines[0], lines[1] + "\t0"], [lines[0], lines[1].replacingOccurrences(of: "\tde\t", with: "\tde\tx")],
        ] {
            let bytes = Array(broken.joined(separator: "\n").utf8)
            #expect(throws: OCRQualityError.self) { try OCRFeatureTable(text: bytes, place: "table") }
        }
    }

    @Test func `training twice gives the same bytes`() throws {
        let bytes = try smallModel()
        #expect(try smallModel() == bytes)
        #expect(try OCRQualityModel(bytes: bytes).languages == ["de", "fr"])
    }

    @Test func `a model that is cut off or has a flipped bit is refused`() throws {
        let bytes = try smallModel()
        for count in stride(from: 0, to: bytes.count, by: 29_989) {
            #expect(throws: OCRQualityError.self) { try OCRQualityModel(bytes: Array(bytes[..<count])) }
        }
        for index in stride(from: 0, to: bytes.count, by: 29_983) {
            var damaged = bytes
            damaged[index] ^= 1
            #expect(throws: OCRQualityError.self) { try OCRQualityModel(bytes: damaged) }
        }
    }

    @Test func `the shipped model is the one that was measured`() throws {
        let model = try OCRQualityModel.shipped()
        #expect("\(model.digest)" == "bd7c96288e61cbcf9612aec5deebbd351d0afc86ec6066416b2f4f227ac122ad")
        #expect(model.languages.count == 25)
    }

    @Test func `a folder without texts is an error that says what to do`() throws {
        let folder = NSTemporaryDirectory() + "ocr-\(UUID().uuidString)"
        defer { try? Folder.remove(folder) }
        try Folder.create(folder)
        #expect(throws: OCRQualityError.self) { try OCRQualityTrainer().train(texts: folder, words: nil, pages: []) }
    }

    @Test func `an evaluation ranks and measures as defined`() {
        func pair(_ truth: Int64, _ said: Int64) -> OCRQualityEvaluation.Pair {
            let estimate = OCRQualityEstimate(characterErrorRatePPM: said, lowPPM: said - 10, highPPM: said + 10)
            return .init(truePPM: truth, estimate: estimate)
        }
        let rising = OCRQualityEvaluation(pairs: [pair(10, 15), pair(20, 40), pair(30, 41), pair(90, 95)])
        #expect(rising.rankCorrelation == 1)
        #expect(rising.areaUnderCurve(limitPPM: 25) == 1)
        #expect(rising.meanAbsoluteErrorPPM == (5 + 20 + 11 + 5) / 4)
        #expect(rising.coveragePPM == 500_000)
        let falling = OCRQualityEvaluation(pairs: [pair(1, 3), pair(2, 2), pair(3, 1)])
        #expect(falling.rankCorrelation == -1)
        #expect(falling.areaUnderCurve(limitPPM: 2) == 0)
        #expect(falling.areaUnderCurve(limitPPM: 5) == nil)
    }
}
