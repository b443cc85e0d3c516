// SPDX-License-Identifier: EUPL-1.2

public import CorpusModel
public import Hashing

/// What a licence rests on.
public enum LicenseKind: String, Sendable, Hashable, CaseIterable {
    /// A public licence that anybody may use.
    case open
    /// An agreement with the licensor.
    case contract
    /// No rights are left, or none ever were.
    case publicDomain = "public-domain"
    /// An exception in the law.
    case statutory
    /// A declaration of the licensor, without a contract.
    case consent

    /// Whether the record is the very permission that a public reservation asks for, and so prevails over it.
    public var prevailsOverReservations: Bool { self == .contract || self == .consent }
}

/// Who grants a licence.
public struct Licensor: Sendable, Hashable {
    /// A stable id, the same in every record of this licensor.
    public var id: String
    /// The name, for people.
    public var name: String

    /// A licensor.
    public init(id: String, name: String) {
        self.id = id
        self.name = name
    }
}

/// A file that a licence record rests on: a contract, a licence text, a statement.
public struct LicenseEvidence: Sendable, Hashable {
    /// What was found where the file should be.
    public enum State: Sendable, Hashable {
        /// The file with the digest that the record states.
        case verified
        /// Nothing that can be read.
        case missing
        /// A file with another digest.
        case differs(Digest)
    }

    /// The path, relative to the folder of licence records.
    public var path: String
    /// The digest that the record states.
    public var digest: Digest
    /// What was found when the record was loaded.
    public var state: State

    /// Evidence with its state.
    public init(path: String, digest: Digest, state: State) {
        self.path = path
        self.digest = digest
        self.state = state
    }
}

/// A key of a licence record.
public enum LicenseField: String, Sendable, Hashable, CaseIterable {
    /// The record's id.
    case id
    /// What the licence rests on.
    case kind
    /// The SPDX expression.
    case spdx
    /// Who grants it.
    case licensor
    /// What is granted.
    case uses
    /// What is forbidden.
    case prohibited
    /// Where it holds.
    case territory
    /// The first day.
    case from
    /// The last day.
    case until
    /// How to name the source.
    case attribution
    /// Whether derived works must be shared alike.
    case shareAlike
    /// Whether the licensor can take it back.
    case revocable
    /// What proves it.
    case evidence
    /// Fields that may not be published.
    case confidential
    /// Anything else that a reader should know.
    case note
}

/// A licence record: who allows what, where, until when, and what proves it.
public struct LicenseRecord: Sendable, Hashable {
    /// The id that manifests name.
    public var id: String
    /// What the licence rests on.
    public var kind: LicenseKind
    /// The licence as an SPDX expression.
    public var spdx: LicenseExpression
    /// Who grants it.
    public var licensor: Licensor
    /// What is granted; everything else is denied.
    public var uses: Set<LicenseUse>
    /// What is forbidden, whatever is granted.
    public var prohibited: Set<LicenseUse>
    /// Where it holds.
    public var territory: [Territory]
    /// The first day on which it holds; `nil` if it has always held.
    public var from: CalendarDate?
    /// The last day on which it holds; `nil` if no end is set.
    public var until: CalendarDate?
    /// How the source is to be named; `nil` if that is not asked for.
    public var attribution: String?
    /// Whether works made from the text must be shared under the same licence.
    public var shareAlike: Bool
    /// Whether the licensor can take it back.
    public var revocable: Bool
    /// What proves it.
    public var evidence: [LicenseEvidence]
    /// Fields that may not be published, in the order of `LicenseField`.
    public var confidential: [LicenseField]
    /// Anything else that a reader should know.
    public var note: String?
    /// SHA-256 of the record's file.
    public var digest: Digest

    /// A record that says only what every record must say; it starts without dates, duties and evidence.
    public init(
        id: String,
        kind: LicenseKind,
        spdx: LicenseExpression,
        licensor: Licensor,
        uses: Set<LicenseUse>,
        territory: [Territory],
        digest: Digest
    ) {
        self.id = id
        self.kind = kind
        self.spdx = spdx
        self.licensor = licensor
        self.uses = uses
        self.territory = territory
        self.digest = digest
        prohibited = []
        from = nil
        until = nil
        attribution = nil
        shareAlike = false
        revocable = false
        evidence = []
        confidential = []
        note = nil
    }

    /// Whether a field may be published.
    public func isPublic(_ field: LicenseField) -> Bool { !confidential.contains(field) }
}
