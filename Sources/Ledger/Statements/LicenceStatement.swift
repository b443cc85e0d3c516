// SPDX-License-Identifier: EUPL-1.2

public import Bytes
public import Hashing

/// A licence record: its public fields, and digests of those that are confidential.
///
/// A field that is confidential is `nil` here and has a digest in `confidentialDigests`.
public struct LicenceStatement: StatementContent {
    /// The record's id.
    public var id: String
    /// The digest of the record's file.
    public var recordDigest: Digest
    /// `open`, `contract`, `public-domain`, `statutory` or `consent`.
    public var kind: String
    /// The SPDX expression.
    public var spdx: String?
    /// The licensor's pseudonymous id.
    public var licensor: String?
    /// The uses that are granted.
    public var uses: [String]?
    /// The uses that are forbidden.
    public var prohibited: [String]?
    /// Where the licence holds.
    public var territory: [String]?
    /// The first day on which it holds, `YYYY-MM-DD`.
    public var from: String?
    /// The last day on which it holds, `YYYY-MM-DD`.
    public var until: String?
    /// Whether the licensor must be named.
    public var isAttributionRequired: Bool?
    /// Whether what is made from the works must be shared alike.
    public var isShareAlike: Bool?
    /// Whether the licensor can take the licence back.
    public var isRevocable: Bool?
    /// The digests of the confidential fields (`Disclosure.digest`), in any order.
    public var confidentialDigests: [String] = []

    /// A record of which nothing is public but its kind.
    public init(id: String, recordDigest: Digest, kind: String) {
        self.id = id
        self.recordDigest = recordDigest
        self.kind = kind
    }

    /// The same for all licence records.
    public static let type = PredicateType.licence

    /// The record's file.
    public var subjects: [Subject] { [Subject(name: id, digest: recordDigest)] }

    /// Writes the public fields and the digests of the others.
    public func predicate(into writer: inout JSONWriter) {
        writer.member("id", id)
        writer.member("kind", kind)
        writer.member("spdx", ifPresent: spdx)
        writer.member("licensor", ifPresent: licensor)
        writer.member("uses", ifPresent: uses)
        writer.member("prohibited", ifPresent: prohibited)
        writer.member("territory", ifPresent: territory)
        writer.member("from", ifPresent: from)
        writer.member("until", ifPresent: until)
        writer.member("attribution_required", ifPresent: isAttributionRequired)
        writer.member("share_alike", ifPresent: isShareAlike)
        writer.member("revocable", ifPresent: isRevocable)
        writer.members(ofConfidential: confidentialDigests)
    }
}
