// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import MarkupParsing

/// Collects what a page says about itself: title, language, address, rights.
struct HTMLMetadata {
    private(set) var found = ExtractedText()
    private var title = TextFlow()
    private(set) var isInTitle = false
    private var openGraphAddress: String?
    private var isInStructuredData = false
    private var structuredData: [UInt8] = []
    private static let maximumStructuredByteCount = 256 << 10

    /// Looks at an element that begins; `isDrawing` if it is part of an embedded drawing or formula.
    mutating func startElement(_ name: HTMLName?, _ attributes: MarkupAttributes, isDrawing: Bool) {
        isInStructuredData = false
        switch name {
        case .html: found.language = language(attributes) ?? found.language
        case .meta: takeMeta(attributes)
        case .link, .a: takeLink(attributes)
        case .title where !isDrawing && title.bytes.isEmpty: isInTitle = true
        case .script:
            let type = attributes.string(of: HTMLName.type.rawValue)?.lowercased() ?? ""
            isInStructuredData = type.hasPrefix("application/ld+json")
        default: break
        }
    }

    /// Looks at an element that ends.
    mutating func endElement(_ name: HTMLName?) {
        if name == .title { isInTitle = false }
    }

    /// Takes text within the title.
    mutating func appendTitle(_ piece: Span<UInt8>) {
        title.append(piece)
    }

    /// Takes a piece of a script.
    mutating func appendScript(_ piece: Span<UInt8>) {
        guard isInStructuredData, structuredData.count < HTMLMetadata.maximumStructuredByteCount else { return }
        structuredData.append(copying: piece)
    }

    /// All that was found.
    mutating func finish() -> ExtractedText {
        if !title.bytes.isEmpty { found.title = String(decoding: title.bytes, as: UTF8.self) }
        if found.identifiers.isEmpty, let openGraphAddress { found.addIdentifier(openGraphAddress) }
        for license in licensesInStructuredData() { found.addEvidence("schema.org-license", license) }
        return found
    }

    private func language(_ attributes: MarkupAttributes) -> String? {
        let value =
            attributes.string(of: HTMLName.lang.rawValue) ?? attributes.string(of: HTMLName.xmlLang.rawValue) ?? ""
        let tag = value.filter { !$0.isWhitespace }
        return tag.isEmpty ? nil : tag
    }

    private mutating func takeMeta(_ attributes: MarkupAttributes) {
        guard let content = attributes.value(of: HTMLName.content.rawValue) else { return }
        let name =
            attributes.string(of: HTMLName.name.rawValue) ?? attributes.string(of: HTMLName.property.rawValue)
            ?? attributes.string(of: HTMLName.httpEquiv.rawValue) ?? ""
        let value = trimmed(content)
        switch name.lowercased() {
        case "tdm-reservation": found.addEvidence("tdm-reservation", value)
        case "tdm-policy": found.addEvidence("tdm-policy", value)
        case "robots": found.addEvidence("robots", value)
        case "dc.rights", "dcterms.rights", "dc.rights.license", "dcterms.license", "dc.license",
            "dcterms.rightsholder":
            found.addEvidence("dc-rights", value)
        case "og:url": openGraphAddress = address(value)
        case "content-language" where found.language == nil:
            found.language = value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
        default: break
        }
        if attributes.string(of: HTMLName.itemprop.rawValue)?.lowercased() == "license" {
            found.addEvidence("schema.org-license", value)
        }
    }

    private mutating func takeLink(_ attributes: MarkupAttributes) {
        let relations = attributes.string(of: HTMLName.rel.rawValue)?.lowercased().split(separator: " ") ?? []
        let isProperty = attributes.string(of: HTMLName.itemprop.rawValue)?.lowercased() == "license"
        guard isProperty || relations.contains("license") || relations.contains("canonical"),
            let target = attributes.value(of: HTMLName.href.rawValue).map(trimmed)
        else { return }
        if relations.contains("license") { found.addEvidence("link-license", target) }
        if isProperty { found.addEvidence("schema.org-license", target) }
        if relations.contains("canonical"), let address = address(target) { found.addIdentifier(address) }
    }

    private func address(_ value: [UInt8]) -> String? {
        let text = String(decoding: value, as: UTF8.self)
        return text.hasPrefix("http://") || text.hasPrefix("https://") ? "url:\(text)" : nil
    }

    private func trimmed(_ value: [UInt8]) -> [UInt8] {
        var flow = TextFlow()
        flow.append(value.span)
        return flow.bytes
    }

    // The string values of "license" in JSON-LD; an object or a list of them is left alone.
    private func licensesInStructuredData() -> [[UInt8]] {
        var licenses: [[UInt8]] = []
        var index = 0
        while let key = structuredData.firstRange(of: "\"license\"", from: index) {
            index = key.upperBound
            var rest = structuredData[index...].drop(while: \.isASCIISpace)
            guard rest.popFirst() == 0x3A else { continue }
            rest = rest.drop(while: \.isASCIISpace)
            guard rest.popFirst() == 0x22, let end = rest.firstIndex(of: 0x22) else { continue }
            licenses.append(rest[..<end].filter { $0 != 0x5C })
            index = end
        }
        return licenses
    }
}
