// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel
internal import MarkupParsing

/// Reads the main content out of a page, in one pass over its events.
///
/// The text is cut into blocks as it comes, each with its setting; when the page ends, `HTMLMainContent` chooses.
final class HTMLReader: MarkupEventHandler {
    private struct OpenElement {
        var name: HTMLName?
        var role: HTMLRole
        var outerSetting: HTMLBlock.Setting
        var outerRow: RowState
    }

    // Where in a row of a table the text stands. A row is a line, its cells parted by tabs, as long as no cell holds more
    // than one block.
    private struct RowState {
        var isInCell = false
        var cellHasText = false
        var blockCountAtStart = 0
    }

    private var flow = TextFlow()
    private var blocks: [HTMLBlock] = []
    private var open: [OpenElement] = []
    private var setting = HTMLBlock.Setting()
    private var blockSetting = HTMLBlock.Setting()
    private var row = RowState()
    private var isRegionContent: [Bool] = []
    private var metadata = HTMLMetadata()
    // A block that ends within a cell is ended when more text comes in that cell.
    private var isBreakPending = false
    // Open elements within and including one whose content is no text.
    private var skippedDepth = 0
    private var isSkippingDrawing = false
    private var preformattedDepth = 0
    private var linkDepth = 0
    private var linkStart = 0
    private var linkByteCount = 0
    private var hasJustEndedLink = false

    /// Reads a page.
    static func read(_ page: [UInt8], maximumDepth: Int) throws(MarkupError) -> ExtractedText {
        let reader = HTMLReader()
        let parser = MarkupParser(names: HTMLName.names, maximumDepth: maximumDepth)
        try parser.parseHTML(page, into: reader)
        return reader.finish()
    }

    func startElement(_ number: Int, _ attributes: MarkupAttributes) {
        let name = HTMLName(rawValue: number)
        metadata.startElement(name, attributes, isDrawing: isSkippingDrawing)
        if skippedDepth > 0 {
            skippedDepth += 1
            return
        }
        let role = HTMLRole.byName[number]
        if role.contains(.skipped) || isHidden(attributes, name) {
            skippedDepth = 1
            isSkippingDrawing = name == .svg || name == .math
            flow.separate(role.contains(.block) ? .line : .nothing)
            return
        }
        begin(role)
        open.append(OpenElement(name: name, role: role, outerSetting: setting, outerRow: row))
        enter(name, role, attributes)
    }

    func endElement(_ number: Int) {
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

    func text(_ piece: Span<UInt8>) {
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
        if isBreakPending { endBlock() }
        if flow.isAtStart { blockSetting = setting }
        if linkDepth > 0, hasJustEndedLink { flow.separate(.space) }
        hasJustEndedLink = false
        row.cellHasText = true
        if preformattedDepth > 0 { flow.appendPreformatted(piece) } else { flow.append(piece) }
    }

    func rawText(_ piece: Span<UInt8>) {
        metadata.appendScript(piece)
    }

    private func finish() -> ExtractedText {
        endBlock()
        var result = metadata.finish()
        for block in HTMLMainContent(blocks: blocks, isRegionContent: isRegionContent).chosen() {
            if !result.text.isEmpty { result.text.append(0x0A) }
            result.text += flow.bytes[block.range]
        }
        return result
    }

    // MARK: Elements

    private func isHidden(_ attributes: MarkupAttributes, _ name: HTMLName?) -> Bool {
        // Scripts show a page that is hidden as a whole.
        guard attributes.count > 0, name != .html, name != .body else { return false }
        for index in 0..<attributes.count {
            switch HTMLName(rawValue: attributes.name(at: index)) {
            case .hidden: return true
            case .ariaHidden where attributes.value(at: index) == Array("true".utf8): return true
            case .style:
                let style = attributes.value(at: index).filter { !$0.isASCIISpace }.map(\.asciiLowercased)
                if style.firstRange(of: "display:none") != nil { return true }
                if style.firstRange(of: "visibility:hidden") != nil { return true }
            default: break
            }
        }
        return false
    }

    // What the start of an element does to the text before it.
    private func begin(_ role: HTMLRole) {
        if role.contains(.row) {
            endBlock()
        } else if role.contains(.cell) {
            beginCell()
        } else if role.contains(.block) {
            breakBlock()
        }
    }

    private func enter(_ name: HTMLName?, _ role: HTMLRole, _ attributes: MarkupAttributes) {
        if role.contains(.row) {
            row = RowState(blockCountAtStart: blocks.count)
        } else if role.contains(.cell) {
            row.isInCell = true
            row.cellHasText = false
            setting.isTabular = true
        }
        if role.contains(.preformatted) {
            preformattedDepth += 1
            setting.isTabular = true
        }
        if role.contains(.heading) { setting.isHeading = true }
        if name == .br { flow.separate(row.isInCell ? .space : .line) }
        if name == .a { beginLink() }
        enterContent(name, role)
        markFurniture(name, role, attributes)
    }

    private func enterContent(_ name: HTMLName?, _ role: HTMLRole) {
        if role.contains(.content) {
            if name == .main { setting.isInMain = true } else { setting.isInArticle = true }
        }
        guard role.contains(.content) || name == .h1 else { return }
        for element in open {
            if let region = element.outerSetting.markedRegion { isRegionContent[region] = true }
        }
        if let region = setting.markedRegion { isRegionContent[region] = true }
    }

    private func markFurniture(_ name: HTMLName?, _ role: HTMLRole, _ attributes: MarkupAttributes) {
        if role.contains(.furniture) { raise(.certain) }
        if role.contains(.pageFurniture), !setting.isInArticle, !setting.isInMain { raise(.structural) }
        guard attributes.count > 0, setting.furniture < .structural, name != .html, name != .body else { return }
        for index in 0..<attributes.count {
            switch HTMLName(rawValue: attributes.name(at: index)) {
            case .role: raise(HTMLFurniture(role: attributes.value(at: index)))
            case .class, .id:
                guard !role.contains(.content), HTMLFurniture.isMarked(attributes.value(at: index)) else { continue }
                setting.markedRegion = isRegionContent.count
                isRegionContent.append(false)
                raise(.named)
            default: break
            }
        }
    }

    private func raise(_ furniture: HTMLFurniture) {
        setting.furniture = max(setting.furniture, furniture)
    }

    private func leave(_ element: OpenElement) {
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
        if element.name == .a { endLink() }
        setting = element.outerSetting
    }

    // MARK: Blocks and links

    private func beginCell() {
        let isRowOneBlock = blocks.count == row.blockCountAtStart
        if isRowOneBlock {
            isBreakPending = false
            flow.separate(.tab)
        } else {
            isBreakPending = true
        }
    }

    private func breakBlock() {
        guard row.isInCell else { return endBlock() }
        flow.separate(.space)
        if row.cellHasText { isBreakPending = true }
    }

    private func endBlock() {
        isBreakPending = false
        if linkDepth > 0 {
            linkByteCount += flow.bytes.count - linkStart
            linkStart = flow.bytes.count
        }
        hasJustEndedLink = false
        let range = flow.beginBlock()
        guard !range.isEmpty else { return }
        blocks.append(HTMLBlock(range: range, linkByteCount: linkByteCount, setting: blockSetting))
        linkByteCount = 0
    }

    private func beginLink() {
        linkDepth += 1
        if linkDepth == 1 { linkStart = flow.bytes.count }
    }

    private func endLink() {
        linkDepth -= 1
        guard linkDepth == 0 else { return }
        linkByteCount += flow.bytes.count - linkStart
        hasJustEndedLink = true
    }
}
