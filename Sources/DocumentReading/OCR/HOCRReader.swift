// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import MarkupParsing

/// Reads hOCR: HTML whose classes are the names of an OCR dialect.
///
/// What is declared to be XML is read as such, unless it breaks the rules; then, as any other, it is read as HTML. Elements of HTML that stand apart part blocks too: early makers of hOCR had no paragraphs of its own. All state is in one
/// structure, which each event changes once.
final class HOCRReader: MarkupEventHandler {
    private let dialect: CompiledOCRDialect
    // Only the three events below touch it, one after the other.
    @exclusivity(unchecked) private var state: State

    private init(_ dialect: CompiledOCRDialect, byteCount: Int) {
        self.dialect = dialect
        unsafe state = State(dialect, byteCount: byteCount)
    }

    /// Reads one file; `nil` if it is no hOCR.
    static func read(
        _ file: [UInt8],
        _ dialect: CompiledOCRDialect,
        maximumDepth: Int
    ) throws(MarkupError) -> ExtractedText? {
        let parser = MarkupParser(names: HTMLName.names, maximumDepth: maximumDepth)
        if EncodingDeclaration.isXML(file), let found = readXML(file, dialect, parser) { return found }
        let reader = HOCRReader(dialect, byteCount: file.count)
        try parser.parseHTML(file, into: reader)
        return unsafe reader.state.finish()
    }

    private static func readXML(
        _ file: [UInt8],
        _ dialect: CompiledOCRDialect,
        _ parser: MarkupParser
    ) -> ExtractedText? {
        let reader = HOCRReader(dialect, byteCount: file.count)
        guard let summary = try? parser.parseXML(file, isClean: true, into: reader) else { return nil }
        var found = unsafe reader.state.finish()
        found?.unknownEntityCount = summary.unknownEntityCount
        return found
    }

    func startElement(_ name: Int, _ attributes: MarkupAttributes) { unsafe state.start(name, attributes, dialect) }

    func endElement(_ name: Int) { unsafe state.end(name) }

    func text(_ piece: Span<UInt8>) { unsafe state.append(piece) }

    func rawText(_ piece: Span<UInt8>) {}
}

extension HOCRReader {
    private struct OpenElement {
        var role: OCRRole = []
        var isHTMLBlock: Bool
        var isSkipped = false
        var isLayout = false
        var language = LanguageTally.none
        var region = -1
        var isFurniture = false
    }

    /// What changes from event to event.
    private struct State {
        private var builder: OCRLayoutBuilder
        private var open: [OpenElement] = []
        private var metadata = HTMLMetadata()
        private var engine: String?
        private var hasLayout = false
        private var layoutDepth = 0
        private var skippedDepth = 0
        // The value of classes that was read last, which is mostly that of the next element as well, and a few before it.
        private var last: (classes: [UInt8], role: OCRRole) = ([], [])
        private var known: [(classes: [UInt8], role: OCRRole)] = []
        private static let maximumKnownCount = 16
        private let confidenceName: HOCRProperties.Name
        private let orderName: HOCRProperties.Name
        private static let engineName = Array("ocr-system".utf8)

        init(_ dialect: CompiledOCRDialect, byteCount: Int) {
            builder = OCRLayoutBuilder(scale: dialect.dialect.confidenceScale, byteCount: byteCount)
            confidenceName = HOCRProperties.Name(dialect.dialect.confidence)
            orderName = HOCRProperties.Name(dialect.dialect.order)
            open.reserveCapacity(64)
        }

        mutating func finish() -> ExtractedText? {
            guard hasLayout else { return nil }
            builder.finish()
            var result = metadata.finish()
            result.engine = engine
            OCRTextComposer.compose(builder, into: &result)
            return result
        }

        mutating func start(_ number: Int, _ attributes: MarkupAttributes, _ dialect: CompiledOCRDialect) {
            let name = HTMLName(rawValue: number)
            let htmlRole = HTMLRole.byName[number]
            var element = OpenElement(isHTMLBlock: htmlRole.contains(.block))
            element.language = open.last?.language ?? LanguageTally.none
            element.isSkipped = htmlRole.contains(.skipped)
            if name == .meta { takeEngine(attributes) }
            let isContent = name != .html && name != .body
            let (given, title) = readAttributes(attributes, isContent: isContent, into: &element, dialect)
            metadata.startElement(name, attributes, given, isDrawing: false)
            if name == .br { builder.endLine() }
            begin(&element, attributes, title: title)
            open.append(element)
        }

