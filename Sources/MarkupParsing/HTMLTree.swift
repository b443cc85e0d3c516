// SPDX-License-Identifier: EUPL-1.2

/// The open elements of a page: turns its tags into events that are balanced.
///
/// Tags that are left out are implied, and tags that cross are put right, much as the HTML standard says. Two things are
/// simpler: text stays where it stands (the standard moves text out of tables), and a mark (`b`, `font`) that crosses a
/// block ends with it.
struct HTMLTree {
    private struct OpenElement {
        var element: HTMLElement
        var traits: HTMLElementTraits
        var number: Int
    }

    /// Whether an element could not be opened because too many are open.
    private(set) var isTooDeep = false
    private let handler: any MarkupEventHandler
    private let maximumDepth: Int
    private var open: [OpenElement] = []
    // How many drawings and formulas are open; tags in them may close themselves.
    private var foreignCount = 0
    private var hasBody = false
    private let noAttributes: MarkupAttributes

    init(names: NameTable, maximumDepth: Int, handler: any MarkupEventHandler) {
        self.handler = handler
        self.maximumDepth = maximumDepth
        noAttributes = MarkupAttributes(names: names)
        open.reserveCapacity(64)
    }

    /// Takes text; what stands in the head is text of the page, whose head has ended without a tag.
    mutating func text(_ piece: Span<UInt8>) {
        if isInHead, !piece.isBlank { popHead() }
        handler.text(piece)
    }

    /// Takes the content of an element whose content is text.
    func raw(_ piece: Span<UInt8>, isData: Bool) {
        guard !piece.isEmpty else { return }
        if isData { handler.rawText(piece) } else { handler.text(piece) }
    }

    /// Takes a start tag; `isClosed` if it ends in a slash.
    mutating func start(_ element: HTMLElement, number: Int, _ attributes: MarkupAttributes, isClosed: Bool) {
        let traits = HTMLElement.traits[Int(element.rawValue)]
        guard prepare(for: element, traits) else { return }
        if traits.contains(.void) || (isClosed && (foreignCount > 0 || traits.contains(.raw))) {
            handler.startElement(number, attributes)
            handler.endElement(number)
            return
        }
        guard open.count < maximumDepth else {
            // Marks that nobody ends pile up on real pages.
            if !traits.contains(.inline) { isTooDeep = true }
            return
        }
        if traits.contains(.inline), open.count * 2 >= maximumDepth { return }
        if element == .svg || element == .math { foreignCount += 1 }
        open.append(OpenElement(element: element, traits: traits, number: number))
        handler.startElement(number, attributes)
    }

    /// Takes an end tag.
    mutating func end(_ element: HTMLElement, number: Int) {
        let traits = HTMLElement.traits[Int(element.rawValue)]
        switch element {
        case .html, .body: return
        case .p:
            guard let index = lastIndex(of: .p) else { return insertEmpty(number) }
            pop(through: index)
        case .br: insertEmpty(number)
        case .other: endOther(number)
        case .a: endLink()
        default:
            if traits.contains(.heading) {
                if let index = lastIndex(where: { $0.traits.contains(.heading) }) { pop(through: index) }
            } else if traits.contains(.inline) {
                endInline(element)
            } else if traits.contains(.table) || element == .table {
                endOfTable(element)
            } else if let index = lastIndex(of: element) {
                pop(through: index)
            }
        }
    }

    /// Ends what is open.
    mutating func finish() {
        pop(through: 0)
    }

    // MARK: What a start tag implies

    private var isInHead: Bool { open.last?.element == .head }

