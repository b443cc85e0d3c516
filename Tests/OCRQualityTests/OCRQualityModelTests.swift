// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Foundation
import OCRQuality
import Testing

struct OCRQualityModelTests {
    private func smallModel() throws -> [UInt8] {
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
        return try OCRQualityTrainer().train(folder: folder)
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
        #expect("\(model.digest)" == "8e3c6adc413561eda665414a56da5112cd6fe9bdcc1873e3a93e0a193b2bbaf3")
        #expect(model.languages.count == 24)
    }

    @Test func `a folder without texts is an error that says what to do`() throws {
        let folder = NSTemporaryDirectory() + "ocr-\(UUID().uuidString)"
        defer { try? Folder.remove(folder) }
        try Folder.create(folder)
        #expect(throws: OCRQualityError.self) { try OCRQualityTrainer().train(folder: folder) }
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
