// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel
internal import MarkupParsing

/// Collects what a page says about itself: title, author, date, language, address, site, rights.
///
/// Rights are evidence: each value as it stands, with its place. A licence within a figure, or within the item of a
/// picture or a recording, is that one's and not the text's.
struct HTMLMetadata {
    /// Text that is collected until its element ends.
    private struct Capture {
        enum Kind { case heading, author, authorName, date }
        var kind: Kind
        var depth: Int
        var flow = TextFlow()
    }

    private struct Item {
        var depth: Int
        var isMedia: Bool
        var isPerson: Bool
    }

    private var found = ExtractedText()
    private var titleFlow = TextFlow()
    private(set) var isInTitle = false
    private var title = PageTitle()
    private var authors = BestValues()
    private var dates = BestValues()
    private var languages = BestValues()
    private var canonicalAddress: String?
    private var sharedAddress: String?
    private var siteName: String?
    private var scripts: [(place: String, bytes: [UInt8])] = []
    private var scriptByteCount = 0
    private var isInStructuredData = false
    private var elementCount = 0
    private var depth = 0
    private var figureDepth = 0
    private var articleDepth = 0
    private var items: [Item] = []
    private var captures: [Capture] = []
    private var hasHeading = false
    private static let maximumStructuredByteCount = 256 << 10
    private static let maximumScriptCount = 64
    private static let maximumNestedCount = 64
    private static let maximumValueByteCount = 500

    /// Looks at an element that begins; `isDrawing` if it is part of an embedded drawing or formula.
    mutating func startElement(
        _ name: HTMLName?,
        _ attributes: MarkupAttributes,
        _ given: HTMLAttributeNames,
        isDrawing: Bool
    ) {
        isInStructuredData = false
        elementCount += 1
        depth += 1
        switch name {
        case .html: addLanguage(attributes)
        case .meta: takeMeta(attributes)
        case .link, .a: if given.contains(.related) { takeLink(name, attributes) }
        case .title where !isDrawing && title.element == nil && titleFlow.bytes.isEmpty: isInTitle = true
        case .figure: figureDepth += 1
        case .article, .main: articleDepth += 1
        case .h1 where !hasHeading: begin(.heading)
        case .time: takeTime(attributes)
        case .script: beginScript(attributes)
        default: break
        }
        if !given.isDisjoint(with: .item) { takeItem(name, attributes) }
    }

    /// Looks at an element that ends.
    mutating func endElement(_ name: HTMLName?) {
        if name == .title { isInTitle = false }
        if name == .figure { figureDepth = max(0, figureDepth - 1) }
        if name == .article || name == .main { articleDepth = max(0, articleDepth - 1) }
        while let capture = captures.last, capture.depth >= depth {
            captures.removeLast()
            end(capture)
        }
        while let item = items.last, item.depth >= depth { items.removeLast() }
        depth -= 1
    }

    /// Takes text; true if it is the title's, which is no text of the page.
    @inline(__always)
    mutating func takeText(_ piece: Span<UInt8>) -> Bool {
        // Most text is none of what is collected.
        isInTitle || !captures.isEmpty ? collect(piece) : false
    }

    private mutating func collect(_ piece: Span<UInt8>) -> Bool {
        if isInTitle {
            if titleFlow.bytes.count < HTMLMetadata.maximumValueByteCount { titleFlow.append(piece) }
            return true
        }
        for index in captures.indices where captures[index].flow.bytes.count < HTMLMetadata.maximumValueByteCount {
            captures[index].flow.append(piece)
        }
        return false
    }

    /// Takes a piece of a script.
    mutating func appendScript(_ piece: Span<UInt8>) {
        guard isInStructuredData, scriptByteCount < HTMLMetadata.maximumStructuredByteCount else { return }
        scripts[scripts.count - 1].bytes.append(copying: piece)
        scriptByteCount += piece.count
    }

