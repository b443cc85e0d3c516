// SPDX-License-Identifier: EUPL-1.2

public import Hashing
public import Sharding

/// One shard of a release: its files and how much is in them.
public struct ShardSummary: Sendable, Hashable {
    /// The kinds of files that each shard has.
    public enum FileKind: String, Sendable, Hashable, CaseIterable {
        /// The kept documents.
        case documents
        /// The rejected documents.
        case rejected
        /// The token ids.
        case tokens
        /// The index of the token ids.
        case index
        /// The provenance table of the token ids.
        case provenance

        /// Where the file of a shard lies in a release.
        public func path(ofShard index: Int) -> String {
            let digits = String(index)
            let number = String(repeating: "0", count: max(0, 5 - digits.count)) + digits
            return switch self {
            case .documents: "documents/\(number).jsonl.zst"
            case .rejected: "rejected/\(number).jsonl.zst"
            case .tokens: "tokens/\(number).bin"
            case .index: "tokens/\(number).idx"
            case .provenance: "tokens/\(number).documents"
            }
        }
    }

    /// The shard's number, counted from 0.
    public var index: Int
    /// The documents in it.
    public var documentCount: Int
    /// The rejected documents beside it.
    public var rejectedCount: Int
    /// The tokens in it.
    public var tokenCount: Int
    /// The RFC 6962 root over the records of its provenance table.
    public var documentsRoot: Digest
    /// Its files, one of each kind, by path relative to the release.
    public var files: [ShardFile]

    /// A shard.
    public init(
        index: Int,
        documentCount: Int,
        rejectedCount: Int,
        tokenCount: Int,
        documentsRoot: Digest,
        files: [ShardFile]
    ) {
        self.index = index
        self.documentCount = documentCount
        self.rejectedCount = rejectedCount
        self.tokenCount = tokenCount
        self.documentsRoot = documentsRoot
        self.files = files
    }

    /// The shard's file of one kind; `nil` if the index does not list it.
    public func file(_ kind: FileKind) -> ShardFile? {
        let path = kind.path(ofShard: index)
        return files.first { $0.name == path }
    }
}
