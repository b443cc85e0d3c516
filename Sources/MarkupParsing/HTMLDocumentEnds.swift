// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// The end tags of `body` and `html`.
///
/// libxml2 stops there and drops whatever follows, without a word; browsers go on, and real pages need that (tags
/// misplaced by templates, two pages glued into one). Without these tags the parser closes both elements at the very end.
enum HTMLDocumentEnds {
    private static let names = [Array("/body".utf8), Array("/html".utf8)]

    /// The page without these tags.
    static func removed(from page: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var copied = 0
        var index = 0
        while let open = page[index...].firstIndex(of: 0x3C) {
            index = open + 1
            guard isEndTag(page, at: index) else { continue }
            guard let close = page[index...].firstIndex(of: 0x3E) else { break }
            result += page[copied..<open]
            copied = close + 1
            index = copied
        }
        return copied == 0 ? page : result + page[copied...]
    }

    private static func isEndTag(_ page: [UInt8], at index: Int) -> Bool {
        guard index + 5 < page.count, page[index] == 0x2F else { return false }
        let after = page[index + 5]
        guard after == 0x3E || after == 0x2F || after.isASCIISpace else { return false }
        return names.contains { name in name.indices.allSatisfy { page[index + $0].asciiLowercased == name[$0] } }
    }
}
