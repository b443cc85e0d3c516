// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Foundation
import LanguageIdentification
import Testing

struct LanguageModelTests {
    /// A folder with a training text for each own sentence, gone when `body` ends.
    private func withTrainingFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
        let folder = NSTemporaryDirectory() + "langid-\(UUID().uuidString)"
        defer { try? Folder.remove(folder) }
        try Folder.create(folder)
        for (language, text) in OwnSentences.byLanguage {
            let words = text.split(separator: " ")
            // Every run of four words is a line.
            let lines = (0..<(words.count - 3)).map { words[$0..<($0 + 4)].joined(separator: " ") }
            try OutputFile.write(Array(lines.joined(separator: "\n").utf8), to: "\(folder)/\(language).txt")
        }
        return try body(folder)
    }

    private func smallModel() throws -> [UInt8] {
        var trainer = LanguageTrainer()
        trainer.featureCount = 3000
        return try withTrainingFolder { try trainer.train(folder: $0) }
    }

    @Test func `training twice gives the same bytes and a model that has learnt`() throws {
        let bytes = try smallModel()
        #expect(try smallModel() == bytes)
        let identifier = LanguageIdentifier(model: try LanguageModel(bytes: bytes))
        let hits = OwnSentences.byLanguage.filter { identifier.identify(Array($0.text.utf8)).language == $0.language }
        #expect(hits.count == OwnSentences.byLanguage.count)
    }

    @Test func `other text gives another training digest`() throws {
        var trainer = LanguageTrainer()
        trainer.featureCount = 300
        trainer.epochCount = 1
        let models = try withTrainingFolder { folder in
            let first = try LanguageModel(bytes: try trainer.train(folder: folder))
            try OutputFile.write(Array("ein einziger Satz\n".utf8), to: "\(folder)/de.txt")
            return [first, try LanguageModel(bytes: try trainer.train(folder: folder))]
        }
        #expect(models[0].trainingDigest != models[1].trainingDigest)
        #expect(models[0].digest != models[1].digest)
    }

    @Test func `a model that is cut off or has a flipped bit is refused`() throws {
        let bytes = try smallModel()
        for count in stride(from: 0, to: bytes.count, by: 997) {
            #expect(throws: LanguageModelError.self) { try LanguageModel(bytes: Array(bytes[..<count])) }
        }
        for index in stride(from: 0, to: bytes.count, by: 991) {
            var damaged = bytes
            damaged[index] ^= 1
            #expect(throws: LanguageModelError.self) { try LanguageModel(bytes: damaged) }
        }
    }

    @Test func `the shipped model is the one that was measured`() throws {
        let model = try LanguageModel.shipped()
        #expect("\(model.digest)" == "c94290c0ba9f8a2c73cffe50fc777182f4caf8977efa41a7c0c11c207df14754")
        #expect(Set(LanguageEvaluation.officialLanguages).isSubset(of: model.labels))
    }

    @Test func `a folder without texts is an error that says what to do`() throws {
        let folder = NSTemporaryDirectory() + "langid-\(UUID().uuidString)"
        defer { try? Folder.remove(folder) }
        try Folder.create(folder)
        #expect(throws: LanguageModelError.self) { try LanguageTrainer().train(folder: folder) }
    }

    @Test func `an evaluation counts what was hit, claimed and missed`() throws {
        let identifier = LanguageIdentifier(model: try LanguageModel.shipped())
        let folder = NSTemporaryDirectory() + "langid-\(UUID().uuidString)"
        defer { try? Folder.remove(folder) }
        try Folder.create(folder)
        for (language, text) in OwnSentences.byLanguage where ["de", "fr"].contains(language) {
            try OutputFile.write(Array((text + "\n").utf8), to: "\(folder)/\(language).txt")
        }
        let english = "It rained heavily last night and we had to stay at home.\n"
        try OutputFile.write(Array(english.utf8), to: "\(folder)/no.txt")
        let result = try LanguageEvaluation(folder: folder, identifier: identifier)
        #expect(result.macroF1PPM == 1_000_000)
        #expect(result.otherTakenPPM == 1_000_000)
        #expect(result.rows.map(\.textCount) == [1, 1, 1])
    }
}
