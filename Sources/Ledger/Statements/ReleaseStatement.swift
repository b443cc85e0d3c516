// SPDX-License-Identifier: EUPL-1.2

public import Bytes
public import Hashing

/// The leaves of a release's shards: a run in the ledger, and the RFC 6962 root over their leaf hashes.
public struct ShardLeaves: Sendable, Hashable {
    /// The number of the first of them.
    public var first: Int
    /// How many there are.
    public var count: Int
    /// The root over their leaf hashes.
    public var root: Digest

    /// A run of leaves.
    public init(first: Int, count: Int, root: Digest) {
        self.first = first
        self.count = count
        self.root = root
    }
}

/// A release: what it was made from, and how much it is.
public struct ReleaseStatement: StatementContent {
    /// The digest of `release.json`.
    public var digest: Digest
    /// The release's name.
    public var name: String
    /// The number of documents that are in it.
    public var documentCount: Int
    /// The number of documents that were rejected.
    public var rejectedCount: Int
    /// The number of tokens; `nil` if it would tell what is confidential.
    public var tokenCount: Int?
    /// The number of bytes of text; `nil` if it would tell what is confidential.
    public var textByteCount: Int?
    /// The digest of the manifest.
    public var manifestDigest: Digest
    /// The digest of the filter pack.
    public var filtersDigest: Digest
    /// The digest of the list of licence records, as `release.json` defines it.
    public var licencesDigest: Digest
    /// The digest of the tokenizer's file.
    public var tokenizerDigest: Digest
    /// The models that scored the documents, by name.
    public var models: [Subject] = []
    /// The ids of the sources that the gate refused.
    public var refusedSources: [String] = []
    /// The digest of the `release.json` that this release takes the place of.
    public var superseded: Digest?
    /// The day on which the licences must be in force, `YYYY-MM-DD`: the manifest's date.
    public var date: String?
    /// How long the build took, in milliseconds of wall-clock time, if it was measured.
    public var wallMilliseconds: Int?
    /// The processor time that the build took, in milliseconds, if it was measured.
    public var processorMilliseconds: Int?
    /// The digests of hidden totals (`Disclosure.digest`), in any order.
    public var confidentialDigests: [String] = []
    /// The leaves of the release's shards; the store fills them in when it appends.
    public internal(set) var shardLeaves = ShardLeaves(first: 0, count: 0, root: .zero)

    /// A release.
    public init(
        digest: Digest,
        name: String,
        documentCount: Int,
        rejectedCount: Int,
        tokenCount: Int?,
        textByteCount: Int?,
        manifestDigest: Digest,
        filtersDigest: Digest,
        licencesDigest: Digest,
        tokenizerDigest: Digest
    ) {
        self.digest = digest
        self.name = name
        self.documentCount = documentCount
        self.rejectedCount = rejectedCount
        self.tokenCount = tokenCount
        self.textByteCount = textByteCount
        self.manifestDigest = manifestDigest
        self.filtersDigest = filtersDigest
        self.licencesDigest = licencesDigest
        self.tokenizerDigest = tokenizerDigest
    }

    /// The same for all releases.
    public static let type = PredicateType.release

    /// The release's list of files.
    public var subjects: [Subject] { [Subject(name: "release.json", digest: digest)] }

    /// Writes totals, digests of what it was made from, and the shards' leaves.
    public func predicate(into writer: inout JSONWriter) {
        writer.member("name", name)
        writer.member(
            "shard_leaves",
            object: { leaves in
                leaves.member("first", shardLeaves.first)
                leaves.member("count", shardLeaves.count)
                leaves.member("root", shardLeaves.root)
            }
        )
        writer.member("documents", documentCount)
        writer.member("rejected_documents", rejectedCount)
        if let tokenCount { writer.member("tokens", tokenCount) }
        if let textByteCount { writer.member("text_bytes", textByteCount) }
        writer.member("manifest", manifestDigest)
        writer.member("filters", filtersDigest)
        writer.member("licences", licencesDigest)
        writer.member("tokenizer", tokenizerDigest)
        writer.member(
            "models",
            array: { array in
                for model in models {
                    array.object { object in
                        object.member("name", model.name)
                        object.member("sha256", model.digest)
                    }
                }
            }
        )
        writer.member("refused_sources", strings: refusedSources)
        writer.member("supersedes", ifPresent: superseded)
        writer.member("date", ifPresent: date)
        if let wallMilliseconds { writer.member("wall_milliseconds", wallMilliseconds) }
        if let processorMilliseconds { writer.member("processor_milliseconds", processorMilliseconds) }
        writer.members(ofConfidential: confidentialDigests)
    }
}
