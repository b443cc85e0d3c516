// SPDX-License-Identifier: EUPL-1.2

/// Text as the models of language and of recognition errors see it: lower-case letters, everything else one separator.
public struct FoldedText: Sendable, Hashable {
    /// Folded letters as Unicode scalars of the Basic Multilingual Plane; 0 before, between and after words.
    public var letters: [UInt16] = []
    /// How many letters there are.
    public var letterCount = 0
    /// How many digits were seen.
    public var digitCount = 0
    /// How many scalars were seen that are no letter, digit or white space.
    public var symbolCount = 0
    /// How many of the symbols were U+FFFD, private-use, or bytes that are not UTF-8.
    public var damagedCount = 0

    /// A text with nothing in it.
    public init() {}

    /// Folds UTF-8 bytes; ill-formed ones count as damaged symbols.
    public init(_ text: [UInt8]) {
        append(text, in: 0..<text.count)
    }

    /// Forgets the text, keeping the memory.
    public mutating func removeAll() {
        letters.removeAll(keepingCapacity: true)
        (letterCount, digitCount, symbolCount, damagedCount) = (0, 0, 0, 0)
    }

    /// Folds part of a text after what is there already, as a word of its own.
    public mutating func append(_ text: [UInt8], in range: Range<Int>) {
        let table = LetterFolding.table
        let bytes = text.span
        letters.reserveCapacity(letters.count + range.count + 2)
        if letters.last != 0 { letters.append(0) }
        var previous: UInt16 = 0
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            let scalar: UInt32
            if byte < 0x80 {
                scalar = UInt32(byte)
                index += 1
            } else {
                (scalar, index) = bytes.scalar(at: index, end: range.upperBound)
            }
            let folded = scalar < 0x1_0000 ? table[Int(scalar)] : LetterFolding.symbol
            if folded < LetterFolding.firstSpecial {
                letters.append(folded)
                letterCount += 1
                previous = folded
            } else {
                previous = append(special: folded, scalar: scalar, after: previous)
            }
        }
        if previous != 0 { letters.append(0) }
    }

    /// Adds what is no plain letter, and says what the last element then is.
    private mutating func append(special: UInt16, scalar: UInt32, after previous: UInt16) -> UInt16 {
        switch special {
        case LetterFolding.apostrophe where previous != 0:
            letters.append(0x27)
            return 0x27
        case LetterFolding.ignored:
            return previous
        case LetterFolding.mark:
            guard previous != 0 else { return previous }
            let composed = LetterFolding.compose(previous, mark: scalar)
            letters[letters.count - 1] = composed
            return composed
        case LetterFolding.space: break
        case LetterFolding.digit: digitCount += 1
        case LetterFolding.damaged:
            symbolCount += 1
            damagedCount += 1
        default: symbolCount += 1
        }
        if previous != 0 { letters.append(0) }
        return 0
    }
}

/// Which scalars are letters, and their lower-case form, without tables that change with the Unicode version.
///
/// European scripts are folded exactly; in other scripts every scalar that is not known to be a digit or punctuation
/// counts as a letter. Decomposed letters are composed, so that NFD text gives the same as NFC.
enum LetterFolding {
    // Marks in the table for what is no plain letter; they lie where no letter can (the surrogates).
    static let firstSpecial: UInt16 = 0xD800
    static let space: UInt16 = 0xD800
    static let digit: UInt16 = 0xD801
    static let symbol: UInt16 = 0xD802
    static let damaged: UInt16 = 0xD803
    static let apostrophe: UInt16 = 0xD804
    static let mark: UInt16 = 0xD805
    static let ignored: UInt16 = 0xD806

    /// For each scalar of the Basic Multilingual Plane its folded letter or one of the marks above.
    ///
    /// Letters above the surrogates (compatibility forms) are moved below them, where they may meet rare Hangul.
    static let table: [UInt16] = (0..<0x1_0000).map { fold(UInt16($0)) }

