// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Counts tokens (what stands between white space) that writers of no language write but recognition often does.
struct TokenOddities {
    private(set) var tokenCount = 0
    /// Tokens with a capital after a small letter, letters beside digits, or a symbol between letters.
    private(set) var mixedCount = 0
    /// Tokens of one letter, or of symbols alone.
    private(set) var lonelyCount = 0

    private enum Kind {
        case space, lower, upper, digit, joint, symbol
    }

    /// What has been seen of the token that is being read.
    private struct Token {
        var letterCount = 0
        var digitCount = 0
        var symbolCount = 0
        var isMixed = false
        var hasSymbolAfterLetter = false
        var previous = Kind.space

        mutating func take(_ kind: Kind) {
            switch kind {
            case .lower, .upper:
                if kind == .upper, previous == .lower { isMixed = true }
                if hasSymbolAfterLetter || (digitCount > 0 && previous == .digit) { isMixed = true }
                letterCount += 1
            case .digit:
                if previous == .lower || hasSymbolAfterLetter { isMixed = true }
                digitCount += 1
            case .symbol:
                symbolCount += 1
                if letterCount > 0 { hasSymbolAfterLetter = true }
            case .joint: symbolCount += 1
            case .space: break
            }
            previous = kind
        }
    }

    /// Reads part of a text.
    mutating func read(_ text: [UInt8], in range: Range<Int>) {
        let bytes = text.span
        var token = Token()
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = bytes[index]
            var kind = Kind.lower
            if byte < 0x80 {
                kind = TokenOddities.kind(ofASCII: byte)
                index += 1
            } else {
                let next = index + 1 < range.upperBound ? bytes[index + 1] : 0
                kind = TokenOddities.kind(first: byte, second: next)
                index += 1
                while index < range.upperBound, bytes[index].isUTF8Continuation { index += 1 }
            }
            if kind == .space {
                close(&token)
            } else {
                token.take(kind)
            }
        }
        close(&token)
    }

    private mutating func close(_ token: inout Token) {
        guard token.previous != .space else { return }
        tokenCount += 1
        if token.isMixed { mixedCount += 1 }
        if token.digitCount == 0, token.letterCount == 1 || (token.letterCount == 0 && token.symbolCount > 0) {
            lonelyCount += 1
        }
        token = Token()
    }

    private static func kind(ofASCII byte: UInt8) -> Kind {
        switch byte {
        case 0x61...0x7A: .lower
        case 0x41...0x5A: .upper
        case 0x30...0x39: .digit
        case 0x09...0x0D, 0x20: .space
        // Hyphen, apostrophe, full stop, slash, at sign, colon, ampersand, underscore join what belongs together.
        case 0x2D, 0x27, 0x2E, 0x2F, 0x40, 0x3A, 0x26, 0x5F: .joint
        default: .symbol
        }
    }

    /// Capitals of Latin-1, Greek and Cyrillic are told from small letters; other letters count as small.
    private static func kind(first: UInt8, second: UInt8) -> Kind {
        switch (first, second) {
        case (0xC2, 0xA0): .space
        case (0xC2, 0xAD), (0xC2, 0xB7): .joint
        case (0xC2, _): .symbol
        case (0xC3, 0x80...0x9E): .upper
        case (0xCE, 0x86...0xAB): .upper
        case (0xD0, 0x80...0xAF): .upper
        case (0xE2, 0x80): .joint
        case (0xE2, _), (0xEF, _): .symbol
        case (0x80...0xC1, _): .symbol
        default: .lower
        }
    }
}