    // Returns whether the element begins at all.
    private mutating func prepare(for element: HTMLElement, _ traits: HTMLElementTraits) -> Bool {
        if isInHead, !traits.contains(.head) { popHead() }
        if traits.contains(.heading), open.last?.traits.contains(.heading) == true { pop(through: open.count - 1) }
        switch element {
        case .html: return open.isEmpty
        case .head, .body:
            let isFirst = !hasBody
            if element == .body { hasBody = true }
            return isFirst
        case .li: endItem(.li, .li)
        case .dd, .dt: endItem(.dd, .dt)
        case .option: endCurrent(.option, .option)
        case .optgroup: endCurrent(.option, .optgroup)
        case .a: endLink()
        case .button: if let index = lastIndex(of: .button) { pop(through: index) }
        case .caption, .colgroup, .tbody, .tfoot, .thead: endTableParts { _ in true }
        case .tr: endTableParts { $0 == .tr || $0 == .td || $0 == .th || $0 == .caption || $0 == .colgroup }
        case .td, .th: endTableParts { $0 == .td || $0 == .th || $0 == .caption || $0 == .colgroup }
        default: break
        }
        guard traits.contains(.endsParagraph) else { return true }
        if let index = lastIndex(of: .select) { pop(through: index) }
        if let index = lastIndex(of: .p) { pop(through: index) }
        return true
    }

    private mutating func popHead() {
        hasBody = true
        pop(through: open.count - 1)
    }

    // An item ends the item before it, unless another list or block began in that.
    private mutating func endItem(_ first: HTMLElement, _ second: HTMLElement) {
        for index in open.indices.reversed() {
            let candidate = open[index]
            if candidate.element == first || candidate.element == second { return pop(through: index) }
            let isTransparent =
                candidate.traits.contains(.inline) || candidate.element == .p || candidate.element == .div
                || candidate.element == .address
            if !isTransparent { return }
        }
    }

    private mutating func endCurrent(_ first: HTMLElement, _ second: HTMLElement) {
        while let last = open.last?.element, last == first || last == second { pop(through: open.count - 1) }
    }

    // Pops through the outermost of the parts of the innermost table that the next part ends.
    private mutating func endTableParts(_ isEnded: (HTMLElement) -> Bool) {
        var outermost: Int?
        for index in open.indices.reversed() {
            let candidate = open[index]
            if candidate.element == .table || candidate.element == .template { break }
            if candidate.traits.contains(.table) {
                guard isEnded(candidate.element) else { break }
                outermost = index
            }
        }
        if let outermost { pop(through: outermost) }
    }

    // MARK: What an end tag ends

    private mutating func endOther(_ number: Int) {
        for index in open.indices.reversed() {
            let candidate = open[index]
            if candidate.element == .other, candidate.number == number { return pop(through: index) }
            if !candidate.traits.contains(.inline) { return }
        }
    }

    private mutating func endInline(_ element: HTMLElement) {
        for index in open.indices.reversed() {
            if open[index].element == element { return pop(through: index) }
            if !open[index].traits.contains(.inline) { return }
        }
    }

    // A link ends also with a paragraph or heading that began in it.
    private mutating func endLink() {
        for index in open.indices.reversed() {
            let candidate = open[index]
            if candidate.element == .a { return pop(through: index) }
            let isTransparent =
                candidate.traits.contains(.inline) || candidate.traits.contains(.heading) || candidate.element == .p
            if !isTransparent { return }
        }
    }

    private mutating func endOfTable(_ element: HTMLElement) {
        for index in open.indices.reversed() {
            let candidate = open[index].element
            if candidate == element { return pop(through: index) }
            if candidate == .table || candidate == .template { return }
        }
    }

    // An element that is open within the innermost cell, caption or embedded object.
    private func lastIndex(of element: HTMLElement) -> Int? {
        lastIndex { $0.element == element }
    }

    private func lastIndex(where isWanted: (OpenElement) -> Bool) -> Int? {
        for index in open.indices.reversed() {
            if isWanted(open[index]) { return index }
            if open[index].traits.contains(.boundary) { return nil }
        }
        return nil
    }

    private func insertEmpty(_ number: Int) {
        handler.startElement(number, noAttributes)
        handler.endElement(number)
    }

    private mutating func pop(through index: Int) {
        while open.count > index, let last = open.popLast() {
            if last.element == .svg || last.element == .math { foreignCount -= 1 }
            handler.endElement(last.number)
        }
    }
}

extension Span<UInt8> {
    /// Whether there is nothing but white space.
    fileprivate var isBlank: Bool {
        for index in indices where self[index] > 0x20 { return false }
        return true
    }
}
