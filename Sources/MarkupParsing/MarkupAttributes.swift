// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// An attribute of XML, as it stands in a document.
struct XMLAttribute {
    var name: XMLName
    var value: Range<Int>
    var hasReferences: Bool
}

/// The attributes of the element that is just beginning.
///
/// They belong to the parser: after the event that gave them there are none. Not thread-safe.
public final class MarkupAttributes {
    /// The number of attributes.
    public var count: Int { unsafe held }

    private let names: NameTable
    private let isXML: Bool
    // The page or the document, and where in it the values lie.
    private let page: [UInt8]
    // Only the parser and the handler that it calls touch what changes, one after the other.
    @exclusivity(unchecked) private var held = 0
    @exclusivity(unchecked) private var ranges: [(name: Int, value: Range<Int>)] = []
    @exclusivity(unchecked) private var attributes: [XMLAttribute] = []
    private static let maximumCount = 1000

    /// For the attributes of a page.
    init(names: NameTable, page: [UInt8] = []) {
        self.names = names
        self.page = page
        isXML = false
    }

    /// For the attributes of XML.
    init(names: NameTable, document: [UInt8]) {
        self.names = names
        page = document
        isXML = true
    }

    /// The number of the name of the attribute at `index`.
    public func name(at index: Int) -> Int {
        guard index < count else { return NameTable.unknown }
        guard isXML else { return unsafe ranges[index].name }
        let name = unsafe attributes[index].name
        let page = page
        return names.number(of: page.span.extracting(name.localStart..<name.end), hash: name.hash)
    }

    /// The value of the attribute at `index`, entities resolved; empty for an HTML attribute without a value.
    public func value(at index: Int) -> [UInt8] {
        var value: [UInt8] = []
        appendValue(at: index, to: &value)
        return value
    }

    /// Appends the value of the attribute at `index`.
    public func appendValue(at index: Int, to bytes: inout [UInt8]) {
        guard index < count else { return }
        let page = page
        guard isXML else {
            let range = unsafe ranges[index].value
            NamedReferences.html.appendResolved(page.span.extracting(range), isAttribute: true, to: &bytes)
            return
        }
        let attribute = unsafe attributes[index]
        let value = page.span.extracting(attribute.value)
        guard attribute.hasReferences else {
            bytes.append(copying: value)
            MarkupAttributes.makeSpaces(&bytes, from: bytes.count - value.count)
            return
        }
        var raw = Array(copying: value)
        MarkupAttributes.makeSpaces(&raw, from: 0)
        NamedEntities.appendResolved(raw.span, to: &bytes)
    }

    // White space in the values of XML is spaces, unless it is written by number.
    private static func makeSpaces(_ bytes: inout [UInt8], from start: Int) {
        for index in start..<bytes.count where bytes[index] < 0x20 { bytes[index] = 0x20 }
    }

    /// Whether there is an attribute with this name.
    public func contains(_ name: Int) -> Bool {
        for index in 0..<count where self.name(at: index) == name { return true }
        return false
    }

    /// The value of the first attribute with this name; `nil` if there is none.
    public func value(of name: Int) -> [UInt8]? {
        for index in 0..<count where self.name(at: index) == name { return value(at: index) }
        return nil
    }

    /// The value of the first attribute with this name as a string.
    public func string(of name: Int) -> String? {
        value(of: name).map { String(decoding: $0, as: UTF8.self) }
    }

    // For the parsers, around each event.

    /// Adds an attribute of XML.
    func append(_ attribute: XMLAttribute) {
        unsafe attributes.append(attribute)
        unsafe held += 1
    }

    /// Whether there is an attribute of XML with this whole name.
    func repeats(_ name: XMLName, _ bytes: Span<UInt8>) -> Bool {
        for index in 0..<count {
            let earlier = unsafe attributes[index].name
            guard earlier.count == name.count, earlier.hash == name.hash else { continue }
            if bytes.isEqual(at: earlier.start, and: name.start, length: name.count) { return true }
        }
        return false
    }

    /// Adds an attribute of a page by the number of its name; the first thousand of an element count.
    func append(_ name: Int, value: Range<Int>) {
        guard count < MarkupAttributes.maximumCount else { return }
        unsafe ranges.append((name, value))
        unsafe held += 1
    }

    func giveBack() {
        guard count > 0 else { return }
        if isXML {
            unsafe attributes.removeAll(keepingCapacity: true)
        } else {
            unsafe ranges.removeAll(keepingCapacity: true)
        }
        unsafe held = 0
    }
}
