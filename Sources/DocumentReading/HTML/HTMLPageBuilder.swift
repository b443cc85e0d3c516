// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel
internal import MarkupParsing

/// Makes blocks of a page's events as they come, and notes the elements that the blocks stand in.
struct HTMLPageBuilder {
    private struct OpenElement {
        var name: HTMLName?
        var role: HTMLRole
        var outerNode: Int
        var outerInlineMarks: HTMLMarks
        var outerRow: RowState
        var isTarget: Bool
    }

    // Where in a row of a table the text stands. A row is a line, its cells parted by tabs, as long as no cell holds more
    // than one block.
    private struct RowState {
        var isInCell = false
        var cellHasText = false
        var cellLineBreakCount = 0
        var blockCountAtStart = 0
    }

    private(set) var page = HTMLPage()
    // Whether the page is read as by a browser that runs scripts.
    private let isScripted: Bool
    private var flow = TextFlow()
    private var open: [OpenElement] = []
    private var node = 0
    private var inlineMarks: HTMLMarks = []
    private var blockNode = 0
    private var blockInlineMarks: HTMLMarks = []
    private var blockIsRow = false
    private var row = RowState()
    private var vocabulary = HTMLVocabulary()
    private var metadata = HTMLMetadata()
    // A block that ends within a cell is ended when more text comes in that cell.
    private var isBreakPending = false
    // Line breaks since the last text.
    private var lineBreakCount = 0
    // Open elements within and including one whose content is no text.
    private var skippedDepth = 0
    private var isSkippingDrawing = false
    private var preformattedDepth = 0
    private var links = HTMLLinkTally()
    private var value: [UInt8] = []

    init(isScripted: Bool) {
        self.isScripted = isScripted
    }

    /// Takes an event.
    mutating func startElement(_ number: Int, _ attributes: MarkupAttributes) {
        let name = HTMLName(rawValue: number)
        let given = HTMLAttributeNames(attributes)
        metadata.startElement(name, attributes, given, isDrawing: isSkippingDrawing)
        if skippedDepth > 0 {
            skippedDepth += 1
            return
        }
        if name == .noscript { page.hasScriptless = true }
        let role = name == .noscript && !isScripted ? .block : HTMLRole.byName[number]
        if role.contains(.skipped) || isHidden(name, attributes, given) {
            skippedDepth = 1
            isSkippingDrawing = name == .svg || name == .math
            flow.separate(role.contains(.block) ? .line : .nothing)
            return
        }
        begin(role)
        open.append(
            OpenElement(
                name: name,
                role: role,
                outerNode: node,
                outerInlineMarks: inlineMarks,
                outerRow: row,
                isTarget: name == .a && given.contains(.target)
            )
        )
        enter(name, role, attributes, given)
    }

    /// Takes an event.
    mutating func endElement(_ number: Int) {
        let name = HTMLName(rawValue: number)
        metadata.endElement(name)
        if skippedDepth > 0 {
            skippedDepth -= 1
            if skippedDepth == 0 { isSkippingDrawing = false }
            return
        }
        guard let element = open.popLast() else { return }
        leave(element)
    }

    /// Takes an event.
    mutating func text(_ piece: Span<UInt8>) {
        if metadata.takeText(piece) { return }
        guard skippedDepth == 0 else { return }
        var hasText = false
        for index in piece.indices where piece[index] > 0x20 {
            hasText = true
            break
        }
        guard hasText else {
            if preformattedDepth > 0 { flow.appendPreformatted(piece) } else { flow.separate(.space) }
            return
        }
        if isBreakPending || lineBreakCount > 1 { endBlock() }
        lineBreakCount = 0
        if flow.isAtStart {
            blockNode = node
            blockInlineMarks = inlineMarks
            blockIsRow = row.isInCell
        }
        if links.takeText() { flow.separate(.space) }
        row.cellHasText = true
        if preformattedDepth > 0 { flow.appendPreformatted(piece) } else { flow.append(piece) }
    }

    /// Takes an event.
    mutating func rawText(_ piece: Span<UInt8>) {
        metadata.appendScript(piece)
    }

    /// Ends the page; returns what it says about itself.
    mutating func finish() -> ExtractedText {
        endBlock()
        let result = metadata.finish()
        page.finish(text: flow.bytes, title: result.title)
        return result
    }

    // MARK: Elements

    private mutating func isHidden(
        _ name: HTMLName?,
        _ attributes: MarkupAttributes,
        _ given: HTMLAttributeNames
    ) -> Bool {
        // Scripts show a page that is hidden as a whole.
        guard !given.isDisjoint(with: .hidden), name != .html, name != .body else { return false }
        for index in 0..<attributes.count {
            switch HTMLName(rawValue: attributes.name(at: index)) {
            case .hidden: return true
            case .ariaHidden where attributes.value(at: index) == Array("true".utf8): return true
            case .style:
                value.removeAll(keepingCapacity: true)
                attributes.appendValue(at: index, to: &value)
                if HTMLStyle.isHidden(value) { return true }
            default: break
            }
        }
        return false
    }

