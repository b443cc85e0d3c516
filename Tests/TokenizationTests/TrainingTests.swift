// SPDX-License-Identifier: EUPL-1.2

import Testing
import Tokenization

@Suite struct TrainingTests {
    /// Training by the definition: count all pairs anew for every merge.
    private func reference(_ words: [(bytes: [UInt8], count: Int)], vocabularySize: Int, minimum: Int) -> [[String]] {
        let specials = ["<|begin_of_text|>", "<|end_of_text|>"]
        // Ids go by the order of the characters, which the order of scalars is.
        let alphabet = HandmadeFile.alphabet.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
        var names = specials + alphabet
        var pieces = words.map { word in word.bytes.map { names.firstIndex(of: HandmadeFile.alphabet[Int($0)]) ?? 0 } }
        var merges: [[String]] = []
        while names.count < vocabularySize {
            var counts: [[Int]: Int] = [:]
            for (piece, word) in zip(pieces, words) {
                for index in piece.indices.dropLast() {
                    counts[[piece[index], piece[index + 1]], default: 0] += word.count
                }
            }
            let best = counts.max { left, right in
                left.value != right.value ? left.value < right.value : right.key.lexicographicallyPrecedes(left.key)
            }
            guard let best, best.value >= max(minimum, 1) else { break }
            merges.append(best.key.map { names[$0] })
            names.append(merges[merges.count - 1].joined())
            pieces = pieces.map { merged($0, best.key, into: names.count - 1) }
        }
        return merges
    }

    private func merged(_ piece: [Int], _ pair: [Int], into result: Int) -> [Int] {
        var output: [Int] = []
        var index = 0
        while index < piece.count {
            if index + 1 < piece.count, piece[index] == pair[0], piece[index + 1] == pair[1] {
                output.append(result)
                index += 2
            } else {
                output.append(piece[index])
                index += 1
            }
        }
        return output
    }

    private func merges(of tokenizer: Tokenizer) throws -> [[String]] {
        struct File: Decodable {
            struct Model: Decodable { var merges: [[String]] }
            var model: Model
        }
        return try Fixtures.decodeJSON(File.self, tokenizer.json).model.merges
    }

    @Test(arguments: SplitPattern.allCases, [0, 2, 5])
    func `merges are those of counting anew every time`(pattern: SplitPattern, minimum: Int) throws {
        var counts: [[UInt8]: Int] = [:]
        for text in Fixtures.sentences {
            let bytes = Array(text.utf8)
            var start = 0
            for end in pattern.pieceEnds(in: bytes) {
                counts[Array(bytes[start..<end]), default: 0] += 3
                start = end
            }
        }
        let words = counts.map { (bytes: $0.key, count: $0.value) }
        let trainer = BPETrainer(vocabularySize: 420, style: .byteLevel(pattern), minimumFrequency: minimum)
        let tokenizer = trainer.train(Fixtures.counts(of: Fixtures.sentences, pattern))
        #expect(try merges(of: tokenizer) == reference(words, vocabularySize: 420, minimum: minimum))
    }

    @Test func `the order of the texts and their division among workers do not show`() {
        var generator = SeededGenerator(state: 15)
        let texts = Fixtures.sentences + (0..<200).map { _ in Fixtures.randomText(&generator, maximumScalarCount: 40) }
        let expected = BPETrainer(vocabularySize: 600).train(Fixtures.counts(of: texts, .llama3))
        for workerCount in 1...4 {
            var shuffled = texts
            shuffled.shuffle(using: &generator)
            var parts = [PieceCounts](repeating: PieceCounts(pattern: .llama3), count: workerCount)
            for text in shuffled {
                let worker = Int.random(in: 0..<workerCount, using: &generator)
                for _ in 0..<3 { parts[worker].count(Array(text.utf8)) }
            }
            var sum = PieceCounts(pattern: .llama3)
            for part in parts.shuffled(using: &generator) { sum.merge(part) }
            #expect(BPETrainer(vocabularySize: 600).train(sum).json == expected.json)
        }
    }