        mutating func end(_ number: Int) {
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

        mutating func append(_ piece: Span<UInt8>) {
            if metadata.takeText(piece) { return }
            guard layoutDepth > 0, skippedDepth == 0 else { return }
            builder.append(piece, language: open.last?.language ?? LanguageTally.none)
        }

        private mutating func begin(_ element: inout OpenElement, _ attributes: MarkupAttributes, title: Int?) {
            let role = element.role
            if role.contains(.skipped) { element.isSkipped = true }
            if element.isSkipped { skippedDepth += 1 }
            if role.contains(.page) { builder.beginPage() }
            element.isFurniture = role.contains(.furniture)
            if role.contains(.block) || element.isFurniture {
                element.region = builder.beginRegion(
                    id: 0..<0,
                    next: 0..<0,
                    isFurniture: element.isFurniture,
                    order: order(attributes, title: title)
                )
            } else if element.isHTMLBlock {
                builder.breakBlock()
            }
            if role.contains(.line) { builder.endLine() }
            if role.contains(.word) {
                builder.append(.space)
                addConfidence(attributes, title: title)
            }
            guard !role.isEmpty, !role.contains(.skipped) else { return }
            element.isLayout = true
            hasLayout = true
            layoutDepth += 1
        }

        // MARK: Attributes

        // Gives back which there are, and which of them is the title, which holds the properties.
        private mutating func readAttributes(
            _ attributes: MarkupAttributes,
            isContent: Bool,
            into element: inout OpenElement,
            _ dialect: CompiledOCRDialect
        ) -> (given: HTMLAttributeNames, title: Int?) {
            var given: HTMLAttributeNames = []
            var title: Int?
            for index in 0..<attributes.count {
                let number = attributes.name(at: index)
                given.insert(number: number)
                guard isContent else { continue }
                switch number {
                case HTMLName.class.rawValue where element.role.isEmpty:
                    element.role = attributes.withValue(at: index) { role(ofClasses: $0, dialect) }
                case HTMLName.lang.rawValue, HTMLName.xmlLang.rawValue:
                    let language = attributes.withValue(at: index) { builder.languages.number(of: $0) }
                    if language != LanguageTally.none { element.language = language }
                case HTMLName.title.rawValue: title = index
                default: break
                }
            }
            return (given, title)
        }

        private mutating func role(ofClasses classes: Span<UInt8>, _ dialect: CompiledOCRDialect) -> OCRRole {
            if classes.isEqual(to: last.classes.span) { return last.role }
            for candidate in known where classes.isEqual(to: candidate.classes.span) {
                last = candidate
                return last.role
            }
            if known.count == State.maximumKnownCount { known.removeAll(keepingCapacity: true) }
            last = (Array(copying: classes), HOCRProperties.role(ofClasses: classes, dialect))
            known.append(last)
            return last.role
        }

        private func order(_ attributes: MarkupAttributes, title: Int?) -> Int {
            guard let title else { return 0 }
            return attributes.withValue(at: title) { properties in
                HOCRProperties.value(of: orderName, in: properties).flatMap { value in
                    Int(String(decoding: Array(copying: properties.extracting(value)), as: UTF8.self))
                } ?? 0
            }
        }

        private mutating func addConfidence(_ attributes: MarkupAttributes, title: Int?) {
            guard let title else { return }
            let confidence = attributes.withValue(at: title) { properties in
                HOCRProperties.value(of: confidenceName, in: properties).flatMap { value in
                    builder.confidencePPM(properties.extracting(value))
                }
            }
            if let confidence { builder.addConfidence(confidence) }
        }

        private mutating func takeEngine(_ attributes: MarkupAttributes) {
            guard engine == nil, attributes.value(of: HTMLName.name.rawValue) == State.engineName else { return }
            engine = attributes.string(of: HTMLName.content.rawValue)
                .flatMap { $0.isEmpty ? nil : String($0.prefix(200)) }
        }
    }
}

/// What stands in the attributes of hOCR, taken apart where it stands.
private enum HOCRProperties {
    /// The name of a property, of sixteen bytes at most.
    struct Name {
        let byteCount: Int
        // The first eight bytes, and the last.
        private let start: UInt64
        private let end: UInt64

        init(_ name: String) {
            let bytes = Array(name.utf8)
            precondition(bytes.count <= 16, "properties of hOCR have short names")
            byteCount = bytes.count
            start = bytes.span.firstBytes(of: bytes.indices)
            end = bytes.span.lastBytes(of: bytes.indices)
        }

        /// Whether it stands at a place, with white space after it.
        @inline(__always)
        func stands(at place: Int, in text: Span<UInt8>) -> Bool {
            let stretch = place..<(place + byteCount)
            guard stretch.upperBound < text.count, text[stretch.upperBound].isASCIISpace else { return false }
            return text.firstBytes(of: stretch) == start && (byteCount <= 8 || text.lastBytes(of: stretch) == end)
        }
    }

    /// The role of the first class that has one.
    static func role(ofClasses classes: Span<UInt8>, _ dialect: CompiledOCRDialect) -> OCRRole {
        var index = 0
        while index < classes.count {
            let word = word(in: classes, from: index, endedBy: 0x20)
            let role = dialect.role(of: dialect.names.number(of: classes.extracting(word)))
            if !role.isEmpty { return role }
            index = word.upperBound + 1
        }
        return []
    }

    /// Where the value stands of one of the properties, which semicolons part; the name stands before it.
    static func value(of name: Name, in properties: Span<UInt8>) -> Range<Int>? {
        var index = 0
        while index < properties.count {
            while index < properties.count, properties[index].isASCIISpace { index += 1 }
            if name.stands(at: index, in: properties) {
                let value = word(in: properties, from: index + name.byteCount)
                if !value.isEmpty { return value }
            }
            guard let next = properties.firstIndex(of: 0x3B, from: index) else { return nil }
            index = next + 1
        }
        return nil
    }

    // The next word that white space ends or this mark; empty before the mark.
    private static func word(in text: Span<UInt8>, from start: Int, endedBy mark: UInt8 = 0x3B) -> Range<Int> {
        var index = start
        while index < text.count, text[index].isASCIISpace { index += 1 }
        let start = index
        while index < text.count, text[index] > 0x20 || !text[index].isASCIISpace, text[index] != mark { index += 1 }
        return start..<index
    }
}
