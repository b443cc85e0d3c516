// SPDX-License-Identifier: EUPL-1.2

internal import MarkupParsing

/// Makes the numbers of a dialect's names, and tables by these numbers.
struct DialectCompiler {
    let dialect: XMLDialect
    let names: NameTable
    private(set) var roles: [CompiledDialect.Role]
    private(set) var rules: [[(condition: CompiledDialect.Condition, role: CompiledDialect.Role)]]
    private(set) var facts: [[CompiledDialect.Fact]]
    private(set) var alternatives: [Int] = []
    private(set) var characterAttributes: [Int] = []
    private(set) var schemeAttributes: [Int?] = []

    init(_ dialect: XMLDialect) {
        self.dialect = dialect
        names = NameTable(DialectCompiler.names(in: dialect))
        roles = Array(repeating: [], count: names.count + 1)
        rules = Array(repeating: [], count: names.count + 1)
        facts = Array(repeating: [], count: names.count + 1)
    }

    mutating func compile() {
        for record in dialect.records { roles[names.number(of: record)].insert(.record) }
        for (role, selectors) in dialect.roles {
            for selector in selectors { add(CompiledDialect.Role(role), at: selector) }
        }
        for choice in dialect.choices {
            add(.choice, at: choice.around)
            for name in choice.names.map({ names.number(of: $0) }) {
                roles[name].insert(.alternative)
                if !alternatives.contains(name) { alternatives.append(name) }
            }
        }
        for character in dialect.characters {
            add(.character, at: character.selector)
            if let attribute = character.attribute { characterAttributes.append(names.number(of: attribute)) }
        }
        compileFacts()
    }

    private mutating func compileFacts() {
        for (rank, place) in dialect.titles.enumerated() { add(.title(rank: rank), at: place) }
        for (rank, place) in dialect.languages.enumerated() { add(.language(rank: rank), at: place) }
        for (index, identifier) in dialect.identifiers.enumerated() {
            add(.identifier(index), at: identifier.place)
            schemeAttributes.append(identifier.schemeAttribute.map { names.number(of: $0) })
        }
        for place in dialect.licences { add(.licence, at: place) }
        for place in dialect.licenceLinks { add(.licenceLink, at: place) }
        for place in dialect.partLicences { add(.partLicence, at: place) }
        for place in dialect.copyrights { add(.copyright, at: place) }
    }

    private mutating func add(_ role: CompiledDialect.Role, at selector: XMLSelector) {
        let condition = condition(of: selector)
        for name in numbers(of: selector) {
            if selector.steps.count == 1, selector.condition == nil {
                roles[name].formUnion(role)
            } else {
                roles[name].insert(.hasRules)
                rules[name].append((condition, role))
            }
        }
        guard role.contains(.noteMark) else { return }
        for name in condition.parents.first ?? [] { roles[name].insert(.markable) }
    }

    private mutating func add(_ kind: CompiledDialect.Fact.Kind, at place: XMLFactPlace) {
        let condition = condition(of: place.selector)
        for name in place.selector.steps.last ?? [] {
            let number = names.number(of: name)
            roles[number].insert(.hasFacts)
            let attribute = place.attribute.map { (number: names.number(of: $0), name: $0) }
            facts[number].append(
                CompiledDialect.Fact(kind: kind, condition: condition, attribute: attribute, elementName: name)
            )
        }
    }

    private func numbers(of selector: XMLSelector) -> [Int] {
        (selector.steps.last ?? []).map { names.number(of: $0) }
    }

    private func condition(of selector: XMLSelector) -> CompiledDialect.Condition {
        let parents = selector.steps.dropLast().reversed().map { step in step.map { names.number(of: $0) } }
        let attribute = selector.condition.map {
            (name: names.number(of: $0.attribute), relation: $0.relation, value: Array($0.value.utf8))
        }
        return CompiledDialect.Condition(parents: parents, attribute: attribute)
    }

    private static func names(in dialect: XMLDialect) -> [String] {
        let places =
            dialect.characters + dialect.titles + dialect.languages + dialect.identifiers.map(\.place)
            + dialect.licences + dialect.licenceLinks + dialect.partLicences + dialect.copyrights
        let selectors =
            dialect.roles.flatMap(\.selectors) + dialect.choices.map(\.around) + places.map(\.selector)
        let attributes =
            selectors.compactMap(\.condition?.attribute) + places.compactMap(\.attribute)
            + dialect.identifiers.compactMap(\.schemeAttribute)
        let all =
            dialect.records + selectors.flatMap { $0.steps.flatMap { $0 } } + dialect.choices.flatMap(\.names)
            + attributes
        var known: Set<String> = []
        return all.filter { known.insert($0).inserted }
    }
}

extension CompiledDialect.Role {
    fileprivate init(_ role: XMLDialect.Role) {
        self =
            switch role {
            case .text: .text
            case .skip, .notes: .skipped
            case .noteMarks: .noteMark
            case .blocks: .block
            case .rows: .row
            case .cells: .cell
            case .labels: .label
            case .lineBreaks: .lineBreak
            case .joiningBreaks: .joiningBreak
            case .closeBefore: .closeBefore
            case .closeAfter: .closeAfter
            case .preformatted: .preformatted
            case .tex: .tex
            }
    }
}
