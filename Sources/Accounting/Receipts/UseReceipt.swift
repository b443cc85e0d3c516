// SPDX-License-Identifier: EUPL-1.2

public import Hashing
public import MerkleLog
public import Release

/// A leaf of a ledger with the proof that it lies in the signed log.
public struct ProvenLeaf: Sendable, Hashable {
    /// The leaf as it is stored: a DSSE envelope on one line.
    public var leaf: [UInt8]
    /// Its place below a signed tree head.
    public var proof: LogProof

    /// A leaf and its proof; neither is verified here.
    public init(leaf: [UInt8], proof: LogProof) {
        self.leaf = leaf
        self.proof = proof
    }
}

/// The record of a document that was used, with its path to the root over its shard's records.
public struct ProvenRecord: Sendable, Hashable {
    /// Where it was used.
    public var place: UsePlace
    /// The record as the shard commits to it: one line of JSON.
    public var record: [UInt8]
    /// The hashes beside its path, the lowest first.
    public var path: [Digest]

    /// A record and its path; neither is verified here.
    public init(place: UsePlace, record: [UInt8], path: [Digest]) {
        self.place = place
        self.record = record
        self.path = path
    }
}

/// The answer to one question about use in one release, with everything that is needed to check it offline.
///
/// From below: document record, shard root, shard leaf, signed tree head; and from above: the index's leaf, the trie's path
/// to the key asked for, the complete list of places. `ReceiptVerifier` checks it; `Docs/Receipts.md` is the format.
public struct UseReceipt: Sendable, Hashable {
    /// What was asked for.
    public var identifier: IndexedIdentifier
    /// Whether the key was made with a licensor's secret.
    public var isSecret: Bool
    /// The index's leaf.
    public var index: ProvenLeaf
    /// The leaf of the release that the index covers.
    public var release: ProvenLeaf
    /// The leaf that commits to the licensor's secret, if the key was made with it.
    public var licensor: ProvenLeaf?
    /// What the trie holds under the key.
    public var answer: TrieProof
    /// Every place of use, in order; empty if there is none.
    public var places: [UsePlace]
    /// The leaves of the shards of which records are shown, by shard.
    public var shards: [Int: ProvenLeaf]
    /// The leaves of the licence records that the records name, by id.
    public var licences: [String: ProvenLeaf]
    /// The records at the first places, as far as the asker may see them.
    public var records: [ProvenRecord]

    /// The tree head that everything is proved below.
    public var checkpoint: SignedCheckpoint { index.proof.checkpoint }
}
