// SPDX-License-Identifier: EUPL-1.2

internal import MarkupParsing

/// A dialect with its names made numbers, ready for many documents.
struct CompiledDialect: Sendable {
    /// What an element means for text.
    struct Role: OptionSet, Sendable {
        let rawValue: UInt32

        static let text = Role(rawValue: 1 << 0)
        static let block = Role(rawValue: 1 << 1)
        static let row = Role(rawValue: 1 << 2)
        static let cell = Role(rawValue: 1 << 3)
        static let lineBreak = Role(rawValue: 1 << 4)
        static let pageBreak = Role(rawValue: 1 << 5)
        static let skipped = Role(rawValue: 1 << 6)
        static let token = Role(rawValue: 1 << 7)
        static let title = Role(rawValue: 1 << 8)
        static let licence = Role(rawValue: 1 << 9)
        static let identifier = Role(rawValue: 1 << 10)
        static let language = Role(rawValue: 1 << 11)
        static let languageDeclaration = Role(rawValue: 1 << 12)
        /// It may mean more by the element around it.
        static let dependsOnParent = Role(rawValue: 1 << 13)
        static let record = Role(rawValue: 1 << 14)
    }

    let dialect: XMLDialect
    let names: NameTable
    let titlePath: [Int]
    let licenceTargets: [Int]
    let languageDeclarationAttribute: Int
    let breakAttribute: Int
    let joinAttribute: Int
    let langAttribute: Int
    let typeAttribute: Int
    private var roles: [Role]
    private var roleWithin: [Int: Role] = [:]
    // How much an element's language counts, by its number.
    private var languageRanks: [Int: Int] = [:]

    init(_ dialect: XMLDialect) {
        self.dialect = dialect
        let roleLists: [([String], Role)] = [
            (dialect.recordElements, .record), (dialect.textElements, .text), (dialect.blockElements, .block),
            (dialect.rowElements, .row), (dialect.cellElements, .cell), (dialect.lineBreakElements, .lineBreak),
            (dialect.pageBreakElements, .pageBreak), (dialect.skippedElements, .skipped),
            (dialect.tokenElements, .token), (dialect.titlePath.suffix(1), .title),
            (dialect.licenceElements, .licence), (dialect.languageElements, .language),
            ([dialect.languageDeclarationElement], .languageDeclaration),
        ]
        let childLists: [([XMLDialect.Child], Role)] = [
            (dialect.blockChildren, .block), (dialect.skippedChildren, .skipped),
            (dialect.identifierChildren, .identifier),
        ]
        let attributes =
            dialect.licenceTargetAttributes + [dialect.languageDeclarationAttribute, "break", "join", "lang", "type"]
        let children = childLists.flatMap { $0.0.flatMap { [$0.parent, $0.name] } }
        let names = NameTable(roleLists.flatMap(\.0) + dialect.titlePath + children + attributes)
        self.names = names
        titlePath = dialect.titlePath.map { names.number(of: $0) }
        licenceTargets = dialect.licenceTargetAttributes.map { names.number(of: $0) }
        languageDeclarationAttribute = names.number(of: dialect.languageDeclarationAttribute)
        breakAttribute = names.number(of: "break")
        joinAttribute = names.number(of: "join")
        langAttribute = names.number(of: "lang")
        typeAttribute = names.number(of: "type")
        roles = Array(repeating: [], count: names.count + 1)
        for (list, role) in roleLists {
            for name in list where !name.isEmpty { roles[names.number(of: name)].insert(role) }
        }
        for (list, role) in childLists {
            for child in list { add(role, to: names.number(of: child.name), within: names.number(of: child.parent)) }
        }
        for (rank, name) in dialect.languageElements.enumerated() { languageRanks[names.number(of: name)] = rank }
    }

    /// The role of an element within another.
    func role(of name: Int, within parent: Int) -> Role {
        let role = roles[name]
        guard role.contains(.dependsOnParent) else { return role }
        return role.union(roleWithin[parent << 16 | name] ?? [])
    }

    /// How much the language of an element counts among those of other elements.
    func languageRank(of name: Int) -> Int { languageRanks[name] ?? 0 }

    private mutating func add(_ role: Role, to name: Int, within parent: Int) {
        roles[name].insert(.dependsOnParent)
        roleWithin[parent << 16 | name, default: []].insert(role)
    }
}
