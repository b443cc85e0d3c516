// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import MarkupParsing

/// Reads a file in an OCR format of XML, as its dialect says.
///
/// All state is in one structure, which each event changes once.
final class OCRReader: MarkupEventHandler {
    private let dialect: CompiledOCRDialect
    // Only the three events below touch it, one after the other.
    @exclusivity(unchecked) private var state: State

    private init(_ dialect: CompiledOCRDialect, byteCount: Int) {
        self.dialect = dialect
        unsafe state = State(builder: OCRLayoutBuilder(scale: dialect.dialect.confidenceScale, byteCount: byteCount))
    }

    /// Reads one file or record; `nil` if it is not in the dialect.
    static func read(
        _ file: [UInt8],
        _ dialect: CompiledOCRDialect,
        maximumDepth: Int
    ) throws(MarkupError) -> ExtractedText? {
        let reader = OCRReader(dialect, byteCount: file.count)
        try MarkupParser(names: dialect.names, maximumDepth: maximumDepth).parseXML(file, isClean: true, into: reader)
        return unsafe reader.state.finish(dialect)
    }

    func startElement(_ name: Int, _ attributes: MarkupAttributes) {
        unsafe state.start(dialect.role(of: name), attributes, dialect)
    }

    func endElement(_ name: Int) { unsafe state.end(dialect) }

    func text(_ piece: Span<UInt8>) { unsafe state.append(piece) }

    func rawText(_ piece: Span<UInt8>) {}
}

extension OCRReader {
    /// An element between its start and its end.
    struct OpenElement {
        var role: OCRRole
        var language: Int
        // The region that begins with the element, if one does.
        var region = -1
        var isFurniture = false
        var isReference = false
    }

    /// What changes from event to event.
    struct State {
        var builder: OCRLayoutBuilder
        var metadata = OCRMetadata()
        private var open: [OpenElement] = []
        private var hasRoot = false
        private var skippedDepth = 0
        private var orderDepth = 0
        private var isInSequence = false
        // The statement that is open.
        private var statement: (index: Int, confidence: Int64?)?
        private var statementText = 0..<0
        // Whether the innermost open element with a text of its own has had one within it.
        private var hasInnerText = false

        init(builder: OCRLayoutBuilder) {
            self.builder = builder
        }
    }
}

extension OCRReader.State {
    // MARK: Events

    mutating func start(_ role: OCRRole, _ attributes: MarkupAttributes, _ dialect: CompiledOCRDialect) {
        var element = OCRReader.OpenElement(role: role, language: open.last?.language ?? LanguageTally.none)
        if open.isEmpty { hasRoot = role.contains(.root) }
        if orderDepth > 0 || role.contains(.readingOrder) {
            beginReference(&element, attributes, dialect)
        } else if skippedDepth > 0 || role.contains(.skipped) {
            if role.contains(.skipped) { skippedDepth += 1 }
        } else if !role.isEmpty {
            begin(&element, attributes, dialect)
        }
        open.append(element)
    }

    mutating func end(_ dialect: CompiledOCRDialect) {
        guard let element = open.popLast() else { return }
        if element.isReference {
            builder.endReference()
        } else if element.role.contains(.readingOrder) {
            orderDepth -= 1
        } else if element.role.contains(.skipped) {
            if skippedDepth > 0 { skippedDepth -= 1 }
        } else if skippedDepth == 0, orderDepth == 0, !element.role.isEmpty {
            end(element, dialect)
        }
    }

    mutating func append(_ piece: Span<UInt8>) {
        guard let element = open.last, skippedDepth == 0 else { return }
        if metadata.isCapturing {
            metadata.append(piece)
        } else if !element.role.isDisjoint(with: .anyText) {
            takeText(piece, element)
        }
    }

    mutating func finish(_ dialect: CompiledOCRDialect) -> ExtractedText? {
        guard hasRoot else { return nil }
        builder.finish()
        var result = metadata.finish(engineDefault: dialect.dialect.engineDefault)
        OCRTextComposer.compose(builder, into: &result)
        return result
    }

