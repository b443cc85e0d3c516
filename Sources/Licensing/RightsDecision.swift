// SPDX-License-Identifier: EUPL-1.2

public import CorpusModel

/// Why a document is kept out although its source's licence was admitted: it says something else of itself.
public struct RightsRejection: Sendable, Hashable {
    /// The reason in one word.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// The document reserves the rights to text and data mining.
        case rightsReserved = "rights-reserved"
        /// The document states a licence that asks for more, or allows less, than the record.
        case narrowerLicense = "narrower-licence"
    }

    /// The reason in one word.
    public var code: Code
    /// What the document says.
    public var evidence: RightsEvidence
    /// Both sides in one sentence: what the record says and what the document says.
    public var sentence: String
}

/// The rule for what documents say of themselves: evidence, never permission.
///
/// Under an open, public-domain or statutory record a reservation or a narrower embedded licence keeps the document
/// out. A contract or a consent is the permission that such a reservation asks for, and prevails.
public enum RightsDecision {
    /// Why a document must stay out; `nil` if nothing that it says stands against the record.
    public static func decide(
        kind: LicenseKind,
        spdx: LicenseExpression,
        evidence: [RightsEvidence]
    ) -> RightsRejection? {
        if kind.prevailsOverReservations { return nil }
        for item in evidence {
            if let code = objection(in: item, to: spdx.terms) {
                let sentence =
                    "the record says \(kind.rawValue), \(spdx); the document says \(item.kind)=\(quoted(item.value))"
                return RightsRejection(code: code, evidence: item, sentence: sentence)
            }
        }
        return nil
    }

    private static func objection(in evidence: RightsEvidence, to granted: LicenseTerms) -> RightsRejection.Code? {
        switch evidence.kind {
        case "tdm-reservation", "robots":
            RightsStatement.isReservation(kind: evidence.kind, value: evidence.value) ? .rightsReserved : nil
        case "tdm-policy", "part-licence":
            // A policy says what could be had; only a reservation says that it must be asked for. The licence of a figure
            // is not that of the text.
            nil
        default:
            RightsStatement.terms(in: evidence.value).isSubset(of: granted) ? nil : .narrowerLicense
        }
    }

    private static func quoted(_ value: String) -> String {
        let folded = value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return folded.count <= 120 ? "“\(folded)”" : "“\(folded.prefix(119))…”"
    }
}
