// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Hashing
import Testing
import Tokenization

@Suite struct TokenizerFileTests {
    private func refusal(_ file: HandmadeFile) -> String {
        do {
            _ = try Tokenizer(json: file.json)
            return "accepted"
        } catch {
            return "\(error)"
        }
    }

    private static var llama3: [String: Any] {
        [
            "type": "Split", "pattern": ["Regex": SplitPattern.llama3.regularExpression], "behavior": "Isolated",
            "invert": false,
        ]
    }

    private static var innerByteLevel: [String: Any] { HandmadeFile.byteLevel.merging(["use_regex": false]) { $1 } }

    private static func sequence(_ parts: [[String: Any]]) -> [String: Any] {
        ["type": "Sequence", "pretokenizers": parts]
    }

    @Test func `whatever is not supported is refused by name`() {
        let split = TokenizerFileTests.llama3
        let level = TokenizerFileTests.innerByteLevel
        let cases: [(key: String, value: Any, name: String)] = [
            ("normalizer", ["type": "Precompiled"], "normalizer Precompiled is not supported"),
            ("normalizer", ["type": "Sequence", "normalizers": [["type": "Nmt"]]], "normalizer Nmt is not supported"),
            ("normalizer", ["type": "Sequence"], "normalizer: a Sequence needs an array normalizers"),
            (
                "normalizer", ["type": "Replace", "pattern": ["Regex": " +"], "content": " "],
                "Replace of anything but a String"
            ),
            ("normalizer", ["type": "Prepend"], "normalizer.prepend: it is missing"),
            ("normalizer", ["type": "Strip", "strip_left": 1], "normalizer.strip_left: true or false was expected"),
            ("pre_tokenizer", ["type": "Whitespace"], "pre_tokenizer Whitespace is not supported"),
            ("pre_tokenizer", ["type": "Metaspace", "replacement": "__"], "must be one character"),
            (
                "pre_tokenizer", ["type": "Metaspace", "replacement": "_", "prepend_scheme": "last"],
                "the prepend_scheme last is not supported"
            ),
            ("pre_tokenizer", ["type": "ByteLevel"], "add_prefix_space: it is missing"),
            ("pre_tokenizer", TokenizerFileTests.sequence([["type": "Digits"], level]), "Digits is not supported"),
            ("pre_tokenizer", TokenizerFileTests.sequence([split, HandmadeFile.byteLevel]), "splits again"),
            ("pre_tokenizer", TokenizerFileTests.sequence([split, split, level]), "Split, Split, ByteLevel"),
            (
                "pre_tokenizer",
                TokenizerFileTests.sequence([split.merging(["pattern": ["Regex": "x+"]]) { $1 }, level]), "pattern x+"
            ),
            (
                "pre_tokenizer", TokenizerFileTests.sequence([split.merging(["behavior": "Removed"]) { $1 }, level]),
                "isolate"
            ),
            (
                "pre_tokenizer",
                TokenizerFileTests.sequence([split.merging(["pattern": ["String": " "]]) { $1 }, level]), "String"
            ),
            ("post_processor", ["type": "Surprise"], "post_processor Surprise is not supported"),
            ("post_processor", ["type": "TemplateProcessing"], "post_processor.single: it is missing"),
            ("post_processor", ["type": "BertProcessing", "cls": ["x", 99999]], "not in the vocabulary"),
            ("decoder", ["type": "WordPiece"], "decoder WordPiece is not supported"),
            ("decoder", ["type": "Strip", "content": " ", "start": 1e30, "stop": 0], "a whole number was expected"),
            ("truncation", ["max_length": 512], "truncation is not supported"),
            ("padding", ["strategy": "BatchLongest"], "padding is not supported"),
            ("surprise", 1, "the key surprise is not supported"),
            ("model", ["type": "Unigram", "vocab": [["a", 0]]], "model Unigram is not supported"),
            ("model", 7, "model"),
        ]
        for (key, value, name) in cases {
            var file = HandmadeFile()
            file.parts = [key: value]
            #expect(refusal(file).contains(name), "\(key): \(refusal(file))")
        }
    }

