// SPDX-License-Identifier: EUPL-1.2

/// The elements of HTML that decide how a page's tags nest.
enum HTMLElement: UInt8, CaseIterable {
    case other = 0
    // Elements without content.
    case area, base, basefont, bgsound, br, col, embed, frame, hr, img, input, keygen, link, meta, param, source, track
    case wbr
    // Elements whose content is text, whatever it looks like.
    case iframe, noembed, noframes, noscript, plaintext, script, style, textarea, title, xmp
    // Elements that a paragraph ends before.
    case address, article, aside, blockquote, center, dd, details, dialog, dir, div, dl, dt, fieldset, figcaption
    case figure, footer, form, h1, h2, h3, h4, h5, h6, header, hgroup, li, listing, main, menu, nav, ol, p, pre, search
    case section, summary, table, ul
    // Elements of tables.
    case caption, colgroup, tbody, td, tfoot, th, thead, tr
    // Elements that mark a stretch of text.
    case a, b, big, code, em, font, i, nobr, s, small, strike, strong, tt, u
    case applet, body, button, head, html, marquee, math, object, optgroup, option, select, svg, template

    /// All names; the number of a name is the raw value of its element.
    static let names = NameTable(allCases.dropFirst().map { "\($0)" })
    /// The elements by the numbers that a table gives their names.
    static func elements(by names: NameTable) -> [HTMLElement] {
        var elements = Array(repeating: HTMLElement.other, count: names.count + 1)
        for (element, spelling) in zip(allCases, spellings).dropFirst() {
            elements[names.number(of: spelling.span)] = element
        }
        elements[NameTable.unknown] = .other
        return elements
    }

    private static let spellings = allCases.map { Array("\($0)".utf8) }
    /// The traits by raw value.
    static let traits: [HTMLElementTraits] = allCases.map(HTMLElementTraits.init)
}

/// How an element nests.
struct HTMLElementTraits: OptionSet {
    let rawValue: UInt16

    /// It has no content and no end tag.
    static let void = HTMLElementTraits(rawValue: 1 << 0)
    /// Its content is text up to its end tag.
    static let raw = HTMLElementTraits(rawValue: 1 << 1)
    /// A paragraph that is open ends before it.
    static let endsParagraph = HTMLElementTraits(rawValue: 1 << 2)
    /// It marks a stretch of text, or nothing is known of it.
    static let inline = HTMLElementTraits(rawValue: 1 << 3)
    /// Tags within it say nothing about elements around it.
    static let boundary = HTMLElementTraits(rawValue: 1 << 4)
    /// A heading.
    static let heading = HTMLElementTraits(rawValue: 1 << 5)
    /// Part of a table.
    static let table = HTMLElementTraits(rawValue: 1 << 6)
    /// It may stand in a page's head.
    static let head = HTMLElementTraits(rawValue: 1 << 7)
    /// References to characters in its raw content are resolved.
    static let resolved = HTMLElementTraits(rawValue: 1 << 8)

    init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    init(_ element: HTMLElement) {
        switch element {
        case .base, .basefont, .bgsound, .link, .meta: self = [.void, .head]
        case .area, .br, .col, .embed, .frame, .img, .input, .keygen, .param, .source, .track, .wbr: self = .void
        case .hr: self = [.void, .endsParagraph]
        case .noframes, .noscript, .script, .style: self = [.raw, .head]
        case .title: self = [.raw, .head, .resolved]
        case .textarea: self = [.raw, .resolved]
        case .iframe, .noembed: self = .raw
        case .plaintext, .xmp: self = [.raw, .endsParagraph]
        case .h1, .h2, .h3, .h4, .h5, .h6: self = [.heading, .endsParagraph]
        case .table: self = [.boundary, .endsParagraph]
        case .caption, .td, .th: self = [.boundary, .table]
        case .colgroup, .tbody, .tfoot, .thead, .tr: self = .table
        case .template: self = [.boundary, .head]
        case .html: self = [.boundary, .head]
        case .head: self = .head
        case .applet, .marquee, .object: self = .boundary
        case .other, .a, .b, .big, .code, .em, .font, .i, .nobr, .s, .small, .strike, .strong, .tt, .u: self = .inline
        case .body, .button, .math, .optgroup, .option, .select, .svg: self = []
        default: self = .endsParagraph
        }
    }
}
