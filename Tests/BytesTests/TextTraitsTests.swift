// SPDX-License-Identifier: EUPL-1.2

import Bytes
import Testing

@Suite struct TextTraitsTests {
    private func reference(_ bytes: [UInt8]) -> TextTraits {
        var traits = [UInt8]().span.textTraits
        traits.isWellFormedUTF8 = String(validating: bytes, as: UTF8.self) != nil
        traits.isASCII = bytes.allSatisfy { $0 < 0x80 }
        traits.hasControls = bytes.contains { $0 < 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D || $0 == 0x7F }
        traits.hasNoncharacters = String(decoding: bytes, as: UTF8.self).unicodeScalars
            .contains { $0.value == 0xFFFE || $0.value == 0xFFFF }
        return traits
    }

    private func check(_ bytes: [UInt8]) {
        let found = bytes.span.textTraits
        let expected = reference(bytes)
        #expect(found.isWellFormedUTF8 == expected.isWellFormedUTF8, "\(bytes)")
        if expected.isWellFormedUTF8 { #expect(found == expected, "\(bytes)") }
    }

    @Test func `texts of any script are told from bytes that are no text`() {
        let pieces: [[UInt8]] = [
            "a", "plain text of some length ", "\n", "\t", "é", "ω", "ελληνικά ", "€", "漢字", "😀", "\u{FFFD}",
            "\u{E000}",
            "\u{D7FF}", "\u{FFFF}", "\u{FFFE}", "\u{10FFFF}", "\u{80}", "\u{800}", "\u{1}", "\u{7F}", "\u{1000}",
        ].map { Array($0.utf8) }
        let faults: [[UInt8]] = [
            [0x80], [0xC3], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82],
            [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xF0, 0x9F, 0x98],
            [0xC3, 0xC3, 0xA9], [0xE2, 0x82, 0x82, 0x82],
        ]
        var state: UInt64 = 11
        func number(below bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for round in 0..<20_000 {
            var bytes: [UInt8] = []
            let kindCount = 1 + number(below: pieces.count)
            for _ in 0..<(1 + number(below: 40)) { bytes += pieces[number(below: kindCount)] }
            check(bytes)
            switch round % 3 {
            case 0: bytes.insert(contentsOf: faults[number(below: faults.count)], at: number(below: bytes.count))
            case 1: bytes[number(below: bytes.count)] = UInt8(number(below: 256))
            default: bytes.removeLast()
            }
            check(bytes)
        }
        check([])
    }
}
