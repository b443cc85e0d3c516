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
    }

    private var sites: [Site] = []
    // Longer words are none.
    private static let maximumWordByteCount = 100

    /// Notes a hyphen that a space comes after.
    mutating func note(_ start: Int, count: Int) {
        sites.append(Site(start: start, count: count))
    }

    /// The text with the known words joined.
    func resolved(_ text: [UInt8]) -> [UInt8] {
        guard !sites.isEmpty else { return text }
        var words = WantedWords()
        let bytes = text.span
        let forms = sites.map { wantedForms(at: $0, bytes, &words) }
        words.find(in: bytes)
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var copied = 0
        for (site, form) in zip(sites, forms) {
            let end: Int
            if words.isKnown(form.joined) {
                end = site.start
            } else if words.isKnown(form.hyphenated) {
                end = site.start + site.count
            } else {
                continue
            }
            result.append(copying: bytes.extracting(copied..<end))
            copied = site.start + site.count + 1
        }
        result.append(copying: bytes.extracting(copied...))
        return result
    }

    // The numbers of the forms that the word can have, from the letters before the hyphen and after it; none if there are
    // none.
    private func wantedForms(
        at site: Site,
        _ text: Span<UInt8>,
        _ words: inout WantedWords
    ) -> (joined: Int?, hyphenated: Int?) {
        let end = site.start + site.count
        guard end < text.count, text[end] == 0x20 else { return (nil, nil) }
        let lowest = max(0, site.start - HyphenResolver.maximumWordByteCount)
        var start = site.start
        while start > lowest, !text[start - 1].isASCIISpace { start -= 1 }
        let highest = min(text.count, end + 1 + HyphenResolver.maximumWordByteCount)
        var stop = end + 1
        while stop < highest, !text[stop].isASCIISpace { stop += 1 }
        let first = text.droppingOpeningMarks(start..<site.start)
        let second = text.droppingClosingMarks((end + 1)..<stop)
        guard !first.isEmpty, !second.isEmpty, text[end + 1].isWordByte else { return (nil, nil) }
        func form(to end: Int) -> [UInt8] {
            var form = Array(copying: text.extracting(first.lowerBound..<end))
            form.append(copying: text.extracting(second))
            return form
        }
        return (words.number(of: form(to: first.upperBound)), words.number(of: form(to: end)))
    }
}

/// Words that are looked for in a text, as they stand within a sentence.
private struct WantedWords {
    private struct Word {
        var form: [UInt8]
        var isKnown = false
        // The number of the next one with the same hash.
        var next: Int
    }

    private var words: [Word] = []
    // By the hashes of their tails, the number of the word that came last.
    private var heads = Array(repeating: Int32(-1), count: 1 << 10)
    private var leastByteCount = Int.max

    /// The number of a word, which is looked for from now on.
    mutating func number(of word: [UInt8]) -> Int {
        let form = word.withSmallInitial
        let hash = form.span.tailHash(form.indices)
        if let number = number(ofForm: form, hash: hash) { return number }
        words.append(Word(form: form, next: Int(heads[hash])))
        heads[hash] = Int32(words.count - 1)
        leastByteCount = min(leastByteCount, form.count)
        return words.count - 1
    }

    /// Whether the word was found.
    func isKnown(_ number: Int?) -> Bool { number.map { words[$0].isKnown } ?? false }

    /// Looks which of them stand in a text as words of their own, the halves at the hyphens left out.
    mutating func find(in text: Span<UInt8>) {
        guard !words.isEmpty else { return }
        var index = 0
        while index < text.count {
            // All other white space is gone.
            let end = text.firstIndex(from: index) { $0 .<= SIMD16(repeating: 0x20) }
            let place = index..<end
            index = end + 1
            // A capital can take fewer bytes than the small letter of the form.
            guard place.count + 3 >= leastByteCount else { continue }
            let word = text.droppingClosingMarks(text.droppingOpeningMarks(place))
            let hash = text.tailHash(word)
            guard heads[hash] >= 0 else { continue }
            let form = Array(copying: text.extracting(word)).withSmallInitial
            if let number = number(ofForm: form, hash: hash) { words[number].isKnown = true }
        }
    }

    private func number(ofForm form: [UInt8], hash: Int) -> Int? {
        var number = Int(heads[hash])
        while number >= 0 {
            if words[number].form == form { return number }
            number = words[number].next
        }
        return nil
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

    /// A hash of ten bits of the end of a word and its length, without its first character, which may be a capital.
    fileprivate func tailHash(_ word: Range<Int>) -> Int {
        var start = word.lowerBound + 1
        while start < word.upperBound, self[start].isUTF8Continuation { start += 1 }
        guard start < word.upperBound else { return 0 }
        let tail = start..<word.upperBound
        return Int(((lastBytes(of: tail) ^ UInt64(tail.count)) &* 0x9E37_79B9_7F4A_7C15) >> 54)
    }
}

extension [UInt8] {
    /// The word as it stands within a sentence.
    fileprivate var withSmallInitial: [UInt8] {
        if let byte = first, byte < 0x80 {
            if byte == byte.asciiLowercased { return self }
            var word = self
            word[0] = byte.asciiLowercased
            return word
        }
        guard let first = String(decoding: prefix(4), as: UTF8.self).unicodeScalars.first else { return self }
        let length = UTF8.width(first)
        return Array(first.properties.lowercaseMapping.utf8) + dropFirst(length)
    }
}
