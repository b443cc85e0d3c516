// SPDX-License-Identifier: EUPL-1.2

internal import Hashing
internal import MerkleLog

/// What can be checked of a leaf alone, so on any thread: its form and its statement's signature.
struct LeafChecker: Sendable {
    private let submitters: [(id: String, key: VerifierKey)]
    private let checksSignatures: Bool

    init(submitters: [VerifierKey], checksSignatures: Bool = true) {
        self.submitters = submitters.map { ($0.idText, $0) }
        self.checksSignatures = checksSignatures
    }

    func check(_ bytes: [UInt8], at location: @autoclosure () -> String) throws(LedgerError) -> LedgerEntry {
        let entry = try LedgerEntry(bytes, at: location())
        let envelope = entry.envelope
        guard entry.actor == envelope.keyID else {
            throw LedgerError(.mismatch, at: location(), "stated by \(entry.actor), but signed by \(envelope.keyID)")
        }
        guard submitters.contains(where: { $0.id == envelope.keyID }) else {
            throw LedgerError(.unknownKey, at: location(), "signed by the key \(envelope.keyID), which is not held")
        }
        guard checksSignatures else { return entry }
        let message = DSSEEnvelope.signedBytes(of: envelope.payload)
        guard
            submitters.contains(where: { submitter in
                submitter.id == envelope.keyID && submitter.key.isSignature(envelope.signature, of: message)
            })
        else {
            throw LedgerError(.badSignature, at: location(), "the statement's signature is wrong")
        }
        return entry
    }
}

/// Checks leaves one after another: place in the chain, and shards before their release; and grows the tree over them.
struct ChainVerifier {
    private(set) var frontier = TreeFrontier()
    private var previous = Digest.zero
    private var shards = ShardRun()

    /// Takes the next leaf, which a `LeafChecker` has passed.
    mutating func take(_ entry: LedgerEntry, at location: @autoclosure () -> String) throws(LedgerError) {
        guard entry.seq == frontier.size else {
            throw LedgerError(
                .mismatch,
                at: location(),
                "says it is number \(entry.seq), but \(frontier.size) stands here"
            )
        }
        guard entry.previousLeafHash == previous else {
            throw LedgerError(.mismatch, at: location(), "the chain is broken: 'prev' is not the leaf hash before it")
        }
        if entry.type == .release { try checkShards(of: entry, at: location()) }
        if entry.type == .shard { shards.append(entry.leafHash, seq: entry.seq) }
        frontier.append(entry.leafHash)
        previous = entry.leafHash
    }

    private func checkShards(of release: LedgerEntry, at location: String) throws(LedgerError) {
        guard case .release(let stated)? = release.facts else {
            throw LedgerError(.malformed, at: location, "does not state what a release states")
        }
        let actual = stated.shardCount == 0 ? ShardRun().leaves : shards.leaves(from: stated.firstShardLeaf)
        guard let actual, actual.first == stated.firstShardLeaf, actual.count == stated.shardCount,
            actual.root.hexadecimal == stated.shardRoot
        else {
            throw LedgerError(.mismatch, at: location, "the leaves of its shards are not those that stand before it")
        }
    }
}
