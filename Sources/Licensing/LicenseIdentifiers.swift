// SPDX-License-Identifier: EUPL-1.2

internal import StrictYAML

/// What a licence asks for or withholds.
public struct LicenseTerms: OptionSet, Sendable, Hashable, CustomStringConvertible {
    /// One bit a term.
    public let rawValue: Int

    /// Terms by their bits.
    public init(rawValue: Int) { self.rawValue = rawValue }

    /// The source must be named.
    public static let attribution = LicenseTerms(rawValue: 1)
    /// Derived works must be shared alike.
    public static let shareAlike = LicenseTerms(rawValue: 2)
    /// Commercial use is not allowed.
    public static let nonCommercial = LicenseTerms(rawValue: 4)
    /// Derived works are not allowed.
    public static let noDerivatives = LicenseTerms(rawValue: 8)
    /// No use at all is allowed.
    public static let allRightsReserved = LicenseTerms(rawValue: 16)

    private static let names: [(LicenseTerms, String)] = [
        (.attribution, "attribution"), (.shareAlike, "share-alike"), (.nonCommercial, "non-commercial"),
        (.noDerivatives, "no derivatives"), (.allRightsReserved, "all rights reserved"),
    ]

    /// The terms in words.
    public var description: String {
        LicenseTerms.names.filter { contains($0.0) }.map(\.1).joined(separator: ", ")
    }
}

/// What is known of SPDX licence identifiers: their shape, the common ones, and what these ask for.
enum LicenseIdentifiers {
    /// Refuses what is no identifier, and what looks like a misspelt common one.
    static func check(_ identifier: String) throws(LicenseExpressionError) {
        if identifier == "NONE" || identifier == "NOASSERTION" {
            throw LicenseExpressionError(
                message: "“\(identifier)” grants nothing; write the licence, or “LicenseRef-” and a name of your own"
            )
        }
        guard isWord(identifier) || isDocumentReference(identifier) else {
            throw LicenseExpressionError(
                message: "“\(identifier)” is no licence identifier; write letters, digits, “-” and “.” only"
            )
        }
        if identifier.hasPrefix("LicenseRef-") || identifier.hasPrefix("DocumentRef-") {
            guard !identifier.hasSuffix("-") else {
                throw LicenseExpressionError(message: "“\(identifier)” lacks a name after the “-”; add one")
            }
            return
        }
        if common.contains(identifier) { return }
        if let meant = suggestion(for: identifier) {
            throw LicenseExpressionError(message: "unknown licence “\(identifier)”; did you mean “\(meant)”?")
        }
    }

    /// Whether an identifier is a common one.
    static func isCommon(_ identifier: String) -> Bool { common.contains(identifier) }

    /// The common identifier that a text spells, whatever its letter case.
    static func common(spelled text: String) -> String? {
        let folded = text.lowercased()
        return common.first { $0.lowercased() == folded }
    }

    /// Whether a text is made of the characters that identifiers are made of.
    static func isWord(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 128
            && text.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E: true
                default: false
                }
            }
    }

    /// What a licence asks for; nothing is known of those outside the table.
    static func terms(of identifier: String) -> LicenseTerms {
        if identifier.hasPrefix("CC-BY") {
            let parts = identifier.split(separator: "-")
            var terms: LicenseTerms = .attribution
            if parts.contains("SA") { terms.insert(.shareAlike) }
            if parts.contains("NC") { terms.insert(.nonCommercial) }
            if parts.contains("ND") { terms.insert(.noDerivatives) }
            return terms
        }
        if ["ODbL-", "GFDL-"].contains(where: identifier.hasPrefix) { return [.attribution, .shareAlike] }
        let attributing = ["ODC-By-", "OGL-", "etalab-", "DL-DE-BY-", "NLOD-", "MIT", "Apache-", "BSD-", "ISC"]
        return attributing.contains(where: identifier.hasPrefix) ? .attribution : []
    }

    private static func isDocumentReference(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        return parts.count == 2 && parts[0].hasPrefix("DocumentRef-") && parts[1].hasPrefix("LicenseRef-")
            && parts.allSatisfy(isWord)
    }

    // An identifier outside the table may well exist, so only what differs by letter case or one character is refused.
    private static func suggestion(for identifier: String) -> String? {
        let folded = identifier.lowercased()
        if let sameWord = common.first(where: { $0.lowercased() == folded }) { return sameWord }
        let length = identifier.utf8.count
        let near = common.filter { abs($0.utf8.count - length) <= 1 && differsByOne(Array($0.utf8), identifier) }
        return near.first
    }

    // One character more, less or other; but another digit is another version, not a slip.
    private static func differsByOne(_ known: [UInt8], _ identifier: String) -> Bool {
        let given = Array(identifier.utf8)
        let head = zip(known, given).prefix { $0 == $1 }.count
        let tail = zip(known.reversed(), given.reversed()).prefix { $0 == $1 }.count
        guard max(known.count, given.count) - min(head + tail, min(known.count, given.count)) == 1 else { return false }
        return head >= given.count || !(0x30...0x39).contains(given[head])
    }

    private static let creativeCommons: [String] = ["BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND"].flatMap {
        code in ["1.0", "2.0", "2.5", "3.0", "4.0"].map { "CC-\(code)-\($0)" }
    }

    private static let common: [String] =
        creativeCommons + [
            "CC0-1.0", "CC-PDDC", "CC-PDM-1.0", "CC-BY-3.0-AT", "CC-BY-3.0-DE", "CC-BY-3.0-NL", "CC-BY-3.0-US",
            "CC-BY-SA-3.0-AT", "CC-BY-SA-3.0-DE", "PDDL-1.0", "ODC-By-1.0", "ODbL-1.0", "OGL-UK-1.0", "OGL-UK-2.0",
            "OGL-UK-3.0", "etalab-2.0", "DL-DE-BY-2.0", "DL-DE-ZERO-2.0", "NLOD-1.0", "NLOD-2.0", "EUPL-1.0",
            "EUPL-1.1", "EUPL-1.2", "MIT", "MIT-0", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "0BSD",
            "Unlicense", "MPL-2.0", "LGPL-2.1-only", "LGPL-2.1-or-later", "LGPL-3.0-only", "LGPL-3.0-or-later",
            "GPL-2.0-only", "GPL-2.0-or-later", "GPL-3.0-only", "GPL-3.0-or-later", "AGPL-3.0-only",
            "AGPL-3.0-or-later", "GFDL-1.2-only", "GFDL-1.2-or-later", "GFDL-1.3-only", "GFDL-1.3-or-later",
        ]
}
