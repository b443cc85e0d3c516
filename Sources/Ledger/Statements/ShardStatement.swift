// SPDX-License-Identifier: EUPL-1.2

public import Bytes
public import Hashing

/// How much of a shard falls to one language, licence, licence kind or source.
public struct ShardShare: Sendable, Hashable {
    /// The language's code, or the id of the licence or source, or the licence kind.
    public var id: String
    /// The number of documents.
    public var documentCount: Int
    /// The number of tokens; `nil` if it is confidential.
    public var tokenCount: Int?

    /// A share.
    public init(id: String, documentCount: Int, tokenCount: Int?) {
        self.id = id
        self.documentCount = documentCount
        self.tokenCount = tokenCount
    }
}

/// A shard of a release: its files, and whose documents it holds.
public struct ShardStatement: StatementContent {
    /// Every file of the shard, by its path within the release.
    public var files: [Subject]
    /// The release's name.
    public var release: String
    /// The shard's number, counted from 0.
    public var index: Int
    /// The RFC 6962 root over the records of its documents, in the shard's order.
    public var documentsRoot: Digest
    /// The number of documents.
    public var documentCount: Int
    /// The number of tokens; `nil` if it would tell what is confidential.
    public var tokenCount: Int?
    /// The number of bytes of text; `nil` if it would tell what is confidential.
    public var textByteCount: Int?
    /// The digest of the tokenizer's file.
    public var tokenizerDigest: Digest
    /// Documents and tokens by language; none if they would tell what is confidential.
    public var languages: [ShardShare] = []
    /// Documents and tokens by licence, for those that are not confidential.
    public var licences: [ShardShare] = []
    /// Documents by licence kind, for those that are confidential.
    public var confidentialKinds: [ShardShare] = []
    /// Documents and tokens by source, for those whose licence is not confidential.
    public var sources: [ShardShare] = []
    /// The digests of the confidential shares (`Disclosure.digest`), in any order.
    public var confidentialDigests: [String] = []

    /// A shard without shares.
    public init(
        files: [Subject],
        release: String,
        index: Int,
        documentsRoot: Digest,
        documentCount: Int,
        tokenCount: Int?,
        textByteCount: Int?,
        tokenizerDigest: Digest
    ) {
        self.files = files
        self.release = release
        self.index = index
        self.documentsRoot = documentsRoot
        self.documentCount = documentCount
        self.tokenCount = tokenCount
        self.textByteCount = textByteCount
        self.tokenizerDigest = tokenizerDigest
    }

    /// The same for all shards.
    public static let type = PredicateType.shard

    /// The shard's files.
    public var subjects: [Subject] { files }

    /// Writes totals and shares.
    public func predicate(into writer: inout JSONWriter) {
        writer.member("release", release)
        writer.member("index", index)
        writer.member("documents_root", documentsRoot)
        writer.member("documents", documentCount)
        if let tokenCount { writer.member("tokens", tokenCount) }
        if let textByteCount { writer.member("text_bytes", textByteCount) }
        writer.member("tokenizer", tokenizerDigest)
        write(languages, as: "languages", idName: "code", into: &writer)
        write(licences, as: "licences", idName: "id", into: &writer)
        write(confidentialKinds, as: "confidential", idName: "kind", into: &writer)
        write(sources, as: "sources", idName: "id", into: &writer)
        writer.members(ofConfidential: confidentialDigests)
    }

    private func write(_ shares: [ShardShare], as name: String, idName: String, into writer: inout JSONWriter) {
        writer.member(
            name,
            array: { array in
                for share in shares.sorted(by: { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }) {
                    array.object { object in
                        object.member(idName, share.id)
                        object.member("documents", share.documentCount)
                        if let count = share.tokenCount { object.member("tokens", count) }
                    }
                }
            }
        )
    }
}
