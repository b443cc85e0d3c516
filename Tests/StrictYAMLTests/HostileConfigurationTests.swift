// SPDX-License-Identifier: EUPL-1.2

import StrictYAML
import Testing

struct HostileConfigurationTests {
    @Test func `deep nesting is an error and no crash`() {
        for count in [40, 900, 5000, 200_000] {
            #expect(complaint("a: " + String(repeating: "[", count: count)).contains("not valid YAML"))
            let closed = String(repeating: "[", count: count) + String(repeating: "]", count: count)
            #expect(complaint("a: " + closed).contains("write it flatter"))
            #expect(complaint(String(repeating: "- ", count: count) + "a").contains("write it flatter"))
        }
    }

    @Test func `nested aliases are refused before they are expanded`() {
        var text = "a0: &a0 [x, x]\n"
        for level in 1...60 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        text += "? *a60\n: b\n"
        #expect(complaint(text).contains("aliases are not read here"))
    }

    // Whatever stands in a file: an error or a mapping, never a crash.
    @Test func `no mutation of a file crashes the reader`() {
        let original = Array("id: a\nlist: [b, 'c', \"d\"]\nmap:\n  - x: &y 1\n    z: |\n      text\n".utf8)
        var state: UInt64 = 42
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let alphabet = Array("&*!|>'\"%@`{}[],:?-#\n\t ax\u{85}\\".utf8) + [0, 0x80, 0xFF, 0xC3]
        var failureCount = 0
        for _ in 0..<3000 {
            var bytes = original
            for _ in 0...random(4) {
                let place = random(bytes.count)
                switch random(3) {
                case 0: bytes[place] = alphabet[random(alphabet.count)]
                case 1: bytes.insert(alphabet[random(alphabet.count)], at: place)
                default: bytes.remove(at: place)
                }
            }
            do throws(ConfigurationError) {
                try ConfigurationDocument(path: "x", bytes: bytes).mapping().finish()
            } catch {
                failureCount += 1
                #expect(error.line >= 1 && !error.message.isEmpty && !error.message.contains("\n"))
            }
        }
        #expect(failureCount == 3000)
    }
}

struct SpellingTests {
    @Test(arguments: [
        ("licence", "license"), ("purpse", "purpose"), ("soruces", "sources"), ("Format", "format"),
    ]) func `a near word is suggested`(_ word: String, _ expected: String) {
        #expect(Spelling.suggestion(for: word, among: ["license", "purpose", "sources", "format"]) == expected)
    }

    @Test(arguments: ["x", "colour", "", "shards"]) func `a far word is not`(_ word: String) {
        #expect(Spelling.suggestion(for: word, among: ["license", "purpose", "tokenizer"]) == nil)
    }
}
