// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import MarkupParsing

/// What the attributes of an element in an OCR format say; texts lie in the layout's bytes.
struct OCRFacts {
    var id = 0..<0
    var next = 0..<0
    var content = 0..<0
    var whole = 0..<0
    var half = OCRLayout.Kind.word
    var reference = 0..<0
    var index = 0
    var blockType: CompiledOCRDialect.BlockType?
    var language: Int?
    var engine = 0..<0
    var engineCondition = 0..<0
    var kind = 0..<0
    /// In parts per million; that of a word is counted at once.
    var confidence: Int64?

    /// Reads the attributes of an element with a role.
    mutating func read(
        _ attributes: MarkupAttributes,
        of role: OCRRole,
        _ dialect: CompiledOCRDialect,
        _ builder: inout OCRLayoutBuilder
    ) {
        let isWord = role == .word
        for index in 0..<attributes.count {
            let attribute = dialect.attribute(attributes.name(at: index))
            switch attribute {
            case .none: break
            case .content: content = builder.store(attributes, index)
            case .confidence:
                confidence = attributes.withValue(at: index) { builder.confidencePPM($0) }
                guard isWord, let given = confidence else { break }
                builder.addConfidence(given)
                confidence = nil
            case .id: if !role.isDisjoint(with: [.region, .block]) { id = builder.store(attributes, index) }
            default: read(attribute, attributes, index, dialect, &builder)
            }
        }
    }

    private mutating func read(
        _ attribute: CompiledOCRDialect.Attribute,
        _ attributes: MarkupAttributes,
        _ index: Int,
        _ dialect: CompiledOCRDialect,
        _ builder: inout OCRLayoutBuilder
    ) {
        switch attribute {
        case .none, .content, .confidence, .id: break
        case .whole: whole = builder.store(attributes, index)
        case .half: half = dialect.half(attributes.value(at: index))
        case .next: next = builder.store(attributes, index)
        case .reference: reference = builder.store(attributes, index)
        case .statementIndex, .referenceIndex: self.index = OCRFacts.integer(attributes.value(at: index))
        case .type: blockType = dialect.blockType(attributes.value(at: index)) ?? blockType
        case .customType: takeCustomType(attributes.value(at: index), dialect)
        case .language: language = attributes.withValue(at: index) { builder.languages.number(of: $0) }
        case .engine: engine = builder.store(attributes, index)
        case .engineCondition: engineCondition = builder.store(attributes, index)
        case .kind: kind = builder.store(attributes, index)
        }
    }

    private mutating func takeCustomType(_ value: [UInt8], _ dialect: CompiledOCRDialect) {
        guard let group = value.firstRange(of: "structure"),
            let key = value.firstRange(of: "type:", from: group.upperBound)
        else { return }
        let type = value[key.upperBound...].prefix { $0 != 0x3B && $0 != 0x7D && $0 != 0x20 }
        blockType = blockType ?? dialect.blockType(Array(type))
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
