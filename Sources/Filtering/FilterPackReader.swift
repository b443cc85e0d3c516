// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel
internal import Hashing
internal import StrictYAML

/// Reads filter packs strictly.
enum FilterPackReader {
    /// The format of packs that this version reads.
    static let version = 1

    private enum Kind: String, CaseIterable {
        case languageNotDeclared = "language-not-declared"
        case languageUndetermined = "language-undetermined"
    }

    private enum Format: String, CaseIterable {
        case html, tei, alto, mets, page, abbyy, hocr, jats, formex, eurlex, mediawiki, xml, ocr
        case akomaNtoso = "akoma-ntoso"
    }

    static func read(_ root: ConfigurationMapping, digest: Digest) throws(ConfigurationError) -> FilterPack {
        guard try root.integer("herkomst") == version else {
            throw root.error(at: "herkomst", "this version reads filter packs of format 1; write “herkomst: 1”")
        }
        let name = try root.text("name", example: "default")
        var rules: [FilterRule] = []
        for element in try root.list("rules") {
            let rule = try rule(in: try element.mapping())
            guard !rules.contains(where: { $0.name == rule.name }) else {
                throw element.error("two rules are called “\(rule.name)”; give one of them another name")
            }
            rules.append(rule)
        }
        try root.finish()
        return FilterPack(name: name, rules: rules, digest: digest)
    }

    private static func rule(in mapping: ConfigurationMapping) throws(ConfigurationError) -> FilterRule {
        let name = try name(of: mapping)
        let effect: RuleEffect = try mapping.choice("effect")
        let languages = try mapping.optionalTexts("languages") ?? []
        let formats = try formats(in: mapping)
        let why = try mapping.text("why", example: "the reason for the rule")
        let test = try test(in: mapping)
        if effect == .dropBlocks, !isOfBlocks(test) {
            throw mapping.error(
                at: "effect",
                "“drop-blocks” needs a maximum of “ocr-error-ppm” or “ocr-error-high-ppm”: nothing else is known of blocks"
            )
        }
        try mapping.finish()
        return FilterRule(
            name: name,
            test: test,
            effect: effect,
            languages: languages,
            formats: formats,
            why: why
        )
    }

    // Names stand in reports, ledger entries and query results.
    private static func name(of mapping: ConfigurationMapping) throws(ConfigurationError) -> String {
        try mapping.value("name", example: "too-short").parsed(
            as: "lower-case letters, digits and “-”, such as too-short"
        ) { text in
            let isName =
                text.utf8.count <= 64
                && text.utf8.allSatisfy { byte in
                    switch byte {
                    case 0x61...0x7A, 0x30...0x39, 0x2D: true
                    default: false
                    }
                }
            return isName ? text : nil
        }
    }

    private static func test(in mapping: ConfigurationMapping) throws(ConfigurationError) -> FilterRule.Test {
        guard try mapping.optionalValue("kind") != nil else { return try range(in: mapping) }
        switch try mapping.choice("kind", of: Kind.self) {
        case .languageUndetermined:
            return .languageUndetermined
        case .languageNotDeclared:
            let confidence = try mapping.value("confidence", example: "700000").integer(in: 0...1_000_000)
            let characters = try mapping.value("characters", example: "200").integer(in: 0...Int.max)
            return .languageNotDeclared(
                minimumConfidencePPM: Int64(confidence),
                minimumCharacters: Int64(characters)
            )
        }
    }

    private static func isOfBlocks(_ test: FilterRule.Test) -> Bool {
        switch test {
        case .range(.ocrErrorPPM, minimum: nil, maximum: .some), .range(.ocrErrorHighPPM, minimum: nil, maximum: .some):
            true
        default: false
        }
    }

    private static func range(in mapping: ConfigurationMapping) throws(ConfigurationError) -> FilterRule.Test {
        let optionalScore: ScoreKind? = try mapping.optionalChoice("score")
        let minimum = try mapping.optionalInteger("minimum")
        let maximum = try mapping.optionalInteger("maximum")
        // A misspelt key is the better thing to report than the one that seems to be missing.
        if optionalScore == nil || (minimum == nil && maximum == nil) { try mapping.finish() }
        guard let score = optionalScore else {
            throw mapping.error(
                "the rule has neither “score” nor “kind”; write one of them, for instance “score: characters”"
            )
        }
        guard minimum != nil || maximum != nil else {
            throw mapping.error("the rule has no limit; write “minimum” or “maximum” or both")
        }
        if let minimum, let maximum, minimum > maximum {
            throw mapping.error(
                at: "minimum",
                "“minimum” is greater than “maximum”; every document would break the rule"
            )
        }
        return .range(score, minimum: minimum.map(Int64.init), maximum: maximum.map(Int64.init))
    }

    private static func formats(in mapping: ConfigurationMapping) throws(ConfigurationError) -> [SourceFormat] {
        guard let elements = try mapping.optionalList("formats") else { return SourceFormat.allCases }
        var wanted: [Format] = []
        for element in elements { wanted.append(try element.choice()) }
        guard !wanted.isEmpty else {
            throw mapping.error(at: "formats", "“formats” is empty; remove it, or name a format")
        }
        return SourceFormat.allCases.filter { format in
            wanted.contains { $0.rawValue == format.rawValue || ($0 == .ocr && format.isOCR) }
        }
    }
}
