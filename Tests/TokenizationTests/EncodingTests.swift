// SPDX-License-Identifier: EUPL-1.2

import Testing
import Tokenization

@Suite struct EncodingTests {
    private func handmade() throws -> (HandmadeFile, Tokenizer) {
        var file = HandmadeFile()
        file.merges = [
            ["l", "l"], ["h", "e"], ["he", "ll"], ["Ġ", "w"], ["o", "Ġw"], ["Ã", "©"], ["a", "a"], ["aa", "aa"],
        ]
        return (file, try Tokenizer(json: file.json))
    }

    @Test func `a vocabulary written by hand gives the ids worked out by hand`() throws {
        let (_, tokenizer) = try handmade()
        // Two special tokens, then byte b has the id b + 2, then the merges from 258 on.
        #expect(Fixtures.encode("hello world", tokenizer) == [260, 113, 261, 113, 116, 110, 102])
        #expect(Fixtures.encode("llll", tokenizer) == [258, 258])
        #expect(Fixtures.encode("lll", tokenizer) == [258, 110])
        #expect(Fixtures.encode("é", tokenizer) == [263])
        #expect(Fixtures.encode("aaaaaaa", tokenizer) == [265, 264, 99])
        #expect(Fixtures.encode("\u{0}", tokenizer) == [2])
        #expect(Fixtures.encode("", tokenizer) == [])
    }

    @Test func `tokens, names and bytes of ids`() throws {
        let (file, tokenizer) = try handmade()
        #expect(tokenizer.vocabularySize == 266)
        #expect(tokenizer.token(261) == "Ġw")
        #expect(tokenizer.id(of: "Ġw") == file.id("Ġw"))
        #expect(tokenizer.id(of: " w") == nil)
        #expect(Array(tokenizer.bytes(of: 261)) == Array(" w".utf8))
        #expect(tokenizer.token(266) == nil)
        #expect(tokenizer.decode([260, 999, 1, 263]) == Array("hell<|end_of_text|>é".utf8))
        #expect(tokenizer.decode([260, 1, 263], skippingSpecialTokens: true) == Array("hellé".utf8))
        #expect(tokenizer.endOfDocument == 1)
    }

    /// BPE as its definition says it: the merge of the lowest rank, of equals the leftmost, one at a time.
    private func reference(_ piece: ArraySlice<UInt8>, _ ranks: [[String]: Int]) -> [String] {
        var parts = piece.map { HandmadeFile.alphabet[Int($0)] }
        while true {
            let candidates = parts.indices.dropLast().compactMap { index in
                ranks[[parts[index], parts[index + 1]]].map { (rank: $0, index: index) }
            }
            guard let best = candidates.min(by: { $0.rank < $1.rank }) else { return parts }
            parts.replaceSubrange(best.index...(best.index + 1), with: [parts[best.index] + parts[best.index + 1]])
        }
    }

    private func ranks(of tokenizer: Tokenizer) throws -> [[String]: Int] {
        struct File: Decodable {
            struct Model: Decodable { var merges: [[String]] }
            var model: Model
        }
        let merges = try Fixtures.decodeJSON(File.self, tokenizer.json).model.merges
        return Dictionary(uniqueKeysWithValues: merges.enumerated().map { ($1, $0) })
    }

    @Test(arguments: SplitPattern.allCases)
    func `encoding equals merging by the definition`(pattern: SplitPattern) throws {
        let tokenizer = Fixtures.trained(pattern)
        let ranks = try ranks(of: tokenizer)
        var generator = SeededGenerator(state: 9)
        var encoder = TokenEncoder(tokenizer)
        let texts = Fixtures.sentences + (0..<400).map { _ in Fixtures.randomText(&generator, maximumScalarCount: 30) }
        for text in texts {
            let bytes = Array(text.utf8)
            var start = 0
            var expected: [String] = []
            for end in pattern.pieceEnds(in: bytes) {
                expected += reference(bytes[start..<end], ranks)
                start = end
            }
            var ids: [UInt32] = []
            encoder.encode(bytes, into: &ids)
            #expect(ids.map { tokenizer.token($0) } == expected, "\(text.debugDescription)")
        }
    }

    @Test func `pieces of every length equal merging by the definition`() throws {
        let tokenizer = Fixtures.trained(.llama3)
        let ranks = try ranks(of: tokenizer)
        var generator = SeededGenerator(state: 10)
        for length in Array(1...160) + [250, 700, 1500] {
            let bytes = (0..<length).map { _ in Array("abestan".utf8).randomElement(using: &generator) ?? 0x61 }
            let ids = Fixtures.encode(String(decoding: bytes, as: UTF8.self), tokenizer)
            #expect(ids.map { tokenizer.token($0) } == reference(bytes[...], ranks))
        }
    }

