// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Foundation
import LanguageIdentification
import Testing

struct LanguageModelTests {
    /// A folder with a training text for each own sentence, gone when `body` ends.
    private func withTrainingFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
        let folder = NSTemporaryDirectory() + "langid-\(UUID().uuidString)"
        defer { try? Folder.remove(folder) }
        try Folder.create(folder)
        try Folder.create("\(folder)/train")
        try Folder.create("\(folder)/train-src")
        for (language, text) in OwnSentences.byLanguage {
            let words = text.split(separator: " ")
            // Every run of four words is a line; the first is from another source.
            let lines = (0..<(words.count - 3)).map { words[$0..<($0 + 4)].joined(separator: " ") }
            let sources = ["1"] + lines.dropFirst().map { _ in "2" }
            try OutputFile.write(Array(lines.joined(separator: "\n").utf8), to: "\(folder)/train/\(language).txt")
            try OutputFile.write(Array(sources.joined(separator: "\n").utf8), to: "\(folder)/train-src/\(language).txt")
        }
        let sources = """
            row\tsplit\tlanguage\trepo\tcommit\tpath\tlicence\tlines\tattribution
            1\ttrain\t*\ta\t0\tx\tCC-BY-4.0\t1\tA
            2\ttrain\t*\tb\t0\tx\tCC0-1.0\t9\tB
            """
        try OutputFile.write(Array(sources.utf8), to: "\(folder)/SOURCES.tsv")
        return try await body(folder)
    }

    private func smallTrainer() -> LanguageTrainer {
        var trainer = LanguageTrainer()
        trainer.featureCounts = [3000, 300, 300]
        trainer.closeFeatureCount = 100
        trainer.epochCount = 4
        return trainer
    }

    private func smallModel() async throws -> [UInt8] {
        try await withTrainingFolder { try await smallTrainer().train(folder: $0) }
    }

    @Test func `training on one worker and on two gives the same bytes and a model that has learnt`() async throws {
        var trainer = smallTrainer()
        let (one, two) = try await withTrainingFolder { folder in
            let one = try await trainer.train(folder: folder)
            trainer.workerCount = 2
            return (one, try await trainer.train(folder: folder))
        }
        #expect(one == two)
        let identifier = LanguageIdentifier(model: try LanguageModel(bytes: one))
        let hits = OwnSentences.byLanguage.filter { identifier.identify(Array($0.text.utf8)).language == $0.language }
        #expect(hits.count == OwnSentences.byLanguage.count)
    }

    @Test func `other text gives another training digest`() async throws {
        var trainer = smallTrainer()
        trainer.epochCount = 1
        let models = try await withTrainingFolder { folder in
            let first = try LanguageModel(bytes: try await trainer.train(folder: folder))
            try OutputFile.write(Array("ein einziger Satz\n".utf8), to: "\(folder)/train/de.txt")
            return [first, try LanguageModel(bytes: try await trainer.train(folder: folder))]
        }
        #expect(models[0].trainingDigest != models[1].trainingDigest)
        #expect(models[0].digest != models[1].digest)
    }

    @Test func `leaving a licence out gives the model that is trained without its lines`() async throws {
        var trainer = smallTrainer()
        trainer.epochCount = 1
        let (with, without, gone) = try await withTrainingFolder { folder in
            let with = try await trainer.train(folder: folder)
            trainer.withoutLicences = ["CC-BY-4.0"]
            let without = try await trainer.train(folder: folder)
            trainer.withoutLicences = []
            for (language, _) in OwnSentences.byLanguage {
                for kind in ["train", "train-src"] {
                    let path = "\(folder)/\(kind)/\(language).txt"
                    let lines = try #require(try InputFile.contents(of: path)).split(separator: 0x0A).dropFirst()
                    try OutputFile.write(Array(lines.joined(separator: [0x0A])), to: path)
                }
            }
            return (with, without, try await trainer.train(folder: folder))
        }
        #expect(with != without)
        // What follows the manifest's digest is what was learnt, up to the checksum.
        #expect(without.dropFirst(44).dropLast(32) == gone.dropFirst(44).dropLast(32))
        #expect(with.dropFirst(44).dropLast(32) != gone.dropFirst(44).dropLast(32))
    }

    @Test func `a licence that no source has is an error that names those there are`() async throws {
        var trainer = smallTrainer()
        trainer.withoutLicences = ["MIT"]
        let error = try await withTrainingFolder { folder in
            await #expect(throws: LanguageModelError.self) { try await trainer.train(folder: folder) }
        }
        #expect(error?.remedy == "name one of: CC-BY-4.0, CC0-1.0")
    }

    @Test func `a model that is cut off or has a flipped bit is refused`() async throws {
        let bytes = try await smallModel()
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
        #expect("\(model.digest)" == "f1e7638ae91d8e46da64f9bee083563e8a3746bbef1191ac90ca9217ddcb4601")
        #expect(Set(LanguageEvaluation.officialLanguages).isSubset(of: model.labels))
    }

    @Test func `a folder without texts is an error that says what to do`() async throws {
        let folder = NSTemporaryDirectory() + "langid-\(UUID().uuidString)"
        defer { try? Folder.remove(folder) }
        try Folder.create(folder)
        await #expect(throws: LanguageModelError.self) { try await LanguageTrainer().train(folder: folder) }
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
