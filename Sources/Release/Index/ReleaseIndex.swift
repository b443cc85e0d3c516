// SPDX-License-Identifier: EUPL-1.2

public import Hashing
public import Sharding

/// What `release.json` says: every file of a release with its digest, what it was made from, and how much it is.
///
/// The digest of its bytes is the release's digest. It has one spelling: `json` sorts every list, and reading refuses
/// anything that `json` would not have written.
public struct ReleaseIndex: Sendable, Hashable {
    /// The version of the format, which stands in the file.
    public static let formatVersion = 1
    /// The file's name in a release.
    public static let fileName = "release.json"

    /// The release's name, from its manifest.
    public var name: String
    /// The manifest it was built from.
    public var manifest: ManifestReference
    /// The filter pack that decided.
    public var filters: NamedDigest
    /// The tokenizer, and what a trainer must know of it.
    public var tokenizer: TokenizerReference
    /// The models that scored the documents.
    public var models: [NamedDigest] = []
    /// Versions of the stages and libraries that the bytes depend on, by name.
    public var software: [String: String] = [:]
    /// The seed of the shuffle.
    public var shuffleSeed: UInt64 = 0
    /// The digest of the `release.json` that this release takes the place of.
    public var superseded: Digest?
    /// How much was read and kept.
    public var totals = ReleaseTotals()
    /// What was kept, by language.
    public var languages: [LanguageShare] = []
    /// The licence records that the manifest's sources name, and what was kept under each.
    public var licenses: [LicenseShare] = []
    /// The sources of the manifest, admitted or refused.
    public var sources: [SourceSummary] = []
    /// The shards, in order.
    public var shards: [ShardSummary] = []
    /// The files that belong to no shard: the tokenizer and the report.
    public var files: [ShardFile] = []

    /// An index without contents.
    public init(name: String, manifest: ManifestReference, filters: NamedDigest, tokenizer: TokenizerReference) {
        self.name = name
        self.manifest = manifest
        self.filters = filters
        self.tokenizer = tokenizer
    }

    /// The release's digest: SHA-256 of `json`.
    public var digest: Digest { .sha256(json) }

    /// Every file that must lie in the release besides `release.json` and `ledger/`, in order of shards.
    public var allFiles: [ShardFile] { shards.flatMap(\.files) + files }

    /// The digest of the list of licence records: SHA-256 over a line `<sha256>  <id>` for each, in the order of ids.
    public var licensesDigest: Digest {
        var hasher = SHA256Hasher()
        for license in licenses.sorted(by: { $0.id.isBytewiseLess(than: $1.id) }) {
            hasher.update(Array("\(license.sha256)  \(license.id)\n".utf8))
        }
        return hasher.finalize()
    }
}

extension String {
    /// Whether the text comes first in the bytewise order of UTF-8, which no locale changes.
    func isBytewiseLess(than other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
