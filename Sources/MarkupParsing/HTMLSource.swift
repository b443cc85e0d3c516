// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Prepares a page for libxml2's parser: takes out what is no text and what the parser cannot bear.
///
/// - The end tags of `body` and `html`: the parser stops there and drops whatever follows, without a word; browsers go
///   on, and real pages need that (tags misplaced by templates, two pages glued into one).
/// - Comments, and the content of scripts and style sheets: more than half of many pages. A piece that ends within a
///   script which holds `</` makes the parser take the rest of the page for script, or the rest of the script for text.
///   Of JSON-LD, which is data about the page, the content stays, with `<` in the way JSON escapes it.
struct HTMLSource {
    private let page: [UInt8]
    private var prepared: [UInt8] = []
    private var copied = 0
    private var index = 0
    // Nothing ends a comment, or any tag, from here on: found out once, not for each that begins.
    private var hasCommentEnd = true
    private var hasTagEnd = true
    // The parser compares the attributes of an element each with each.
    private static let maximumAttributeCount = 1000

    /// The page as the parser can read it.
    static func prepared(_ page: [UInt8]) -> [UInt8] {
        var source = HTMLSource(page)
        while let open = source.nextOpen() { source.takeMarkup(at: open) }
        return source.prepared + page[source.copied...]
    }

    private init(_ page: [UInt8]) {
        self.page = page
        prepared.reserveCapacity(page.count)
    }

    private mutating func nextOpen() -> Int? {
        let open = page[index...].firstIndex(of: 0x3C)
        if let open { index = open + 1 }
        return open
    }

    private mutating func takeMarkup(at open: Int) {
        guard index < page.count else { return }
        let byte = page[index]
        if byte == 0x21 {
            if isAt(index + 1, "--") { cut(from: open, to: endOfComment(from: index + 3)) }
        } else if byte == 0x2F {
            let isDocumentEnd = isName("body", at: index + 1) || isName("html", at: index + 1)
            guard isDocumentEnd, hasTagEnd else { return }
            guard let close = page[index...].firstIndex(of: 0x3E) else { return hasTagEnd = false }
            cut(from: open, to: close + 1)
        } else if byte.isASCIILetter {
            let nameStart = index
            takeTag(from: nameStart)
            if isName("script", at: nameStart) {
                takeScript("script", tag: nameStart..<index)
            } else if isName("style", at: nameStart) {
                takeScript("style", tag: nameStart..<index)
            }
        }
    }

    private mutating func takeScript(_ name: String, tag: Range<Int>) {
        // An empty-element tag (XHTML) has no content, to libxml2 too.
        if tag.count > 1, page[tag.upperBound - 2] == 0x2F { return }
        guard let end = endOfScript(name, from: index) else { return cut(from: index, to: page.count) }
        let content = index..<end
        prepared += page[copied..<content.lowerBound]
        copied = end
        index = end
        guard isStructuredData(page[tag]) else { return }
        for byte in page[content] {
            if byte == 0x3C { prepared += Array("\\u003C".utf8) } else { prepared.append(byte) }
        }
    }

    private mutating func cut(from start: Int, to end: Int) {
        prepared += page[copied..<start]
        copied = end
        index = end
    }

    // Moves on after the `>` that ends a tag; quotes count where a value begins.
    private mutating func takeTag(from start: Int) {
        index = start
        var isValueStart = false
        var attributeCount = 0
        var crowdedFrom: Int?
        while index < page.count {
            let byte = page[index]
            index += 1
            if byte == 0x3E { break }
            if isValueStart, byte == 0x22 || byte == 0x27 {
                index = page[index...].firstIndex(of: byte).map { $0 + 1 } ?? page.count
            }
            if byte.isASCIISpace {
                if !isValueStart { attributeCount += 1 }
            } else {
                isValueStart = byte == 0x3D
            }
            if attributeCount > HTMLSource.maximumAttributeCount, crowdedFrom == nil { crowdedFrom = index }
        }
        if let crowdedFrom, crowdedFrom < index { cut(from: crowdedFrom, to: index - 1) }
    }

    // A comment that never ends is taken to end with its first `>`.
    private mutating func endOfComment(from start: Int) -> Int {
        // `<!-->` and `<!--->` are whole comments.
        if isAt(start, ">") { return start + 1 }
        if isAt(start, "->") { return start + 2 }
        var index = start
        while hasCommentEnd, let close = page[min(index, page.count)...].firstIndex(of: 0x3E) {
            let isEnd = close >= start + 2 && page[close - 1] == 0x2D && page[close - 2] == 0x2D
            let isBangEnd = close >= start + 3 && page[close - 1] == 0x21 && page[close - 2] == 0x2D
            if isEnd || (isBangEnd && page[close - 3] == 0x2D) { return close + 1 }
            index = close + 1
        }
        hasCommentEnd = false
        return page[min(start, page.count)...].firstIndex(of: 0x3E).map { $0 + 1 } ?? page.count
    }

    // The start of the end tag.
    private func endOfScript(_ name: String, from start: Int) -> Int? {
        var index = start
        while let open = page[index...].firstIndex(of: 0x3C) {
            index = open + 1
            if index < page.count, page[index] == 0x2F, isName(name, at: index + 1) { return open }
        }
        return nil
    }

    private func isStructuredData(_ tag: ArraySlice<UInt8>) -> Bool {
        let wanted = Array("ld+json".utf8)
        var index = tag.startIndex
        while index + wanted.count <= tag.endIndex {
            if tag[index].asciiLowercased == wanted[0], tag[index..<(index + wanted.count)].elementsEqual(wanted) {
                return true
            }
            index += 1
        }
        return false
    }

    private func isAt(_ start: Int, _ text: String) -> Bool {
        let end = start + text.utf8.count
        return end <= page.count && page[start..<end].elementsEqual(text.utf8)
    }

    // Whether a tag's name, in any case, stands there and ends.
    private func isName(_ name: String, at start: Int) -> Bool {
        let end = start + name.utf8.count
        guard end <= page.count else { return false }
        for (offset, byte) in name.utf8.enumerated() where page[start + offset].asciiLowercased != byte { return false }
        guard end < page.count else { return true }
        return page[end] == 0x3E || page[end] == 0x2F || page[end].isASCIISpace
    }
}
