// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage
internal import Hashing
internal import StrictYAML

extension XMLDialect {
    /// The format of tables that this version reads.
    static let version = 1

    /// Reads a table from its file.
    ///
    /// Throws `ConfigurationError` for what somebody has to rewrite and `FileError` for what cannot be read.
    public init(path: String) throws {
        guard let bytes = try InputFile.contents(of: path, maximumByteCount: 1 << 20) else {
            throw ConfigurationError(path: path, line: 1, message: "longer than 1 MiB; a dialect is a page")
        }
        try self.init(path: path, bytes: bytes)
    }

    /// Reads a table from the bytes of a file; `path` is what errors call it.
    public init(path: String, bytes: [UInt8]) throws {
        let root = try ConfigurationDocument(path: path, bytes: bytes).mapping()
        guard try root.integer("herkomst") == XMLDialect.version else {
            throw root.error(at: "herkomst", "this version reads dialects of format 1; write “herkomst: 1”")
        }
        self.init(digest: Digest.sha256(bytes))
        name = try root.text("name", example: "house-xml")
        records = try XMLDialect.names(root.value("records", example: "[article]"))
        containers = try root.optionalValue("containers").map(XMLDialect.names) ?? []
        headers = try root.optionalValue("headers").map(XMLDialect.names) ?? []
        for role in Role.allCases {
            let selectors = try XMLDialect.selectors(root.optionalList(role.rawValue) ?? [])
            if !selectors.isEmpty { roles.append((role, selectors)) }
        }
        guard roles.contains(where: { $0.role == .text }) else {
            throw root.error("no element holds the text; add “text: [body]”")
        }
        choices = try root.optionalList("choices")?.map(XMLDialect.choice) ?? []
        characters = try root.optionalList("characters")?.map(XMLDialect.place) ?? []
        titles = try root.optionalList("title")?.map(XMLDialect.place) ?? []
        languages = try root.optionalList("language")?.map(XMLDialect.place) ?? []
        identifiers = try root.optionalList("identifiers")?.map(XMLDialect.identifier) ?? []
        if let mapping = try root.optionalMapping("licences") { try readLicences(mapping) }
        try root.finish()
    }

    private mutating func readLicences(_ mapping: ConfigurationMapping) throws {
        licenceKind = try mapping.text("kind", example: "house-licence")
        licences = try mapping.list("document").map(XMLDialect.place)
        licenceLinks = try mapping.optionalList("links")?.map(XMLDialect.place) ?? []
        partLicences = try mapping.optionalList("parts")?.map(XMLDialect.place) ?? []
        copyrights = try mapping.optionalList("copyright")?.map(XMLDialect.place) ?? []
        try mapping.finish()
    }

    private static func names(_ value: ConfigurationValue) throws -> [String] {
        let names = try value.list().map { element in
            try element.parsed(as: "the name of an element") { XMLSelector.isName($0) ? $0 : nil }
        }
        guard !names.isEmpty else { throw value.error("“\(value.name)” is empty; name an element, or remove the line") }
        return names
    }

    private static func selectors(_ elements: [ConfigurationValue]) throws -> [XMLSelector] {
        try elements.map { try $0.parsed(as: XMLSelector.expectation) { XMLSelector($0) } }
    }

    private static func place(_ value: ConfigurationValue) throws -> XMLFactPlace {
        try value.parsed(as: XMLFactPlace.expectation) { XMLFactPlace($0) }
    }

    private static func choice(_ value: ConfigurationValue) throws -> Choice {
        let mapping = try value.mapping()
        let around = try mapping.value("in", example: "alternatives")
        let choice = Choice(
            around: try around.parsed(as: XMLSelector.expectation) { XMLSelector($0) },
            names: try names(mapping.value("prefer", example: "[tex-math, math]"))
        )
        try mapping.finish()
        return choice
    }

    private static func identifier(_ value: ConfigurationValue) throws -> Identifier {
        let mapping = try value.mapping()
        let scheme = try mapping.text("scheme", example: "doi")
        let identifier = Identifier(
            place: try place(mapping.value("at", example: "publicationStmt/idno")),
            scheme: scheme.hasPrefix("@") ? nil : scheme,
            schemeAttribute: scheme.hasPrefix("@") ? String(scheme.dropFirst()) : nil
        )
        try mapping.finish()
        return identifier
    }
}
