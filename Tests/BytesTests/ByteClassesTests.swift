// SPDX-License-Identifier: EUPL-1.2

import Bytes
import Testing

struct ByteClassesTests {
    @Test func `each class holds its bytes and no others`() {
        let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8
        for byte in UInt8.min...UInt8.max {
            #expect(byte.isASCIISpace == [0x09, 0x0A, 0x0C, 0x0D, 0x20].contains(byte), "\(byte)")
            #expect(byte.isASCIILetter == letters.contains(byte), "\(byte)")
            #expect(byte.isASCIIDigit == "0123456789".utf8.contains(byte), "\(byte)")
            #expect(byte.isUTF8Continuation == (0x80...0xBF).contains(byte), "\(byte)")
            #expect(
                byte.asciiLowercased == (byte < 0x80 ? Array("\(Unicode.Scalar(byte))".lowercased().utf8)[0] : byte)
            )
        }
    }

    @Test func `repair replaces each maximal ill-formed part, as the Unicode Standard has it`() {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<20_000 {
            let bytes = generator.bytes(upTo: 12)
            let expected = ReferenceUTF8.repair(bytes)
            let repaired = bytes.repairingUTF8()
            #expect(repaired.bytes == expected.bytes && repaired.replacedCount == expected.count, "\(bytes)")
            #expect(repaired.bytes == Array(String(decoding: bytes, as: UTF8.self).utf8))
            #expect(bytes.isWellFormedUTF8 == (expected.count == 0), "\(bytes)")
            #expect(repaired.bytes.repairingUTF8() == (repaired.bytes, 0))
        }
    }

    @Test(
        arguments: [
            // The examples of section 3.9, tables 3-8 to 3-11, and what stands at the ends.
            ([0xC0, 0xAF, 0xE0, 0x80, 0xBF, 0xF0, 0x81, 0x82, 0x41], 8),
            ([0xED, 0xA0, 0x80, 0xED, 0xBF, 0xBF, 0x41], 6),
            ([0xF4, 0x91, 0x92, 0x93, 0xFF, 0x41, 0x80, 0xBF, 0x42], 7),
            ([0xE1, 0x80, 0xE2, 0xF0, 0x91, 0x92, 0xF1, 0xBF, 0x41], 4), ([0xEF, 0xBF], 1),
            ([0xEF, 0xBF, 0xBD, 0xFF], 1),
            ([], 0), ([0xEF, 0xBF, 0xBD], 0),
        ] as [([UInt8], Int)]
    )
    func `the standard's examples are repaired as it says`(bytes: [UInt8], replacedCount: Int) {
        #expect(bytes.repairingUTF8().replacedCount == replacedCount)
    }

    @Test func `scalars and replacement characters are counted as String counts them`() {
        var generator = SeededGenerator(seed: 2)
        for _ in 0..<2000 {
            let text = generator.text() + (generator.next() & 1 == 0 ? "\u{FFFD}\u{FFFD}x\u{FFFD}" : "")
            let bytes = Array(text.utf8)
            #expect(bytes.unicodeScalarCount == text.unicodeScalars.count)
            #expect(bytes.replacementCharacterCount == text.unicodeScalars.count { $0 == "\u{FFFD}" })
        }
    }

    @Test func `borrowed bytes are copied`() {
        let bytes: [UInt8] = [1, 2, 3]
        var copy = [UInt8](copying: bytes.span)
        copy.append(copying: bytes.span)
        copy.append(copying: [UInt8]().span)
        #expect(copy == [1, 2, 3, 1, 2, 3])
    }
}

/// Table 3-7 of the Unicode Standard, followed to the letter.
private enum ReferenceUTF8 {
    private static let sequences: [[ClosedRange<UInt8>]] = [
        [0x00...0x7F], [0xC2...0xDF, 0x80...0xBF], [0xE0...0xE0, 0xA0...0xBF, 0x80...0xBF],
        [0xE1...0xEC, 0x80...0xBF, 0x80...0xBF], [0xED...0xED, 0x80...0x9F, 0x80...0xBF],
        [0xEE...0xEF, 0x80...0xBF, 0x80...0xBF], [0xF0...0xF0, 0x90...0xBF, 0x80...0xBF, 0x80...0xBF],
        [0xF1...0xF3, 0x80...0xBF, 0x80...0xBF, 0x80...0xBF], [0xF4...0xF4, 0x80...0x8F, 0x80...0xBF, 0x80...0xBF],
    ]

    static func repair(_ bytes: [UInt8]) -> (bytes: [UInt8], count: Int) {
        var repaired: [UInt8] = []
        var count = 0
        var rest = bytes[...]
        while !rest.isEmpty {
            let sequence = sequences.first { $0[0].contains(rest[rest.startIndex]) } ?? []
            let matched = zip(sequence, rest).prefix { $0.contains($1) }.count
            if !sequence.isEmpty, matched == sequence.count {
                repaired += rest.prefix(matched)
            } else {
                repaired += [0xEF, 0xBF, 0xBD]
                count += 1
            }
            rest = rest.dropFirst(max(1, matched))
        }
        return (repaired, count)
    }
}
