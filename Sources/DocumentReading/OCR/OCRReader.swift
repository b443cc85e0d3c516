// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import MarkupParsing

/// Reads a file in an OCR format of XML, as its dialect says.
final class OCRReader: MarkupEventHandler {
    private struct OpenElement {
        var role: OCRRole
        var language: Int
        // The region that begins with the element, if one does.
        var region = -1
        var isFurniture = false
        var isReference = false
        // Where the element's own text begins, for those that are taken if nothing in them is.
        var textStart = 0
    }

    // What the attributes of an element say.
    private struct Facts {
        var id = 0..<0
        var next = 0..<0
        var content = 0..<0
        var whole = 0..<0
        var half = OCRLayout.Kind.word
        var reference = 0..<0
        var index = 0
        var blockType: CompiledOCRDialect.BlockType?
        var language: Int?
        var engine: [UInt8] = []
        var engineCondition: [UInt8]?
        var kind = ""
    }

    private let dialect: CompiledOCRDialect
    private var builder: OCRLayoutBuilder
    private var open: [OpenElement] = []
    private var hasRoot = false
    private var skippedDepth = 0
    private var orderDepth = 0
    private var isInSequence = false
    private var metadata = OCRMetadata()
    private var confidence: [UInt8] = []
    // The statement that is open.
    private var statement: (index: Int, confidence: [UInt8])?
    private var statementText = 0..<0
    // Whether the innermost open element with a text of its own has had one within it.
    private var hasInnerText = false

    private init(_ dialect: CompiledOCRDialect) {
        self.dialect = dialect
        builder = OCRLayoutBuilder(scale: dialect.dialect.confidenceScale)
    }

    /// Reads one file or record; `nil` if it is not in the dialect.
    static func read(
        _ file: [UInt8],
        _ dialect: CompiledOCRDialect,
        maximumDepth: Int
    ) throws(MarkupError) -> ExtractedText? {
        let reader = OCRReader(dialect)
        try MarkupParser(names: dialect.names, maximumDepth: maximumDepth).parseXML(file, isClean: true, into: reader)
        guard reader.hasRoot else { return nil }
        reader.builder.finish()
        var result = reader.metadata.finish(engineDefault: dialect.dialect.engineDefault)
        OCRTextComposer.compose(reader.builder, into: &result)
        return result
    }

    // MARK: Events

    func startElement(_ name: Int, _ attributes: MarkupAttributes) {
        let role = dialect.role(of: name)
        var element = OpenElement(role: role, language: open.last?.language ?? LanguageTally.none)
        if open.isEmpty { hasRoot = role.contains(.root) }
        if orderDepth > 0 || role.contains(.readingOrder) {
            beginReference(&element, attributes)
        } else if skippedDepth > 0 || role.contains(.skipped) {
            if role.contains(.skipped) { skippedDepth += 1 }
        } else if !role.isEmpty {
            begin(&element, attributes)
        }
        open.append(element)
    }

    func endElement(_ name: Int) {
        guard let element = open.popLast() else { return }
        if element.isReference {
            builder.endReference()
        } else if element.role.contains(.readingOrder) {
            orderDepth -= 1
        } else if element.role.contains(.skipped) {
            if skippedDepth > 0 { skippedDepth -= 1 }
        } else if skippedDepth == 0, orderDepth == 0, !element.role.isEmpty {
            end(element)
        }
    }

    func text(_ piece: Span<UInt8>) {
        guard let element = open.last, skippedDepth == 0 else { return }
        if metadata.isCapturing {
            metadata.append(piece)
        } else if !element.role.isDisjoint(with: .anyText) {
            takeText(piece, element)
        }
    }

    func rawText(_ piece: Span<UInt8>) {}

    private func takeText(_ piece: Span<UInt8>, _ element: OpenElement) {
        if statement != nil {
            let stored = builder.store { $0.append(copying: piece) }
            statementText = statementText.isEmpty ? stored : statementText.lowerBound..<stored.upperBound
        } else if element.role.contains(.text) {
            hasInnerText = true
            builder.append(piece, language: element.language)
        } else if !hasInnerText {
            builder.append(piece, language: element.language)
        }
    }

    // MARK: Elements

    private func begin(_ element: inout OpenElement, _ attributes: MarkupAttributes) {
        let role = element.role
        var facts = Facts()
        read(attributes, of: role, into: &facts)
        if let language = facts.language { element.language = language }
        if role == .word, dialect.dialect.statements.isEmpty {
            return builder.appendWord(facts.half, facts.content, whole: facts.whole, language: element.language)
        }
        if role == .space { return builder.append(.space) }
        if role.contains(.hyphen) { return builder.appendHyphen(facts.content) }
        beginLayout(&element, facts)
        if role.contains(.statement) {
            statement = (facts.index, confidence)
            statementText = 0..<0
        } else if !confidence.isEmpty, !role.contains(.page) {
            builder.addConfidence(confidence)
        }
        beginMetadata(role, facts)
    }

    private func beginLayout(_ element: inout OpenElement, _ facts: Facts) {
        let role = element.role
        if role.contains(.sequence) { isInSequence = true }
        if role.contains(.page) { builder.beginPage() }
        element.isFurniture = role.contains(.furniture) || facts.blockType == .furniture
        if !role.isDisjoint(with: [.region, .block]) {
            if role.contains(.block), dialect.dialect.id.isEmpty {
                builder.breakBlock()
            } else {
                element.region = builder.beginRegion(
                    id: facts.id,
                    next: isInSequence ? 0..<0 : facts.next,
                    isFurniture: element.isFurniture,
                    isInitial: facts.blockType == .initial
                )
            }
        }
        if role.contains(.row) { builder.beginRow() }
        if role.contains(.cell) { builder.beginCell() }
        if role.contains(.plainText) { hasInnerText = false }
        guard !dialect.dialect.statements.isEmpty else { return }
        if role.contains(.word) { builder.append(.space) }
        if !role.isDisjoint(with: [.block, .line, .word]) { builder.beginLevel() }
    }

