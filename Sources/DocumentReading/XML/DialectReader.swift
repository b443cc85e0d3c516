// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel
internal import MarkupParsing

/// Reads a document of any vocabulary that a dialect describes.
///
/// All state is in one structure, which each event changes once.
final class DialectReader: MarkupEventHandler {
    /// An element between its start and its end.
    struct OpenElement {
        var name: Int
        var role: CompiledDialect.Role
        /// Where the text stood when it began, if its role needs that.
        var start: TextFlow.Mark?
        /// The rank of the alternative that was taken of those it holds.
        var rank: Int?
    }

    private let dialect: CompiledDialect
    // Only the three events below touch it, one after the other.
    @exclusivity(unchecked) private var state: State

    /// What changes from event to event.
    struct State {
        var open: [OpenElement] = []
        var text = DialectText()
        var facts: DialectFacts
    }

    private init(_ dialect: CompiledDialect) {
        self.dialect = dialect
        unsafe state = State(facts: DialectFacts(dialect))
    }

    /// Reads one record; `nil` if it holds no record element of the dialect.
    static func read(
        _ record: [UInt8],
        _ dialect: CompiledDialect,
        maximumDepth: Int
    ) throws(MarkupError) -> ExtractedText? {
        let reader = DialectReader(dialect)
        unsafe reader.state.text.flow.reserve(record.count / 2)
        let summary = try reader.parse(record, maximumDepth: maximumDepth)
        guard unsafe reader.state.facts.hasRecord else { return nil }
        var found = unsafe reader.state.facts.found
        found.text = unsafe reader.state.text.flow.bytes
        found.unknownEntityCount = summary.unknownEntityCount
        return found
    }

    /// What a header that stands outside every record says about rights.
    static func rights(
        inHeader header: [UInt8],
        _ dialect: CompiledDialect,
        maximumDepth: Int
    ) throws(MarkupError) -> [RightsEvidence] {
        let reader = DialectReader(dialect)
        try reader.parse(header, maximumDepth: maximumDepth)
        return unsafe reader.state.facts.found.rights
    }

    @discardableResult
    private func parse(_ bytes: [UInt8], maximumDepth: Int) throws(MarkupError) -> MarkupSummary {
        try MarkupParser(names: dialect.names, maximumDepth: maximumDepth).parseXML(bytes, isClean: true, into: self)
    }

    func startElement(_ name: Int, _ attributes: MarkupAttributes) {
        unsafe state.start(name, attributes, dialect)
    }

    func endElement(_ name: Int) { unsafe state.end() }

    func text(_ piece: Span<UInt8>) {
        unsafe state.append(piece)
    }

    func rawText(_ piece: Span<UInt8>) {}
}

extension DialectReader.State {
    mutating func start(_ name: Int, _ attributes: MarkupAttributes, _ dialect: CompiledDialect) {
        var element = DialectReader.OpenElement(name: name, role: dialect.role(of: name, attributes, within: open))
        if !element.role.isEmpty {
            if element.role.contains(.alternative) { choose(&element, dialect) }
            if element.role.contains(.hasFacts) || facts.isCapturing {
                facts.start(element, attributes, within: open, skippedDepth: text.skippedDepth)
            }
            if element.role.contains(.record) { facts.hasRecord = true }
            if element.role.contains(.noteMark) { leaveOutParent() }
            text.start(&element, open.count, attributes, dialect)
        }
        open.append(element)
    }

    mutating func append(_ piece: Span<UInt8>) {
        facts.append(piece, isWithinSkipped: text.skippedDepth)
        text.append(piece)
    }

    mutating func end() {
        guard let element = open.popLast(), !element.role.isEmpty else { return }
        facts.end(element, depth: open.count)
        text.end(element, depth: open.count)
    }

    // Of alternatives the best is kept: a better one takes the place of one that was read before.
    private mutating func choose(_ element: inout DialectReader.OpenElement, _ dialect: CompiledDialect) {
        guard let parent = open.last, parent.role.contains(.choice), let rank = dialect.rank(of: element.name) else {
            return
        }
        guard let taken = parent.rank else {
            open[open.count - 1].rank = rank
            open[open.count - 1].start = text.flow.mark
            return
        }
        if rank > taken {
            element.role.insert(.skipped)
        } else if rank < taken, let start = parent.start {
            if text.isRead { text.flow.rewind(to: start) }
            open[open.count - 1].rank = rank
        }
    }

    // The element around a note's mark vanishes: what it has given, and what it will give.
    private mutating func leaveOutParent() {
        guard let parent = open.last, parent.role.contains(.markable),
            parent.role.isDisjoint(with: [.skipped, .cell, .preformatted, .text])
        else { return }
        if text.isRead, let start = parent.start {
            text.flow.rewind(to: start)
            // The space before the mark goes with it: a full stop may follow.
            if text.flow.separator == .space { text.flow.joinNext() }
        }
        open[open.count - 1].role.insert(.skipped)
        text.skippedDepth += 1
    }
}