    private static func fold(_ scalar: UInt16) -> UInt16 {
        switch scalar {
        case 0x41...0x5A: scalar + 0x20
        case 0x61...0x7A: scalar
        case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: space
        case 0x30...0x39, 0x660...0x669, 0x6F0...0x6F9, 0x966...0x96F, 0xFF10...0xFF19: digit
        case 0x27, 0x2019, 0x2BC: apostrophe
        case 0xAD, 0x200B...0x200F, 0x2060, 0xFE00...0xFE0F, 0xFEFF: ignored
        case 0x300...0x36F: mark
        case 0xFFFD, 0xE000...0xF8FF, 0xFFFE, 0xFFFF: damaged
        case 0...0xBF, 0xD7, 0xF7, 0x2B0...0x2FF, 0x37E, 0x387, 0x55A...0x55F, 0x589, 0x58A: symbol
        case 0x5BE, 0x5F3, 0x5F4, 0x60C, 0x61B, 0x61F, 0x66A...0x66D, 0x6D4, 0x964, 0x965, 0x970, 0x10FB: symbol
        case 0x2010...0x2BFF, 0x3001...0x3004, 0x3008...0x3020, 0x3030, 0x30FB: symbol
        case 0xD800...0xDFFF: damaged
        case 0xFE10...0xFE6F, 0xFF00...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65: symbol
        case 0xFFE0...0xFFFC: symbol
        case 0xF900...0xFFDF: scalar - 0x2800
        default: lowercase(scalar)
        }
    }

    private static func lowercase(_ scalar: UInt16) -> UInt16 {
        switch scalar {
        case 0xC0...0xDE: scalar + 0x20
        case 0x130: 0x69
        case 0x178: 0xFF
        case 0x17F: 0x73
        // Romanian is written with cedillas as often as with the commas it should have.
        case 0x15E, 0x15F: 0x219
        case 0x162, 0x163: 0x21B
        case 0x100...0x137, 0x14A...0x177, 0x1DE...0x1EF, 0x1F4, 0x1F8...0x21F: scalar | 1
        case 0x139...0x148, 0x179...0x17E: scalar + (scalar & 1)
        case 0x18F: 0x259
        case 0x1B7: 0x292
        case 0x386: 0x3AC
        case 0x388...0x38A: scalar + 0x25
        case 0x38C: 0x3CC
        case 0x38E, 0x38F: scalar + 0x3F
        case 0x391...0x3AB: scalar + 0x20
        case 0x400...0x40F: scalar + 0x50
        case 0x410...0x42F: scalar + 0x20
        case 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F: scalar | 1
        case 0x4C1...0x4CE: scalar + (scalar & 1)
        case 0x531...0x556: scalar + 0x30
        case 0x1E00...0x1E95, 0x1EA0...0x1EFF: scalar | 1
        case 0x1E9E: 0xDF
        default: scalar
        }
    }

    /// The letter that `base` and a combining mark make; `base` if there is none.
    static func compose(_ base: UInt16, mark: UInt32) -> UInt16 {
        guard let row = compositions.first(where: { $0.mark == mark }) else { return base }
        guard let index = row.bases.firstIndex(of: base) else { return base }
        return row.composed[index]
    }

    private struct Composition: Sendable {
        var mark: UInt32
        var bases: [UInt16]
        var composed: [UInt16]

        init(_ mark: UInt32, _ bases: String, _ composed: String) {
            self.mark = mark
            self.bases = Array(bases.utf16)
            self.composed = Array(composed.utf16)
        }
    }

    private static let compositions = [
        Composition(0x300, "aeiouwynеи", "àèìòùẁỳǹѐѝ"),
        Composition(0x301, "aeiouyclnrszwgkåæøαεηιουωϊϋгк", "áéíóúýćĺńŕśźẃǵḱǻǽǿάέήίόύώΐΰѓќ"),
        Composition(0x302, "aeiouwyscghj", "âêîôûŵŷŝĉĝĥĵ"),
        Composition(0x303, "aonieuvy", "ãõñĩẽũṽỹ"),
        Composition(0x304, "aeiouyǫ", "āēīōūȳǭ"),
        Composition(0x306, "agueioиу", "ăğŭĕĭŏйў"),
        Composition(0x307, "cgzebdfmpst", "ċġżėḃḋḟṁṗṡṫ"),
        Composition(0x308, "aeiouywιυеі", "äëïöüÿẅϊϋёї"),
        Composition(0x30A, "au", "åů"),
        Composition(0x30B, "ou", "őű"),
        Composition(0x30C, "cdelnrstzagkʒ", "čďěľňřšťžǎǧǩǯ"),
        Composition(0x326, "stgklnr", "șțģķļņŗ"),
        Composition(0x327, "cgklnrst", "çģķļņŗșț"),
        Composition(0x328, "aeiuo", "ąęįųǫ"),
    ]
}
