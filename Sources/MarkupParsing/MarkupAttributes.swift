// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CLibXML2

/// The attributes of the element that is just beginning.
///
/// They belong to the parser: after the event that gave them there are none. Not thread-safe.
@safe public final class MarkupAttributes {
    /// The number of attributes.
    public var count: Int { unsafe held }

    private typealias CText = UnsafePointer<UInt8>
    private let names: NameTable
    // Only the parser and the handler that it calls touch what changes, one after the other.
    @exclusivity(unchecked) private var held = 0
    // XML: five pointers an attribute (local name, prefix, URI, start and end of the value).
    @exclusivity(unchecked) private var table: UnsafeMutablePointer<CText?>?
    // HTML: the page, and where in it the values lie.
    private let page: [UInt8]
    @exclusivity(unchecked) private var ranges: [(name: Int, value: Range<Int>)] = []
    private static let maximumCount = 1000

    /// For the attributes of XML, or of a page.
    init(names: NameTable, page: [UInt8] = []) {
        self.names = names
        self.page = page
    }

    /// The number of the name of the attribute at `index`.
    public func name(at index: Int) -> Int {
        guard index < count else { return NameTable.unknown }
        guard let table = unsafe table else { return unsafe ranges[index].name }
        guard let name = unsafe table[index * 5] else { return NameTable.unknown }
        return unsafe names.number(of: name.textBytes.span)
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
        guard let table = unsafe table else {
            let page = page
            let range = unsafe ranges[index].value
            NamedReferences.html.appendResolved(page.span.extracting(range), isAttribute: true, to: &bytes)
            return
        }
        guard let start = unsafe table[index * 5 + 3], let end = unsafe table[index * 5 + 4] else { return }
        let value = unsafe UnsafeBufferPointer(start: start, count: end - start)
        // The parser leaves references to entities as they stand, since it is told to replace none.
        if unsafe value.contains(0x26) {
            NamedEntities.appendResolved(unsafe value.span, to: &bytes)
        } else {
            unsafe bytes.append(contentsOf: value)
        }
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

    func borrowXML(_ table: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int) {
        unsafe self.table = table
        unsafe held = count
    }

    /// Adds an attribute of a page by the number of its name; the first thousand of an element count.
    func append(_ name: Int, value: Range<Int>) {
        guard count < MarkupAttributes.maximumCount else { return }
        unsafe ranges.append((name, value))
        unsafe held += 1
    }

    func giveBack() {
        guard count > 0 else { return }
        unsafe table = nil
        unsafe ranges.removeAll(keepingCapacity: true)
        unsafe held = 0
    }
}
