// SPDX-License-Identifier: EUPL-1.2

public import CorpusModel

/// The SPDX identifiers of licences that documents name by their addresses.
public enum EmbeddedLicense {
    /// The identifier of the one licence that a value names beyond doubt; `nil` if it names none, several, or one without
    /// its version.
    public static func identifier(in value: String) -> String? {
        let text = value.prefix(maximumCharacterCount).lowercased()
        var found: String?
        for (host, parse) in parsers {
            for rest in text.ranges(of: host).map({ text[$0.upperBound...] }) {
                guard let identifier = parse(segments(of: rest)), found == nil || found == identifier else {
                    return nil
                }
                found = identifier
            }
        }
        return found ?? named(String(text))
    }

    /// The licence that a piece of evidence claims: its identifier, `unknown` if that is not certain, `nil` if the evidence
    /// is of another kind.
    public static func claim(in evidence: RightsEvidence) -> String? {
        switch evidence.kind {
        case "tdm-reservation", "tdm-policy", "robots", "copyright": nil
        default: identifier(in: evidence.value) ?? "unknown"
        }
    }

    private typealias Parser = @Sendable ([Substring]) -> String?
    private static let maximumCharacterCount = 20_000

    private static let parsers: [(String, Parser)] = [
        ("creativecommons.org/", creativeCommons), ("spdx.org/licenses/", spdx),
        ("apache.org/licenses/license-2.0", { _ in "Apache-2.0" }),
        ("opendatacommons.org/licenses/", openData),
        ("nationalarchives.gov.uk/doc/open-government-licence/version/", { $0.first.flatMap(openGovernment) }),
        ("govdata.de/dl-de/", germanData), ("data.norge.no/nlod/", norwegian),
    ]

    // The segments of the path that an address goes on with, up to what cannot belong to one.
    private static func segments(of rest: Substring) -> [Substring] {
        let path = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-./_".contains($0)) }
        return path.split(separator: "/").map { $0.hasSuffix(".") ? $0.dropLast() : $0 }
    }

    @Sendable private static func creativeCommons(_ path: [Substring]) -> String? {
        guard path.count >= 3 else { return nil }
        switch (path[0], path[1], path[2]) {
        case ("publicdomain", "zero", "1.0"): return "CC0-1.0"
        case ("publicdomain", "mark", "1.0"): return "CC-PDM-1.0"
        case ("licenses", let terms, let version):
            let ported = path.count > 3 ? path[3] : ""
            let isPorted = ported.count == 2 && ported != "en" || ported == "igo"
            let base = "CC-\(terms.uppercased())-\(version)"
            return known(isPorted ? "\(base)-\(ported.uppercased())" : base)
        default: return nil
        }
    }

    private static func known(_ identifier: String) -> String? {
        LicenseIdentifiers.isCommon(identifier) || ported.contains(identifier) ? identifier : nil
    }

    // The licences for one country that SPDX knows, besides the common ones.
    private static let ported: Set<String> = [
        "CC-BY-2.5-AU", "CC-BY-3.0-AU", "CC-BY-3.0-IGO", "CC-BY-NC-3.0-DE", "CC-BY-NC-ND-3.0-DE", "CC-BY-NC-ND-3.0-IGO",
        "CC-BY-NC-SA-2.0-DE", "CC-BY-NC-SA-2.0-FR", "CC-BY-NC-SA-3.0-DE", "CC-BY-NC-SA-3.0-IGO", "CC-BY-ND-3.0-DE",
        "CC-BY-SA-2.1-JP", "CC-BY-SA-3.0-IGO",
    ]

    @Sendable private static func spdx(_ path: [Substring]) -> String? {
        guard let name = path.first else { return nil }
        let identifier = name.hasSuffix(".html") ? name.dropLast(5) : name
        return LicenseIdentifiers.common(spelled: String(identifier))
    }

    @Sendable private static func openData(_ path: [Substring]) -> String? {
        guard path.count >= 2 else { return nil }
        switch (path[0], path[1]) {
        case ("odbl", "1-0"), ("odbl", "1.0"): return "ODbL-1.0"
        case ("by", "1-0"), ("by", "1.0"): return "ODC-By-1.0"
        case ("pddl", "1-0"), ("pddl", "1.0"): return "PDDL-1.0"
        default: return nil
        }
    }

    @Sendable private static func openGovernment(_ version: Substring) -> String? {
        ["1", "2", "3"].contains(String(version)) ? "OGL-UK-\(version).0" : nil
    }

    @Sendable private static func germanData(_ path: [Substring]) -> String? {
        switch path.first {
        case "by-2-0": "DL-DE-BY-2.0"
        case "zero-2-0": "DL-DE-ZERO-2.0"
        default: nil
        }
    }

    @Sendable private static func norwegian(_ path: [Substring]) -> String? {
        path.contains("2.0") ? "NLOD-2.0" : path.contains("1.0") ? "NLOD-1.0" : nil
    }

    // A value that is nothing but a licence's short name with its version: `CC BY 4.0`, `CC-BY-SA-4.0`, `CC0 1.0`.
    private static func named(_ text: String) -> String? {
        let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "." }
        let joined = words.joined(separator: "-")
        return joined.utf8.count <= 40 ? LicenseIdentifiers.common(spelled: joined) : nil
    }
}
