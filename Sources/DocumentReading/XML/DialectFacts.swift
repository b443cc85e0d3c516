// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel
internal import MarkupParsing

/// What a document says of itself, where its dialect says that it stands.
struct DialectFacts {
    /// What was found until now; its text is not here.
    private(set) var found = ExtractedText()
    /// Whether an element of the dialect's records was there.
    var hasRecord = false
    private let dialect: CompiledDialect
    private var capture: (fact: CompiledDialect.Fact, scheme: String)?
    // Of what is captured: -1 if nothing is.
    private var captureDepth = -1
    private var captureSkippedDepth = -1
    private var captured = TextFlow()
    private var titleRank = Int.max
    private var languageRank = Int.max

    /// The kind of evidence that the licences of parts become.
    static let partLicenceKind = "part-licence"
    /// The kind of evidence that a statement of copyright becomes.
    static let copyrightKind = "copyright"

    init(_ dialect: CompiledDialect) {
        self.dialect = dialect
    }

    /// Whether the content of an element is being collected.
    var isCapturing: Bool { captureDepth >= 0 }

    mutating func start(
        _ element: DialectReader.OpenElement,
        _ attributes: MarkupAttributes,
        within open: [DialectReader.OpenElement],
        skippedDepth: Int
    ) {
        if isCapturing, !element.role.isDisjoint(with: .display) { captured.separate(.space) }
        guard element.role.contains(.hasFacts) else { return }
        var isLicence = false
        for fact in dialect.facts(of: element.name, attributes, within: open) {
            switch fact.kind {
            case .licence: isLicence = true
            case .partLicence where isLicence: continue
            case .licenceLink where !isInLicence: continue
            default: break
            }
            if let attribute = fact.attribute {
                guard let value = attributes.value(of: attribute.number) else { continue }
                note(kind(of: fact), value, scheme: scheme(of: fact, attributes), at: fact)
            } else {
                begin(fact, scheme(of: fact, attributes), depth: open.count, skippedDepth: skippedDepth)
            }
        }
    }

    mutating func append(_ piece: Span<UInt8>, isWithinSkipped skippedDepth: Int) {
        guard isCapturing, skippedDepth <= captureSkippedDepth else { return }
        captured.append(piece)
    }

    mutating func end(_ element: DialectReader.OpenElement, depth: Int) {
        guard isCapturing else { return }
        guard captureDepth == depth else {
            if !element.role.isDisjoint(with: .display) { captured.separate(.space) }
            return
        }
        guard let capture else { return }
        self.capture = nil
        captureDepth = -1
        guard !captured.bytes.isEmpty else { return }
        note(capture.fact.kind, captured.bytes, scheme: capture.scheme, at: capture.fact)
    }

    private var isInLicence: Bool {
        switch capture?.fact.kind {
        case .licence, .partLicence: true
        default: false
        }
    }

    // A link within the licence of a part speaks of that part.
    private func kind(of fact: CompiledDialect.Fact) -> CompiledDialect.Fact.Kind {
        if case .licenceLink = fact.kind, let capture { capture.fact.kind } else { fact.kind }
    }

    private func scheme(of fact: CompiledDialect.Fact, _ attributes: MarkupAttributes) -> String {
        guard case .identifier(let index) = fact.kind else { return "" }
        if let scheme = dialect.dialect.identifiers[index].scheme { return scheme }
        return dialect.schemeAttributes[index].flatMap { attributes.string(of: $0) }?.lowercased() ?? ""
    }

    private mutating func begin(_ fact: CompiledDialect.Fact, _ scheme: String, depth: Int, skippedDepth: Int) {
        // What stands within a licence is a part of it.
        if isInLicence { return }
        if case .title(let rank) = fact.kind, rank >= titleRank { return }
        if case .language(let rank) = fact.kind, rank >= languageRank { return }
        captured.removeAll()
        capture = (fact, scheme)
        captureDepth = depth
        captureSkippedDepth = skippedDepth
    }

    private mutating func note(
        _ kind: CompiledDialect.Fact.Kind,
        _ value: [UInt8],
        scheme: String,
        at fact: CompiledDialect.Fact
    ) {
        let place = fact.elementName + (fact.attribute.map { "@" + $0.name } ?? "")
        switch kind {
        case .title(let rank):
            guard rank < titleRank else { return }
            titleRank = rank
            found.title = String(decoding: value, as: UTF8.self)
        case .language(let rank): noteLanguage(String(decoding: value, as: UTF8.self), rank)
        case .identifier: addIdentifier(String(decoding: value, as: UTF8.self), scheme)
        case .licence, .licenceLink: found.addEvidence(dialect.dialect.licenceKind, value, place: place)
        case .partLicence: found.addEvidence(DialectFacts.partLicenceKind, value, place: place)
        case .copyright: found.addEvidence(DialectFacts.copyrightKind, value, place: place)
        }
    }

    // TEI P4 has names of its own in `lang`, such as "greek".
    private mutating func noteLanguage(_ text: String, _ rank: Int) {
        let primary = text.prefix { $0 != "-" && $0 != "_" }
        guard rank < languageRank, (2...3).contains(primary.utf8.count) else { return }
        languageRank = rank
        found.language = text
    }

    private mutating func addIdentifier(_ text: String, _ scheme: String) {
        let value = text.trimmingPrefix { $0.isWhitespace }
        guard !value.isEmpty else { return }
        switch scheme {
        case "isbn", "isbn-10", "isbn-13": found.addIdentifier("isbn:" + value.filter { $0 != "-" && $0 != " " })
        case "doi", "issn", "celex", "eli", "pmid", "pmcid", "urn": found.addIdentifier("\(scheme):\(value)")
        default:
            let isAddress = value.hasPrefix("http://") || value.hasPrefix("https://")
            if isAddress { found.addIdentifier("url:" + value) }
        }
    }
}
