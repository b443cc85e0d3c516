// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel
internal import MarkupParsing

/// Reads a document of any vocabulary that a dialect describes.
final class DialectReader: MarkupEventHandler {
    private struct OpenElement {
        var name: Int
        var role: CompiledDialect.Role
        var joinsNext = false
    }

    private enum Capture {
        case title, licence
        case identifier(type: String)
    }

    private let dialect: CompiledDialect
    private var flow = TextFlow()
    private var found = ExtractedText()
    private var open: [OpenElement] = []
    private var textDepth = 0
    private var skippedDepth = 0
    private var cellDepth = 0
    private(set) var hasRecordElement = false
    // White space is dropped until the next text: two halves of a word, or a word and its punctuation mark.
    private var isJoining = false
    private var capture: (kind: Capture, depth: Int)?
    private var captured = TextFlow()
    private var languageRank = -1

    private init(_ dialect: CompiledDialect) {
        self.dialect = dialect
    }

    /// Reads one record; `nil` if its root is no record element of the dialect.
    static func read(
        _ record: [UInt8],
        _ dialect: CompiledDialect,
        maximumDepth: Int
    ) throws(MarkupError) -> ExtractedText? {
        let reader = DialectReader(dialect)
        let parser = MarkupParser(names: dialect.names, maximumDepth: maximumDepth)
        try parser.parseXML(record, into: reader)
        guard reader.hasRecordElement else { return nil }
        reader.found.text = reader.flow.bytes
        return reader.found
    }

    func startElement(_ name: Int, _ attributes: MarkupAttributes) {
        let role = dialect.role(of: name, within: open.last?.name ?? NameTable.unknown)
        var element = OpenElement(name: name, role: role)
        if !role.isEmpty {
            if role.contains(.record) { hasRecordElement = true }
            noteLanguage(name, role, attributes)
            if textDepth == 0 { beginCapture(name, role, attributes) }
            if role.contains(.skipped) { skippedDepth += 1 }
            if role.contains(.text) { textDepth += 1 }
            if skippedDepth == 0 { element.joinsNext = beginText(role, attributes) }
        }
        open.append(element)
    }

    func endElement(_ name: Int) {
        if let capture, capture.depth == open.count { endCapture(capture.kind) }
        guard let element = open.popLast(), !element.role.isEmpty else { return }
        if skippedDepth == 0 { endText(element) }
        if element.role.contains(.skipped) { skippedDepth -= 1 }
        if element.role.contains(.text) { textDepth -= 1 }
    }

    func text(_ piece: Span<UInt8>) {
        if capture != nil { captured.append(piece) }
        guard textDepth > 0, skippedDepth == 0 else { return }
        guard isJoining else { return flow.append(piece) }
        for index in piece.indices where piece[index] > 0x20 {
            isJoining = false
            flow.joinNext()
            return flow.append(piece.extracting(index...))
        }
    }

    func rawText(_ piece: Span<UInt8>) {}

    // MARK: Text

    // What the start of an element does to the text; true if its end joins it to what follows.
    private func beginText(_ role: CompiledDialect.Role, _ attributes: MarkupAttributes) -> Bool {
        if role.contains(.cell) {
            cellDepth += 1
            flow.separate(.tab)
        } else if !role.isDisjoint(with: [.block, .row]) {
            breakBlock()
        }
        if !role.isDisjoint(with: [.lineBreak, .pageBreak]) {
            if attributes.value(of: dialect.breakAttribute) == Array("no".utf8) {
                joinHalves()
            } else if role.contains(.lineBreak), !isJoining {
                flow.separate(.space)
            }
        }
        guard role.contains(.token), let join = attributes.string(of: dialect.joinAttribute) else { return false }
        if join == "left" || join == "both", flow.separator == .space { flow.joinNext() }
        return join == "right" || join == "both"
    }

    private func endText(_ element: OpenElement) {
        if element.role.contains(.cell) {
            cellDepth -= 1
        } else if !element.role.isDisjoint(with: [.block, .row]) {
            breakBlock()
        }
        if element.joinsNext { isJoining = true }
    }

    private func breakBlock() {
        isJoining = false
        flow.separate(cellDepth > 0 ? .space : .line)
    }

    // A word goes on after the end of the line: without space, and without the hyphen that stood there.
    private func joinHalves() {
        guard flow.separator <= .space else { return }
        flow.joinNext()
        isJoining = true
        if flow.endsInHyphen { flow.removeLast(flow.hyphenByteCount) }
    }

    // MARK: Metadata

    private func noteLanguage(_ name: Int, _ role: CompiledDialect.Role, _ attributes: MarkupAttributes) {
        if role.contains(.languageDeclaration), found.language == nil, textDepth == 0 {
            found.language = attributes.string(of: dialect.languageDeclarationAttribute)
        }
        guard role.contains(.language), let language = attributes.string(of: dialect.langAttribute),
            DialectReader.isLanguageTag(language), dialect.languageRank(of: name) > languageRank
        else { return }
        languageRank = dialect.languageRank(of: name)
        found.language = language
    }

    // TEI P4 has names of its own in `lang`, such as "greek".
    private static func isLanguageTag(_ text: String) -> Bool {
        let primary = text.prefix { $0 != "-" && $0 != "_" }
        return (2...3).contains(primary.utf8.count)
    }

    private func beginCapture(_ name: Int, _ role: CompiledDialect.Role, _ attributes: MarkupAttributes) {
        var kind: Capture?
        if role.contains(.title), found.title == nil, isAtTitle(name) {
            kind = .title
        } else if role.contains(.licence) {
            for target in dialect.licenceTargets {
                found.addEvidence(dialect.dialect.licenceEvidenceKind, attributes.value(of: target) ?? [])
            }
            kind = .licence
        } else if role.contains(.identifier) {
            kind = .identifier(type: attributes.string(of: dialect.typeAttribute)?.lowercased() ?? "")
        }
        guard let kind else { return }
        captured.removeAll()
        capture = (kind, open.count + 1)
    }

    private func isAtTitle(_ name: Int) -> Bool {
        let path = dialect.titlePath
        guard open.count + 1 >= path.count else { return false }
        return open.suffix(path.count - 1).map(\.name) + [name] == path
    }

    private func endCapture(_ kind: Capture) {
        capture = nil
        guard !captured.bytes.isEmpty else { return }
        let text = String(decoding: captured.bytes, as: UTF8.self)
        switch kind {
        case .title: found.title = text
        case .licence: found.addEvidence(dialect.dialect.licenceEvidenceKind, captured.bytes)
        case .identifier(let type): addIdentifier(text, type)
        }
    }

    private func addIdentifier(_ text: String, _ type: String) {
        switch type {
        case "isbn", "isbn-10", "isbn-13": found.addIdentifier("isbn:" + text.filter { $0 != "-" && $0 != " " })
        case "doi": found.addIdentifier("doi:" + text)
        case "issn": found.addIdentifier("issn:" + text)
        default:
            let isAddress = text.hasPrefix("http://") || text.hasPrefix("https://")
            if isAddress { found.addIdentifier("url:" + text) }
        }
    }
}