    @Test func `the file that is written is the one that is expected, byte for byte`() throws {
        var counts = PieceCounts(pattern: .llama3)
        for _ in 0..<3 { counts.count(Array("hehe\n\"\\".utf8)) }
        let tokenizer = BPETrainer(vocabularySize: 258, specialTokens: ["</s>"]).train(counts)
        #expect(counts.pieceCount == 3)
        let alphabet = HandmadeFile.alphabet.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
        let vocabulary = (["</s>"] + alphabet + ["he"]).enumerated()
            .map { #""\#($1 == "\"" || $1 == "\\" ? "\\" : "")\#($1)":\#($0)"# }
            .joined(separator: ",")
        let expression = SplitPattern.llama3.regularExpression.replacing("\\", with: "\\\\")
        let level = #"{"type":"ByteLevel","add_prefix_space":false,"trim_offsets":true,"use_regex":false}"#
        let decoder = #"{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":true,"use_regex":true}"#
        let expected =
            #"{"version":"1.0","truncation":null,"padding":null,"added_tokens":[{"id":0,"content":"</s>","#
            + #""single_word":false,"lstrip":false,"rstrip":false,"normalized":false,"special":true}],"#
            + #""normalizer":null,"pre_tokenizer":{"type":"Sequence","pretokenizers":[{"type":"Split","#
            + #""pattern":{"Regex":"\#(expression)"},"behavior":"Isolated","invert":false},\#(level)]},"#
            + #""post_processor":null,"decoder":\#(decoder),"model":{"type":"BPE","dropout":null,"unk_token":null,"#
            + #""continuing_subword_prefix":null,"end_of_word_suffix":null,"fuse_unk":false,"byte_fallback":false,"#
            + #""ignore_merges":false,"vocab":{\#(vocabulary)},"merges":[["h","e"]]}}"# + "\n"
        #expect(String(decoding: tokenizer.json, as: UTF8.self) == expected)
    }

    @Test func `a vocabulary has the size asked for, and never fewer tokens than bytes and special tokens`() {
        let counts = Fixtures.counts(of: Fixtures.sentences, .llama3)
        #expect(BPETrainer(vocabularySize: 300).train(counts).vocabularySize == 300)
        #expect(BPETrainer(vocabularySize: 1).train(counts).vocabularySize == 258)
        #expect(BPETrainer(vocabularySize: 300).train(PieceCounts(pattern: .llama3)).vocabularySize == 258)
    }

    @Test func `special tokens must be distinct and longer than a byte's name`() {
        #expect(BPETrainer.areUsable(specialTokens: ["<s>", "</s>"]))
        #expect(!BPETrainer.areUsable(specialTokens: ["<s>", "<s>"]))
        #expect(!BPETrainer.areUsable(specialTokens: ["!"]))
        #expect(!BPETrainer.areUsable(specialTokens: [""]))
    }

    @Test func `a special token is never trained from text`() {
        let counts = Fixtures.counts(of: ["the the the"], .llama3)
        let tokenizer = BPETrainer(vocabularySize: 400, specialTokens: ["he"]).train(counts)
        #expect(!Fixtures.encode("the he", tokenizer).contains(0))
    }

    @Test func `weights are read as they are spelled, and 100 per cent is what nobody spelled`() throws {
        let weights = try LanguageWeights(["mt=300", "el=150", "en=1", "x-y=100000"])
        #expect(
            ["mt", "el", "en", "x-y", "de", ""].map { weights.weight(of: $0) } == [
                3000, 1500, 10, 1_000_000, 1000, 1000,
            ]
        )
        #expect(LanguageWeights().weight(of: "mt") == PieceCounts.weightUnit)
    }

    @Test(arguments: [
        "mt", "mt=", "=300", "mt=0", "mt=-5", "mt=100001", "mt=3.5", "mt=3=4", "mt=three", "",
        "mt=99999999999999999999",
    ])
    func `what is not a weight is refused with what to write`(text: String) throws {
        let error = #expect(throws: TokenizerError.self) { try LanguageWeights(["de=100", text]) }
        #expect(error?.place == "weight \(text)")
        #expect(error?.remedy.contains("mt=300") == true)
        #expect(throws: TokenizerError.self) { try LanguageWeights(["mt=300", "mt=300"]) }
    }

    /// Two languages with words of their own: with three times the weight, the smaller one's words become tokens.
    @Test func `a language with more weight gets more tokens`() throws {
        let large = String(repeating: "alpha beta gamma delta ", count: 20)
        let small = String(repeating: "ommikron uppsilon kxappa ", count: 8)
        func tokenCount(_ weights: LanguageWeights) -> Int {
            var counts = PieceCounts(pattern: .llama3)
            counts.count(Array(large.utf8), weight: weights.weight(of: "en"))
            counts.count(Array(small.utf8), weight: weights.weight(of: "mt"))
            let tokenizer = BPETrainer(vocabularySize: 275, style: .byteLevel(.llama3)).train(counts)
            return Fixtures.encode(small, tokenizer).count
        }
        #expect(tokenCount(try LanguageWeights(["mt=400"])) < tokenCount(LanguageWeights()))
    }
}
