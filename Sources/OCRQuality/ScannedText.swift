// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// A text's words in folded letters, and counts of what writers of no language write but recognition often does.
struct ScannedText: Sendable {
    /// A run of letters.
    struct Word: Sendable {
        var start: Int
        var count: Int
        var isCapital = false
        var isAllCapitals = false
        /// Whether a hyphen and white space follow: the next word may be its second half.
        var isCut = false
    }

    /// A longer word is no word.
    static let longestWord = 60

    /// Folded letters, a 0 after each word.
    private(set) var letters: [UInt16] = []
    private(set) var words: [Word] = []
    /// The kind of each character as `ShapeModel` has it; white space once.
    private(set) var shapes: [UInt8] = [0]
    private(set) var letterCount = 0
    private(set) var scalarCount = 0
    private(set) var digitCount = 0
    /// U+FFFD, private-use scalars, bytes that are not UTF-8, and the letters of words that are too long for any.
    private(set) var damagedCount = 0
    /// Signs that are rare in any running text.
    private(set) var symbolCount = 0
    private(set) var tokenCount = 0
    /// Words with a capital after a small letter.
    private(set) var mixedCaseCount = 0
    /// Tokens with a digit after a letter or a letter after a digit.
    private(set) var digitBesideLetterCount = 0
    /// Tokens with a sign between letters.
    private(set) var signInsideCount = 0
    /// Tokens of signs alone.
    private(set) var signsAloneCount = 0
    /// Tokens in which signs follow each other that seldom do.
    private(set) var signRunCount = 0
    /// Tokens that begin with a sign that ends words.
    private(set) var badStartCount = 0

    /// Where the token that is being read stands.
    private struct Token {
        var previous = LetterTable.Kind.space
        var previousScalar: UInt32 = 0
        var length = 0
        var wordLetterCount = 0
        var wordCapitalCount = 0
        var isFirstCapital = false
        var isMixed = false
        var letterOrDigitCount = 0
        var wordCount = 0
        var hasDigitBesideLetter = false
        var hasSignInside = false
        var hasSignRun = false
        var hasBadStart = false
        /// Whether it is an address on the network: two slashes after a colon, or an @ in a word.
        var isAddress = false
        var firstWord = 0
        var firstLetter = 0
        var firstShape = 1
    }

