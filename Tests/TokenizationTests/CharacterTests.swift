// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Testing
import Tokenization

/// Vocabularies of characters, normalisers, decoders, templates.
@Suite struct CharacterTests {
    /// A file with a vocabulary of these names, in their order.
    private func file(
        _ names: [String],
        merges: [[String]] = [],
        model: [String: Any] = [:],
        parts: [String: Any] = [:]
    ) throws -> Tokenizer {
        let vocabulary = names.enumerated().map { "\(Self.quoted($1)):\($0)" }.joined(separator: ",")
        var members = model.map { (key: $0.key, json: Self.json($0.value)) }
        members += [("type", "\"BPE\""), ("vocab", "{\(vocabulary)}"), ("merges", Self.json(merges))]
        let body = members.map { "\"\($0.key)\":\($0.json)" }.joined(separator: ",")
        let around = parts.map { ",\"\($0.key)\":\(Self.json($0.value))" }.joined()
        return try Tokenizer(json: Array("{\"model\":{\(body)}\(around)}".utf8))
    }

    private static func json(_ value: Any) -> String {
        let data = try? JSONSerialization.data(withJSONObject: value, options: [.fragmentsAllowed])
        return data.map { String(decoding: $0, as: UTF8.self) } ?? "null"
    }

    private static func quoted(_ text: String) -> String { json(text) }

    private let metaspace: [String: Any] = ["type": "Metaspace", "replacement": "▁", "prepend_scheme": "first"]

    @Test func `names that differ only by normalisation are two tokens`() throws {
        let tokenizer = try file(["e", "\u{301}", "é", "e\u{301}"], merges: [["e", "\u{301}"]])
        #expect(tokenizer.vocabularySize == 4)
        #expect(Fixtures.encode("é", tokenizer) == [2])
        #expect(Fixtures.encode("e\u{301}", tokenizer) == [3])
    }

    @Test func `unknown characters are spelled in bytes, or become the unknown token, or nothing`() throws {
        let bytes = (0...255).map { String(format: "<0x%02X>", $0) }
        let spelled = try file(["<unk>", "a"] + bytes, model: ["byte_fallback": true, "unk_token": "<unk>"])
        #expect(Fixtures.encode("aé", spelled) == [1, 2 + 0xC3, 2 + 0xA9])
        let single = try file(["<unk>", "a"], model: ["unk_token": "<unk>"])
        #expect(Fixtures.encode("aééa", single) == [1, 0, 0, 1])
        let fused = try file(["<unk>", "a"], model: ["unk_token": "<unk>", "fuse_unk": true])
        #expect(Fixtures.encode("aééa", fused) == [1, 0, 1])
        #expect(Fixtures.encode("aééa", try file(["x", "a"])) == [1, 1])
    }

    @Test func `ill-formed bytes are U+FFFD where symbols are characters`() throws {
        let tokenizer = try file(["a", "\u{FFFD}"])
        var encoder = TokenEncoder(tokenizer)
        var ids: [UInt32] = []
        encoder.encode([0x61, 0xFF, 0x61], into: &ids)
        #expect(ids == [0, 1, 0])
    }

    @Test func `words begin with the mark, the first one only where the scheme says so`() throws {
        let names = ["▁", "a", "▁a"]
        let pieces = { (scheme: String, text: String) in
            let part = metaspace.merging(["prepend_scheme": scheme]) { $1 }
            let tokenizer = try file(names, merges: [["▁", "a"]], parts: ["pre_tokenizer": part])
            return Fixtures.encode(text, tokenizer)
        }
        #expect(try pieces("first", "a a") == [2, 2])
        #expect(try pieces("never", "a a") == [1, 2])
        #expect(try pieces("always", "  a") == [0, 2])
        #expect(try pieces("always", "") == [])
    }

