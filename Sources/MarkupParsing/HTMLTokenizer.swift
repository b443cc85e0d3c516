// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Glibc

/// Takes a page apart into tags and text, as the HTML standard's tokenizer does, in one pass without recursion.
///
/// It differs where a page is cut off or broken: a comment that never ends is taken to end with its first `>`, a title
/// that never ends with the next `<`. Comments, scripts and style sheets give nothing, but JSON-LD, which is data about
/// the page, gives its content.
struct HTMLTokenizer {
    private let page: [UInt8]
    private let names: NameTable
    private let attributes: MarkupAttributes
    private var tree: HTMLTree
    private let isScripted: Bool
    private var index = 0
    // Where the name of the tag stands that was read last.
    private var name = 0..<0
    // Elements by the number of their names.
    private let elements: [HTMLElement]
    // Nothing ends a comment from here on: found out once, not for each that begins.
    private var hasCommentEnd = true

    init(
        _ page: [UInt8],
        names: NameTable,
        maximumDepth: Int,
        isScripted: Bool,
        handler: any MarkupEventHandler
    ) {
        self.isScripted = isScripted
        self.page = page
        self.names = names
        elements = HTMLElement.elements(by: names)
        attributes = MarkupAttributes(names: names, page: page)
        tree = HTMLTree(names: names, maximumDepth: maximumDepth, handler: handler)
        if page.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    /// Reads the page.
    mutating func run() throws(MarkupError) {
        while index < page.count {
            takeText()
            guard index < page.count else { break }
            takeMarkup()
            if tree.isTooDeep { throw tooDeep() }
        }
        tree.finish()
    }

    private func tooDeep() -> MarkupError {
        let lineNumber = page[..<min(index, page.count)].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        return MarkupError(code: .nestingTooDeep, lineNumber: lineNumber, reason: "too many elements within each other")
    }

    // MARK: Text

    // Text goes on over a `<` that begins no tag.
    private mutating func takeText() {
        let start = index
        var end = index
        while true {
            end = position(of: 0x3C, from: end)
            guard end + 1 < page.count else { break }
            if isMarkupStart(page[end + 1]) { break }
            end += 1
        }
        // A `<` at the very end is text.
        if end + 1 == page.count { end = page.count }
        index = end
        if start < end { emit(start..<end) }
    }

    private func isMarkupStart(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte == 0x2F || byte == 0x21 || byte == 0x3F
    }

    private mutating func emit(_ range: Range<Int>) {
        let page = page
        let text = page.span.extracting(range)
        guard position(of: 0x26, in: range) < range.upperBound else { return tree.text(text) }
        let resolved = NamedReferences.html.resolved(text, isAttribute: false)
        tree.text(resolved.span)
    }

    // MARK: Markup

    // At a `<` that begins something; moves on after it.
    private mutating func takeMarkup() {
        let next = page[index + 1]
        if next.isASCIILetter {
            takeStartTag()
        } else if next == 0x2F {
            takeEndTag()
        } else if next == 0x21, isAt(index + 2, 0x2D), isAt(index + 3, 0x2D) {
            index = endOfComment(from: index + 4)
        } else {
            index = min(page.count, position(of: 0x3E, from: index + 2) + 1)
        }
    }

    private mutating func takeEndTag() {
        guard index + 2 < page.count, page[index + 2].isASCIILetter else {
            index = min(page.count, position(of: 0x3E, from: index + 2) + 1)
            return
        }
        index += 2
        let (element, number) = takeName()
        guard takeAttributes() else { return }
        tree.end(element, number: number)
    }

    private mutating func takeStartTag() {
        index += 1
        let (element, number) = takeName()
        let start = index
        guard takeAttributes() else { return }
        let isClosed = page[index - 2] == 0x2F && index - 2 >= start
        tree.start(element, number: number, attributes, isClosed: isClosed)
        let isData = element == .script && !isClosed && isStructuredData(start..<index)
        attributes.giveBack()
        let traits = HTMLElement.traits[Int(element.rawValue)]
        if traits.contains(.raw), !isClosed, isScripted || element != .noscript {
            takeRawContent(element, number, traits, isData: isData)
        }
    }

    private mutating func takeRawContent(
        _ element: HTMLElement,
        _ number: Int,
        _ traits: HTMLElementTraits,
        isData: Bool
    ) {
        let start = index
        var end = element == .plaintext ? page.count : endOfRawContent()
        if end == page.count, element == .title { end = position(of: 0x3C, from: start) }
        index = end
        let page = page
        if traits.contains(.resolved) {
            let resolved = NamedReferences.html.resolved(page.span.extracting(start..<end), isAttribute: false)
            tree.raw(resolved.span, isData: false)
        } else if isData || element == .xmp || element == .plaintext {
            tree.raw(page.span.extracting(start..<end), isData: isData)
        }
        if end < page.count { return }
        tree.end(element, number: number)
    }

    // Where the end tag begins that has the current name.
    private func endOfRawContent() -> Int {
        var open = position(of: 0x3C, from: index)
        while open < page.count {
            if isAt(open + 1, 0x2F), isName(at: open + 2) { return open }
            open = position(of: 0x3C, from: open + 1)
        }
        return page.count
    }

    private func isName(at start: Int) -> Bool {
        guard start + name.count < page.count else { return false }
        for offset in 0..<name.count {
            let wanted = page[name.lowerBound + offset].asciiLowercased
            if page[start + offset].asciiLowercased != wanted { return false }
        }
        let next = page[start + name.count]
        return next <= 0x20 || next == 0x2F || next == 0x3E
    }

    private func isStructuredData(_ tag: Range<Int>) -> Bool {
        let wanted = HTMLTokenizer.structuredDataType
        var start = tag.lowerBound
        while start + wanted.count <= tag.upperBound {
            var matched = 0
            while matched < wanted.count, page[start + matched].asciiLowercased == wanted[matched] { matched += 1 }
            if matched == wanted.count { return true }
            start += 1
        }
        return false
    }

    private static let structuredDataType = Array("ld+json".utf8)

    // `<!-->` and `<!--->` are whole comments.
    private mutating func endOfComment(from start: Int) -> Int {
        if isAt(start, 0x3E) { return start + 1 }
        if isAt(start, 0x2D), isAt(start + 1, 0x3E) { return start + 2 }
        var close = hasCommentEnd ? position(of: 0x3E, from: start) : page.count
        while close < page.count {
            let isEnd = close >= start + 2 && page[close - 1] == 0x2D && page[close - 2] == 0x2D
            let isBangEnd = close >= start + 3 && page[close - 1] == 0x21 && page[close - 2] == 0x2D
            if isEnd || (isBangEnd && page[close - 3] == 0x2D) { return close + 1 }
            close = position(of: 0x3E, from: close + 1)
        }
        hasCommentEnd = false
        return min(page.count, position(of: 0x3E, from: start) + 1)
    }

    // MARK: Tags

    // Takes the name of a tag.
    private mutating func takeName() -> (element: HTMLElement, number: Int) {
        var end = index
        var hash = NameTable.hashSeed
        while end < page.count {
            let byte = page[end]
            if byte <= 0x20 || byte == 0x2F || byte == 0x3E { break }
            hash = NameTable.mix(hash, byte.asciiLowercased)
            end += 1
        }
        name = index..<end
        index = end
        let number = names.number(ofFolded: page.span.extracting(name), hash: hash)
        if number != NameTable.unknown { return (elements[number], number) }
        let element = HTMLElement.names.number(ofFolded: page.span.extracting(name), hash: hash)
        return (HTMLElement(rawValue: UInt8(element)) ?? .other, number)
    }

    // Moves on after the `>`; returns whether there is one.
    private mutating func takeAttributes() -> Bool {
        attributes.giveBack()
        while index < page.count {
            let byte = page[index]
            if byte == 0x3E {
                index += 1
                return true
            }
            if byte <= 0x20 || byte == 0x2F { index += 1 } else { takeAttribute() }
        }
        return false
    }

    private mutating func takeAttribute() {
        let start = index
        var hash = NameTable.mix(NameTable.hashSeed, page[start].asciiLowercased)
        var end = index + 1
        while end < page.count {
            let byte = page[end]
            if byte <= 0x20 || byte == 0x2F || byte == 0x3E || byte == 0x3D { break }
            hash = NameTable.mix(hash, byte.asciiLowercased)
            end += 1
        }
        index = end
        while index < page.count, page[index] <= 0x20 { index += 1 }
        var value = end..<end
        if index < page.count, page[index] == 0x3D {
            index += 1
            while index < page.count, page[index] <= 0x20 { index += 1 }
            value = takeValue()
        }
        attributes.append(names.number(ofFolded: page.span.extracting(start..<end), hash: hash), value: value)
    }

    private mutating func takeValue() -> Range<Int> {
        guard index < page.count else { return index..<index }
        let quote = page[index]
        if quote == 0x22 || quote == 0x27 {
            let start = index + 1
            let end = position(of: quote, from: start)
            index = min(page.count, end + 1)
            return min(start, end)..<end
        }
        let start = index
        while index < page.count, page[index] > 0x20, page[index] != 0x3E { index += 1 }
        return start..<index
    }

    // MARK: Bytes

    private func isAt(_ index: Int, _ byte: UInt8) -> Bool {
        index < page.count && page[index] == byte
    }

    private func position(of byte: UInt8, from start: Int) -> Int {
        position(of: byte, in: min(start, page.count)..<page.count)
    }

    // The end of the range if the byte is not in it.
    private func position(of byte: UInt8, in range: Range<Int>) -> Int {
        guard !range.isEmpty else { return range.upperBound }
        return unsafe page.withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress,
                let found = unsafe memchr(base + range.lowerBound, Int32(byte), range.count)
            else { return range.upperBound }
            return unsafe UnsafeRawPointer(found) - base
        }
    }
}
