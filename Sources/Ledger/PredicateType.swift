// SPDX-License-Identifier: EUPL-1.2

/// What a leaf of the ledger states; the fields of each type stand in `Docs/LedgerFormat.md`.
public enum PredicateType: String, Sendable, Hashable, CaseIterable {
    /// A policy that holds from now on: a filter pack, for instance.
    case policy
    /// A licensor, under a pseudonym.
    case licensor
    /// A licence record.
    case licence
    /// A source that was read or refused.
    case source
    /// A shard of a release.
    case shard
    /// A release.
    case release
    /// An index of the uses in a release.
    case index

    /// What the URIs of all types begin with.
    public static let prefix = "https://herkomst.eu/ledger/"
    private static let version = "/v1"

    /// The type that a URI names; `nil` for one that is not written by this version.
    public init?(uri: String) {
        guard let known = PredicateType.uris.first(where: { $0.uri == uri }) else { return nil }
        self = known.type
    }

    private static let uris = allCases.map { (type: $0, uri: $0.uri) }

    /// The URI that stands in the leaf, such as `https://herkomst.eu/ledger/shard/v1`.
    public var uri: String { "\(PredicateType.prefix)\(rawValue)\(PredicateType.version)" }
}
