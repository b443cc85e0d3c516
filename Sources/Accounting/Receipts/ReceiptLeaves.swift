// SPDX-License-Identifier: EUPL-1.2

internal import Hashing
internal import Ledger
internal import MerkleLog
internal import Release

/// Finds the leaves that receipts about one release are made of, and proves them.
struct ReceiptLeaves {
    private let log: LogReader
    let indexLeaf: Int
    let releaseLeaf: Int
    private let shards: ReleasePredicate.ShardLeaves
    private static let batchCount = 256

    var origin: String { log.checkpoint.checkpoint.origin }

    /// The leaves of a release and of its index, looked for from the end of the log.
    init(_ log: LogReader, release: Digest, index: Digest) throws {
        self.log = log
        var indexLeaf: Int?
        let sealing = try ReceiptLeaves.last(in: log, before: log.size) { entry in
            if indexLeaf == nil, entry.type == .index, entry.subjects[0].digest == index,
                try entry.predicate(as: IndexPredicate.self).release == release
            {
                indexLeaf = entry.seq
            }
            return entry.type == .release && entry.subjects[0].digest == release
        }
        guard let sealing else {
            throw ReceiptError(.refused, "the log in \(log.folder) does not seal this release")
        }
        guard let indexLeaf else {
            throw ReceiptError(
                .refused,
                "the log in \(log.folder) names another index of this release's uses, or none",
                remedy: "make the index again with 'herkomst receipt index'"
            )
        }
        self.indexLeaf = indexLeaf
        releaseLeaf = sealing.seq
        shards = try sealing.predicate(as: ReleasePredicate.self).shardLeaves
    }

    /// The number of a shard's leaf.
    func shardLeaf(_ shard: Int) throws(ReceiptError) -> Int {
        guard shard >= 0, shard < shards.count else {
            throw ReceiptError(.refused, "the release has \(shards.count) shards, and so no shard \(shard)")
        }
        return shards.first + shard
    }

    /// The latest leaf before the release that states a licence record; `nil` if none does.
    func licenceLeaf(_ id: String, secret: [UInt8]?) throws -> Int? {
        let pseudonym = secret.map { Pseudonym.of(.licence, id, secret: $0) }
        return try ReceiptLeaves.last(in: log, before: releaseLeaf) { entry in
            guard entry.type == .licence else { return false }
            let name = try entry.predicate(as: LicencePredicate.self).id
            return name == id || name == pseudonym
        }?.seq
    }

    /// The latest leaf before the release that binds a licensor to a secret.
    func licensorLeaf(committingTo secret: [UInt8]) throws -> Int {
        let commitment = Digest.sha256(secret)
        let entry = try ReceiptLeaves.last(in: log, before: releaseLeaf) { entry in
            entry.type == .licensor && entry.subjects[0].digest == commitment
        }
        guard let entry else {
            throw ReceiptError(.refused, "the log in \(log.folder) binds no licensor to this secret")
        }
        return entry.seq
    }

    /// A leaf with its proof below the log's newest tree head.
    func proven(_ seq: Int) throws -> ProvenLeaf {
        guard let entry = try log.entries(from: seq, count: 1).first else {
            throw ReceiptError(.refused, "the log in \(log.folder) has no entry \(seq)")
        }
        let proof = LogProof(try log.hashes.inclusionProof(leafIndex: seq), checkpoint: log.checkpoint)
        return ProvenLeaf(leaf: entry.bytes, proof: proof)
    }

    private static func last(
        in log: LogReader,
        before end: Int,
        where isWanted: (LedgerEntry) throws -> Bool
    ) throws -> LedgerEntry? {
        var end = end
        while end > 0 {
            let start = max(0, (end - 1) / batchCount * batchCount)
            for entry in try log.entries(from: start, count: end - start).reversed() where try isWanted(entry) {
                return entry
            }
            end = start
        }
        return nil
    }
}
