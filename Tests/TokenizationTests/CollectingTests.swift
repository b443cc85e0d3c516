// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Foundation
import Testing
import Tokenization

/// Counting in bounded memory, weights, and training of vocabularies of characters.
@Suite struct CollectingTests {
    private func withFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "pieces-\(UUID().uuidString)").path
        try Folder.create(folder)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try body(folder)
    }

    private func texts() -> [[UInt8]] {
        var generator = SeededGenerator(state: 21)
        let common = Fixtures.sentences.flatMap { [$0, $0, $0] }
        let rare = (0..<400).map { _ in Fixtures.randomText(&generator, maximumScalarCount: 30) }
        return (common + rare).map { Array($0.utf8) }
    }

    @Test(arguments: [TrainingStyle.byteLevel(.llama3), .sentencePiece])
    func `counts that spill add up to what memory would have held`(style: TrainingStyle) throws {
        var whole = PieceCounts(style: style)
        for text in texts() { whole.count(text) }
        let size = whole.byteCount
        try withFolder { folder in
            // Memory for all, but not for all and one batch more: nothing may be left out.
            let collector = PieceCollector(style: style, memoryByteCount: size, spillFolder: folder)
            let small = PieceCollector(style: style, memoryByteCount: size / 3, spillFolder: folder + "/small")
            try Folder.create(folder + "/small")
            for text in texts() {
                var counts = PieceCounts(style: style)
                counts.count(text)
                try collector.add(counts)
                try small.add(counts)
            }
            let (sum, leftOut) = try collector.sum()
            #expect(leftOut == 0 && sum.pieceCount == whole.pieceCount)
            let trainer = BPETrainer(vocabularySize: 700, style: style)
            #expect(trainer.train(sum).json == trainer.train(whole).json)
            #expect(small.spillCount > 1)
            let (part, rare) = try small.sum()
            #expect(part.pieceCount + rare == whole.pieceCount && rare > 0)
            #expect(part.byteCount <= size / 3)
        }
    }

    @Test func `what is left out does not depend on order or batches`() throws {
        var generator = SeededGenerator(state: 22)
        var expected: [UInt8]?
        for batchSize in [1, 7, 50] {
            let order = texts().shuffled(using: &generator)
            try withFolder { folder in
                let style = TrainingStyle.byteLevel(.llama3)
                let collector = PieceCollector(style: style, memoryByteCount: 20_000, spillFolder: folder)
                for start in stride(from: 0, to: order.count, by: batchSize) {
                    var counts = PieceCounts(style: style)
                    for text in order[start..<min(start + batchSize, order.count)] { counts.count(text) }
                    try collector.add(counts)
                }
                let (sum, leftOut) = try collector.sum()
                #expect(leftOut > 0)
                let json = BPETrainer(vocabularySize: 500).train(sum).json
                #expect(json == expected ?? json)
                expected = json
            }
        }
    }

    @Test func `a text of twice the weight counts as if it stood there twice`() {
        let (first, second) = (Array(Fixtures.sentences[4].utf8), Array(Fixtures.sentences[1].utf8))
        var weighted = PieceCounts(pattern: .llama3)
        weighted.count(first, weight: 2 * PieceCounts.weightUnit)
        weighted.count(second)
        var repeated = PieceCounts(pattern: .llama3)
        for text in [first, second, first] { repeated.count(text) }
        let trainer = BPETrainer(vocabularySize: 320)
        #expect(trainer.train(weighted).json == trainer.train(repeated).json)
        var plain = PieceCounts(pattern: .llama3)
        for text in [first, second] { plain.count(text) }
        #expect(trainer.train(plain).json != trainer.train(repeated).json)
    }

    @Test func `a trained vocabulary of characters reads its own file, and decodes what it encodes`() throws {
        var counts = PieceCounts(style: .sentencePiece)
        for sentence in Fixtures.sentences { for _ in 0..<3 { counts.count(Array(sentence.utf8)) } }
        let trainer = BPETrainer(vocabularySize: 600, style: .sentencePiece, maximumCharacterCount: 60)
        let tokenizer = trainer.train(counts)
        let read = try Tokenizer(json: tokenizer.json)
        #expect(
            read.vocabularySize > 400 && read.vocabularySize <= 600 && read.specialTokens == ["<unk>", "<s>", "</s>"]
        )
        var generator = SeededGenerator(state: 23)
        let texts = Fixtures.sentences + (0..<300).map { _ in Fixtures.randomText(&generator, maximumScalarCount: 20) }
        for text in texts where !text.contains("▁") && text.utf8.first != 0x20 {
            let ids = Fixtures.encode(text, read)
            #expect(ids == Fixtures.encode(text, tokenizer))
            #expect(read.decode(ids) == Array(text.utf8))
            #expect(!ids.contains(0))
        }
        #expect(Fixtures.encode("The fox", read).count < 7)
    }
}
