// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel
internal import MarkupParsing

/// What the elements around and at the top of records are called.
struct RecordNames {
    enum Kind {
        case record, container, header
    }

    /// The name that stands in locators.
    let locator: String
    private let kinds: [(name: [UInt8], kind: Kind)]
    private let dialect: CompiledDialect?
    private let maximumDepth: Int

    /// The names in a dialect of XML; without one, records alone.
    init(_ dialect: CompiledDialect?, or otherRecords: [String], maximumDepth: Int) {
        let table = dialect?.dialect
        let records = table?.records ?? otherRecords
        kinds =
            records.map { (Array($0.utf8), .record) }
            + (table?.containers ?? []).map { (Array($0.utf8), .container) }
            + (table?.headers ?? []).map { (Array($0.utf8), .header) }
        locator = records.first ?? "record"
        self.dialect = dialect
        self.maximumDepth = maximumDepth
    }

    func kind(of localName: [UInt8]) -> Kind? {
        for (name, kind) in kinds where name == localName { return kind }
        return nil
    }

    /// What a header says about rights, each place with the word that it was inherited.
    func rights(inHeader bytes: [UInt8], _ declared: String?) throws(MarkupError) -> [RightsEvidence] {
        let encodings = DeclaredEncodings(transport: nil, document: declared, language: nil)
        guard let dialect, let text = try? TextDecoding.decode(bytes, encodings) else { return [] }
        let rights = try DialectReader.rights(inHeader: text.bytes, dialect, maximumDepth: maximumDepth)
        return rights.map { evidence in
            RightsEvidence(kind: evidence.kind, value: evidence.value, place: "header of the file: \(evidence.place)")
        }
    }
}

/// What the headers of the containers that are open say about rights.
struct HeaderScopes {
    private var scopes: [[RightsEvidence]] = []
    private static let maximumDepth = 64

    /// Whether a container is open.
    var isWithinContainer: Bool { !scopes.isEmpty }
    /// All that holds here, the outermost first.
    var rights: [RightsEvidence] { scopes.flatMap { $0 } }

    mutating func open() {
        if scopes.count < HeaderScopes.maximumDepth { scopes.append([]) }
    }

    mutating func close() {
        if !scopes.isEmpty { scopes.removeLast() }
    }

    mutating func add(_ rights: [RightsEvidence]) {
        guard !scopes.isEmpty else { return }
        scopes[scopes.count - 1] += rights
    }
}
