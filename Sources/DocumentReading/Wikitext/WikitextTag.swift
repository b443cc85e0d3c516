// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// A tag within wikitext: of the HTML that wikis allow, or of an extension.
struct WikitextTag {
    /// The name in lower case.
    let name: String
    /// Offset after the `>`.
    let end: Int
    /// Whether it is an end tag.
    let isEnd: Bool
    /// Whether it closes itself.
    let isEmpty: Bool

    private static let maximumByteCount = 2000

    /// The tag whose `<` is at an offset; `nil` if that is none that wikis know.
    init?(_ bytes: [UInt8], at start: Int) {
        var index = start + 1
        isEnd = index < bytes.count && bytes[index] == 0x2F
        if isEnd { index += 1 }
        let nameStart = index
        while index < bytes.count, index < nameStart + 20, bytes[index].isASCIILetter || bytes[index].isASCIIDigit {
            index += 1
        }
        guard index > nameStart, bytes[nameStart].isASCIILetter, index < bytes.count else { return nil }
        guard bytes[index].isASCIISpace || bytes[index] == 0x2F || bytes[index] == 0x3E else { return nil }
        name = String(decoding: bytes[nameStart..<index].map(\.asciiLowercased), as: UTF8.self)
        guard WikitextTag.names.contains(name) || WikitextTag.contents[name] != nil else { return nil }
        let limit = min(bytes.count, start + WikitextTag.maximumByteCount)
        while index < limit, bytes[index] != 0x3E {
            guard bytes[index] != 0x3C else { return nil }
            index += 1
        }
        guard index < limit else { return nil }
        isEmpty = bytes[index - 1] == 0x2F
        end = index + 1
    }

    /// What becomes of the content of an element that is not wikitext; `nil` if it is wikitext.
    var content: WikitextEdits.Kind? { WikitextTag.contents[name] }

    /// Whether the text of the element stands apart.
    var isBlock: Bool { WikitextTag.blocks.contains(name) }

    /// The end tag of an element that holds no wikitext.
    static func end(of name: String, in bytes: [UInt8], from start: Int) -> Range<Int>? {
        var index = start
        while let open = bytes[index...].firstIndex(of: 0x3C) {
            index = open + 1
            guard index < bytes.count, bytes[index] == 0x2F else { continue }
            let tag = bytes[(index + 1)...].prefix(name.utf8.count)
            guard tag.elementsEqual(name.utf8, by: { $0.asciiLowercased == $1 }) else { continue }
            var end = index + 1 + name.utf8.count
            while end < bytes.count, bytes[end].isASCIISpace { end += 1 }
            if end < bytes.count, bytes[end] == 0x3E { return open..<(end + 1) }
        }
        return nil
    }

    private static func set(_ names: String) -> Set<String> { Set(names.split(separator: " ").map(String.init)) }

    private static let blocks = set(
        "blockquote br center dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p poem section tr ul"
    )
    private static let names = blocks.union(
        set(
            "abbr b bdi bdo big cite code data del dfn em font i includeonly ins kbd mark noinclude onlyinclude q rb rp "
                + "rt rtc ruby s samp small span strike strong sub sup td th time tt u var wbr references "
                + "templatestyles table tbody thead caption"
        )
    )
    private static let contents: [String: WikitextEdits.Kind] = {
        var contents: [String: WikitextEdits.Kind] = [
            "nowiki": .literal, "pre": .preformatted, "source": .preformatted, "syntaxhighlight": .preformatted,
        ]
        let dropped = set(
            "ref references gallery math chem ce timeline score hiero imagemap inputbox templatedata graph mapframe "
                + "maplink categorytree table dynamicpagelist charinsert indicator templatestyles section rss"
        )
        for name in dropped { contents[name] = .dropped }
        return contents
    }()
}