    /// All that was found.
    mutating func finish() -> ExtractedText {
        var data = StructuredData()
        for script in scripts { data.read(script.bytes, place: script.place) }
        for license in data.licenses {
            addEvidence(license.kind, Array(license.value.utf8), place: license.place)
        }
        for author in data.authors { authors.add(author, rank: 0) }
        dates.add(data.date, rank: 0)
        languages.add(data.language, rank: 3)
        found.site = ExtractedText.cleaned(siteName ?? data.siteName)
        title.element = ExtractedText.cleaned(String(decoding: titleFlow.bytes, as: UTF8.self))
        title.headline = ExtractedText.cleaned(data.headline)
        title.siteName = found.site
        found.title = ExtractedText.cleaned(title.chosen)
        found.author = ExtractedText.cleaned(authors.best.joined(separator: "; "))
        found.date = dates.ranked.lazy.compactMap(PublicationDate.normalized).first
        found.language = languages.best.first
        found.address = canonicalAddress ?? sharedAddress
        if let address = found.address { found.addIdentifier("url:\(address)") }
        return found
    }

    // MARK: Elements

    private mutating func addLanguage(_ attributes: MarkupAttributes) {
        let value = attributes.string(of: HTMLName.lang.rawValue) ?? attributes.string(of: HTMLName.xmlLang.rawValue)
        languages.add(value.map { $0.filter { !$0.isWhitespace } }, rank: 0)
    }

    private mutating func takeMeta(_ attributes: MarkupAttributes) {
        let names = [HTMLName.name, .property, .httpEquiv].compactMap { attributes.value(of: $0.rawValue) }
        // Most say nothing that is asked for here.
        guard names.contains(where: MetaProperty.known.containsAny),
            let content = attributes.value(of: HTMLName.content.rawValue)
        else { return }
        let value = HTMLMetadata.trimmed(content)
        let text = String(decoding: value, as: UTF8.self)
        for name in names.flatMap({ String(decoding: $0, as: UTF8.self).lowercased().split(separator: " ") }) {
            if let kind = MetaProperty.evidenceKind(of: name) {
                addEvidence(kind, value, place: place("meta[name=\(name)]"))
            }
            switch MetaProperty.of(name) {
            case .title: title.shared = title.shared ?? ExtractedText.cleaned(text)
            case .catalogueTitle: title.catalogue = title.catalogue ?? ExtractedText.cleaned(text)
            case .author(let rank): if !text.contains("://") { authors.add(text, rank: rank) }
            case .date(let rank): dates.add(text, rank: rank)
            case .language(let rank): languages.add(MetaProperty.languageTag(text), rank: rank)
            case .address: sharedAddress = sharedAddress ?? address(value)
            case .siteName: siteName = siteName ?? ExtractedText.cleaned(text)
            case nil: break
            }
        }
    }

    private mutating func takeLink(_ name: HTMLName?, _ attributes: MarkupAttributes) {
        guard attributes.count > 1, let rel = attributes.value(of: HTMLName.rel.rawValue),
            HTMLMetadata.relations.containsAny(rel)
        else { return }
        let relations = String(decoding: rel, as: UTF8.self).lowercased().split(separator: " ")
        if relations.contains("author"), name == .a { begin(.author) }
        let license = relations.first { HTMLMetadata.licenseRelations.contains(String($0)) }
        guard license != nil || relations.contains("canonical"),
            let target = attributes.value(of: HTMLName.href.rawValue).map(HTMLMetadata.trimmed)
        else { return }
        if let license {
            let kind = figureDepth > 0 || items.last?.isMedia == true ? "part-licence" : "link-license"
            addEvidence(kind, target, place: place("\(name == .a ? "a" : "link")[rel=\(license)]"))
        }
        if relations.contains("canonical"), name == .link { canonicalAddress = canonicalAddress ?? address(target) }
    }

    private static let licenseRelations = ["license", "copyright", "cc:license", "dcterms.license", "dc.rights"]
    private static let relations = HTMLWordTable(
        (licenseRelations + ["author", "canonical"]).map { (true, $0) },
        none: false
    )

    private mutating func takeTime(_ attributes: MarkupAttributes) {
        guard let value = attributes.string(of: HTMLName.datetime.rawValue) else { return }
        // Elsewhere it is the date of something else as often as not.
        if attributes.value(of: HTMLName.pubdate.rawValue) != nil {
            dates.add(value, rank: 2)
        } else if articleDepth > 0 {
            dates.add(value, rank: 4)
        }
    }

