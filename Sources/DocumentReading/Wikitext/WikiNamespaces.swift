// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// What the prefixes of a wiki's titles and links mean.
struct WikiNamespaces: Hashable {
    // By name in lower case, with spaces for underscores.
    private var numbers: [String: Int] = [
        "file": 6, "image": 6, "media": -2, "category": 14, "template": 10, "special": -1, "talk": 1, "user": 2,
        "help": 12, "mediawiki": 8, "module": 828, "portal": 100,
    ]

    /// The namespaces of a wiki that says nothing of them.
    init() {}

    /// Adds the name of a namespace.
    mutating func add(_ name: String, number: Int) {
        if !name.isEmpty { numbers[name.lowercased()] = number }
    }

    /// The number of the namespace of a page, by its title.
    func number(ofTitle title: String) -> Int {
        guard let colon = title.firstIndex(of: ":") else { return 0 }
        return numbers[title[..<colon].lowercased()] ?? 0
    }

    /// Whether a link to a target shows no text where it stands: media, files, categories, other languages.
    ///
    /// Links to another language's page have its code as prefix; with a colon before it, a link is shown.
    func isHidden(target: ArraySlice<UInt8>) -> Bool {
        let target = target.drop { $0 == 0x20 }
        guard target.first != 0x3A, let colon = target.firstIndex(of: 0x3A), colon - target.startIndex <= 60 else {
            return false
        }
        var prefix = target[..<colon].map { $0 == 0x5F ? 0x20 : $0 }
        while prefix.last == 0x20 { prefix.removeLast() }
        let name = String(decoding: prefix, as: UTF8.self).lowercased()
        if let number = numbers[name] { return [-2, 6, 14].contains(number) }
        return WikiNamespaces.isLanguageCode(name)
    }

    private static func isLanguageCode(_ name: String) -> Bool {
        guard name.utf8.allSatisfy({ $0.isASCIILetter || $0 == 0x2D }), !otherWikis.contains(name) else { return false }
        let first = name.utf8.prefix { $0 != 0x2D }
        return (2...3).contains(first.count) || name == "simple"
    }

    private static let otherWikis: Set<String> = [
        "bug", "doi", "irc", "mw", "rev", "rfc", "urn", "wmf", "voy", "isbn", "pmid", "wp",
    ]
}
