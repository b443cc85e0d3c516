// SPDX-License-Identifier: EUPL-1.2

internal import MarkupParsing

/// The text of a document as a dialect's elements arrange it.
struct DialectText {
    var flow = TextFlow()
    var skippedDepth = 0
    private var textDepth = 0
    private var cellDepth = 0
    private var preformattedDepth = 0
    // White space is dropped until the next text: two halves of a word, or a word and its punctuation mark.
    private var isJoining = false
    // After a label: how many elements were open around it, and where it ended.
    private var label: (depth: Int, end: Int)?

    /// Whether text is the document's here.
    var isRead: Bool { textDepth > 0 && skippedDepth == 0 }

    mutating func start(
        _ element: inout DialectReader.OpenElement,
        _ depth: Int,
        _ attributes: MarkupAttributes,
        _ dialect: CompiledDialect
    ) {
        let role = element.role
        if role.contains(.skipped) { skippedDepth += 1 }
        if role.contains(.text) { textDepth += 1 }
        guard skippedDepth == 0 else { return }
        if !role.isDisjoint(with: .display) { arrange(role) }
        if role.contains(.closeBefore), flow.separator == .space { flow.joinNext() }
        if role.contains(.preformatted) { preformattedDepth += 1 }
        if role.contains(.character), textDepth > 0, let character = dialect.character(attributes) {
            append(Array(String(Character(character)).utf8).span)
        }
        if !role.isDisjoint(with: .remembersStart) { element.start = flow.mark }
    }

    mutating func end(_ element: DialectReader.OpenElement, depth: Int) {
        let role = element.role
        if skippedDepth == 0 {
            if role.contains(.tex), let start = element.start { flow.keepTeXBody(from: start) }
            if role.contains(.preformatted) { preformattedDepth -= 1 }
            if role.contains(.cell) {
                cellDepth -= 1
            } else if !role.isDisjoint(with: [.block, .row]) {
                if let label, depth < label.depth { self.label = nil }
                breakBlock()
            } else if role.contains(.label) {
                endLabel(element, depth)
            }
            if role.contains(.closeAfter) { isJoining = true }
        }
        if role.contains(.skipped) { skippedDepth -= 1 }
        if role.contains(.text) { textDepth -= 1 }
    }

    mutating func append(_ piece: Span<UInt8>) {
        guard isRead else { return }
        if preformattedDepth > 0 { return flow.appendPreformatted(piece) }
        guard isJoining else { return flow.append(piece) }
        for index in piece.indices where piece[index] > 0x20 {
            isJoining = false
            flow.joinNext()
            return flow.append(piece.extracting(index...))
        }
    }

    private mutating func arrange(_ role: CompiledDialect.Role) {
        if role.contains(.cell) {
            cellDepth += 1
            flow.separate(.tab)
        } else if !role.isDisjoint(with: [.block, .row]) {
            breakBlock()
        } else if role.contains(.label) {
            flow.separate(.space)
        } else if role.contains(.joiningBreak) {
            joinHalves()
        } else if role.contains(.lineBreak), !isJoining {
            flow.separate(.space)
        }
    }

    // An empty label parts nothing; any other takes back the line that its own blocks have ended.
    private mutating func endLabel(_ element: DialectReader.OpenElement, _ depth: Int) {
        guard let start = element.start, flow.bytes.count > start.byteCount else { return }
        flow.joinNext()
        flow.separate(.space)
        label = (depth, flow.bytes.count)
    }

    // What follows a label goes on in its line.
    private mutating func breakBlock() {
        isJoining = false
        let isAfterLabel = label?.end == flow.bytes.count
        flow.separate(cellDepth > 0 || isAfterLabel ? .space : .line)
    }

    // A word goes on after the end of the line: without space, and without the hyphen that stood there.
    private mutating func joinHalves() {
        guard flow.separator <= .space else { return }
        flow.joinNext()
        isJoining = true
        if flow.endsInHyphen { flow.removeLast(flow.hyphenByteCount) }
    }
}

extension TextFlow {
    /// Takes away the document that a TeX formula since `mark` may be wrapped in.
    fileprivate mutating func keepTeXBody(from mark: Mark) {
        let start = min(mark.byteCount, bytes.count)
        let formula = bytes[start...]
        guard let opening = formula.firstRange(of: TextFlow.texOpening),
            let closing = formula[opening.upperBound...].firstRange(of: TextFlow.texClosing)
        else { return }
        let body = Array(formula[opening.upperBound..<closing.lowerBound])
        rewind(to: mark)
        append(body.span)
    }

    private static let texOpening = Array("\\begin{document}".utf8)
    private static let texClosing = Array("\\end{document}".utf8)
}