    @Test func `what the model does not support is refused by name`() {
        let cases: [(key: String, value: Any, name: String)] = [
            ("type", "WordPiece", "model WordPiece is not supported"),
            ("dropout", 0.1, "dropout is not supported"),
            ("continuing_subword_prefix", "##", "continuing_subword_prefix is not supported"),
            ("end_of_word_suffix", "</w>", "end_of_word_suffix is not supported"),
            ("cache", 1, "the key cache is not supported"),
            ("merges", [["a", "b"]], "model.merges[0]: a b: a token of it is not in the vocabulary"),
            ("merges", ["a b c"], "model.merges[0]: two tokens were expected"),
            ("vocab", ["a": 0, "b": 0], "have one id, 0"),
            ("vocab", ["a": 0, "b": 2], "\"b\" has the id 2, but 2 tokens have the ids from 0"),
            ("vocab", ["a": -1], "\"a\" has the id -1"),
            ("vocab", ["a": 1e300], "the id of \"a\" is no whole number that fits"),
            ("vocab", ["a": 0.5], "the id of \"a\" is no whole number that fits"),
            ("unk_token", "<none>", "accepted"),
            ("merges", 3, "model.merges: an array was expected"),
            ("fuse_unk", 3, "model.fuse_unk: true or false was expected"),
        ]
        for (key, value, name) in cases {
            var file = HandmadeFile()
            file.modelParts = [key: value]
            #expect(refusal(file).contains(name), "\(key): \(refusal(file))")
        }
    }

    @Test func `added tokens that cannot be found exactly are refused by name`() {
        for flag in ["lstrip", "rstrip", "single_word"] {
            var file = HandmadeFile()
            file.added = [("<mask>", [flag: "yes"])]
            #expect(refusal(file).contains("added_tokens[0].\(flag): true or false was expected"))
        }
        var file = HandmadeFile()
        file.added = [("<mask>", ["id": 5])]
        #expect(refusal(file).contains("has the id 5, but 0 is its place"))
    }

    @Test func `a special token that ordinary text is merged into is refused`() {
        var file = HandmadeFile()
        file.merges = [["t", "h"]]
        file.parts = ["added_tokens": [["id": 258, "content": "th", "special": true]]]
        #expect(refusal(file).contains("the special token \"th\" is one that ordinary text is merged into"))
    }

    @Test func `a vocabulary without a token for every byte is refused`() {
        var file = HandmadeFile()
        let vocabulary = ["a": 2, "b": 3, "<|begin_of_text|>": 0, "<|end_of_text|>": 1]
        file.modelParts = ["vocab": vocabulary]
        #expect(refusal(file).contains("byte 0 has no token"))
    }

    @Test func `a file that is cut off anywhere is an error`() throws {
        let json = Fixtures.trained(.llama3, vocabularySize: 280).json
        for length in stride(from: 0, to: json.count - 2, by: 97) {
            #expect(throws: TokenizerError.self) { try Tokenizer(json: Array(json[..<length])) }
        }
    }

    @Test func `older spellings of the same vocabulary give the same ids`() throws {
        var file = HandmadeFile()
        file.merges = [["h", "e"], ["l", "l"], ["he", "ll"]]
        let pairs = try Tokenizer(json: file.json)
        file.modelParts = [
            "merges": ["#version: 0.2", "h e", "l l", "he ll"], "unk_token": "", "end_of_word_suffix": "",
        ]
        file.parts = ["pre_tokenizer": TokenizerFileTests.sequence([HandmadeFile.byteLevel])]
        let lines = try Tokenizer(json: file.json)
        #expect(Fixtures.encode("hello", lines) == Fixtures.encode("hello", pairs))
        #expect(Fixtures.encode("hello", lines).count == 2)
    }

    @Test func `a tokenizer keeps its file's bytes and their digest`() throws {
        let trained = Fixtures.trained(.gpt2)
        let read = try Tokenizer(json: trained.json)
        #expect(read.json == trained.json)
        #expect(read.digest == Digest.sha256(trained.json))
        #expect(trained.digest == read.digest)
        #expect(read.pattern == .gpt2)
        for text in Fixtures.sentences { #expect(Fixtures.encode(text, read) == Fixtures.encode(text, trained)) }
    }
}

extension Fixtures {
    static func decodeJSON<Value: Decodable>(_ type: Value.Type, _ json: [UInt8]) throws -> Value {
        try JSONDecoder().decode(type, from: Data(json))
    }
}
