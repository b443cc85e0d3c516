// SPDX-License-Identifier: EUPL-1.2

internal import CLibXML2

/// Owns libxml2's HTML push parser.
@safe final class HTMLPushParser: PushParser {
    private let context: htmlParserCtxtPtr
    private let seam: EventSeam

    /// A parser whose callbacks go to a seam, which it keeps.
    init(seam: EventSeam) throws(MarkupError) {
        LibXML2.initialize()
        var handler = unsafe HTMLPushParser.handler()
        guard
            let context = unsafe htmlCreatePushParserCtxt(
                &handler,
                seam.pointer,
                nil,
                0,
                nil,
                XML_CHAR_ENCODING_UTF8
            )
        else {
            throw MarkupError(code: .outOfMemory, lineNumber: 1, reason: "no memory for an HTML parser")
        }
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        unsafe htmlCtxtUseOptions(context, Int32(options))
        unsafe self.context = context
        unsafe seam.context = context
        self.seam = seam
    }

    deinit { unsafe htmlFreeParserCtxt(context) }

    var isStopped: Bool { seam.failure != nil }

    func push(_ piece: Span<UInt8>) {
        unsafe piece.withUnsafeBytes { bytes in
            let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            _ = unsafe htmlParseChunk(context, start, Int32(bytes.count), 0)
        }
    }

    func finish() {
        unsafe htmlParseChunk(context, nil, 0, 1)
    }

    private static func handler() -> xmlSAXHandler {
        var handler = unsafe xmlSAXHandler()
        unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
        unsafe handler.startElement = { context, name, attributes in
            unsafe EventSeam.from(context)?.start(name, html: attributes)
        }
        unsafe handler.endElement = { context, name in unsafe EventSeam.from(context)?.end(name) }
        unsafe handler.characters = { context, bytes, count in
            unsafe EventSeam.from(context)?.text(bytes, count: count)
        }
        unsafe handler.ignorableWhitespace = { context, bytes, count in
            unsafe EventSeam.from(context)?.text(bytes, count: count)
        }
        unsafe handler.cdataBlock = { context, bytes, count in
            unsafe EventSeam.from(context)?.rawText(bytes, count: count)
        }
        return unsafe handler
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