    /// Merges in any order, of tokens that are made before or after, once or twice or never: as nobody trains them.
    @Test(arguments: 0..<60)
    func `any list of merges gives what the definition gives, in short pieces and long ones`(seed: Int) throws {
        var generator = SeededGenerator(state: UInt64(seed))
        var names = ["a", "b", "c"]
        var file = HandmadeFile()
        for _ in 0..<Int.random(in: 1...40, using: &generator) {
            guard let left = names.randomElement(using: &generator), let right = names.randomElement(using: &generator),
                left.count + right.count < 20, !file.merges.contains([left, right])
            else { continue }
            file.merges.append([left, right])
            if !names.contains(left + right) { names.append(left + right) }
        }
        if seed.isMultiple(of: 2) { file.merges.shuffle(using: &generator) }
        let tokenizer = try Tokenizer(json: file.json)
        let ranks = Dictionary(uniqueKeysWithValues: file.merges.enumerated().map { ($1, $0) })
        for length in [1, 2, 3, 5, 8, 13, 20, 31, 32, 62, 63, 64, 100, 200, 300, 500] {
            let letters = Array("abc".prefix(Int.random(in: 1...3, using: &generator)).utf8)
            let unit = (0..<Int.random(in: 1...length, using: &generator)).map { _ in
                letters.randomElement(using: &generator) ?? 0x61
            }
            let bytes = (0..<length).map { unit[$0 % unit.count] }
            let ids = Fixtures.encode(String(decoding: bytes, as: UTF8.self), tokenizer)
            #expect(ids.map { tokenizer.token($0) } == reference(bytes[...], ranks))
        }
    }

    @Test(arguments: SplitPattern.allCases)
    func `decoding what was encoded gives the same bytes, well-formed or not`(pattern: SplitPattern) {
        let tokenizer = Fixtures.trained(pattern)
        var encoder = TokenEncoder(tokenizer)
        var generator = SeededGenerator(state: 11)
        for round in 0..<3000 {
            let bytes =
                round.isMultiple(of: 2)
                ? Array(Fixtures.randomText(&generator, maximumScalarCount: 60).utf8)
                : (0..<Int.random(in: 0...90, using: &generator)).map { _ in
                    UInt8.random(in: 0...255, using: &generator)
                }
            var ids: [UInt32] = []
            encoder.encode(bytes, into: &ids)
            #expect(tokenizer.decode(ids) == bytes)
            #expect(ids.allSatisfy { $0 < tokenizer.vocabularySize })
        }
    }

    @Test func `ids do not depend on what was encoded before`() {
        let tokenizer = Fixtures.trained(.llama3)
        var generator = SeededGenerator(state: 12)
        var used = TokenEncoder(tokenizer)
        // More distinct pieces than the cache has slots.
        for number in 0..<90_000 {
            var ids: [UInt32] = []
            used.encode(Array("x\(String(number, radix: 36, uppercase: true))y".utf8), into: &ids)
        }
        for _ in 0..<200 {
            let text = Fixtures.randomText(&generator, maximumScalarCount: 30)
            var ids: [UInt32] = []
            used.encode(Array(text.utf8), into: &ids)
            #expect(ids == Fixtures.encode(text, tokenizer))
        }
    }

    @Test func `with ignore_merges a piece that is a token becomes it, whatever the merges say`() throws {
        var file = HandmadeFile()
        file.merges = [["a", "b"], ["b", "c"], ["a", "bc"]]
        let strict = try Tokenizer(json: file.json)
        file.ignoresMerges = true
        let whole = try Tokenizer(json: file.json)
        #expect(Fixtures.encode("abc", strict).map { strict.token($0) } == ["ab", "c"])
        #expect(Fixtures.encode("abc", whole).map { whole.token($0) } == ["abc"])
        #expect(Fixtures.encode("abcd", whole).map { whole.token($0) } == ["ab", "c", "d"])
    }

    /// A quadratic step anywhere would take hours.
    @Test(.timeLimit(.minutes(1)), arguments: SplitPattern.allCases)
    func `a megabyte in one piece is encoded in linear time`(pattern: SplitPattern) {
        let tokenizer = Fixtures.trained(pattern)
        var generator = SeededGenerator(state: 13)
        let letters = (0..<1_000_000).map { _ in UInt8.random(in: 0x61...0x7A, using: &generator) }
        let texts: [[UInt8]] =
            [letters]
            + ["a", " ", "\n", "-", "'", "1", "\u{3000}", " \n", "é", "ab"].map { unit in
                Array(String(repeating: unit, count: 1_000_000 / unit.utf8.count).utf8)
            }
        for text in texts {
            var encoder = TokenEncoder(tokenizer)
            var ids: [UInt32] = []
            encoder.encode(text, into: &ids)
            #expect(tokenizer.decode(ids) == text)
        }
    }
}
