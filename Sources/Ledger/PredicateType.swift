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

    /// What the URIs of all types begin with.
    public static let prefix = "https://herkomst.eu/ledger/"
    private static let version = "/v1"

    /// The type that a URI names; `nil` for one that is not written by this version.
    public init?(uri: String) {
        guard uri.hasPrefix(PredicateType.prefix), uri.hasSuffix(PredicateType.version) else { return nil }
        self.init(rawValue: String(uri.dropFirst(PredicateType.prefix.count).dropLast(PredicateType.version.count)))
    }

    /// The URI that stands in the leaf, such as `https://herkomst.eu/ledger/shard/v1`.
    public var uri: String { "\(PredicateType.prefix)\(rawValue)\(PredicateType.version)" }
}
