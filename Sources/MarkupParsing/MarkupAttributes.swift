// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// An attribute of XML, as it stands in a document.
struct XMLAttribute {
    /// Where the white space before it begins.
    var start: Int
    var name: XMLName
    var value: Range<Int>
    /// Whether its value stands there as it is: without references, and without white space other than spaces.
    var isPlain: Bool
}

/// The attributes of the element that is just beginning.
///
/// They belong to the parser: after the event that gave them there are none. Not thread-safe.
public final class MarkupAttributes {
    private struct Attribute {
        // Below zero until it is asked for.
        var number = -1
        var place = XMLAttribute(
            start: 0,
            name: XMLName(start: 0, end: 0, localStart: 0, hash: 0),
            value: 0..<0,
            isPlain: false
        )
    }

    /// The number of attributes.
    public var count: Int { unsafe held }

    private let names: NameTable
    private let isXML: Bool
    // The page or the document, and where in it the values lie.
    private let page: [UInt8]
    // Only the parser and the handler that it calls touch what changes, one after the other. Hardly any element has more
    // attributes than fit into the first place, where those of earlier elements stay until others come.
    @exclusivity(unchecked) private var held = 0
    @exclusivity(unchecked) private var first = InlineArray<32, Attribute>(repeating: Attribute())
    @exclusivity(unchecked) private var rest: [Attribute] = []
    // A bit for each hash of a name, as far as 64 go.
    @exclusivity(unchecked) private var hashes: UInt64 = 0
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
        let known = index < 32 ? unsafe first[index].number : unsafe rest[index - 32].number
        if known >= 0 { return known }
        let name = place(at: index).name
        let page = page
        let number = names.number(ofNameAt: name.localStart..<name.end, in: page.span, hash: name.hash)
        if index < 32 { unsafe first[index].number = number }
        return number
    }

    /// The value of the attribute at `index`, entities resolved; empty for an HTML attribute without a value.
    public func value(at index: Int) -> [UInt8] {
        withValue(at: index) { Array(copying: $0) }
    }

    /// Appends the value of the attribute at `index`.
    public func appendValue(at index: Int, to bytes: inout [UInt8]) {
        withValue(at: index) { bytes.append(copying: $0) }
    }

    /// Lends the value of the attribute at `index` to a closure.
    public func withValue<Result>(at index: Int, _ body: (Span<UInt8>) -> Result) -> Result {
        let page = page
        guard index < count else { return body(page.span.extracting(first: 0)) }
        let place = place(at: index)
        let value = page.span.extracting(place.value)
        if place.isPlain { return body(value) }
        if !isXML {
            if value.firstIndex(of: 0x26, from: 0) == nil { return body(value) }
            var resolved: [UInt8] = []
            NamedReferences.html.appendResolved(value, isAttribute: true, to: &resolved)
            return body(resolved.span)
        }
        // White space in the values of XML is spaces, unless it is written by number.
        var raw = Array(copying: value)
        for index in raw.indices where raw[index] < 0x20 { raw[index] = 0x20 }
        guard raw.contains(0x26) else { return body(raw.span) }
        var resolved: [UInt8] = []
        NamedEntities.appendResolved(raw.span, to: &resolved)
        return body(resolved.span)
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

    @inline(__always)
    private func place(at index: Int) -> XMLAttribute {
        index < 32 ? unsafe first[index].place : unsafe rest[index - 32].place
    }

    // For the parsers, around each event.

    /// Adds an attribute of XML.
    @inline(__always)
    func append(_ attribute: XMLAttribute) {
        append(Attribute(place: attribute))
    }

    /// Where the value begins of an attribute that is written, from the white space before it to the quotation mark, like
    /// the one that an earlier element had in its place; `nil` if the next one is not.
    @inline(__always)
    func valueStart(ofRepeatedAt start: Int, _ bytes: Span<UInt8>) -> Int? {
        guard count < 32 else { return nil }
        let earlierStart = unsafe first[count].place.start
        let length = unsafe first[count].place.value.lowerBound - earlierStart
        guard length > 0, bytes.isEqual(at: start, and: earlierStart, length: length) else { return nil }
        return start + length
    }

    /// Adds an attribute of XML that is written like the one in its place; returns whether its name was there before.
    @inline(__always)
    func appendRepeated(at start: Int, value: Range<Int>, isPlain: Bool, _ bytes: Span<UInt8>) -> Bool {
        let index = count
        let distance = unsafe start - first[index].place.start
        unsafe first[index].place.start = start
        unsafe first[index].place.name.move(by: distance)
        unsafe first[index].place.value = value
        unsafe first[index].place.isPlain = isPlain
        if repeats(unsafe first[index].place.name, bytes) { return true }
        unsafe held += 1
        return false
    }

    /// Adds an attribute of a page by the number of its name; the first thousand of an element count.
    func append(_ name: Int, value: Range<Int>) {
        guard count < MarkupAttributes.maximumCount else { return }
        var attribute = Attribute(number: name)
        attribute.place.value = value
        append(attribute)
    }

    @inline(__always)
    private func append(_ attribute: Attribute) {
        if count < 32 { unsafe first[count] = attribute } else { unsafe rest.append(attribute) }
        unsafe held += 1
    }

    /// Whether there is an attribute of XML with this whole name; to be asked once for each.
    @inline(__always)
    func repeats(_ name: XMLName, _ bytes: Span<UInt8>) -> Bool {
        let bit: UInt64 = 1 << UInt64(name.hash >> 26)
        defer { unsafe hashes |= bit }
        guard unsafe hashes & bit != 0 else { return false }
        for index in 0..<count {
            let earlier = place(at: index).name
            guard earlier.count == name.count, earlier.hash == name.hash else { continue }
            if bytes.isEqual(at: earlier.start, and: name.start, length: name.count) { return true }
        }
        return false
    }

    func giveBack() {
        guard count > 0 else { return }
        if count > 32 { unsafe rest.removeAll(keepingCapacity: true) }
        unsafe held = 0
        unsafe hashes = 0
    }
}
