// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Decides on hyphens at the ends of lines that may belong to a word as well as to the end of the line.
///
/// A word is joined only where it is known: where it occurs in the same text elsewhere, without the hyphen ("Verwal- tung",
/// "Verwaltung") or with it ("well- known", "well-known"). Else the hyphen and the space after it stay, so that nothing
/// is made up.
struct HyphenResolver {
    private struct Site {
        var start: Int
        var count: Int
        var joined: [UInt8] = []
        var hyphenated: [UInt8] = []
    }

    private var sites: [Site] = []
    // Longer words are none.
    private static let maximumWordByteCount = 100

    /// Notes a hyphen that a space comes after.
    mutating func note(_ start: Int, count: Int) {
        sites.append(Site(start: start, count: count))
    }

    /// The text with the known words joined.
    mutating func resolved(_ text: [UInt8]) -> [UInt8] {
        guard !sites.isEmpty else { return text }
        for index in sites.indices { fill(&sites[index], text) }
        let known = knownWords(text)
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var copied = 0
        for site in sites {
            if known.contains(site.joined) {
                result += text[copied..<site.start]
            } else if known.contains(site.hyphenated) {
                result += text[copied..<(site.start + site.count)]
            } else {
                continue
            }
            copied = site.start + site.count + 1
        }
        return result + text[copied...]
    }

    // The forms that the word can have, from the letters before the hyphen and after it.
    private func fill(_ site: inout Site, _ text: [UInt8]) {
        let end = site.start + site.count
        guard end < text.count, text[end] == 0x20 else { return }
        let lowest = max(0, site.start - HyphenResolver.maximumWordByteCount)
        var start = site.start
        while start > lowest, !text[start - 1].isASCIISpace { start -= 1 }
        let after = text[(end + 1)...].prefix(HyphenResolver.maximumWordByteCount).prefix { !$0.isASCIISpace }
        let first = text[text.span.droppingOpeningMarks(start..<site.start)]
        let second = text[text.span.droppingClosingMarks(after.indices)]
        guard !first.isEmpty, !second.isEmpty, after.first?.isWordByte == true else { return }
        site.joined = Array(first + second).withSmallInitial
        site.hyphenated = Array(first + text[site.start..<end] + second).withSmallInitial
    }

    // Which of the forms stand in the text as words of their own, the halves at the hyphens left out.
    private func knownWords(_ text: [UInt8]) -> Set<[UInt8]> {
        var wanted = Set(sites.flatMap { [$0.joined, $0.hyphenated] })
        wanted.remove([])
        var known: Set<[UInt8]> = []
        guard !wanted.isEmpty else { return known }
        var isTail = Array(repeating: false, count: 1 << 12)
        for form in wanted { isTail[form.span.tailHash(form.indices)] = true }
        let bytes = text.span
        var index = 0
        while index < bytes.count {
            var end = index
            // All other white space is gone.
            while end < bytes.count, bytes[end] > 0x20 { end += 1 }
            let word = bytes.droppingClosingMarks(bytes.droppingOpeningMarks(index..<end))
            if isTail[bytes.tailHash(word)], case let form = Array(text[word]).withSmallInitial, wanted.contains(form) {
                known.insert(form)
            }
            index = end + 1
        }
        return known
    }
}

extension UInt8 {
    /// Whether the byte is of a letter or digit, or of a character beyond ASCII.
    fileprivate var isWordByte: Bool { isASCIILetter || isASCIIDigit || self >= 0x80 }
}

extension Span<UInt8> {
    /// A stretch without the punctuation at its start.
    fileprivate func droppingOpeningMarks(_ stretch: Range<Int>) -> Range<Int> {
        var start = stretch.lowerBound
        let end = stretch.upperBound
        while start < end {
            if !self[start].isWordByte {
                start += 1
            } else if self[start] == 0xE2, start + 1 < end, self[start + 1] == 0x80 {
                start = Swift.min(start + 3, end)
            } else if self[start] == 0xC2 {
                start = Swift.min(start + 2, end)
            } else {
                break
            }
        }
        return start..<end
    }

    /// A stretch without the punctuation at its end.
    fileprivate func droppingClosingMarks(_ stretch: Range<Int>) -> Range<Int> {
        let start = stretch.lowerBound
        var end = stretch.upperBound
        // No mark ends in a letter of ASCII.
        if end > start, self[end - 1].isASCIILetter { return stretch }
        while end > start {
            if !self[end - 1].isWordByte {
                end -= 1
            } else if end - start > 2, self[end - 3] == 0xE2, self[end - 2] == 0x80 {
                end -= 3
            } else if end - start > 1, self[end - 2] == 0xC2 {
                end -= 2
            } else {
                break
            }
        }
        return start..<end
    }

    /// A hash of twelve bits of the end of a word and its length, without its first character, which may be a capital.
    fileprivate func tailHash(_ word: Range<Int>) -> Int {
        var start = word.lowerBound + 1
        while start < word.upperBound, self[start].isUTF8Continuation { start += 1 }
        guard start < word.upperBound else { return 0 }
        let tail = start..<word.upperBound
        return Int(((lastBytes(of: tail) ^ UInt64(tail.count)) &* 0x9E37_79B9_7F4A_7C15) >> 52)
    }
}

extension [UInt8] {
    /// The word as it stands within a sentence.
    fileprivate var withSmallInitial: [UInt8] {
        if let byte = first, byte < 0x80 {
            var word = self
            word[0] = byte.asciiLowercased
            return word
        }
        guard let first = String(decoding: prefix(4), as: UTF8.self).unicodeScalars.first else { return self }
        let length = UTF8.width(first)
        return Array(first.properties.lowercaseMapping.utf8) + dropFirst(length)
    }
}
