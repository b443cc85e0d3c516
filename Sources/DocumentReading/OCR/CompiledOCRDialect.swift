// SPDX-License-Identifier: EUPL-1.2

internal import MarkupParsing

/// What an element of an OCR format is to the reader.
struct OCRRole: OptionSet, Sendable {
    let rawValue: UInt32

    static let root = OCRRole(rawValue: 1 << 0)
    static let page = OCRRole(rawValue: 1 << 1)
    static let region = OCRRole(rawValue: 1 << 2)
    static let block = OCRRole(rawValue: 1 << 3)
    static let row = OCRRole(rawValue: 1 << 4)
    static let cell = OCRRole(rawValue: 1 << 5)
    static let line = OCRRole(rawValue: 1 << 6)
    static let word = OCRRole(rawValue: 1 << 7)
    static let space = OCRRole(rawValue: 1 << 8)
    static let hyphen = OCRRole(rawValue: 1 << 9)
    static let lineBreak = OCRRole(rawValue: 1 << 10)
    static let skipped = OCRRole(rawValue: 1 << 11)
    static let statement = OCRRole(rawValue: 1 << 12)
    static let text = OCRRole(rawValue: 1 << 13)
    static let plainText = OCRRole(rawValue: 1 << 14)
    static let furniture = OCRRole(rawValue: 1 << 15)
    static let readingOrder = OCRRole(rawValue: 1 << 16)
    static let orderedGroup = OCRRole(rawValue: 1 << 17)
    static let unorderedGroup = OCRRole(rawValue: 1 << 18)
    static let engineScope = OCRRole(rawValue: 1 << 19)
    static let engineText = OCRRole(rawValue: 1 << 20)
    static let title = OCRRole(rawValue: 1 << 21)
    static let language = OCRRole(rawValue: 1 << 22)
    static let identifier = OCRRole(rawValue: 1 << 23)
    static let rights = OCRRole(rawValue: 1 << 24)

    static let sequence = OCRRole(rawValue: 1 << 25)

    /// Elements whose text says something about the document.
    static let metadata: OCRRole = [.engineText, .title, .language, .identifier, .rights]
    /// Elements whose text is the document's.
    static let anyText: OCRRole = [.text, .plainText]
}

/// An OCR dialect with its names as numbers.
final class CompiledOCRDialect: Sendable {
    /// An attribute that means something.
    enum Attribute: UInt8, Sendable {
        case none, id, next, type, customType, content, half, whole, confidence, language, statementIndex
        case reference, referenceIndex, engine, engineCondition, kind
    }

    /// What the type of a block says.
    enum BlockType: Sendable {
        /// It is a running header, a footer, a page number.
        case furniture
        /// It is the first letter of the block after it.
        case initial
    }

    /// The table.
    let dialect: OCRDialect
    /// The numbers of its names.
    let names: NameTable
    /// Whether elements state the text of what they are in.
    let hasStatements: Bool
    /// Whether blocks have names.
    let hasNames: Bool
    // The values of the half attribute, as bytes.
    private let firstHalf: [UInt8]
    private let secondHalf: [UInt8]
    private let types: [[UInt8]: BlockType]
    private let roles: [OCRRole]
    private let attributes: [Attribute]

    /// The table with its names numbered.
    init(_ dialect: OCRDialect) {
        let lists = CompiledOCRDialect.lists(dialect)
        let single = CompiledOCRDialect.attributes(dialect).filter { !$0.0.isEmpty }
        names = NameTable(lists.flatMap(\.0) + single.map(\.0))
        var roles = Array(repeating: OCRRole(), count: names.count + 1)
        var attributes = Array(repeating: Attribute.none, count: names.count + 1)
        for (list, role) in lists {
            for name in list { roles[names.number(of: name)].insert(role) }
        }
        for (name, attribute) in single where attributes[names.number(of: name)] == .none {
            attributes[names.number(of: name)] = attribute
        }
        self.roles = roles
        self.attributes = attributes
        hasStatements = !dialect.statements.isEmpty
        hasNames = !dialect.id.isEmpty
        firstHalf = Array(dialect.firstHalf.utf8)
        secondHalf = Array(dialect.secondHalf.utf8)
        var types: [[UInt8]: BlockType] = [:]
        for type in dialect.furnitureTypes { types[Array(type.utf8)] = .furniture }
        for type in dialect.initialTypes { types[Array(type.utf8)] = .initial }
        self.types = types
        self.dialect = dialect
    }

    /// What an element is.
    func role(of name: Int) -> OCRRole { roles[name] }

    /// What an attribute is, on most elements.
    func attribute(_ name: Int) -> Attribute { attributes[name] }

    /// What a type says of a block; `nil` if that is nothing.
    func blockType(_ type: [UInt8]) -> BlockType? { types[type] }

    /// Which half of a word the value of the half attribute says that it is.
    func half(_ value: [UInt8]) -> OCRLayout.Kind {
        value == firstHalf ? .firstHalf : value == secondHalf ? .secondHalf : .word
    }

    private static func lists(_ dialect: OCRDialect) -> [([String], OCRRole)] {
        [
            (dialect.roots, .root), (dialect.pages, .page), (dialect.regions, .region), (dialect.blocks, .block),
            (dialect.rows, .row), (dialect.cells, .cell), (dialect.lines, .line), (dialect.words, .word),
            (dialect.spaces, .space), (dialect.hyphens, .hyphen), (dialect.lineBreaks, .lineBreak),
            (dialect.skipped, .skipped), (dialect.statements, .statement), (dialect.texts, .text),
            (dialect.plainTexts, .plainText), (dialect.furniture, .furniture),
            (dialect.readingOrders, .readingOrder), (dialect.orderedGroups, .orderedGroup),
            (dialect.unorderedGroups, .unorderedGroup), (dialect.engineScopes, .engineScope),
            (dialect.engineTexts, .engineText), (dialect.titles, .title), (dialect.languageStatements, .language),
            (dialect.identifiers, .identifier), (dialect.rights, .rights), (dialect.sequences, .sequence),
        ]
    }

    private static func attributes(_ dialect: OCRDialect) -> [(String, Attribute)] {
        [
            (dialect.id, .id), (dialect.next, .next), (dialect.type, .type), (dialect.customType, .customType),
            (dialect.content, .content), (dialect.half, .half), (dialect.whole, .whole),
            (dialect.confidence, .confidence), (dialect.statementIndex, .statementIndex),
            (dialect.reference, .reference), (dialect.referenceIndex, .referenceIndex),
            (dialect.engineAttribute, .engine), (dialect.engineCondition, .engineCondition),
            (dialect.rights.isEmpty ? "" : "kind", .kind),
        ] + dialect.languages.map { ($0, .language) }
    }
}
