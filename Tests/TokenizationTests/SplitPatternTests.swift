// SPDX-License-Identifier: EUPL-1.2

import Testing
import Tokenization

@Suite struct SplitPatternTests {
    /// The pieces that the standard library's regular expressions find.
    private func reference(_ text: String, _ pattern: SplitPattern) throws -> [String] {
        let expression = try Regex(pattern.regularExpression).matchingSemantics(.unicodeScalar)
        return text.matches(of: expression).map { String(text[$0.range]) }
    }

    private func pieces(_ text: String, _ pattern: SplitPattern) -> [String] {
        let bytes = Array(text.utf8)
        var start = 0
        return pattern.pieceEnds(in: bytes).map { end in
            defer { start = end }
            return String(decoding: bytes[start..<end], as: UTF8.self)
        }
    }

    @Test(arguments: SplitPattern.allCases)
    func `the hand-compiled patterns split as the regular expressions do`(pattern: SplitPattern) throws {
        var generator = SeededGenerator(state: 7)
        for _ in 0..<1500 {
            let text = Fixtures.randomText(&generator, maximumScalarCount: 16)
            // The standard library does not fold the long s to s, as the pattern asks.
            if text.unicodeScalars.contains("\u{17F}") { continue }
            let expected = try reference(text, pattern)
            #expect(
                pieces(text, pattern).map { Array($0.utf8) } == expected.map { Array($0.utf8) },
                "\(text.debugDescription)"
            )
        }
        for text in Fixtures.sentences { #expect(try pieces(text, pattern) == reference(text, pattern)) }
    }

    @Test func `pieces of known texts are known`() {
        #expect(pieces("I'LL don't", .gpt2) == ["I", "'", "LL", " don", "'t"])
        #expect(pieces("I'LL don't", .llama3) == ["I", "'LL", " don", "'t"])
        #expect(pieces("'ſx", .llama3) == ["'ſ", "x"])
        #expect(pieces("'ſx", .gpt2) == ["'", "ſx"])
        #expect(pieces("12345 6", .llama3) == ["123", "45", " ", "6"])
        #expect(pieces("12345 6", .gpt2) == ["12345", " 6"])
        #expect(pieces("a  \n\n  b", .llama3) == ["a", "  \n\n", " ", " b"])
        #expect(pieces("a  \n\n  b", .gpt2) == ["a", "  \n\n ", " b"])
        #expect(pieces("(x) !!\n\n", .llama3) == ["(x", ")", " !!\n\n"])
        #expect(pieces("\u{3000}\u{2003}x", .llama3) == ["\u{3000}", "\u{2003}x"])
    }

    @Test func `letters that came after Unicode 16 are not letters`() {
        #expect(pieces("a\u{88F}b", .gpt2) == ["a", "\u{88F}", "b"])
        #expect(pieces("a\u{1C89}b", .gpt2) == ["a\u{1C89}b"])
    }

    @Test(arguments: SplitPattern.allCases)
    func `ill-formed bytes are split without gap or overlap`(pattern: SplitPattern) {
        var generator = SeededGenerator(state: 8)
        for _ in 0..<2000 {
            let bytes = (0..<Int.random(in: 1...24, using: &generator)).map { _ in
                Bool.random(using: &generator) ? UInt8.random(in: 0x80...0xFF, using: &generator) : 0x41
            }
            let ends = pattern.pieceEnds(in: bytes)
            #expect(ends.last == bytes.count)
            #expect(zip(ends, ends.dropFirst()).allSatisfy { $0 < $1 })
        }
    }
}
