// SPDX-License-Identifier: EUPL-1.2

internal import MarkupParsing

/// A dialect with its names made numbers, ready for many documents.
final class CompiledDialect: Sendable {
    /// What an element means for text.
    struct Role: OptionSet, Sendable {
        let rawValue: UInt32

        static let text = Role(rawValue: 1 << 0)
        static let skipped = Role(rawValue: 1 << 1)
        static let block = Role(rawValue: 1 << 2)
        static let row = Role(rawValue: 1 << 3)
        static let cell = Role(rawValue: 1 << 4)
        static let label = Role(rawValue: 1 << 5)
        static let lineBreak = Role(rawValue: 1 << 6)
        static let joiningBreak = Role(rawValue: 1 << 7)
        static let closeBefore = Role(rawValue: 1 << 8)
        static let closeAfter = Role(rawValue: 1 << 9)
        static let preformatted = Role(rawValue: 1 << 10)
        static let tex = Role(rawValue: 1 << 11)
        static let noteMark = Role(rawValue: 1 << 12)
        static let record = Role(rawValue: 1 << 13)
        /// Of its children that exclude each other the best is kept.
        static let choice = Role(rawValue: 1 << 14)
        /// One of those children, perhaps.
        static let alternative = Role(rawValue: 1 << 15)
        static let character = Role(rawValue: 1 << 16)
        /// A mark within it may show that it must be left out.
        static let markable = Role(rawValue: 1 << 17)
        /// It means more in some places or with some attributes.
        static let hasRules = Role(rawValue: 1 << 18)
        static let hasFacts = Role(rawValue: 1 << 19)

        /// What says how an element stands among others: where one is said with a condition, those without one do not
        /// hold.
        static let display: Role = [.block, .row, .cell, .label, .lineBreak, .joiningBreak]
        /// What needs to know where the element began in the text.
        static let remembersStart: Role = [.choice, .label, .markable, .tex]
    }

    /// Which elements of a name are meant.
    struct Condition: Sendable {
        /// The elements around it, the innermost first.
        var parents: [[Int]]
        var attribute: (name: Int, relation: XMLSelector.Condition.Relation, value: [UInt8])?
    }

    /// A fact that an element or its attribute states.
    struct Fact: Sendable {
        enum Kind: Sendable {
            case title(rank: Int)
            case language(rank: Int)
            case identifier(Int)
            case licence, licenceLink, partLicence, copyright
        }

        var kind: Kind
        var condition: Condition
        /// The attribute's number and name; `nil` for the content.
        var attribute: (number: Int, name: String)?
        var elementName: String
    }

    let dialect: XMLDialect
    let names: NameTable
    private let roles: [Role]
    private let rules: [[(condition: Condition, role: Role)]]
    private let facts: [[Fact]]
    /// The numbers of the names that exclude each other, the best first.
    private let alternatives: [Int]
    /// The attributes that hold the numbers of characters.
    private let characterAttributes: [Int]
    /// The attributes that hold the schemes of identifiers, by the identifiers' places in the dialect.
    let schemeAttributes: [Int?]

    init(_ dialect: XMLDialect) {
        var builder = DialectCompiler(dialect)
        builder.compile()
        self.dialect = dialect
        names = builder.names
        roles = builder.roles
        rules = builder.rules
        facts = builder.facts
        alternatives = builder.alternatives
        characterAttributes = builder.characterAttributes
        schemeAttributes = builder.schemeAttributes
    }

    /// The role of an element among those that are open around it.
    func role(of name: Int, _ attributes: MarkupAttributes, within open: [DialectReader.OpenElement]) -> Role {
        var role = roles[name]
        guard role.contains(.hasRules) else { return role }
        var more: Role = []
        for rule in rules[name] where holds(rule.condition, attributes, within: open) { more.formUnion(rule.role) }
        if !more.isDisjoint(with: .display) { role.subtract(.display) }
        return role.union(more)
    }

    /// The facts that an element may state.
    func facts(
        of name: Int,
        _ attributes: MarkupAttributes,
        within open: [DialectReader.OpenElement]
    ) -> [Fact] {
        facts[name].filter { holds($0.condition, attributes, within: open) }
    }

    /// The place of a name among those that exclude each other; `nil` if it is none of them.
    func rank(of name: Int) -> Int? { alternatives.firstIndex(of: name) }

    /// The character that an element stands for.
    func character(_ attributes: MarkupAttributes) -> Unicode.Scalar? {
        for attribute in characterAttributes {
            guard let digits = attributes.string(of: attribute) else { continue }
            return UInt32(digits, radix: 16).flatMap { Unicode.Scalar($0) }
        }
        return nil
    }

    private func holds(
        _ condition: Condition,
        _ attributes: MarkupAttributes,
        within open: [DialectReader.OpenElement]
    ) -> Bool {
        guard open.count >= condition.parents.count else { return false }
        var index = open.count
        for alternatives in condition.parents {
            index -= 1
            guard alternatives.contains(open[index].name) else { return false }
        }
        guard let wanted = condition.attribute else { return true }
        guard let value = attributes.value(of: wanted.name) else { return false }
        return switch wanted.relation {
        case .present: true
        case .equal: value == wanted.value
        case .prefix: value.starts(with: wanted.value)
        case .word: value.split(whereSeparator: { $0 <= 0x20 }).contains { $0.elementsEqual(wanted.value) }
        }
    }
}
