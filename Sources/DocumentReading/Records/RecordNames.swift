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
    // The ends of the names, by which nearly all others are told at once.
    private let tails: [UInt64]
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
        tails = kinds.map { RecordNames.tail(of: $0.name.span) }
        locator = records.first ?? "record"
        self.dialect = dialect
        self.maximumDepth = maximumDepth
    }

    /// What elements of a name mean; `tail` is `RecordNames.tail(of:)`.
    @inline(__always)
    func kind(of localName: Span<UInt8>, tail: UInt64) -> Kind? {
        for index in tails.indices where tails[index] == tail && isName(localName, index) { return kinds[index].kind }
        return nil
    }

    /// What elements of a name mean.
    func kind(of localName: Span<UInt8>) -> Kind? {
        kind(of: localName, tail: RecordNames.tail(of: localName))
    }

    /// The last eight bytes of a name, the last one lowest.
    static func tail(of name: Span<UInt8>) -> UInt64 {
        var tail: UInt64 = 0
        for index in name.indices { tail = tail << 8 | UInt64(name[index]) }
        return tail
    }

    private func isName(_ localName: Span<UInt8>, _ index: Int) -> Bool {
        let name = kinds[index].name
        guard name.count == localName.count else { return false }
        for index in name.indices where name[index] != localName[index] { return false }
        return true
    }

    /// What a header says about rights, each place with the word that it was inherited.
    func rights(inHeader bytes: [UInt8], _ declared: String?) throws(MarkupError) -> [RightsEvidence] {
        let encodings = DeclaredEncodings(transport: nil, document: declared)
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
