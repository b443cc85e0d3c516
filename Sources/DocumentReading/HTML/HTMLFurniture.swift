// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import MarkupParsing

/// How sure it is that an element is furniture of the page and not its content.
enum HTMLFurniture: UInt8, Comparable {
    /// Nothing says so.
    case none
    /// A class or an id says so; they are names that somebody made up.
    case named
    /// It is a header, a footer or an aside of the page.
    case structural
    /// It is navigation or a dialogue.
    case certain

    static func < (left: HTMLFurniture, right: HTMLFurniture) -> Bool { left.rawValue < right.rawValue }

    /// What an ARIA role says.
    init(role: [UInt8]) {
        switch String(decoding: role, as: UTF8.self).lowercased() {
        case "navigation", "search", "menu", "menubar", "toolbar", "dialog", "alertdialog", "tooltip": self = .certain
        case "banner", "contentinfo", "complementary": self = .structural
        default: self = .none
        }
    }

    /// Whether one of the names in a class or id attribute marks furniture.
    ///
    /// A name is taken apart at hyphens, underscores, digits and changes of case: `site-footer`, `siteFooter`. Names that
    /// speak of the furniture of something else (`has-sidebar`, `no-menu`) mark none.
    static func isMarked(_ names: [UInt8]) -> Bool {
        var index = 0
        while index < names.count {
            let start = index
            while index < names.count, !names[index].isASCIISpace { index += 1 }
            if start < index, isMarked(name: Array(names[start..<index])) { return true }
            index += 1
        }
        return false
    }

    private static func isMarked(name: [UInt8]) -> Bool {
        let lowercased = name.map(\.asciiLowercased)
        var hasMark = false
        var start = 0
        for index in 0...name.count {
            guard index == name.count || isBoundary(name, index) else { continue }
            let part = start..<index
            start = index < name.count && name[index].isASCIILetter ? index : index + 1
            guard part.count > 1 else { continue }
            let bytes = lowercased.span.extracting(part)
            if exceptions.number(of: bytes) != NameTable.unknown { return false }
            hasMark = hasMark || isMark(bytes)
        }
        return hasMark
    }

    private static func isBoundary(_ name: [UInt8], _ index: Int) -> Bool {
        let byte = name[index]
        guard byte.isASCIILetter else { return true }
        return byte < 0x60 && index > 0 && name[index - 1] >= 0x61 && name[index - 1].isASCIILetter
    }

    private static func isMark(_ part: Span<UInt8>) -> Bool {
        if words.number(of: part) != NameTable.unknown { return true }
        for length in prefixLengths where length <= part.count {
            if prefixes.number(of: part.extracting(0..<length)) != NameTable.unknown { return true }
        }
        return false
    }

    private static let words = NameTable([
        "ad", "ads", "banner", "consent", "copyright", "crumbs", "gdpr", "login", "masthead", "menu", "menus",
        "modal", "nav", "navi", "navigation", "noprint", "overlay", "pager", "pagination", "paywall", "popup", "promo",
        "related", "share", "sharing", "signup", "sitemap", "skip", "social", "sponsored", "submenu", "subscribe",
        "toolbar", "topbar", "topnav", "widget", "widgets",
    ])
    private static let exceptions = NameTable([
        "disabled", "has", "hide", "is", "js", "layout", "no", "not", "show", "with", "without", "wo",
    ])
    private static let prefixes = NameTable([
        "advert", "breadcrumb", "comment", "cookie", "footer", "navbar", "newsletter", "sidebar",
    ])
    private static let prefixLengths = [6, 7, 10]
}