    @Test(arguments: [
        ("NFC", "e\u{301}\u{323}", "ẹ\u{301}"), ("NFD", "ế각", "e\u{302}\u{301}\u{1100}\u{1161}\u{11A8}"),
        ("NFKC", "ﬁ①\u{212B}", "fi1Å"), ("NFKD", "½é", "1\u{2044}2e\u{301}"), ("Lowercase", "ΣΑΣ İ", "σασ i\u{307}"),
        ("StripAccents", "e\u{301}x", "ex"), ("NFC", "\u{1100}\u{1161}\u{11A8}", "각"),
        ("NFC", "u\u{30A}\u{32D}", "ṷ\u{30A}"),
    ])
    func `normalisers give the form that Unicode says`(name: String, text: String, expected: String) throws {
        var alphabet = HandmadeFile()
        alphabet.parts = ["normalizer": ["type": name]]
        let tokenizer = try Tokenizer(json: alphabet.json)
        #expect(tokenizer.decode(Fixtures.encode(text, tokenizer)) == Array(expected.utf8))
    }

    @Test func `normalisers of a sequence are applied in turn`() throws {
        var handmade = HandmadeFile()
        let parts: [[String: Any]] = [
            ["type": "Strip", "strip_left": true, "strip_right": false],
            ["type": "Replace", "pattern": ["String": "aa"], "content": "b"], ["type": "Prepend", "prepend": ">"],
        ]
        handmade.parts = ["normalizer": ["type": "Sequence", "normalizers": parts]]
        let tokenizer = try Tokenizer(json: handmade.json)
        #expect(tokenizer.decode(Fixtures.encode(" \u{3000}aaa ", tokenizer)) == Array(">ba ".utf8))
        #expect(Fixtures.encode("", tokenizer) == [])
    }

    @Test func `decoders are applied in turn`() throws {
        let steps: [[String: Any]] = [
            ["type": "Replace", "pattern": ["String": "▁"], "content": " "], ["type": "ByteFallback"], ["type": "Fuse"],
            ["type": "Strip", "content": " ", "start": 1, "stop": 0],
        ]
        let names = ["▁a", "<0xC3>", "<0xA9>", "b"]
        let tokenizer = try file(names, parts: ["decoder": ["type": "Sequence", "decoders": steps]])
        #expect(tokenizer.decode([0, 1, 2, 3, 0]) == Array("aéb a".utf8))
        #expect(tokenizer.decode([3, 1, 3]) == Array("b\u{FFFD}b".utf8))
        let joined = try file(names)
        #expect(joined.decode([3, 3]) == Array("b b".utf8))
    }

    @Test func `a template's tokens stand around a text only where they are wanted`() throws {
        var handmade = HandmadeFile()
        let single: [[String: Any]] = [
            ["SpecialToken": ["id": "<|begin_of_text|>", "type_id": 0]], ["Sequence": ["id": "A", "type_id": 0]],
        ]
        let tokens = ["<|begin_of_text|>": ["id": "<|begin_of_text|>", "ids": [0], "tokens": ["<|begin_of_text|>"]]]
        handmade.parts = ["post_processor": ["type": "TemplateProcessing", "single": single, "special_tokens": tokens]]
        let tokenizer = try Tokenizer(json: handmade.json)
        var encoder = TokenEncoder(tokenizer)
        var ids: [UInt32] = []
        encoder.encode(Array("a".utf8), into: &ids)
        encoder.encode(Array("a".utf8), addingTemplate: true, into: &ids)
        #expect(ids == [0x61 + 2, 0, 0x61 + 2])
    }

    @Test func `added tokens take white space and mind words as their flags say`() throws {
        var handmade = HandmadeFile()
        handmade.added = [
            ("[L]", ["lstrip": true]), ("[R]", ["rstrip": true]), ("word", ["single_word": true, "special": false]),
        ]
        let tokenizer = try Tokenizer(json: handmade.json)
        let names = { (text: String) in
            Fixtures.encode(text, tokenizer, allowingSpecialTokens: true).map { tokenizer.token($0) }
        }
        #expect(names("a \u{3000}[L] b") == ["a", "[L]", "Ġ", "b"])
        #expect(names("a [R] \n b") == ["a", "Ġ", "[R]", "b"])
        #expect(names("word é") == ["word", "Ġ", "Ã", "©"])
        #expect(names("éword").last == "d")
        #expect(names("word_").count == 5)
    }
}