    private mutating func beginScript(_ attributes: MarkupAttributes) {
        let type = attributes.string(of: HTMLName.type.rawValue)?.lowercased() ?? ""
        isInStructuredData = type.hasPrefix("application/ld+json") && scripts.count < HTMLMetadata.maximumScriptCount
        if isInStructuredData { scripts.append((place("script"), [])) }
    }

    // MARK: Microdata

    private mutating func takeItem(_ name: HTMLName?, _ attributes: MarkupAttributes) {
        var property: [UInt8]?
        var isItem = false
        var type: [UInt8] = []
        for index in 0..<attributes.count {
            switch HTMLName(rawValue: attributes.name(at: index)) {
            case .itemprop: property = attributes.value(at: index)
            case .itemscope: isItem = true
            case .itemtype: type = attributes.value(at: index)
            case .property where name != .meta: property = property ?? attributes.value(at: index)
            default: break
            }
        }
        if let property { takeProperties(property, name, attributes) }
        guard isItem, items.count < HTMLMetadata.maximumNestedCount else { return }
        let typeName = type.split(separator: 0x2F).last.map { String(decoding: $0, as: UTF8.self) } ?? ""
        let isMedia = items.last?.isMedia == true || StructuredData.mediaTypes.contains(typeName)
        items.append(Item(depth: depth, isMedia: isMedia, isPerson: typeName == "Person"))
    }

    private mutating func takeProperties(_ properties: [UInt8], _ name: HTMLName?, _ attributes: MarkupAttributes) {
        for property in String(decoding: properties, as: UTF8.self).lowercased().split(separator: " ") {
            switch property {
            case "license", "cc:license", "dct:license", "dcterms:license", "schema:license":
                let target =
                    attributes.value(of: HTMLName.href.rawValue) ?? attributes.value(of: HTMLName.content.rawValue)
                    ?? []
                let kind = figureDepth > 0 || items.last?.isMedia == true ? "part-licence" : "schema.org-license"
                addEvidence(kind, HTMLMetadata.trimmed(target), place: place("[itemprop=\(property)]"))
            case "datepublished":
                let given = [HTMLName.datetime, .content].compactMap { attributes.string(of: $0.rawValue) }.first
                if let given { dates.add(given, rank: 2) } else { begin(.date) }
            case "author" where name != .meta && name != .link: begin(.author)
            case "name" where captures.contains { $0.kind == .author } && items.last?.isPerson == true:
                begin(.authorName)
            default: break
            }
        }
    }

    private mutating func begin(_ kind: Capture.Kind) {
        guard captures.count < HTMLMetadata.maximumNestedCount else { return }
        captures.append(Capture(kind: kind, depth: depth))
    }

    private mutating func end(_ capture: Capture) {
        guard let text = ExtractedText.cleaned(String(decoding: capture.flow.bytes, as: UTF8.self)) else { return }
        switch capture.kind {
        case .heading:
            hasHeading = true
            title.heading = title.heading ?? text
        case .authorName: authors.add(text, rank: 2)
        // More than a name is no name.
        case .author: if text.utf8.count <= 100 { authors.add(text, rank: 3) }
        case .date: dates.add(text, rank: 2)
        }
    }

    // A page repeats its licence on every second element; the first place tells.
    private mutating func addEvidence(_ kind: String, _ value: [UInt8], place: String) {
        let text = ExtractedText.cleaned(String(decoding: value, as: UTF8.self), maximumByteCount: 1000)
        if !found.rights.contains(where: { $0.kind == kind && $0.value == text }) {
            found.addEvidence(kind, value, place: place)
        }
    }

    private func place(_ element: String) -> String { "\(element), element \(elementCount)" }

    private func address(_ value: [UInt8]) -> String? {
        let text = String(decoding: value, as: UTF8.self)
        guard text.hasPrefix("http://") || text.hasPrefix("https://") else { return nil }
        return text.utf8.count <= 2 * HTMLMetadata.maximumValueByteCount ? text : nil
    }

    private static func trimmed(_ value: [UInt8]) -> [UInt8] {
        var flow = TextFlow()
        flow.append(value.span)
        return flow.bytes
    }
}
