// SPDX-License-Identifier: EUPL-1.2

/// What the elements around a stretch of text say of it: their names, and the words in their classes and ids.
struct HTMLMarks: OptionSet, Hashable {
    let rawValue: UInt64

    init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    private init(bit: UInt64) {
        rawValue = 1 << bit
    }

    // Elements, roles and properties.
    static let article = HTMLMarks(bit: 0)
    static let main = HTMLMarks(bit: 1)
    static let articleBody = HTMLMarks(bit: 2)
    static let navigation = HTMLMarks(bit: 3)
    static let aside = HTMLMarks(bit: 4)
    static let header = HTMLMarks(bit: 5)
    static let footer = HTMLMarks(bit: 6)
    static let form = HTMLMarks(bit: 7)
    static let figure = HTMLMarks(bit: 8)
    static let table = HTMLMarks(bit: 9)
    static let list = HTMLMarks(bit: 10)
    static let quotation = HTMLMarks(bit: 11)
    static let preformatted = HTMLMarks(bit: 12)
    static let dialog = HTMLMarks(bit: 13)
    static let link = HTMLMarks(bit: 14)
    static let commentItem = HTMLMarks(bit: 15)

    // Words.
    static let contentWord = HTMLMarks(bit: 20)
    static let articleWord = HTMLMarks(bit: 21)
    static let mainWord = HTMLMarks(bit: 22)
    static let textWord = HTMLMarks(bit: 23)
    static let navigationWord = HTMLMarks(bit: 24)
    static let headerWord = HTMLMarks(bit: 25)
    static let footerWord = HTMLMarks(bit: 26)
    static let sidebarWord = HTMLMarks(bit: 27)
    static let relatedWord = HTMLMarks(bit: 28)
    static let shareWord = HTMLMarks(bit: 29)
    static let commentWord = HTMLMarks(bit: 30)
    static let newsletterWord = HTMLMarks(bit: 31)
    static let consentWord = HTMLMarks(bit: 32)
    static let advertisingWord = HTMLMarks(bit: 33)
    static let bylineWord = HTMLMarks(bit: 34)
    static let captionWord = HTMLMarks(bit: 35)
    static let toolWord = HTMLMarks(bit: 36)
    static let forumWord = HTMLMarks(bit: 37)
    static let titleWord = HTMLMarks(bit: 38)
    static let tagWord = HTMLMarks(bit: 39)
    static let teaserWord = HTMLMarks(bit: 40)
    static let hiddenWord = HTMLMarks(bit: 41)

    /// What an ARIA role says.
    init(role: [UInt8]) {
        switch String(decoding: role, as: UTF8.self).lowercased() {
        case "navigation", "search", "menu", "menubar", "toolbar": self = .navigation
        case "dialog", "alertdialog", "tooltip", "alert": self = .dialog
        case "banner": self = .header
        case "contentinfo": self = .footer
        case "complementary": self = .aside
        case "main": self = .main
        case "article": self = .article
        default: self = []
        }
    }

    /// What a property of schema.org says.
    init(property: [UInt8]) {
        switch String(decoding: property, as: UTF8.self).lowercased() {
        case "articlebody", "reviewbody", "text": self = .articleBody
        case "comment": self = .commentItem
        case "headline", "name": self = .titleWord
        case "author", "datepublished", "datemodified", "publisher": self = .bylineWord
        case "keywords": self = .tagWord
        default: self = []
        }
    }

    /// What the name of an element says.
    init(element: HTMLName?) {
        switch element {
        case .article: self = .article
        case .main: self = .main
        case .nav, .menu, .search: self = .navigation
        case .aside: self = .aside
        case .header: self = .header
        case .footer: self = .footer
        case .form, .fieldset: self = .form
        case .figure, .figcaption: self = .figure
        case .table: self = .table
        case .ul, .ol, .dl, .dir: self = .list
        case .blockquote: self = .quotation
        case .pre, .listing, .plaintext, .xmp: self = .preformatted
        default: self = []
        }
    }
}
