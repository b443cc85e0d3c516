// SPDX-License-Identifier: EUPL-1.2

import Bytes
import Foundation
import Testing

struct LetterFoldingTests {
    /// Letters of Latin, Greek, Cyrillic, Armenian and Georgian as European languages write them today.
    private static let letters: [String] = {
        let ranges: [ClosedRange<UInt32>] = [
            0x41...0x5A, 0xC0...0x17E, 0x1E4...0x1EF, 0x1F4...0x1F5,
            0x1F8...0x1FF, 0x218...0x21B, 0x386...0x3CE, 0x400...0x45F,
            0x490...0x491, 0x531...0x556, 0x561...0x586, 0x10D0...0x10F0, 0x1E80...0x1E85, 0x1E9E...0x1E9E,
            0x1EF2...0x1EF3,
        ]
        return ranges.joined().compactMap(Unicode.Scalar.init).filter(\.properties.isAlphabetic).map { String($0) }
    }()

    private func folded(_ text: String) -> [UInt16] { FoldedText(Array(text.utf8)).letters }

    @Test func `upper and lower case are the same`() {
        for letter in LetterFoldingTests.letters where letter.lowercased().unicodeScalars.count == 1 {
            #expect(folded(letter) == folded(letter.lowercased()), "\(letter)")
        }
    }

    @Test func `decomposed letters are the same as composed ones`() {
        for letter in LetterFoldingTests.letters {
            #expect(folded(letter.decomposedStringWithCanonicalMapping) == folded(letter), "\(letter)")
        }
    }

    @Test func `words stand between single zeros, and pieces are words of their own`() {
        #expect(folded("Ab, c'd’e 12 x\u{AD}y") == [0, 97, 98, 0, 99, 39, 100, 39, 101, 0, 120, 121, 0])
        #expect(folded("") == [0] && folded("—") == [0])
        var pieces = FoldedText()
        let text = Array("one, two".utf8)
        pieces.append(text, in: 0..<2)
        pieces.append(text, in: 2..<8)
        #expect(pieces.letters == folded("on e, two"))
        pieces.removeAll()
        #expect(pieces == FoldedText())
    }

    @Test func `everything that is seen is counted once`() {
        let text = FoldedText(Array("Løb 42! \u{FFFD}\u{E000}😀\u{301}".utf8) + [0xFF, 0xE2, 0x82])
        #expect(text.letterCount == 3 && text.digitCount == 2)
        #expect(text.symbolCount == 7 && text.damagedCount == 5)
    }

    @Test func `hostile bytes give words between single zeros`() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<5000 {
            let bytes = generator.bytes(upTo: 30)
            let text = FoldedText(bytes)
            #expect(text.letters.first == 0 && text.letters.last == 0)
            #expect(zip(text.letters, text.letters.dropFirst()).allSatisfy { $0 != 0 || $1 != 0 })
            #expect(text.letters.count { $0 != 0 && $0 != 0x27 } == text.letterCount)
            #expect(text.damagedCount <= text.symbolCount)
            if bytes.isWellFormedUTF8 {
                #expect(text.letterCount + text.digitCount + text.symbolCount <= bytes.unicodeScalarCount)
            }
        }
    }
}
