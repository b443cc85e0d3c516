// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import MarkupParsing

/// What the prefixes of a wiki's titles and links mean.
final class WikiNamespaces: Hashable, Sendable {
    // By name in lower case, with spaces for underscores.
    private let numbers: [String: Int]
    // The spellings that occur, letters of ASCII in lower case, and whether a link with such a prefix is hidden.
    private let spellings: NameTable
    private let isHidden: [Bool]

    /// The namespaces of a wiki that says nothing of them.
    static let standard = WikiNamespaces([])

    /// The namespaces that a wiki names, beside those that all have.
    init(_ given: [(name: String, number: Int)]) {
        var numbers = WikiNamespaces.common
        // Thousands of them are no wiki's.
        let given = given.prefix(WikiNamespaces.maximumCount).filter { !$0.name.isEmpty }
        for (name, number) in given { numbers[name.lowercased()] = number }
        let others = WikiNamespaces.otherWikis.filter { numbers[$0] == nil }
        let names = (numbers.keys + given.map(\.name) + others).map { name in
            String(decoding: name.utf8.map(\.asciiLowercased), as: UTF8.self)
        }
        spellings = NameTable(names)
        var isHidden = Array(repeating: false, count: spellings.count + 1)
        for name in names where numbers[name.lowercased()].map(WikiNamespaces.hiddenNumbers.contains) == true {
            isHidden[spellings.number(of: name)] = true
        }
        self.isHidden = isHidden
        self.numbers = numbers
    }

    static func == (left: WikiNamespaces, right: WikiNamespaces) -> Bool { left.numbers == right.numbers }

    func hash(into hasher: inout Hasher) { hasher.combine(numbers) }

    /// The number of the namespace of a page, by its title.
    func number(ofTitle title: String) -> Int {
        guard let colon = title.firstIndex(of: ":") else { return 0 }
        return numbers[title[..<colon].lowercased()] ?? 0
    }

    /// Whether a link to a target shows no text where it stands: media, files, categories, other languages.
    ///
    /// Links to another language's page have its code as prefix; with a colon before it, a link is shown.
    func isHidden(target: Span<UInt8>) -> Bool {
        var start = 0
        while start < target.count, target[start] == 0x20 { start += 1 }
        let limit = min(target.count, start + WikiNamespaces.maximumPrefixByteCount + 1)
        // A colon before it is a prefix of nothing.
        var end = start
        while end < limit, target[end] != 0x3A { end += 1 }
        return end > start && end < limit && isHidden(prefix: target.extracting(start..<end))
    }

    private func isHidden(prefix: Span<UInt8>) -> Bool {
        var name = InlineArray<60, UInt8>(repeating: 0)
        var count = prefix.count
        var isASCII = true
        for index in prefix.indices {
            name[index] = prefix[index] == 0x5F ? 0x20 : prefix[index].asciiLowercased
            if prefix[index] >= 0x80 { isASCII = false }
        }
        while count > 0, name[count - 1] == 0x20 { count -= 1 }
        let span = name.span.extracting(first: count)
        let spelling = spellings.number(of: span)
        if spelling != NameTable.unknown { return isHidden[spelling] }
        if isASCII { return WikiNamespaces.isLanguageCode(span) }
        // Letters beyond ASCII in another case than the wiki itself writes them.
        let number = numbers[String(decoding: Array(copying: span), as: UTF8.self).lowercased()]
        return number.map(WikiNamespaces.hiddenNumbers.contains) ?? false
    }

    private static func isLanguageCode(_ name: Span<UInt8>) -> Bool {
        var letterCount = name.count
        for index in name.indices {
            if name[index] == 0x2D {
                letterCount = min(letterCount, index)
            } else if !name[index].isASCIILetter {
                return false
            }
        }
        return (2...3).contains(letterCount) || name.isEqual(to: simpleEnglish.span)
    }

    private static let maximumCount = 1000
    private static let maximumPrefixByteCount = 60
    private static let hiddenNumbers = [-2, 6, 14]
    private static let simpleEnglish = Array("simple".utf8)
    private static let otherWikis = [
        "bug", "doi", "irc", "mw", "rev", "rfc", "urn", "wmf", "voy", "isbn", "pmid", "wp",
    ]
    private static let common = [
        "file": 6, "image": 6, "media": -2, "category": 14, "template": 10, "special": -1, "talk": 1, "user": 2,
        "help": 12, "mediawiki": 8, "module": 828, "portal": 100,
    ]
}