    init(_ text: [UInt8]) {
        letters.reserveCapacity(text.count + 1)
        shapes.reserveCapacity(text.count + 1)
        let entries = LetterTable.entries.span
        let bytes = text.span
        var token = Token()
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            var scalar = UInt32(byte)
            if byte < 0x80 {
                index += 1
            } else {
                (scalar, index) = bytes.scalar(at: index, end: bytes.count)
            }
            let entry = scalar < 0x1_0000 ? entries[Int(scalar)] : .init(letter: 0, kind: .symbol)
            let shape = ShapeModel.kind(entry.kind, scalar)
            if shape != 0 || (entry.kind == .space && shapes.last != 0) { shapes.append(shape) }
            take(entry, scalar, &token)
        }
        endToken(&token)
    }

    private mutating func take(_ entry: LetterTable.Entry, _ scalar: UInt32, _ token: inout Token) {
        switch entry.kind {
        case .space:
            endToken(&token)
            return
        case .lower, .upper:
            if let parts = ScannedText.ligature(scalar) {
                for part in parts { takeLetter(part, .lower, &token) }
            } else {
                takeLetter(entry.letter, entry.kind, &token)
            }
        case .apostrophe where token.wordLetterCount > 0:
            letters.append(0x27)
            token.wordLetterCount += 1
            scalarCount += 1
        case .ignored:
            if token.wordLetterCount > 0, let last = letters.last, (0x300...0x36F).contains(scalar) {
                letters[letters.count - 1] = LetterTable.compose(last, mark: scalar)
            }
            return
        default: takeSign(entry.kind, scalar, &token)
        }
        token.previous = entry.kind
        token.previousScalar = scalar
        token.length += 1
    }

    @inline(__always)
    private mutating func takeLetter(_ letter: UInt16, _ kind: LetterTable.Kind, _ token: inout Token) {
        if token.wordLetterCount == 0 {
            if token.previous == .digit { token.hasDigitBesideLetter = true }
            let isSign = token.previous == .punctuation || token.previous == .symbol || token.previous == .damaged
            if token.wordCount > 0, isSign { token.hasSignInside = true }
            token.isFirstCapital = kind == .upper
        } else if kind == .upper, token.previous == .lower {
            token.isMixed = true
        }
        if kind == .upper { token.wordCapitalCount += 1 }
        letters.append(letter)
        token.wordLetterCount += 1
        token.letterOrDigitCount += 1
        letterCount += 1
        scalarCount += 1
    }

    private mutating func takeSign(_ kind: LetterTable.Kind, _ scalar: UInt32, _ token: inout Token) {
        endWord(&token)
        scalarCount += 1
        switch kind {
        case .digit:
            if token.previous == .lower || token.previous == .upper { token.hasDigitBesideLetter = true }
            token.letterOrDigitCount += 1
            digitCount += 1
        case .damaged:
            damagedCount += 1
            symbolCount += 1
        case .symbol: symbolCount += 1
        default: break
        }
        if kind == .digit { return }
        if token.length == 0, [0x2C, 0x2E, 0x3A, 0x3B, 0x21, 0x3F, 0x29].contains(scalar) { token.hasBadStart = true }
        if scalar == 0x2F, token.previousScalar == 0x2F { token.isAddress = true }
        if scalar == 0x40, token.letterOrDigitCount > 0 { token.isAddress = true }
        let follows = token.previous == .punctuation || token.previous == .symbol
        // Three dots and a sign after a closing quotation mark or bracket are usual.
        if follows, token.previousScalar != scalar, kind == .symbol || ScannedText.isStop(token.previousScalar) {
            if kind == .symbol || ScannedText.isStop(scalar) { token.hasSignRun = true }
        }
    }

    private static func isStop(_ scalar: UInt32) -> Bool {
        [0x2C, 0x2E, 0x3A, 0x3B].contains(scalar)
    }

    private mutating func endWord(_ token: inout Token) {
        // An apostrophe at the end is a quotation mark or an elision; it is no letter of the word.
        while token.wordLetterCount > 0, letters.last == 0x27 {
            letters.removeLast()
            token.wordLetterCount -= 1
        }
        guard token.wordLetterCount > 0 else { return }
        var word = Word(start: letters.count - token.wordLetterCount, count: token.wordLetterCount)
        word.isCapital = token.isFirstCapital
        word.isAllCapitals = token.wordCapitalCount == token.wordLetterCount && token.wordLetterCount > 1
        words.append(word)
        letters.append(0)
        if word.count > ScannedText.longestWord { damagedCount += word.count }
        if token.isMixed { mixedCaseCount += 1 }
        token.wordCount += 1
        (token.wordLetterCount, token.wordCapitalCount, token.isMixed) = (0, 0, false)
    }

    private mutating func endToken(_ token: inout Token) {
        guard token.length > 0 else { return }
        endWord(&token)
        if token.isAddress {
            // What stands in an address says nothing of the recognition of words.
            letterCount -= words[token.firstWord...].reduce(0) { $0 + $1.count }
            words.removeSubrange(token.firstWord...)
            letters.removeSubrange(token.firstLetter...)
            shapes.removeSubrange(min(token.firstShape, shapes.count)...)
            startToken(&token)
            return
        }
        if token.previous == .hyphen, token.wordCount > 0 { words[words.count - 1].isCut = true }
        tokenCount += 1
        if token.hasDigitBesideLetter { digitBesideLetterCount += 1 }
        if token.hasSignInside { signInsideCount += 1 }
        if token.letterOrDigitCount == 0 { signsAloneCount += 1 }
        if token.hasSignRun { signRunCount += 1 }
        if token.hasBadStart, token.letterOrDigitCount > 0 { badStartCount += 1 }
        startToken(&token)
    }

    private func startToken(_ token: inout Token) {
        token = Token()
        (token.firstWord, token.firstLetter, token.firstShape) = (words.count, letters.count, shapes.count)
    }

    /// The letters of a ligature of the compatibility block.
    private static func ligature(_ scalar: UInt32) -> [UInt16]? {
        guard (0xFB00...0xFB06).contains(scalar) else { return nil }
        return switch scalar {
        case 0xFB00: [0x66, 0x66]
        case 0xFB01: [0x66, 0x69]
        case 0xFB02: [0x66, 0x6C]
        case 0xFB03: [0x66, 0x66, 0x69]
        case 0xFB04: [0x66, 0x66, 0x6C]
        default: [0x73, 0x74]
        }
    }
}
