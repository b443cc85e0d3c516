// SPDX-License-Identifier: EUPL-1.2

/// A token that is found in the text as it stands, before the text is split into pieces.
struct AddedToken: Sendable, Hashable {
    var id: UInt32
    var content: String
    /// Whether it is a control token, which only the caller may let a text contain.
    var isSpecial: Bool
    /// Whether it is searched for in the normalised text, which is after those that are not.
    var isNormalized: Bool
    /// Whether it takes the white space before it.
    var stripsLeft = false
    /// Whether it takes the white space behind it.
    var stripsRight = false
    /// Whether it must not touch a letter, digit or mark.
    var isSingleWord = false
}

/// Finds added tokens in texts: of those that begin first, the longest, and on from its end.
struct AddedTokenFinder: Sendable {
    /// One token found, with the white space that it takes.
    struct Match {
        var start: Int
        var end: Int
        var token: AddedToken
    }

    private let tokens: [AddedToken]
    private let contents: ByteStringTable
    /// The byte counts of the tokens that begin with each byte, the longest first.
    private let byteCounts: [[Int]]
    private let isFirst: [Bool]
    /// Whether a search can find anything when special tokens are not wanted.
    private let hasOrdinaryTokens: Bool

    /// Whether there is nothing to find.
    var isEmpty: Bool { tokens.isEmpty }

    /// A finder of tokens; `normalize` is done to their names first.
    init(_ candidates: [AddedToken], normalize: ([UInt8]) -> [UInt8] = { $0 }) {
        var contents = ByteStringTable()
        var tokens: [AddedToken] = []
        var byteCounts = [Set<Int>](repeating: [], count: 256)
        for token in candidates {
            let bytes = normalize(Array(token.content.utf8))
            guard let first = bytes.first, contents.insert(bytes) == tokens.count else { continue }
            tokens.append(token)
            byteCounts[Int(first)].insert(bytes.count)
        }
        self.tokens = tokens
        self.contents = contents
        self.byteCounts = byteCounts.map { $0.sorted(by: >) }
        isFirst = byteCounts.map { !$0.isEmpty }
        hasOrdinaryTokens = tokens.contains { !$0.isSpecial }
    }

    /// All tokens between `start` and `end`, in the order in which they begin.
    ///
    /// A token may stand in white space that the one before it took; what follows it is then encoded although it was taken,
    /// too. Special tokens that are not allowed are passed over as a whole, as the reference implementation does.
    func matches(in bytes: Span<UInt8>, from start: Int, to end: Int, allowingSpecialTokens: Bool) -> [Match] {
        var matches: [Match] = []
        guard allowingSpecialTokens ? !isEmpty : hasOrdinaryTokens else { return matches }
        var position = start
        var taken = start
        while let found = firstMatch(in: bytes, from: position, to: end) {
            position = found.end
            if found.token.isSpecial, !allowingSpecialTokens { continue }
            var match = found
            if match.token.isSingleWord, touchesWord(bytes, match, start, end) { continue }
            if match.token.stripsLeft {
                match.start = TextBounds.startOfSpace(bytes, from: min(taken, match.start), before: match.start)
            }
            if match.token.stripsRight { match.end = TextBounds.endOfSpace(bytes, from: match.end, to: end) }
            matches.append(match)
            taken = match.end
        }
        return matches
    }

    private func touchesWord(_ bytes: Span<UInt8>, _ match: Match, _ start: Int, _ end: Int) -> Bool {
        TextBounds.isWord(TextBounds.scalar(bytes, before: match.start, from: start))
            || TextBounds.isWord(TextBounds.scalar(bytes, at: match.end, to: end))
    }

    /// The first token from `start` on that lies before `end`.
    private func firstMatch(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Match? {
        for index in start..<max(start, end) where isFirst[Int(bytes[index])] {
            for byteCount in byteCounts[Int(bytes[index])] where byteCount <= end - index {
                guard let found = contents.index(of: bytes, from: index, to: index + byteCount) else { continue }
                return Match(start: index, end: index + byteCount, token: tokens[found])
            }
        }
        return nil
    }
}

/// What stands around a place of UTF-8 bytes.
enum TextBounds {
    /// The scalar that begins at a place; `nil` at the end, and where there is none.
    static func scalar(_ bytes: Span<UInt8>, at index: Int, to end: Int) -> Unicode.Scalar? {
        guard index < end else { return nil }
        var held: [UInt8] = []
        for position in index..<min(index + 4, end) where held.isEmpty || bytes[position] & 0xC0 == 0x80 {
            held.append(bytes[position])
        }
        return String(validating: held.prefix(byteCount(ofLead: held[0])), as: UTF8.self)?.unicodeScalars.first
    }

    /// The scalar that ends at a place.
    static func scalar(_ bytes: Span<UInt8>, before index: Int, from start: Int) -> Unicode.Scalar? {
        var first = index - 1
        while first > start, index - first < 4, bytes[first] & 0xC0 == 0x80 { first -= 1 }
        guard first >= start else { return nil }
        return scalar(bytes, at: first, to: index)
    }

    /// Whether a scalar is one of a word: a letter, mark, decimal digit, connector or joiner.
    static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
        guard let properties = scalar?.properties, let age = properties.age, age.major <= 16 else { return false }
        if properties.isAlphabetic || properties.isJoinControl { return true }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation: return true
        default: return false
        }
    }

    /// Where the white space ends that begins at a place.
    static func endOfSpace(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        var index = start
        while let next = scalar(bytes, at: index, to: end), next.properties.isWhitespace {
            index += UTF8.width(next)
        }
        return index
    }

    /// Where the white space begins that ends at a place.
    static func startOfSpace(_ bytes: Span<UInt8>, from start: Int, before end: Int) -> Int {
        var index = end
        while let last = scalar(bytes, before: index, from: start), last.properties.isWhitespace {
            index -= UTF8.width(last)
        }
        return index
    }

    private static func byteCount(ofLead lead: UInt8) -> Int {
        lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    }
}
