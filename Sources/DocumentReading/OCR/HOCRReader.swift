// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import MarkupParsing

/// Reads hOCR: HTML whose classes are the names of an OCR dialect.
///
/// Elements of HTML that stand apart part blocks too: early makers of hOCR had no paragraphs of its own.
final class HOCRReader: MarkupEventHandler {
    private struct OpenElement {
        var role: OCRRole
        var isHTMLBlock: Bool
        var isSkipped = false
        var isLayout = false
        var language = LanguageTally.none
        var region = -1
        var isFurniture = false
    }

    private let dialect: CompiledOCRDialect
    private var builder: OCRLayoutBuilder
    private var open: [OpenElement] = []
    private var metadata = HTMLMetadata()
    private var engine: String?
    private var hasLayout = false
    private var layoutDepth = 0
    private var skippedDepth = 0
    private let confidenceMark: [UInt8]
    private let orderMark: [UInt8]
    private static let engineName = Array("ocr-system".utf8)

    private init(_ dialect: CompiledOCRDialect) {
        self.dialect = dialect
        builder = OCRLayoutBuilder(scale: dialect.dialect.confidenceScale)
        confidenceMark = Array(dialect.dialect.confidence.utf8)
        orderMark = Array(dialect.dialect.order.utf8)
    }

    /// Reads one file; `nil` if it is no hOCR.
    static func read(
        _ file: [UInt8],
        _ dialect: CompiledOCRDialect,
        maximumDepth: Int
    ) throws(MarkupError) -> ExtractedText? {
        let reader = HOCRReader(dialect)
        try MarkupParser(names: HTMLName.names, maximumDepth: maximumDepth).parseHTML(file, into: reader)
        guard reader.hasLayout else { return nil }
        reader.builder.finish()
        var result = reader.metadata.finish()
        result.engine = reader.engine
        OCRTextComposer.compose(reader.builder, into: &result)
        return result
    }

    func startElement(_ number: Int, _ attributes: MarkupAttributes) {
        let name = HTMLName(rawValue: number)
        metadata.startElement(name, attributes, HTMLAttributeNames(attributes), isDrawing: false)
        let htmlRole = HTMLRole.byName[number]
        var element = OpenElement(role: [], isHTMLBlock: htmlRole.contains(.block))
        element.language = open.last?.language ?? LanguageTally.none
        element.isSkipped = htmlRole.contains(.skipped)
        var title: [UInt8] = []
        if name == .meta { takeEngine(attributes) }
        if name != .html, name != .body { title = readAttributes(attributes, into: &element) }
        if name == .br { builder.endLine() }
        begin(&element, title)
        open.append(element)
    }

    func endElement(_ number: Int) {
        metadata.endElement(HTMLName(rawValue: number))
        guard let element = open.popLast() else { return }
        if element.isSkipped { skippedDepth -= 1 }
        if element.role.contains(.line) { builder.endLine() }
        if element.role.contains(.word) { builder.append(.space) }
        if element.region >= 0 {
            builder.endRegion(element.region, isFurniture: element.isFurniture)
        } else if element.isHTMLBlock {
            builder.breakBlock()
        }
        if element.role.contains(.page) { builder.endPage() }
        if element.isLayout { layoutDepth -= 1 }
    }

    func text(_ piece: Span<UInt8>) {
        if metadata.takeText(piece) { return }
        guard layoutDepth > 0, skippedDepth == 0 else { return }
        builder.append(piece, language: open.last?.language ?? LanguageTally.none)
    }

    func rawText(_ piece: Span<UInt8>) {}

    private func begin(_ element: inout OpenElement, _ title: [UInt8]) {
        let role = element.role
        if role.contains(.skipped) { element.isSkipped = true }
        if element.isSkipped { skippedDepth += 1 }
        if role.contains(.page) { builder.beginPage() }
        element.isFurniture = role.contains(.furniture)
        if role.contains(.block) || element.isFurniture {
            let order = HOCRReader.property(orderMark, in: title).flatMap { Int(String(decoding: $0, as: UTF8.self)) }
            element.region = builder.beginRegion(
                id: 0..<0,
                next: 0..<0,
                isFurniture: element.isFurniture,
                order: order ?? 0
            )
        } else if element.isHTMLBlock {
            builder.breakBlock()
        }
        if role.contains(.line) { builder.endLine() }
        if role.contains(.word) {
            builder.append(.space)
            if let value = HOCRReader.property(confidenceMark, in: title) { builder.addConfidence(Array(value)) }
        }
        guard !role.isEmpty, !role.contains(.skipped) else { return }
        element.isLayout = true
        hasLayout = true
        layoutDepth += 1
    }

    // Gives back the title, which holds the properties.
    private func readAttributes(_ attributes: MarkupAttributes, into element: inout OpenElement) -> [UInt8] {
        var title: [UInt8] = []
        for index in 0..<attributes.count {
            switch HTMLName(rawValue: attributes.name(at: index)) {
            case .class:
                for name in attributes.value(at: index).split(whereSeparator: \.isASCIISpace) where element.role.isEmpty
                {
                    element.role = dialect.role(of: dialect.names.number(of: name.span))
                }
            case .lang, .xmlLang:
                let language = builder.languages.number(of: attributes.value(at: index))
                if language != LanguageTally.none { element.language = language }
            case .title: title = attributes.value(at: index)
            default: break
            }
        }
        return title
    }

    private func takeEngine(_ attributes: MarkupAttributes) {
        guard engine == nil, attributes.value(of: HTMLName.name.rawValue) == HOCRReader.engineName else { return }
        engine = attributes.string(of: HTMLName.content.rawValue).flatMap { $0.isEmpty ? nil : String($0.prefix(200)) }
    }

    // The value of one of the properties, which semicolons part; the name stands before it.
    private static func property(_ name: [UInt8], in title: [UInt8]) -> ArraySlice<UInt8>? {
        for property in title.split(separator: 0x3B) {
            let words = property.split(whereSeparator: \.isASCIISpace)
            if words.count > 1, words[0].elementsEqual(name) { return words[1] }
        }
        return nil
    }
}