    // What the start of an element does to the text before it.
    private mutating func begin(_ role: HTMLRole) {
        if role.contains(.row) {
            endBlock()
        } else if role.contains(.cell) {
            beginCell()
        } else if role.contains(.block) {
            breakBlock()
        }
    }

    private mutating func enter(
        _ name: HTMLName?,
        _ role: HTMLRole,
        _ attributes: MarkupAttributes,
        _ given: HTMLAttributeNames
    ) {
        if role.contains(.row) {
            row = RowState(blockCountAtStart: page.blocks.count)
        } else if role.contains(.cell) {
            row.isInCell = true
            row.cellHasText = false
            row.cellLineBreakCount = 0
        }
        if role.contains(.preformatted) { preformattedDepth += 1 }
        if name == .br {
            lineBreakCount += 1
            row.cellLineBreakCount += 1
            flow.separate(row.isInCell ? .space : .line)
        }
        if open.last?.isTarget == true { links.begin(at: flow.bytes.count) }
        note(name, role, attributes, given)
    }

    // Notes the element, if text may stand apart in it, or its marks.
    private mutating func note(
        _ name: HTMLName?,
        _ role: HTMLRole,
        _ attributes: MarkupAttributes,
        _ given: HTMLAttributeNames
    ) {
        var marks = HTMLMarks(element: name)
        var signature = UInt64(name?.rawValue ?? 0) &+ 1
        if !given.isDisjoint(with: .named), name != .html, name != .body {
            for index in 0..<attributes.count {
                let attribute = HTMLName(rawValue: attributes.name(at: index))
                guard attribute == .class || attribute == .id || attribute == .role || attribute == .itemprop else {
                    continue
                }
                value.removeAll(keepingCapacity: true)
                attributes.appendValue(at: index, to: &value)
                switch attribute {
                case .class:
                    marks.formUnion(vocabulary.marks(value))
                    for byte in value { signature = (signature ^ UInt64(byte)) &* 0x100_0000_01B3 }
                case .id: marks.formUnion(vocabulary.marks(value))
                case .role: marks.formUnion(HTMLMarks(role: value))
                default: marks.formUnion(HTMLMarks(property: value))
                }
            }
        }
        if role.isDisjoint(with: [.block, .row, .cell]) {
            inlineMarks.formUnion(marks)
        } else {
            node = page.addNode(name, marks, parent: node, signature: signature)
            inlineMarks = []
        }
    }

    private mutating func leave(_ element: OpenElement) {
        let role = element.role
        if role.contains(.row) {
            endBlock()
            row = element.outerRow
            row.cellHasText = true
        } else if role.contains(.cell) {
            row.isInCell = false
        } else if role.contains(.block) {
            breakBlock()
        }
        if role.contains(.preformatted) { preformattedDepth -= 1 }
        if element.isTarget { links.end(at: flow.bytes.count) }
        node = element.outerNode
        inlineMarks = element.outerInlineMarks
    }

    // MARK: Blocks

    private mutating func beginCell() {
        // A cell of several lines lays out the page.
        let isRowOneBlock = page.blocks.count == row.blockCountAtStart && row.cellLineBreakCount < 2
        if isRowOneBlock {
            isBreakPending = false
            flow.separate(.tab)
        } else {
            isBreakPending = true
        }
    }

    private mutating func breakBlock() {
        guard row.isInCell else { return endBlock() }
        flow.separate(.space)
        if row.cellHasText { isBreakPending = true }
    }

    private mutating func endBlock() {
        isBreakPending = false
        links.endBlock(at: flow.bytes.count)
        let range = flow.beginBlock()
        guard !range.isEmpty, !flow.bytes.span.extracting(range).isInvisible else { return }
        page.blocks.append(
            HTMLBlock(
                range: range,
                linkByteCount: min(links.byteCount, range.count),
                linkCount: links.count,
                node: blockNode,
                inlineMarks: blockInlineMarks,
                isRow: blockIsRow
            )
        )
        links.beginBlock()
    }
}

extension Span<UInt8> {
    /// Whether there is nothing but a few characters without width.
    fileprivate var isInvisible: Bool {
        guard count <= 12 else { return false }
        var index = 0
        while index + 1 < count {
            switch (self[index], self[index + 1], index + 2 < count ? self[index + 2] : 0) {
            case (0xC2, 0xAD, _): index += 2
            case (0xE2, 0x80, 0x8B...0x8F), (0xE2, 0x81, 0xA0), (0xEF, 0xBB, 0xBF): index += 3
            default: return false
            }
        }
        return index == count
    }
}
