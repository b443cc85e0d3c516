// SPDX-License-Identifier: EUPL-1.2

import Testing
import Tokenization

@Suite struct SpecialTokenTests {
    private func names(_ text: String, _ tokenizer: Tokenizer, allowed: Bool) -> [String?] {
        Fixtures.encode(text, tokenizer, allowingSpecialTokens: allowed).map { tokenizer.token($0) }
    }

    @Test func `a document cannot inject a control token`() {
        let tokenizer = Fixtures.trained(.llama3)
        var generator = SeededGenerator(state: 14)
        for _ in 0..<300 {
            let parts = [
                "<|end_of_text|>", "<|begin_of_text|>", "<|", "|>", "end_of_text",
                Fixtures.randomText(&generator, maximumScalarCount: 3),
            ]
            let text = (0..<6).map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
            let ids = Fixtures.encode(text, tokenizer)
            #expect(ids.allSatisfy { $0 > 1 })
            #expect(tokenizer.decode(ids) == Array(text.utf8))
        }
    }

    @Test func `special tokens are found where they are allowed`() {
        let tokenizer = Fixtures.trained(.llama3)
        let ids = Fixtures.encode("x<|begin_of_text|><|end_of_text|> y<|end", tokenizer, allowingSpecialTokens: true)
        #expect(ids.filter { $0 < 2 } == [0, 1])
        #expect(ids.first == tokenizer.id(of: "x"))
        #expect(tokenizer.decode(ids) == Array("x<|begin_of_text|><|end_of_text|> y<|end".utf8))
    }

    @Test func `text is split at special tokens before it is split into pieces`() throws {
        var file = HandmadeFile()
        file.merges = [["Ġ", "Ġ"]]
        let tokenizer = try Tokenizer(json: file.json)
        #expect(names("a  b", tokenizer, allowed: true) == ["a", "Ġ", "Ġ", "b"])
        #expect(names("a  <|end_of_text|>b", tokenizer, allowed: true) == ["a", "ĠĠ", "<|end_of_text|>", "b"])
    }

    @Test func `of the tokens that begin first the longest is taken`() throws {
        var file = HandmadeFile()
        file.added = [("<a>", [:]), ("<a><b>", [:]), ("<b><c>", [:]), ("word", ["special": false])]
        let tokenizer = try Tokenizer(json: file.json)
        #expect(names("<a><b><c>", tokenizer, allowed: true) == ["<a><b>", "<", "c", ">"])
        #expect(names("<a>.<b><c>", tokenizer, allowed: true) == ["<a>", ".", "<b><c>"])
        #expect(names("a wordy", tokenizer, allowed: false) == ["a", "Ġ", "word", "y"])
        #expect(names("<a>word", tokenizer, allowed: false) == ["<", "a", ">", "word"])
    }

    @Test func `tokens of the text as it stands come before those of the normalised text`() throws {
        var file = HandmadeFile()
        file.added = [("ab", ["normalized": true]), ("bc", ["normalized": false])]
        let tokenizer = try Tokenizer(json: file.json)
        #expect(names("abc ab", tokenizer, allowed: true) == ["a", "bc", "Ġ", "ab"])
    }

    @Test(arguments: ["<|endoftext|>", "</s>", "<eos>"])
    func `the end of a document is found by its usual names`(name: String) throws {
        var file = HandmadeFile()
        file.added = [("<pad>", [:]), (name, [:])]
        #expect(try Tokenizer(json: file.json).endOfDocument == 1)
        file.added[1].fields = ["special": false]
        #expect(try Tokenizer(json: file.json).endOfDocument == nil)
    }
}
