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
        let before = text[lowest..<site.start].suffix(while: { !$0.isASCIISpace })
        let after = text[(end + 1)...].prefix(HyphenResolver.maximumWordByteCount).prefix { !$0.isASCIISpace }
        let first = before.trimmedStart
        let second = after.trimmedEnd
        guard !first.isEmpty, !second.isEmpty, after.first?.isWordByte == true else { return }
        site.joined = (first + second).withSmallInitial
        site.hyphenated = (first + text[site.start..<end] + second).withSmallInitial
    }

    // Which of the forms stand in the text as words of their own, the halves at the hyphens left out.
    private func knownWords(_ text: [UInt8]) -> Set<[UInt8]> {
        var wanted = Set(sites.flatMap { [$0.joined, $0.hyphenated] })
        wanted.remove([])
        var lengths = Set(wanted.map(\.count))
        lengths.remove(0)
        var known: Set<[UInt8]> = []
        var index = 0
        while index < text.count {
            let end = text[index...].firstIndex { $0.isASCIISpace } ?? text.count
            let word = text[index..<end].trimmedStart.trimmedEnd
            if lengths.contains(word.count), case let form = word.withSmallInitial, wanted.contains(form) {
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

extension Collection<UInt8> where Self: BidirectionalCollection {
    fileprivate func suffix(while condition: (UInt8) -> Bool) -> SubSequence {
        var start = endIndex
        while start > startIndex, condition(self[index(before: start)]) { start = index(before: start) }
        return self[start...]
    }

    /// Without the punctuation at its start.
    fileprivate var trimmedStart: [UInt8] {
        var bytes = Array(self)[...]
        while let first = bytes.first {
            if !first.isWordByte {
                bytes.removeFirst()
            } else if bytes.starts(with: [0xE2, 0x80]) {
                bytes = bytes.dropFirst(3)
            } else if bytes.starts(with: [0xC2]) {
                bytes = bytes.dropFirst(2)
            } else {
                break
            }
        }
        return Array(bytes)
    }

    /// Without the punctuation at its end.
    fileprivate var trimmedEnd: [UInt8] {
        var bytes = Array(self)
        while let last = bytes.last {
            if !last.isWordByte {
                bytes.removeLast()
            } else if bytes.count > 2, bytes[bytes.count - 3] == 0xE2, bytes[bytes.count - 2] == 0x80 {
                bytes.removeLast(3)
            } else if bytes.count > 1, bytes[bytes.count - 2] == 0xC2 {
                bytes.removeLast(2)
            } else {
                break
            }
        }
        return bytes
    }
}

extension [UInt8] {
    /// The word as it stands within a sentence.
    fileprivate var withSmallInitial: [UInt8] {
        guard let first = String(decoding: prefix(4), as: UTF8.self).unicodeScalars.first else { return self }
        let length = UTF8.width(first)
        return Array(first.properties.lowercaseMapping.utf8) + dropFirst(length)
    }
}
