// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import MarkupParsing

/// A tag within wikitext: of the HTML that wikis allow, or of an extension.
struct WikitextTag {
    /// The number of its name.
    let name: Int
    /// Offset after the `>`.
    let end: Int
    /// Whether it is an end tag.
    let isEnd: Bool
    /// Whether it closes itself.
    let isEmpty: Bool

    private static let maximumByteCount = 2000

    /// The tag whose `<` is at an offset; `nil` if that is none that wikis know.
    init?(_ bytes: Span<UInt8>, at start: Int) {
        var index = start + 1
        isEnd = index < bytes.count && bytes[index] == 0x2F
        if isEnd { index += 1 }
        let nameStart = index
        var lowercased = InlineArray<20, UInt8>(repeating: 0)
        while index < bytes.count, index < nameStart + 20, bytes[index].isASCIILetter || bytes[index].isASCIIDigit {
            lowercased[index - nameStart] = bytes[index].asciiLowercased
            index += 1
        }
        guard index > nameStart, bytes[nameStart].isASCIILetter, index < bytes.count else { return nil }
        guard bytes[index].isASCIISpace || bytes[index] == 0x2F || bytes[index] == 0x3E else { return nil }
        name = WikitextTag.names.number(of: lowercased.span.extracting(first: index - nameStart))
        guard name != NameTable.unknown else { return nil }
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
    var isBlock: Bool { WikitextTag.isBlock[name] }

    /// Whether it is of a cell of a table.
    var isCell: Bool { WikitextTag.isCell[name] }

    /// The end tag of the element that a tag opens, which holds no wikitext.
    func endTag(in bytes: Span<UInt8>) -> Range<Int>? {
        let spelling = WikitextTag.spellings[name - 1]
        var index = end
        while let open = bytes.firstIndex(of: 0x3C, from: index) {
            index = open + 1
            guard index < bytes.count, bytes[index] == 0x2F else { continue }
            var end = index + 1
            let nameEnd = end + spelling.count
            guard nameEnd < bytes.count else { return nil }
            while end < nameEnd, bytes[end].asciiLowercased == spelling[end - index - 1] { end += 1 }
            guard end == nameEnd else { continue }
            while end < bytes.count, bytes[end].isASCIISpace { end += 1 }
            if end < bytes.count, bytes[end] == 0x3E { return open..<(end + 1) }
        }
        return nil
    }

    // MARK: The tables

    /// How many names there are.
    static let nameCount = spellings.count
    private static let names = NameTable(nameList)
    private static let spellings = nameList.map { Array($0.utf8) }
    private static let isBlock = flags(blocks)
    private static let isCell = flags(["td", "th"])
    private static let contents: [WikitextEdits.Kind?] = {
        var contents = [WikitextEdits.Kind?](repeating: nil, count: names.count + 1)
        contents[names.number(of: "nowiki")] = .literal
        for name in preformatted { contents[names.number(of: name)] = .preformatted }
        for name in dropped { contents[names.number(of: name)] = .dropped }
        return contents
    }()

    private static let nameList: [String] = {
        var known: Set<String> = []
        return (blocks + inline + ["nowiki"] + preformatted + dropped).filter { known.insert($0).inserted }
    }()
    private static let blocks = list(
        "blockquote br center dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p poem section tr ul"
    )
    private static let inline = list(
        "abbr b bdi bdo big cite code data del dfn em font i includeonly ins kbd mark noinclude onlyinclude q rb rp rt "
            + "rtc ruby s samp small span strike strong sub sup td th time tt u var wbr tbody thead caption"
    )
    private static let preformatted = ["pre", "source", "syntaxhighlight"]
    private static let dropped = list(
        "ref references gallery math chem ce timeline score hiero imagemap inputbox templatedata graph mapframe maplink "
            + "categorytree table dynamicpagelist charinsert indicator templatestyles section rss"
    )

    private static func list(_ names: String) -> [String] { names.split(separator: " ").map(String.init) }

    private static func flags(_ wanted: [String]) -> [Bool] {
        var flags = [Bool](repeating: false, count: names.count + 1)
        for name in wanted { flags[names.number(of: name)] = true }
        return flags
    }
}
