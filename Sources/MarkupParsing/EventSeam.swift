// SPDX-License-Identifier: EUPL-1.2

internal import CLibXML2

/// What the C callbacks talk to: the handler, the depth, and the first thing that went wrong.
///
/// No error can be thrown through C, so a failure is stored here; the parser stops feeding when it sees one. The C
/// parsers hold an unretained pointer to the seam, which outlives them.
@safe final class EventSeam {
    let names: NameTable
    private(set) var failure: MarkupError?
    private(set) var summary = MarkupSummary()
    private let handler: any MarkupEventHandler
    private let attributes: MarkupAttributes
    private let maximumDepth: Int
    private var depth = 0
    // The elements that declare namespaces, with the number of declarations in force within them: the parser looks
    // through all of them for every name.
    private var namespaceCounts: [(depth: Int, count: Int)] = []
    private static let maximumNamespaceCount = 1000
    // Set by the XML parser, which needs them to answer for entities.
    var context: xmlParserCtxtPtr?
    private let entity: UnsafeMutablePointer<xmlEntity>
    private let emptyContent: UnsafeMutablePointer<UInt8>

    init(names: NameTable, maximumDepth: Int, handler: any MarkupEventHandler) {
        self.names = names
        self.maximumDepth = maximumDepth
        self.handler = handler
        attributes = MarkupAttributes(names: names)
        unsafe entity = .allocate(capacity: 1)
        unsafe entity.initialize(to: xmlEntity())
        unsafe emptyContent = .allocate(capacity: 1)
        unsafe emptyContent.initialize(to: 0)
    }

    deinit {
        unsafe entity.deallocate()
        unsafe emptyContent.deallocate()
    }

    static func from(_ context: UnsafeMutableRawPointer?) -> EventSeam? {
        unsafe context.map { unsafe Unmanaged<EventSeam>.fromOpaque($0).takeUnretainedValue() }
    }

    var pointer: UnsafeMutableRawPointer { unsafe Unmanaged.passUnretained(self).toOpaque() }

    func start(_ name: UnsafePointer<UInt8>?, xml table: UnsafeMutablePointer<UnsafePointer<UInt8>?>?, count: Int32) {
        unsafe attributes.borrowXML(table, count: Int(count))
        unsafe start(name)
    }

    /// Notes how many namespaces the element declares that starts next.
    func openNamespaces(_ count: Int) {
        guard count > 0, failure == nil else { return }
        let total = (namespaceCounts.last?.count ?? 0) + count
        namespaceCounts.append((depth + 1, total))
        guard total > EventSeam.maximumNamespaceCount else { return }
        fail(
            .tooManyAttributes,
            lineNumber: lineNumber,
            reason: "more than \(EventSeam.maximumNamespaceCount) namespace declarations in force"
        )
    }

    private var lineNumber: Int {
        unsafe context.flatMap { unsafe $0.pointee.input }.map { Int(unsafe $0.pointee.line) } ?? 0
    }

    func end(_ name: UnsafePointer<UInt8>?) {
        guard failure == nil else { return }
        if namespaceCounts.last?.depth == depth { namespaceCounts.removeLast() }
        depth -= 1
        handler.endElement(unsafe number(of: name))
    }

    func text(_ bytes: UnsafePointer<UInt8>?, count: Int32) {
        guard failure == nil, count > 0 else { return }
        unsafe handler.text(UnsafeBufferPointer(start: bytes, count: Int(count)).span)
    }

    func fail(_ code: MarkupError.Code, lineNumber: Int, reason: String) {
        guard failure == nil else { return }
        failure = MarkupError(code: code, lineNumber: max(1, lineNumber), reason: reason)
    }

    /// Answers the XML parser's question for an entity that is not one of the five predefined ones.
    ///
    /// In text the characters are given out at once, and the parser gets an empty predefined entity in return; in an
    /// attribute it gets one without content, which leaves the reference as it stands (`MarkupAttributes` resolves it).
    func entity(named name: UnsafePointer<UInt8>?) -> xmlEntityPtr? {
        guard let name = unsafe name, let context = unsafe context else { return nil }
        unsafe entity.pointee.name = name
        unsafe entity.pointee.checked = 2
        if unsafe context.pointee.instate == XML_PARSER_ATTRIBUTE_VALUE {
            unsafe entity.pointee.etype = XML_INTERNAL_GENERAL_ENTITY
            unsafe entity.pointee.content = nil
            return unsafe entity
        }
        unsafe entity.pointee.etype = XML_INTERNAL_PREDEFINED_ENTITY
        unsafe entity.pointee.content = emptyContent
        giveOut(unsafe replacement(of: name))
        return unsafe entity
    }

    private func replacement(of name: UnsafePointer<UInt8>) -> [UInt8] {
        if let characters = unsafe NamedReferences.html.characters(named: name.textBytes.span) { return characters }
        summary.unknownEntityCount += 1
        return unsafe [0x26] + name.textBytes + [0x3B]
    }

    private func giveOut(_ bytes: [UInt8]) {
        guard failure == nil else { return }
        handler.text(bytes.span)
    }

    private func start(_ name: UnsafePointer<UInt8>?) {
        defer { attributes.giveBack() }
        guard failure == nil else { return }
        depth += 1
        guard depth <= maximumDepth else {
            fail(
                .nestingTooDeep,
                lineNumber: lineNumber,
                reason: "more than \(maximumDepth) elements within each other"
            )
            return
        }
        handler.startElement(unsafe number(of: name), attributes)
    }

    private func number(of name: UnsafePointer<UInt8>?) -> Int {
        guard let name = unsafe name else { return NameTable.unknown }
        return unsafe names.number(of: name.textBytes.span)
    }
}
