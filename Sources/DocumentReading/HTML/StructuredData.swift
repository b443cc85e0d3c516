// SPDX-License-Identifier: EUPL-1.2

/// What the JSON-LD of a page says of the page, in the words of schema.org.
struct StructuredData {
    /// A licence or a notice about rights, and where it stands: under a kind of its own if it is that of a picture or a
    /// recording on the page.
    struct License {
        var kind: String
        var value: String
        var place: String
    }

    private(set) var headline: String?
    private(set) var authors: [String] = []
    private(set) var date: String?
    private(set) var language: String?
    private(set) var siteName: String?
    private(set) var licenses: [License] = []
    private static let maximumLicenseCount = 50

    /// Reads one script.
    mutating func read(_ script: [UInt8], place: String) {
        guard let root = LenientJSON.parse(script) else { return }
        for (index, node) in root.elements.enumerated() {
            let place = if case .array = root { "\(place) $[\(index)]" } else { "\(place) $" }
            readTop(node, place: place)
        }
    }

    private mutating func readTop(_ node: LenientJSON, place: String) {
        read(node, place: place, isMedia: false, depth: 0)
        for (index, node) in (node["@graph"]?.elements ?? []).enumerated() {
            read(node, place: "\(place).@graph[\(index)]", isMedia: false, depth: 0)
        }
    }

    private mutating func read(_ node: LenientJSON, place: String, isMedia: Bool, depth: Int) {
        guard case .object(let members) = node, depth < 4 else { return }
        let types = (node["@type"]?.elements ?? []).compactMap(\.text)
        let isMedia = isMedia || types.contains { StructuredData.mediaTypes.contains($0) }
        if !isMedia { readArticle(node, types) }
        for (name, value) in members {
            let place = "\(place).\(name)"
            switch name {
            case "license": addLicenses(value, isMedia ? "part-licence" : "schema.org-license", place)
            case "copyrightNotice": addLicenses(value, isMedia ? "part-licence" : "copyright", place)
            case "mainEntity", "mainEntityOfPage", "hasPart":
                for part in value.elements { read(part, place: place, isMedia: isMedia, depth: depth + 1) }
            case "image", "video", "audio", "associatedMedia", "primaryImageOfPage", "thumbnail", "logo":
                for part in value.elements { read(part, place: place, isMedia: true, depth: depth + 1) }
            default: break
            }
        }
    }

    private mutating func readArticle(_ node: LenientJSON, _ types: [String]) {
        let isArticle = types.contains { $0.hasSuffix("Article") || $0.hasSuffix("Posting") || $0 == "Report" }
        let isPage = types.contains { $0.hasSuffix("Page") || $0 == "CreativeWork" || $0 == "Book" || $0 == "Thesis" }
        if types.contains("WebSite"), siteName == nil { siteName = node["name"]?.text }
        guard isArticle || isPage else { return }
        if headline == nil, isArticle { headline = node["headline"]?.text ?? node["name"]?.text }
        if date == nil { date = node["datePublished"]?.elements.first?.text }
        if language == nil { language = node["inLanguage"]?.elements.first?.text }
        if isArticle, siteName == nil { siteName = node["publisher"]?.elements.first?.name }
        if authors.isEmpty { authors = (node["author"]?.elements ?? []).compactMap(\.name) }
    }

    private mutating func addLicenses(_ value: LenientJSON, _ kind: String, _ place: String) {
        for element in value.elements {
            let text =
                element.text ?? element["@id"]?.text ?? element["url"]?.text ?? element["identifier"]?.text
                ?? element["name"]?.text
            guard let text, licenses.count < StructuredData.maximumLicenseCount else { continue }
            licenses.append(License(kind: kind, value: text, place: place))
        }
    }

    /// Types whose licence is not that of the page's text.
    static let mediaTypes: Set<String> = [
        "ImageObject", "VideoObject", "AudioObject", "MediaObject", "MusicRecording", "3DModel", "ImageGallery",
        "Photograph", "DataDownload", "Product", "Person", "Organization", "SoftwareApplication",
    ]
}
