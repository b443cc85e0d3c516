// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// A stretch of a page's text that stands apart, and what is known of it.
struct HTMLBlock {
    /// Its bytes in the page's text.
    var range: Range<Int>
    /// How many of them are the text of links.
    var linkByteCount: Int
    /// How many links it holds.
    var linkCount: Int
    /// The element it stands in.
    var node: Int
    /// What the elements that mark its first text say.
    var inlineMarks: HTMLMarks
    /// Whether it is (a row of) a table.
    var isRow: Bool
    /// What its text looks like.
    var shape = HTMLTextShape()

    /// Whether it reads like running text.
    var isProse: Bool {
        let ownByteCount = range.count - linkByteCount
        guard ownByteCount >= 60, linkByteCount * 3 < range.count else { return false }
        return shape.sentenceCount > 0 || shape.commaCount > 1 || ownByteCount > 250
    }
}

/// What a text looks like, whatever its language.
struct HTMLTextShape {
    /// Runs of bytes between spaces.
    var wordCount = 0
    /// Marks that end a sentence, before a space or the end.
    var sentenceCount = 0
    /// Commas, semicolons and colons before a space.
    var commaCount = 0
    /// Digits.
    var digitCount = 0
    /// Words that begin with a capital letter.
    var capitalCount = 0
    /// Separators of menus and lines: bars, bullets, guillemets, slashes between spaces.
    var barCount = 0
    /// Line breaks.
    var lineCount = 1
    /// Whether it ends as a sentence does.
    var endsSentence = false
    /// How it begins: a small letter 0, a capital 1, a digit 2, a quotation mark or dash 3, anything else 4.
    var start = 4
    /// A hash of the text.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325

    init() {}

    /// The shape of UTF-8.
    init(_ text: Span<UInt8>) {
        var isWordStart = true
        for index in text.indices {
            let byte = text[index]
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
            let next = index + 1 < text.count ? text[index + 1] : 0x20
            if isWordStart, byte > 0x20 {
                wordCount += 1
                if HTMLTextShape.isCapital(byte, next) { capitalCount += 1 }
            }
            isWordStart = byte <= 0x20
            if byte < 0x40 {
                count(byte, next, index: index, text)
            } else if byte >= 0x7C {
                countRare(byte, next, text, index)
            }
        }
        if !text.isEmpty { start = HTMLTextShape.start(text) }
        endsSentence = HTMLTextShape.endsSentence(text)
    }

    private mutating func count(_ byte: UInt8, _ next: UInt8, index: Int, _ text: Span<UInt8>) {
        switch byte {
        case 0x2E, 0x21, 0x3F:
            if next <= 0x20 || next == 0x22 || next == 0xE2 || next == 0xC2 || next == 0x29 { sentenceCount += 1 }
        case 0x2C, 0x3A, 0x3B: if next <= 0x20 { commaCount += 1 }
        case 0x30...0x39: digitCount += 1
        case 0x0A: lineCount += 1
        case 0x2F: if next <= 0x20 { barCount += 1 }
        default: break
        }
    }

    private mutating func countRare(_ byte: UInt8, _ next: UInt8, _ text: Span<UInt8>, _ index: Int) {
        if byte == 0x7C { barCount += 1 }
        guard byte >= 0xC2, index + 2 < text.count else { return }
        let third = text[index + 2]
        switch (byte, next, third) {
        // Middle dot, guillemets; bullet, single guillemets; ideographic full stop and comma, and their wide kin.
        case (0xC2, 0xB7, _), (0xC2, 0xBB, _), (0xE2, 0x80, 0xA2), (0xE2, 0x80, 0xBA): barCount += 1
        case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F), (0xE2, 0x80, 0xA6): sentenceCount += 1
        case (0xE3, 0x80, 0x81), (0xEF, 0xBC, 0x8C): commaCount += 1
        default: break
        }
    }

    // Capitals of Latin, Greek and Cyrillic, the accented ones by and large.
    private static func isCapital(_ byte: UInt8, _ next: UInt8) -> Bool {
        switch byte {
        case 0x41...0x5A: true
        case 0xC3: next < 0x9F
        case 0xC4, 0xC5: next & 1 == 0
        case 0xCE: next >= 0x86 && next <= 0xAB
        case 0xD0: next <= 0xAF
        default: false
        }
    }

    private static func start(_ text: Span<UInt8>) -> Int {
        let byte = text[0]
        let next = text.count > 1 ? text[1] : 0x20
        if isCapital(byte, next) { return 1 }
        if byte.isASCIIDigit { return 2 }
        if byte.isASCIILetter || (0xC3...0xD4).contains(byte) { return 0 }
        return byte == 0x22 || byte == 0x27 || byte == 0xE2 || byte == 0xC2 || byte == 0x2D ? 3 : 4
    }

    // Over closing quotation marks and brackets.
    private static func endsSentence(_ text: Span<UInt8>) -> Bool {
        var index = text.count - 1
        while index >= 0, text.count - index <= 8 {
            let byte = text[index]
            if byte == 0x2E || byte == 0x21 || byte == 0x3F { return true }
            if byte == 0x82 || byte == 0xA6 { return index >= 2 && text[index - 2] >= 0xE2 }
            guard byte == 0x22 || byte == 0x27 || byte == 0x29 || byte == 0x5D || byte >= 0x80 else { return false }
            index -= 1
        }
        return false
    }
}
