// SPDX-License-Identifier: EUPL-1.2

import Bytes
import FileStorage
import Foundation
import LanguageIdentification
import Testing

/// Models that fastText itself trains, and what it then says; where it is not installed, models made by hand.
struct FastTextModelTests {
    private static let program = ["/usr/bin/fasttext", "/usr/local/bin/fasttext"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    private func run(_ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(FastTextModelTests.program))
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(arguments)")
        return text
    }

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = NSTemporaryDirectory() + "fasttext-\(UUID().uuidString)"
        defer { try? Folder.remove(folder) }
        try Folder.create(folder)
        try body(folder)
    }

    /// Lines with a label each: runs of words of the own sentences, or of made words for very many labels.
    private static func trainingLines(labelCount: Int) -> [String] {
        guard labelCount > OwnSentences.byLanguage.count else {
            return OwnSentences.byLanguage.enumerated().flatMap { index, entry in
                let words = entry.text.split(separator: " ")
                // Labels of different frequency: the tree of a hierarchical softmax depends on it.
                return (0..<(words.count - 2 - index % 5)).map { start in
                    "__label__\(entry.language) " + words[start..<start + 3].joined(separator: " ")
                }
            }
        }
        return (0..<labelCount).flatMap { label in
            (0..<(3 + label % 4)).map { "__label__l\(label) w\(label) v\(label * 7 % 97) u\($0) x\(label % 13)" }
        }
    }

    private static let questions: [String] =
        OwnSentences.byLanguage.map(\.text) + [
            "", " ", "tea", "unbekanntes Wort", "__label__de Haus", "__label__none", "čaj\u{0B}čaj\tčaj", "ß",
            "w3 v21 u0",
            "w250 u2 x3", "日本語 текст", "a b c d e f g h i j k l m n o p",
        ]

    private func compare(model path: String, folder: String) throws {
        try OutputFile.write(Array((Self.questions.joined(separator: "\n") + "\n").utf8), to: "\(folder)/questions")
        let answers = try run(["predict-prob", path, "\(folder)/questions"]).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        let identifier = LanguageIdentifier(model: try LanguageModel(contentsOf: path))
        for (question, answer) in zip(Self.questions, answers) {
            let guess = identifier.identify(Array(question.utf8))
            let fields = answer.split(separator: " ")
            guard fields.count == 2 else {
                #expect(guess == .undetermined, "\(question)")
                continue
            }
            #expect("__label__" + guess.language == fields[0], "\(question)")
            let probability = try #require(Double(fields[1]))
            #expect(abs(Double(guess.confidencePPM) / 1e6 - probability) <= 1e-4, "\(question) \(answer)")
        }
        #expect(answers.count >= Self.questions.count)
    }

    @Test(
        .enabled(if: FastTextModelTests.program != nil, "fasttext is not installed"),
        arguments: [
            "-loss softmax -minn 2 -maxn 4", "-loss hs -minn 2 -maxn 4", "-loss softmax -wordNgrams 3",
            "-loss hs -wordNgrams 2 -minn 1 -maxn 3", "-loss ova -minn 3 -maxn 5", "-loss ns -wordNgrams 2",
        ]
    )
    func `a model has the labels and probabilities that fastText gives it`(options: String) throws {
        try withFolder { folder in
            let lines = Self.trainingLines(labelCount: 24)
            try OutputFile.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: "\(folder)/train")
            _ = try run(
                ["supervised", "-input", "\(folder)/train", "-output", "\(folder)/model", "-dim", "10", "-epoch", "6"]
                    + ["-bucket", "2000", "-lr", "0.6", "-thread", "1", "-minCount", "1"]
                    + options.split(separator: " ").map(String.init)
            )
            try compare(model: "\(folder)/model.bin", folder: folder)
        }
    }

    @Test(
        .enabled(if: FastTextModelTests.program != nil, "fasttext is not installed"),
        arguments: ["", "-qnorm", "-cutoff 300", "-qout", "-qnorm -qout -cutoff 400 -retrain -epoch 2"]
    )
    func `a quantised model has the labels and probabilities that fastText gives it`(options: String) throws {
        try withFolder { folder in
            let lines = Self.trainingLines(labelCount: 300)
            try OutputFile.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: "\(folder)/train")
            _ = try run(
                ["supervised", "-input", "\(folder)/train", "-output", "\(folder)/model", "-dim", "11", "-epoch", "5"]
                    + ["-bucket", "1000", "-lr", "0.8", "-thread", "1", "-minn", "2", "-maxn", "3"]
                    + ["-wordNgrams", "2", "-minCount", "1", "-loss", options.contains("retrain") ? "hs" : "softmax"]
            )
            _ = try run(
                ["quantize", "-input", "\(folder)/train", "-output", "\(folder)/model", "-thread", "1"]
                    + options.split(separator: " ").map(String.init)
            )
            try compare(model: "\(folder)/model.ftz", folder: folder)
        }
    }

    /// A model of two words, two labels and two dimensions, plain softmax.
    private func handmade(input: [Float] = [1, 0, 0, 1, 0, 0], output: [Float] = [2, 0, 0, 2]) -> [UInt8] {
        var bytes: [UInt8] = []
        for value: Int32 in [793_712_314, 12, 2, 5, 5, 1, 5, 1, 3, 3, 0, 0, 0, 100] {
            bytes.append(littleEndian: UInt32(bitPattern: value))
        }
        bytes.append(littleEndian: 1e-4.bitPattern)
        for value: UInt32 in [5, 3, 2] { bytes.append(littleEndian: value) }
        bytes.append(littleEndian: UInt64(10))
        bytes.append(littleEndian: UInt64(bitPattern: -1))
        for (text, kind) in [("ja", 0), ("nein", 0), ("</s>", 0), ("__label__a", 1), ("__label__b", 1)] {
            bytes += Array(text.utf8) + [0]
            bytes.append(littleEndian: UInt64(5))
            bytes.append(UInt8(kind))
        }
        for (rows, values) in [(3, input), (2, output)] {
            bytes.append(0)
            bytes.append(littleEndian: UInt64(rows))
            bytes.append(littleEndian: UInt64(2))
            for value in values { bytes.append(littleEndian: value.bitPattern) }
        }
        return bytes
    }

    private func withModel(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
        try withFolder { folder in
            try OutputFile.write(bytes, to: "\(folder)/model.bin")
            try body("\(folder)/model.bin")
        }
    }

    @Test func `a model made by hand gives what a calculation by hand gives`() throws {
        try withModel(handmade()) { path in
            let model = try LanguageModel(contentsOf: path)
            #expect(model.labels == ["a", "b"])
            let guess = LanguageIdentifier(model: model).identify(Array("nein".utf8))
            // The mean of (0, 1) and (0, 0) gives the scores 0 and 1.
            #expect(guess.language == "b")
            #expect(abs(Double(guess.confidencePPM) / 1e6 - 1 / (1 + exp(-1.0))) < 1e-5)
        }
    }

    @Test func `a model that is cut off anywhere is an error that names the file`() throws {
        let bytes = handmade()
        for count in 4..<bytes.count {
            try withModel(Array(bytes[..<count])) { path in
                let error = #expect(throws: LanguageModelError.self) { try LanguageModel(contentsOf: path) }
                #expect(error?.place == path)
            }
        }
    }

    @Test func `a damaged model is refused or answers, and never harms`() throws {
        let bytes = handmade()
        for index in 4..<bytes.count {
            for change: UInt8 in [0x01, 0x80, 0xFF] {
                var damaged = bytes
                damaged[index] ^= change
                try withModel(damaged) { path in
                    guard let model = try? LanguageModel(contentsOf: path) else { return }
                    let guess = LanguageIdentifier(model: model).identify(Array("ja nein vielleicht".utf8))
                    #expect((0...1_000_000).contains(guess.confidencePPM))
                }
            }
        }
    }
}