    private mutating func takeText(_ piece: Span<UInt8>, _ element: OCRReader.OpenElement) {
        if statement != nil {
            let stored = builder.store(piece)
            statementText = statementText.isEmpty ? stored : statementText.lowerBound..<stored.upperBound
        } else if element.role.contains(.text) {
            hasInnerText = true
            builder.append(piece, language: element.language)
        } else if !hasInnerText {
            builder.append(piece, language: element.language)
        }
    }

    // MARK: Elements

    private mutating func begin(
        _ element: inout OCRReader.OpenElement,
        _ attributes: MarkupAttributes,
        _ dialect: CompiledOCRDialect
    ) {
        let role = element.role
        var facts = OCRFacts()
        facts.read(attributes, of: role, dialect, &builder)
        if let language = facts.language { element.language = language }
        if role == .word, !dialect.hasStatements {
            return builder.appendWord(facts.half, facts.content, whole: facts.whole, language: element.language)
        }
        if role == .space { return builder.append(.space) }
        if role.contains(.hyphen) { return builder.appendHyphen(facts.content) }
        if role != .text { beginLayout(&element, facts, dialect) }
        if role.contains(.statement) {
            statement = (facts.index, facts.confidence)
            statementText = 0..<0
        } else if let confidence = facts.confidence, !role.contains(.page) {
            builder.addConfidence(confidence)
        }
        beginMetadata(role, facts)
    }

    private mutating func beginLayout(
        _ element: inout OCRReader.OpenElement,
        _ facts: OCRFacts,
        _ dialect: CompiledOCRDialect
    ) {
        let role = element.role
        if role.contains(.sequence) { isInSequence = true }
        if role.contains(.page) { builder.beginPage() }
        element.isFurniture = role.contains(.furniture) || facts.blockType == .furniture
        if !role.isDisjoint(with: [.region, .block]) {
            if role.contains(.block), !dialect.hasNames {
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
        guard dialect.hasStatements else { return }
        if role.contains(.word) { builder.append(.space) }
        if !role.isDisjoint(with: [.block, .line, .word]) { builder.beginLevel() }
    }

    private mutating func end(_ element: OCRReader.OpenElement, _ dialect: CompiledOCRDialect) {
        let role = element.role
        if !role.isDisjoint(with: .metadata) { metadata.endCapture() }
        if role.contains(.engineScope) { metadata.endEngineScope() }
        if role.contains(.statement), let statement {
            builder.state(statementText, index: statement.index, confidence: statement.confidence)
            self.statement = nil
        }
        if dialect.hasStatements {
            if !role.isDisjoint(with: [.line, .word]) { builder.endLineLevel(language: element.language) }
            if role.contains(.block) { builder.endBlockLevel(language: element.language) }
            if role.contains(.word) { builder.append(.space) }
        }
        if role.contains(.line) { builder.endLine() }
        if element.region >= 0 {
            builder.endRegion(element.region, isFurniture: element.isFurniture)
        } else if role.contains(.block) {
            builder.breakBlock()
        }
        if role.contains(.row) { builder.endRow() }
        if role.contains(.page) { builder.endPage() }
    }

    private mutating func beginReference(
        _ element: inout OCRReader.OpenElement,
        _ attributes: MarkupAttributes,
        _ dialect: CompiledOCRDialect
    ) {
        if element.role.contains(.readingOrder) {
            orderDepth += 1
            return
        }
        var facts = OCRFacts()
        facts.read(attributes, of: element.role, dialect, &builder)
        let isOrdered = element.role.contains(.orderedGroup)
        builder.beginReference(isOrdered: isOrdered, index: facts.index, reference: facts.reference)
        element.isReference = true
    }

    private mutating func beginMetadata(_ role: OCRRole, _ facts: OCRFacts) {
        if role.contains(.engineScope) { metadata.beginEngineScope() }
        if !facts.engine.isEmpty, role.contains(.root) || isRecognition(facts.engineCondition) {
            metadata.setEngine(builder.bytes(facts.engine))
        }
        if !role.isDisjoint(with: .metadata) {
            metadata.beginCapture(role, kind: String(decoding: builder.bytes(facts.kind), as: UTF8.self))
        }
    }

    // A step of processing is the engine's if it speaks of recognition.
    private func isRecognition(_ condition: Range<Int>) -> Bool {
        builder.bytes(condition).firstRange(of: "recognition") != nil
    }
}
