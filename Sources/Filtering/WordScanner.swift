// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Hashing

/// What is done with every word of a text.
protocol WordReceiver {
    mutating func receive(wordHash: UInt64)
}

/// What one pass over a text counts.
struct TextCounts: Equatable {
    /// Unicode scalars.
    var characters = 0
    /// Lines that are not empty.
    var lines = 0
    /// Scalars that are U+FFFD, private-use, controls, or part of a mojibake pair.
    var damaged = 0
}

/// One pass over UTF-8 text: counts, and the hash of every word in lower case.
///
/// A word is a run of letters, marks and digits; soft hyphens and joiners in it are passed over.
enum WordScanner {
    /// Scans a text and hands each word's hash to `receiver`, in order; O(n).
    @inline(__always)
    @discardableResult
    static func scan(_ text: [UInt8], into receiver: inout some WordReceiver) -> TextCounts {
        let bytes = text.span
        let table = ScalarTable.shared
        var counts = TextCounts()
        var hash = FNV1a.offsetBasis
        var isInWord = false
        var isLineEmpty = true
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let folded: UInt16
            if byte < 0x80 {
                folded = table.folded[Int(byte)]
                index += 1
                if byte == 0x0A {
                    isLineEmpty = true
                } else if isLineEmpty, !byte.isASCIISpace {
                    isLineEmpty = false
                    counts.lines += 1
                }
                if folded == ScalarTable.damaged { counts.damaged += 1 }
            } else {
                if isLineEmpty {
                    isLineEmpty = false
                    counts.lines += 1
                }
                let (scalar, count) = decode(bytes, at: index)
                folded = scalar < 0x800 ? table.folded[Int(scalar)] : table.class(of: scalar)
                counts.damaged += damage(bytes, at: index, scalar, folded)
                index += count
                if folded == ScalarTable.letter {
                    hash = FNV1a.step(FNV1a.step(hash, UInt8(truncatingIfNeeded: scalar >> 8)), UInt8(scalar & 0xFF))
                }
            }
            counts.characters += 1
            if folded < ScalarTable.firstSpecial {
                hash = FNV1a.step(hash, UInt8(folded & 0xFF))
                if folded > 0xFF { hash = FNV1a.step(hash, UInt8(folded >> 8)) }
                isInWord = true
            } else if folded == ScalarTable.letter {
                isInWord = true
            } else if isInWord, folded != ScalarTable.ignored {
                receiver.receive(wordHash: hash | 1)
                hash = FNV1a.offsetBasis
                isInWord = false
            }
        }
        if isInWord { receiver.receive(wordHash: hash | 1) }
        return counts
    }

    /// The scalar that begins at `index` and how many bytes it takes; ill-formed bytes give U+FFFD one by one.
    @inline(__always)
    private static func decode(_ bytes: borrowing Span<UInt8>, at index: Int) -> (UInt32, Int) {
        let first = UInt32(bytes[index])
        let count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, first < 0xF5, index + count <= bytes.count else { return (0xFFFD, 1) }
        var scalar = first & (0x7F >> UInt32(count))
        for offset in 1..<count {
            guard bytes[index + offset].isUTF8Continuation else { return (0xFFFD, 1) }
            scalar = scalar << 6 | UInt32(bytes[index + offset] & 0x3F)
        }
        return (scalar, count)
    }

    /// How many damaged scalars begin here: a scalar that stands for damage, or a pair that UTF-8 read as Latin-1 leaves.
    ///
    /// `Ã©`, `Â«`, `Ð°`: a lead byte's letter before what a continuation byte becomes. `â€`: the beginning of a quotation
    /// mark or dash. A pair counts as two.
    @inline(__always)
    private static func damage(_ bytes: borrowing Span<UInt8>, at index: Int, _ scalar: UInt32, _ folded: UInt16) -> Int
    {
        if folded == ScalarTable.damaged { return 1 }
        guard scalar >= 0xC2, scalar <= 0xE2, index + 3 < bytes.count, ScalarTable.isMojibakeLead(scalar) else {
            return 0
        }
        let (first, second) = (bytes[index + 2], bytes[index + 3])
        if scalar == 0xE2 { return first == 0xE2 && second == 0x82 ? 2 : 0 }
        return first == 0xC2 && second >= (scalar <= 0xC3 ? 0xA0 : 0xA1) ? 2 : 0
    }
}

/// Which scalars make words, and their lower-case form.
struct ScalarTable: Sendable {
    static let firstSpecial: UInt16 = 0xFF00
    static let separator: UInt16 = 0xFF00
    static let damaged: UInt16 = 0xFF01
    static let ignored: UInt16 = 0xFF02
    /// A letter beyond the table, which is not folded.
    static let letter: UInt16 = 0xFF03
    static let shared = ScalarTable()

    /// For each scalar below U+0800 its lower-case form, or one of the marks above.
    let folded: [UInt16]

    private init() {
        folded = (0..<0x800).map { ScalarTable.fold(UInt16($0)) }
    }

    /// The mark for a scalar from U+0800 on.
    @inline(__always)
    func `class`(of scalar: UInt32) -> UInt16 {
        switch scalar {
        case 0x200C, 0x200D, 0x2060, 0xFEFF: ScalarTable.ignored
        case 0x2000...0x206F, 0x20A0...0x20CF, 0x2190...0x2BFF, 0x2E00...0x2E7F, 0x3000...0x3004, 0x3008...0x3020:
            ScalarTable.separator
        case 0xE000...0xF8FF, 0xFFFD...0xFFFF, 0xF_0000...0x10_FFFF: ScalarTable.damaged
        case 0xFE10...0xFE6F, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0x1_F000...0x1_FAFF: ScalarTable.separator
        default: ScalarTable.letter
        }
    }

    /// Whether a scalar is what the first byte of a European letter's UTF-8 becomes in Latin-1.
    @inline(__always)
    static func isMojibakeLead(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xC2...0xC5, 0xCE...0xD1, 0xE2: true
        default: false
        }
    }

    private static func fold(_ value: UInt16) -> UInt16 {
        guard let scalar = Unicode.Scalar(value) else { return separator }
        let properties = scalar.properties
        switch properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter, .lowercaseLetter:
            let lower = properties.lowercaseMapping.unicodeScalars
            guard lower.count == 1, let first = lower.first, first.value < 0x800 else { return value }
            return UInt16(first.value)
        case .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber,
            .letterNumber, .otherNumber:
            return value
        case .control:
            return [0x09, 0x0A, 0x0C, 0x0D, 0x85].contains(value) ? separator : damaged
        case .format:
            return ignored
        default:
            return separator
        }
    }
}
