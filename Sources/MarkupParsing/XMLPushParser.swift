// SPDX-License-Identifier: EUPL-1.2

internal import CLibXML2

/// Owns libxml2's XML push parser (SAX2).
@safe final class XMLPushParser: PushParser {
    private let context: xmlParserCtxtPtr
    private let seam: EventSeam

    /// A parser whose callbacks go to a seam, which it keeps.
    init(seam: EventSeam) throws(MarkupError) {
        LibXML2.initialize()
        var handler = unsafe XMLPushParser.handler()
        guard let context = unsafe xmlCreatePushParserCtxt(&handler, seam.pointer, nil, 0, nil) else {
            throw MarkupError(code: .outOfMemory, lineNumber: 1, reason: "no memory for an XML parser")
        }
        // NOENT, DTDLOAD and HUGE would each open a door: local files, remote files, unbounded memory.
        unsafe xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue))
        unsafe xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        unsafe self.context = context
        unsafe seam.context = context
        self.seam = seam
    }

    deinit { unsafe xmlFreeParserCtxt(context) }

    var isStopped: Bool { unsafe seam.failure != nil || context.pointee.wellFormed == 0 }

    func push(_ piece: Span<UInt8>) {
        unsafe piece.withUnsafeBytes { bytes in
            let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            _ = unsafe xmlParseChunk(context, start, Int32(bytes.count), 0)
        }
    }

    func finish() {
        unsafe xmlParseChunk(context, nil, 0, 1)
    }

    /// Stores a failure if the document was ill-formed in a way that no callback told.
    func checkEnd() {
        guard unsafe context.pointee.wellFormed == 0, seam.failure == nil else { return }
        let error = unsafe context.pointee.lastError
        unsafe seam.failure(error)
    }

    private static func handler() -> xmlSAXHandler {
        var handler = unsafe xmlSAXHandler()
        unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
        unsafe handler.startElementNs = { context, name, _, _, namespaceCount, _, attributeCount, _, attributes in
            let seam = unsafe EventSeam.from(context)
            seam?.openNamespaces(Int(namespaceCount))
            unsafe seam?.start(name, xml: attributes, count: attributeCount)
        }
        unsafe handler.endElementNs = { context, name, _, _ in unsafe EventSeam.from(context)?.end(name) }
        unsafe handler.characters = { context, bytes, count in
            unsafe EventSeam.from(context)?.text(bytes, count: count)
        }
        unsafe handler.ignorableWhitespace = { context, bytes, count in
            unsafe EventSeam.from(context)?.text(bytes, count: count)
        }
        unsafe handler.cdataBlock = { context, bytes, count in
            unsafe EventSeam.from(context)?.text(bytes, count: count)
        }
        unsafe handler.getEntity = { context, name in unsafe EventSeam.from(context)?.entity(named: name) }
        unsafe handler.serror = { context, error in
            guard let error = unsafe error, unsafe error.pointee.level == XML_ERR_FATAL else { return }
            unsafe EventSeam.from(context)?.failure(error.pointee)
        }
        return unsafe handler
    }
}

extension EventSeam {
    /// Stores an error of the library's as the failure, if it is the first.
    fileprivate func failure(_ error: xmlError) {
        let isAtEnd =
            unsafe error.code == Int32(XML_ERR_TAG_NOT_FINISHED.rawValue)
            || error.code == Int32(XML_ERR_DOCUMENT_END.rawValue)
        let message = unsafe error.message.map { unsafe String(cString: $0) } ?? "error \(error.code)"
        let firstLine = message.split(whereSeparator: \.isNewline).first.map(String.init) ?? message
        fail(isAtEnd ? .truncated : .notWellFormed, lineNumber: Int(unsafe error.line), reason: firstLine)
    }
}

/// The library as a whole.
enum LibXML2 {
    private static let isInitialized: Bool = {
        xmlInitParser()
        return true
    }()

    /// Sets the library up, once, whatever thread comes first.
    static func initialize() { _ = isInitialized }
}
