// SPDX-License-Identifier: EUPL-1.2

/// What the names of meta elements mean; the lower a rank, the more its value is believed.
enum MetaProperty {
    case title, catalogueTitle, address, siteName
    case author(rank: Int)
    case date(rank: Int)
    case language(rank: Int)

    /// The meaning of a name in lower case; `nil` if it is none of those that are read.
    static func of(_ name: Substring) -> MetaProperty? { properties[name] }

    /// The kind of evidence about rights under a name; `nil` if it says nothing about them.
    static func evidenceKind(of name: Substring) -> String? { evidenceKinds[name] }

    /// All names that mean something.
    static let known = HTMLWordTable(
        (Array(properties.keys) + Array(evidenceKinds.keys)).map { (true, String($0)) },
        none: false
    )

    private static let properties: [Substring: MetaProperty] = table([
        (.title, "og:title twitter:title"),
        (.catalogueTitle, "citation_title dc.title dcterms.title eprints.title"),
        (.address, "og:url"),
        (.siteName, "og:site_name application-name citation_journal_title"),
        (.author(rank: 0), "citation_author"),
        (.author(rank: 1), "author article:author dc.creator dcterms.creator parsely-author sailthru.author byl"),
        (
            .date(rank: 1),
            "article:published_time og:published_time datepublished citation_publication_date citation_date "
                + "parsely-pub-date sailthru.date article.published published-date pubdate publish-date publish_date "
                + "publication_date dc.date.issued dcterms.issued dc.date.created dcterms.created article:published"
        ),
        (.date(rank: 3), "dc.date dcterms.date date"),
        (.language(rank: 1), "content-language dc.language dcterms.language"),
        (.language(rank: 2), "og:locale"),
    ])

    private static let evidenceKinds: [Substring: String] = table([
        ("tdm-reservation", "tdm-reservation tdm:reservation"),
        ("tdm-policy", "tdm-policy tdm:policy"),
        ("robots", "robots ccbot gptbot google-extended googlebot bingbot anthropic-ai claudebot"),
        (
            "dc-rights",
            "dc.rights dcterms.rights dc.rights.license dcterms.license dc.license dcterms.rightsholder "
                + "dcterms.accessrights dc.rights.accessrights dc:rights dcterms:license"
        ),
        ("meta-license", "license rights citation_license"), ("copyright", "copyright"),
    ])

    private static func table<Meaning>(_ rows: [(meaning: Meaning, names: String)]) -> [Substring: Meaning] {
        var table: [Substring: Meaning] = [:]
        for row in rows {
            for name in row.names.split(separator: " ") { table[name] = row.meaning }
        }
        return table
    }

    /// A locale as a language tag: `de_DE` is `de-DE`; lists give their first.
    static func languageTag(_ text: String) -> String {
        let first = text.split { $0 == "," || $0 == ";" }.first ?? ""
        return String(first.filter { !$0.isWhitespace }.map { $0 == "_" ? "-" : $0 })
    }
}

/// The values that a page gives for one thing, the most believable first.
struct BestValues {
    private var values: [(rank: Int, value: String)] = []
    private static let maximumCount = 30

    /// Adds a value, unless it is empty, known or one too many.
    mutating func add(_ value: String?, rank: Int) {
        guard let value = ExtractedText.cleaned(value), values.count < BestValues.maximumCount else { return }
        if !values.contains(where: { $0.rank == rank && $0.value == value }) { values.append((rank, value)) }
    }

    /// All values; those of the same rank as they came.
    var ranked: [String] {
        Set(values.map(\.rank)).sorted().flatMap { rank in values.filter { $0.rank == rank }.map(\.value) }
    }

    /// The values of the best rank.
    var best: [String] {
        guard let rank = values.map(\.rank).min() else { return [] }
        return values.filter { $0.rank == rank }.map(\.value)
    }
}
