// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// What each scalar of the Basic Multilingual Plane is to the scorer: a letter in its folded form, or a sign of a kind.
enum LetterTable {
    enum Kind: UInt8, Sendable {
        case space, lower, upper, digit, apostrophe, hyphen, punctuation, symbol, damaged, ignored
    }

    /// A letter's folded form (0 for what is none) below a byte with the kind.
    struct Entry: Sendable {
        var letter: UInt16
        var kind: Kind
    }

    static let entries: [Entry] = (0..<0x1_0000).map { entry(UInt32($0)) }

    /// What a letter and the combining mark after it make; the letter itself if they make nothing.
    static func compose(_ letter: UInt16, mark: UInt32) -> UInt16 {
        // The small e above a, o and u is how old German prints write the umlaut.
        if mark == 0x364 {
            return switch letter {
            case 0x61: 0xE4
            case 0x6F: 0xF6
            case 0x75: 0xFC
            default: letter
            }
        }
        guard let index = marks.firstIndex(of: mark), letter >= 0x61, letter < firstUncomposed else { return letter }
        return compositions[index * Int(firstUncomposed) + Int(letter)]
    }

    private static let firstUncomposed: UInt16 = 0x460
    private static let marks: [UInt32] = [
        0x300, 0x301, 0x302, 0x303, 0x304, 0x306, 0x307, 0x308, 0x30A, 0x30B, 0x30C, 0x326, 0x327, 0x328,
    ]

    private static let compositions: [UInt16] = marks.flatMap { mark in
        (0..<UInt32(firstUncomposed)).map { letter in
            let folded = FoldedText(utf8(letter) + utf8(mark)).letters
            return folded.count == 3 ? folded[1] : UInt16(letter)
        }
    }

    private static func entry(_ scalar: UInt32) -> Entry {
        switch scalar {
        case 0x27, 0x2BC, 0x2018, 0x2019, 0x201B: return Entry(letter: 0x27, kind: .apostrophe)
        case 0x2D, 0x2010...0x2015, 0x2212: return Entry(letter: 0, kind: .hyphen)
        case 0x21, 0x22, 0x25, 0x26, 0x28, 0x29, 0x2C, 0x2E, 0x2F, 0x3A, 0x3B, 0x3F, 0xA7, 0xAB, 0xB0, 0xBB,
            0x201A, 0x201C...0x201E, 0x2026, 0x2039, 0x203A, 0x20AC, 0x2B, 0x3D, 0xB7, 0x37E, 0x387:
            return Entry(letter: 0, kind: .punctuation)
        case 0x300...0x36F: return Entry(letter: 0, kind: .ignored)
        case 0xD800...0xDFFF: return Entry(letter: 0, kind: .damaged)
        default: break
        }
        let folded = FoldedText(utf8(scalar))
        if folded.letterCount == 1 {
            let letter = folded.letters[1]
            let keepsForm = UInt32(letter) == scalar || scalar == 0x17F || (0x15F...0x163).contains(scalar)
            return Entry(letter: letter, kind: keepsForm && scalar != 0x162 ? .lower : .upper)
        }
        if folded.digitCount == 1 { return Entry(letter: 0, kind: .digit) }
        if folded.damagedCount == 1 { return Entry(letter: 0, kind: .damaged) }
        if folded.symbolCount == 1 { return Entry(letter: 0, kind: .symbol) }
        return Entry(letter: 0, kind: isIgnored(scalar) ? .ignored : .space)
    }

    private static func isIgnored(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xAD, 0x200B...0x200F, 0x2060, 0xFE00...0xFE0F, 0xFEFF: true
        default: false
        }
    }

    private static func utf8(_ scalar: UInt32) -> [UInt8] {
        guard let scalar = Unicode.Scalar(scalar) else { return [0xFF] }
        return Array(String(Character(scalar)).utf8)
    }
}
