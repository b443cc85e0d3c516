// SPDX-License-Identifier: EUPL-1.2

internal import FoundationEssentials
internal import Hashing
internal import Ledger
internal import MerkleLog
internal import Sharding

extension ReleaseFolder {
    /// Checks that the release's leaf and the leaves of its shards say what the index says.
    ///
    /// The shards' leaves are read once more: they count only if they give the root that the release's leaf names.
    func checkStatement(of sealing: LedgerEntry, in log: LogReader) throws {
        let location = "\(ReleaseFolder.ledgerName), entry \(sealing.seq)"
        let release: SealedReleasePredicate = try decode(sealing, at: location)
        try check(release, at: location)
        let leaves = release.shardLeaves
        guard leaves.count == index.shards.count, leaves.first >= 0, leaves.first <= sealing.seq - leaves.count else {
            throw ReleaseError(
                .mismatch,
                at: location,
                "it names \(leaves.count) shards, the index \(index.shards.count)"
            )
        }
        var tree = TreeFrontier()
        for start in stride(from: 0, to: leaves.count, by: 256) {
            let count = min(256, leaves.count - start)
            for (step, entry) in try log.entries(from: leaves.first + start, count: count).enumerated() {
                tree.append(entry.leafHash)
                try check(entry, sealsShard: start + step)
            }
        }
        guard tree.size == leaves.count, tree.root == leaves.root else {
            throw ReleaseError(.mismatch, at: location, "the leaves of its shards changed while they were read")
        }
    }

    private func check(_ release: SealedReleasePredicate, at location: String) throws(ReleaseError) {
        let totals = index.totals
        let models = index.models.sorted { $0.name.isBytewiseLess(than: $1.name) }
        let refused = index.sources.filter { $0.verdict == .refused }.map(\.id)
        try require(release.name == index.name, "name", location)
        try require(release.documents == totals.keptCount, "documents", location)
        try require(release.rejectedDocuments == totals.rejectedCount, "rejected_documents", location)
        try require(release.tokens ?? totals.tokenCount == totals.tokenCount, "tokens", location)
        try require(release.textBytes ?? totals.textByteCount == totals.textByteCount, "text_bytes", location)
        try require(release.manifest == index.manifest.sha256, "manifest", location)
        try require(release.filters == index.filters.sha256, "filters", location)
        try require(release.licences == index.licensesDigest, "licences", location)
        try require(release.tokenizer == index.tokenizer.sha256, "tokenizer", location)
        try require(release.models.sorted { $0.name.isBytewiseLess(than: $1.name) } == models, "models", location)
        // A source of a licensor whose name is confidential stands there under a pseudonym.
        let unnamed = release.refusedSources.filter { !refused.contains($0) }
        try require(
            release.refusedSources.count == refused.count && unnamed.allSatisfy { Pseudonym.isOne($0, of: .source) },
            "refused_sources",
            location
        )
        try require(release.supersedes == index.superseded, "supersedes", location)
    }

    private func check(_ entry: LedgerEntry, sealsShard position: Int) throws {
        let location = "\(ReleaseFolder.ledgerName), entry \(entry.seq)"
        guard entry.type == .shard else {
            throw ReleaseError(.mismatch, at: location, "it is no shard's, but shard \(position) should be sealed here")
        }
        let sealed: SealedShardPredicate = try decode(entry, at: location)
        let shard = index.shards[position]
        let subjects = entry.subjects.map { NamedDigest(name: $0.name, sha256: $0.digest) }
        let files = shard.files.map { NamedDigest(name: $0.name, sha256: $0.sha256) }
        try require(sealed.release == index.name, "release", location)
        try require(sealed.index == position, "index", location)
        try require(sealed.documentsRoot == shard.documentsRoot, "documents_root", location)
        try require(sealed.documents == shard.documentCount, "documents", location)
        try require(sealed.tokens ?? shard.tokenCount == shard.tokenCount, "tokens", location)
        try require(sealed.tokenizer == index.tokenizer.sha256, "tokenizer", location)
        try require(
            subjects.sorted { $0.name.isBytewiseLess(than: $1.name) } == files,
            "subject (the files of shard \(position))",
            location
        )
    }

    private func decode<Predicate: Decodable>(_ entry: LedgerEntry, at location: String) throws -> Predicate {
        do {
            return try JSONDecoder().decode(Predicate.self, from: Data(entry.predicate))
        } catch {
            throw ReleaseError(.mismatch, at: location, "its predicate lacks what such an entry states: \(error)")
        }
    }

    private func require(_ isEqual: Bool, _ member: String, _ location: String) throws(ReleaseError) {
        guard isEqual else {
            throw ReleaseError(
                .mismatch,
                at: location,
                "what it seals as “\(member)” is not what \(ReleaseIndex.fileName) says"
            )
        }
    }
}

private struct SealedReleasePredicate: Decodable {
    struct ShardLeaves: Decodable {
        var first: Int
        var count: Int
        var root: Digest
    }

    var name: String
    var shardLeaves: ShardLeaves
    var documents: Int
    var rejectedDocuments: Int
    var tokens: Int?
    var textBytes: Int?
    var manifest: Digest
    var filters: Digest
    var licences: Digest
    var tokenizer: Digest
    var models: [NamedDigest]
    var refusedSources: [String]
    var supersedes: Digest?

    enum CodingKeys: String, CodingKey {
        case name, documents, tokens, manifest, filters, licences, tokenizer, models, supersedes
        case shardLeaves = "shard_leaves"
        case rejectedDocuments = "rejected_documents"
        case textBytes = "text_bytes"
        case refusedSources = "refused_sources"
    }
}

private struct SealedShardPredicate: Decodable {
    var release: String
    var index: Int
    var documentsRoot: Digest
    var documents: Int
    var tokens: Int?
    var tokenizer: Digest

    enum CodingKeys: String, CodingKey {
        case release, index, documents, tokens, tokenizer
        case documentsRoot = "documents_root"
    }
}
