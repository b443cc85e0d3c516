// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Takes an XML document apart into tags and text, in one pass without recursion.
///
/// It is not validating and knows no namespaces: names are local names, declared prefixes or not. Of a document type
/// declaration nothing has an effect, so that no entity is ever expanded and no file opened. What breaks the rules of XML
/// ends the reading.
struct XMLTokenizer {
    private struct OpenElement {
        var nameStart: Int
        var nameByteCount: Int
        var number: Int
    }

    /// How many attributes one element may have: each name is compared with those before it.
    static let maximumAttributeCount = 1000

    let document: [UInt8]
    let handler: any MarkupEventHandler
    /// Where the next byte stands.
    var index = 0
    var summary = MarkupSummary()
    private let names: NameTable
    private let attributes: MarkupAttributes
    private let maximumDepth: Int
    private var open: [OpenElement] = []
    // What the last start tag was of.
    private var last = OpenElement(nameStart: 0, nameByteCount: 0, number: 0)
    private var declarations: [XMLName] = []

    /// Gets a document that is well-formed UTF-8, has no control characters, and ends lines with line feeds.
    init(_ document: [UInt8], names: NameTable, maximumDepth: Int, handler: any MarkupEventHandler) {
        self.document = document
        self.names = names
        self.maximumDepth = maximumDepth
        self.handler = handler
        attributes = MarkupAttributes(names: names, document: document)
        open.reserveCapacity(64)
    }

    /// Reads the document.
    mutating func run() throws(MarkupError) -> MarkupSummary {
        let document = document
        let handler = handler
        let bytes = document.span
        try takeProlog(bytes)
        try takeStartTag(bytes, handler)
        while !open.isEmpty {
            try takeText(bytes, handler)
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            switch next {
            case 0x2F: try takeEndTag(bytes, handler)
            case 0x21: try takeDeclaration(bytes, handler)
            case 0x3F: try takeInstruction(bytes)
            default: try takeStartTag(bytes, handler)
            }
        }
        try takeEpilog(bytes)
        return summary
    }

    // MARK: Text

    // Up to the next `<`.
    private mutating func takeText(_ bytes: Span<UInt8>, _ handler: any MarkupEventHandler) throws(MarkupError) {
        var start = index
        while true {
            let end = bytes.firstIndex(ofAny: 0x3C, 0x26, 0x3E, from: index)
            index = end
            guard end < bytes.count else { throw truncated() }
            let byte = bytes[end]
            if byte == 0x3E {
                if end >= start + 2, bytes[end - 1] == 0x5D, bytes[end - 2] == 0x5D { throw broken("“]]>” in text") }
                index += 1
                continue
            }
            if end > start { handler.text(bytes.extracting(start..<end)) }
            if byte == 0x3C { return }
            try takeReference(bytes, handler)
            start = index
        }
    }

    // MARK: Tags

    private mutating func takeStartTag(_ bytes: Span<UInt8>, _ handler: any MarkupEventHandler) throws(MarkupError) {
        let start = index
        let element = try takeName(bytes)
        let isClosed: Bool
        if index < bytes.count, bytes[index] == 0x3E {
            index += 1
            isClosed = false
        } else {
            isClosed = try takeAttributes(bytes, tagStart: start)
        }
        guard open.count < maximumDepth else {
            index = start
            throw error(.nestingTooDeep, "more than \(maximumDepth) elements within each other")
        }
        handler.startElement(element.number, attributes)
        attributes.giveBack()
        if isClosed {
            handler.endElement(element.number)
        } else {
            open.append(element)
        }
    }

    // Of a start tag; mostly it is that of the one before.
    @inline(__always)
    private mutating func takeName(_ bytes: Span<UInt8>) throws(MarkupError) -> OpenElement {
        let start = index + 1
        let end = start + last.nameByteCount
        if end < bytes.count, bytes[end].isXMLSpace || bytes[end] == 0x3E, last.nameByteCount > 0,
            bytes.isEqual(at: start, and: last.nameStart, length: last.nameByteCount)
        {
            index = end
            last.nameStart = start
            return last
        }
        guard let name = XMLNames.name(in: bytes, at: start) else {
            index = start
            throw index < bytes.count ? broken("“<” that begins no tag") : truncated()
        }
        index = name.end
        let number = names.number(ofNameAt: name.localStart..<name.end, in: bytes, hash: name.hash)
        last = OpenElement(nameStart: start, nameByteCount: name.count, number: number)
        return last
    }

    private mutating func takeEndTag(_ bytes: Span<UInt8>, _ handler: any MarkupEventHandler) throws(MarkupError) {
        guard let element = open.popLast() else { return }
        let nameStart = index + 2
        var end = nameStart + element.nameByteCount
        guard bytes.isEqual(at: nameStart, and: element.nameStart, length: element.nameByteCount), end < bytes.count
        else { throw mismatch(of: element, bytes) }
        if bytes[end] != 0x3E {
            while end < bytes.count, bytes[end].isXMLSpace { end += 1 }
            guard end < bytes.count else { throw truncated() }
            guard bytes[end] == 0x3E else { throw mismatch(of: element, bytes) }
        }
        index = end + 1
        handler.endElement(element.number)
    }

    private func mismatch(of element: OpenElement, _ bytes: Span<UInt8>) -> MarkupError {
        guard let name = XMLNames.name(in: bytes, at: index + 2) else {
            return index + 2 < bytes.count ? broken("an end tag without a name") : truncated()
        }
        guard name.end < bytes.count else { return truncated() }
        let wanted = document[element.nameStart...].prefix(min(element.nameByteCount, 100))
        let line = lineNumber(at: element.nameStart)
        return broken("the end tag does not match <\(String(decoding: wanted, as: UTF8.self))> of line \(line)")
    }

