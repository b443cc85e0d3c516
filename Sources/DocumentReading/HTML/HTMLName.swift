// SPDX-License-Identifier: EUPL-1.2

internal import MarkupParsing

/// The names of HTML's elements and attributes that reading looks at; raw values are the numbers of their `NameTable`.
enum HTMLName: Int, CaseIterable {
    case other = 0
    // Elements.
    case a, address, article, aside, audio, blockquote, body, br, button, canvas, caption, center, dd, details, dialog
    case dir, div, dl, dt, fieldset, figcaption, figure, footer, form, frameset, h1, h2, h3, h4, h5, h6, head, header
    case hgroup, hr, html, iframe, input, label, legend, li, link, listing, main, map, math, menu, meta, nav, noscript
    case object, ol, optgroup, option, p, plaintext, pre, script, search, section, select, style, summary, svg, table
    case tbody, td, template, textarea, tfoot, th, thead, time, title, tr, ul, video, xmp
    // Attributes; `label`, `style` and `title` stand above.
    case ariaHidden, `class`, content, datetime, hidden, href, httpEquiv, id, itemprop, itemscope, itemtype, lang, name
    case property, pubdate, rel, role, type
    case xmlLang

    /// As it stands in a document.
    var spelling: String {
        switch self {
        case .ariaHidden: "aria-hidden"
        case .httpEquiv: "http-equiv"
        case .xmlLang: "xml:lang"
        default: "\(self)"
        }
    }

    /// All names by number.
    static let names = NameTable(allCases.dropFirst().map(\.spelling))
}

/// What an HTML element means for text.
struct HTMLRole: OptionSet, Sendable {
    let rawValue: UInt16

    /// Its content is no text of the document.
    static let skipped = HTMLRole(rawValue: 1 << 0)
    /// Its text stands apart from the text around it.
    static let block = HTMLRole(rawValue: 1 << 1)
    /// A row of a table: one line.
    static let row = HTMLRole(rawValue: 1 << 2)
    /// A cell of a row.
    static let cell = HTMLRole(rawValue: 1 << 3)
    /// Line breaks within it stay.
    static let preformatted = HTMLRole(rawValue: 1 << 4)
    /// The roles of all names, by number.
    static let byName: [HTMLRole] = HTMLName.allCases.map(HTMLRole.init)

    init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    private init(_ name: HTMLName) {
        switch name {
        case .audio, .button, .canvas, .dialog, .head, .iframe, .input, .label, .map, .math, .noscript, .object,
            .optgroup, .option, .script, .select, .style, .svg, .template, .textarea, .video:
            self = .skipped
        case .pre, .listing, .plaintext, .xmp: self = [.preformatted, .block]
        case .tr: self = .row
        case .td, .th: self = .cell
        case .address, .article, .aside, .blockquote, .body, .caption, .center, .dd, .details, .dir, .div, .dl, .dt,
            .fieldset, .figcaption, .figure, .footer, .form, .frameset, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup,
            .hr, .html, .legend, .li, .main, .menu, .nav, .ol, .p, .search, .section, .summary, .table, .tbody, .tfoot,
            .thead, .ul:
            self = .block
        default: self = []
        }
    }
}

/// Which of the attributes that reading looks at an element has.
struct HTMLAttributeNames: OptionSet {
    let rawValue: UInt32

    static let hidden = HTMLAttributeNames(.hidden).union(HTMLAttributeNames(.ariaHidden)).union(styled)
    static let named = HTMLAttributeNames(.class).union(HTMLAttributeNames(.id)).union(HTMLAttributeNames(.role))
        .union(HTMLAttributeNames(.itemprop))
    static let item = HTMLAttributeNames(.itemprop).union(HTMLAttributeNames(.itemscope))
        .union(HTMLAttributeNames(.property))
    static let related = HTMLAttributeNames(.rel)
    static let target = HTMLAttributeNames(.href)
    // `style` is an element as well, and stands among those.
    private static let styled = HTMLAttributeNames(rawValue: 1 << 31)

    init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    private init(_ name: HTMLName) {
        rawValue = 1 << UInt32(name.rawValue - HTMLName.ariaHidden.rawValue)
    }

    /// Those of an element.
    init(_ attributes: MarkupAttributes) {
        self = []
        for index in 0..<attributes.count { insert(number: attributes.name(at: index)) }
    }

    /// Adds the name that has a number, if it is one of these.
    mutating func insert(number: Int) {
        if number >= HTMLName.ariaHidden.rawValue {
            formUnion(HTMLAttributeNames(rawValue: 1 << UInt32(number - HTMLName.ariaHidden.rawValue)))
        } else if number == HTMLName.style.rawValue {
            formUnion(HTMLAttributeNames.styled)
        }
    }
}
