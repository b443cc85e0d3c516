// SPDX-License-Identifier: EUPL-1.2

internal import CLibXML2

/// What libxml2 makes of an XML document, written down as `EventRecorder` does.
@safe final class ReferenceParser {
    private(set) var log = ""
    private let names: [String]

    private init(_ names: [String]) {
        self.names = names
    }

    /// The events, the code of the error that makes the document ill-formed (0 if it is well-formed), and whether its
    /// prefixes are as they should be.
    static func events(
        _ document: [UInt8],
        _ names: [String]
    ) -> (log: String, errorCode: Int, hasPlainPrefixes: Bool) {
        _ = isInitialized
        let reference = ReferenceParser(names)
        // The parser wants a NUL after the document.
        let terminated = document.map { CChar(bitPattern: $0) } + [0]
        let created = unsafe terminated.withUnsafeBufferPointer {
            unsafe xmlCreateMemoryParserCtxt($0.baseAddress, Int32(document.count))
        }
        guard let context = unsafe created else { return ("", document.isEmpty ? 4 : -1, true) }
        defer { unsafe xmlFreeParserCtxt(context) }
        unsafe context.pointee.sax.pointee = unsafe reference.handler()
        unsafe context.pointee.userData = unsafe Unmanaged.passUnretained(reference).toOpaque()
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_NOENT.rawValue
        unsafe xmlCtxtUseOptions(context, Int32(options))
        unsafe xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        unsafe xmlParseDocument(context)
        withExtendedLifetime(reference) {}
        let isWellFormed = unsafe context.pointee.wellFormed != 0
        let errorCode = isWellFormed ? 0 : Int(unsafe context.pointee.errNo)
        return (reference.log, errorCode, unsafe context.pointee.nsWellFormed != 0)
    }

    private static let isInitialized: Bool = {
        xmlInitParser()
        return true
    }()

    private static func from(_ context: UnsafeMutableRawPointer?) -> ReferenceParser? {
        unsafe context.map { unsafe Unmanaged<ReferenceParser>.fromOpaque($0).takeUnretainedValue() }
    }

    private func handler() -> xmlSAXHandler {
        var handler = unsafe xmlSAXHandler()
        unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
        unsafe handler.startElementNs = { context, name, _, _, _, _, count, _, attributes in
            guard let reference = unsafe ReferenceParser.from(context) else { return }
            unsafe reference.log += "<\(reference.spelling(name))"
            for index in 0..<Int(count) {
                guard let fields = unsafe attributes.map({ unsafe $0 + 5 * index }), let start = unsafe fields[3],
                    let end = unsafe fields[4]
                else { continue }
                let value = unsafe UnsafeBufferPointer(start: start, count: end - start)
                reference.log += " \(unsafe reference.spelling(fields[0]))="
                reference.log += unsafe String(decoding: value, as: UTF8.self)
            }
            reference.log += ">"
        }
        unsafe handler.endElementNs = { context, name, _, _ in
            guard let reference = unsafe ReferenceParser.from(context) else { return }
            reference.log += "</\(unsafe reference.spelling(name))>"
        }
        let text: charactersSAXFunc = { context, bytes, count in
            let text = unsafe UnsafeBufferPointer(start: bytes, count: Int(count))
            unsafe ReferenceParser.from(context)?.log += unsafe String(decoding: text, as: UTF8.self)
        }
        unsafe handler.characters = text
        unsafe handler.ignorableWhitespace = text
        unsafe handler.cdataBlock = text
        unsafe handler.serror = { _, _ in }
        return unsafe handler
    }

    private func spelling(_ name: UnsafePointer<UInt8>?) -> String {
        let spelling = unsafe name.map { unsafe String(cString: $0) } ?? ""
        return names.contains(spelling) ? spelling : "?"
    }
}