    // MARK: Attributes

    // Moves on after the `>`; returns whether it is an empty-element tag.
    private mutating func takeAttributes(_ bytes: Span<UInt8>, tagStart: Int) throws(MarkupError) -> Bool {
        if !declarations.isEmpty { declarations.removeAll(keepingCapacity: true) }
        while true {
            // Beside declarations each attribute is counted against the limit.
            if declarations.isEmpty, let valueStart = attributes.valueStart(ofRepeatedAt: index, bytes) {
                try takeRepeatedAttribute(bytes, valueStart: valueStart)
                continue
            }
            let spaceStart = index
            skipSpace(bytes)
            guard index < bytes.count else { throw truncated() }
            let byte = bytes[index]
            if byte == 0x3E {
                index += 1
                return false
            }
            if byte == 0x2F {
                index += 2
                guard index <= bytes.count else { throw truncated() }
                guard bytes[index - 1] == 0x3E else { throw broken("“/” within a tag") }
                return true
            }
            guard index > spaceStart else { throw broken("a tag that goes on without white space") }
            try takeAttribute(bytes, start: spaceStart, tagStart: tagStart)
        }
    }

    // Most elements are written like the one before them.
    @inline(__always)
    private mutating func takeRepeatedAttribute(_ bytes: Span<UInt8>, valueStart: Int) throws(MarkupError) {
        let start = index
        index = valueStart
        let isPlain = try takeValue(bytes, quote: bytes[valueStart - 1])
        let isGivenTwice = attributes.appendRepeated(at: start, value: valueStart..<index, isPlain: isPlain, bytes)
        if isGivenTwice { throw broken("an attribute given twice") }
        index += 1
    }

    @inline(__always)
    private mutating func takeAttribute(_ bytes: Span<UInt8>, start: Int, tagStart: Int) throws(MarkupError) {
        guard let name = XMLNames.name(in: bytes, at: index) else { throw broken("an attribute without a name") }
        index = name.end
        skipSpace(bytes)
        guard index < bytes.count else { throw truncated() }
        guard bytes[index] == 0x3D else { throw broken("an attribute without a value") }
        index += 1
        skipSpace(bytes)
        guard index < bytes.count else { throw truncated() }
        let quote = bytes[index]
        guard quote == 0x22 || quote == 0x27 else { throw broken("the value of an attribute without quotation marks") }
        index += 1
        let valueStart = index
        let isPlain = try takeValue(bytes, quote: quote)
        let attribute = XMLAttribute(start: start, name: name, value: valueStart..<index, isPlain: isPlain)
        try add(attribute, bytes, tagStart: tagStart)
        index += 1
    }

    // Moves on to the quotation mark that ends it; returns whether it stands there as it is.
    @inline(__always)
    private mutating func takeValue(_ bytes: Span<UInt8>, quote: UInt8) throws(MarkupError) -> Bool {
        var isPlain = true
        while true {
            index = bytes.endOfPlainValue(from: index, quote: quote)
            guard index < bytes.count else { throw truncated() }
            if bytes[index] == quote { return isPlain }
            isPlain = false
            if bytes[index] < 0x20 {
                index += 1
                continue
            }
            guard bytes[index] == 0x26 else { throw broken("“<” in the value of an attribute") }
            index = try reference(bytes, after: index + 1).end
        }
    }

    @inline(__always)
    private mutating func add(
        _ attribute: XMLAttribute,
        _ bytes: Span<UInt8>,
        tagStart: Int
    ) throws(MarkupError) {
        if bytes[attribute.name.start] == 0x78, isDeclaration(attribute.name, bytes) {
            let isRepeated = declarations.contains { earlier in
                isSame(earlier, attribute.name, bytes)
            }
            if isRepeated { throw broken("a namespace declared twice") }
            declarations.append(attribute.name)
        } else {
            if attributes.repeats(attribute.name, bytes) { throw broken("an attribute given twice") }
            attributes.append(attribute)
        }
        guard attributes.count + declarations.count <= XMLTokenizer.maximumAttributeCount else {
            index = tagStart
            throw error(
                .tooManyAttributes,
                "more than \(XMLTokenizer.maximumAttributeCount) attributes in one element"
            )
        }
    }

    private func isSame(_ left: XMLName, _ right: XMLName, _ bytes: Span<UInt8>) -> Bool {
        left.count == right.count && bytes.isEqual(at: left.start, and: right.start, length: left.count)
    }

    // `xmlns` or `xmlns:…`
    private func isDeclaration(_ name: XMLName, _ bytes: Span<UInt8>) -> Bool {
        let word = XMLTokenizer.declarationName
        guard name.count >= word.count else { return false }
        for offset in word.indices where bytes[name.start + offset] != word[offset] { return false }
        return name.count == word.count || name.localStart == name.start + word.count + 1
    }

    private static let declarationName = Array("xmlns".utf8)

    @inline(__always)
    private mutating func skipSpace(_ bytes: Span<UInt8>) {
        while index < bytes.count, bytes[index].isXMLSpace { index += 1 }
    }
}

extension UInt8 {
    /// Whether it is white space in XML whose lines end with line feeds.
    var isXMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x09 }
}

extension Span<UInt8> {
    /// The next byte of an attribute's value that ends it or says more than itself: the quotation mark, `&`, `<`, or white
    /// space other than spaces.
    @inline(__always)
    fileprivate func endOfPlainValue(from start: Int, quote: UInt8) -> Int {
        let quotes = SIMD16<UInt8>(repeating: quote)
        return firstIndex(from: start) { block in
            (block .== quotes) .| (block .== SIMD16(repeating: 0x26)) .| (block .== SIMD16(repeating: 0x3C))
                .| (block .< SIMD16(repeating: 0x20))
        }
    }
}