    private func end(_ element: OpenElement) {
        let role = element.role
        if !role.isDisjoint(with: .metadata) { metadata.endCapture() }
        if role.contains(.engineScope) { metadata.endEngineScope() }
        if role.contains(.statement), let statement {
            builder.state(statementText, index: statement.index, confidence: statement.confidence)
            self.statement = nil
        }
        if !dialect.dialect.statements.isEmpty {
            if !role.isDisjoint(with: [.line, .word]) { builder.endLineLevel(language: element.language) }
            if role.contains(.block) { builder.endBlockLevel(language: element.language) }
        }
        if role.contains(.word), !dialect.dialect.statements.isEmpty { builder.append(.space) }
        if role.contains(.line) { builder.endLine() }
        if element.region >= 0 {
            builder.endRegion(element.region, isFurniture: element.isFurniture)
        } else if role.contains(.block) {
            builder.breakBlock()
        }
        if role.contains(.row) { builder.endRow() }
        if role.contains(.page) { builder.endPage() }
    }

    private func beginReference(_ element: inout OpenElement, _ attributes: MarkupAttributes) {
        if element.role.contains(.readingOrder) {
            orderDepth += 1
            return
        }
        var facts = Facts()
        read(attributes, of: element.role, into: &facts)
        let isOrdered = element.role.contains(.orderedGroup)
        builder.beginReference(isOrdered: isOrdered, index: facts.index, reference: facts.reference)
        element.isReference = true
    }

    private func beginMetadata(_ role: OCRRole, _ facts: Facts) {
        if role.contains(.engineScope) { metadata.beginEngineScope() }
        if !facts.engine.isEmpty, role.contains(.root) || isRecognition(facts.engineCondition) {
            metadata.setEngine(facts.engine)
        }
        if !role.isDisjoint(with: .metadata) { metadata.beginCapture(role, kind: facts.kind) }
    }

    // A step of processing is the engine's if it speaks of recognition.
    private func isRecognition(_ condition: [UInt8]?) -> Bool {
        condition?.firstRange(of: "recognition") != nil
    }

    // MARK: Attributes

    private func read(_ attributes: MarkupAttributes, of role: OCRRole, into facts: inout Facts) {
        confidence.removeAll(keepingCapacity: true)
        let isWord = role == .word
        for index in 0..<attributes.count {
            let attribute = dialect.attribute(attributes.name(at: index))
            switch attribute {
            case .none: break
            case .content: facts.content = builder.store { attributes.appendValue(at: index, to: &$0) }
            case .confidence where isWord:
                attributes.appendValue(at: index, to: &confidence)
                builder.addConfidence(confidence)
            case .id where isWord: break
            default: read(attribute, attributes, index, into: &facts)
            }
        }
        if isWord { confidence.removeAll(keepingCapacity: true) }
    }

    private func read(
        _ attribute: CompiledOCRDialect.Attribute,
        _ attributes: MarkupAttributes,
        _ index: Int,
        into facts: inout Facts
    ) {
        switch attribute {
        case .none, .content: break
        case .confidence: attributes.appendValue(at: index, to: &confidence)
        case .whole: facts.whole = builder.store { attributes.appendValue(at: index, to: &$0) }
        case .half: facts.half = half(attributes.value(at: index))
        case .id: facts.id = builder.store { attributes.appendValue(at: index, to: &$0) }
        case .next: facts.next = builder.store { attributes.appendValue(at: index, to: &$0) }
        case .reference: facts.reference = builder.store { attributes.appendValue(at: index, to: &$0) }
        case .statementIndex, .referenceIndex: facts.index = OCRReader.integer(attributes.value(at: index))
        case .type: facts.blockType = dialect.blockType(attributes.value(at: index)) ?? facts.blockType
        case .customType: takeCustomType(attributes.value(at: index), into: &facts)
        case .language: facts.language = builder.languages.number(of: attributes.value(at: index))
        case .engine: facts.engine = attributes.value(at: index)
        case .engineCondition: facts.engineCondition = attributes.value(at: index)
        case .kind: facts.kind = String(decoding: attributes.value(at: index), as: UTF8.self)
        }
    }

    private func half(_ value: [UInt8]) -> OCRLayout.Kind {
        value == dialect.firstHalf ? .firstHalf : value == dialect.secondHalf ? .secondHalf : .word
    }

    private func takeCustomType(_ value: [UInt8], into facts: inout Facts) {
        guard let group = value.firstRange(of: "structure"),
            let key = value.firstRange(of: "type:", from: group.upperBound)
        else { return }
        let type = value[key.upperBound...].prefix { $0 != 0x3B && $0 != 0x7D && $0 != 0x20 }
        facts.blockType = facts.blockType ?? dialect.blockType(Array(type))
    }

    // A number too large, or none, stands at the end of what it orders.
    private static func integer(_ text: [UInt8]) -> Int {
        Int(String(decoding: text, as: UTF8.self).trimmed) ?? Int.max
    }
}

extension String {
    fileprivate var trimmed: Substring {
        let start = drop { $0.isWhitespace }
        return start.prefix(start.count - start.reversed().prefix { $0.isWhitespace }.count)
    }
}
