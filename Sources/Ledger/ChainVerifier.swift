// SPDX-License-Identifier: EUPL-1.2

internal import Foundation
internal import Hashing
internal import MerkleLog

/// Checks leaves one after another: form, place in the chain, signature; and grows the tree over them.
struct ChainVerifier {
    private(set) var frontier = TreeFrontier()
    private var previous = Digest.zero
    private var shards = ShardRun()
    private let submitters: [VerifierKey]

    init(submitters: [VerifierKey]) { self.submitters = submitters }

    /// Checks the next leaf.
    mutating func take(_ bytes: [UInt8], at location: String) throws(LedgerError) -> LedgerEntry {
        let entry = try LedgerEntry(bytes, at: location)
        guard entry.seq == frontier.size else {
            throw LedgerError(
                .mismatch,
                at: location,
                "says it is number \(entry.seq), but \(frontier.size) stands here"
            )
        }
        guard entry.previousLeafHash == previous else {
            throw LedgerError(.mismatch, at: location, "the chain is broken: 'prev' is not the leaf hash before it")
        }
        try checkSignature(of: entry, at: location)
        if entry.type == .release { try checkShards(of: entry, at: location) }
        if entry.type == .shard { shards.append(entry.leafHash, seq: entry.seq) }
        frontier.append(entry.leafHash)
        previous = entry.leafHash
        return entry
    }

    private func checkSignature(of entry: LedgerEntry, at location: String) throws(LedgerError) {
        let envelope = entry.envelope
        guard entry.actor == envelope.keyID else {
            throw LedgerError(.mismatch, at: location, "stated by \(entry.actor), but signed by \(envelope.keyID)")
        }
        let keys = submitters.filter { $0.idText == envelope.keyID }
        guard !keys.isEmpty else {
            throw LedgerError(.unknownKey, at: location, "signed by the key \(envelope.keyID), which is not held")
        }
        let message = DSSEEnvelope.signedBytes(of: envelope.payload)
        guard keys.contains(where: { $0.isSignature(envelope.signature, of: message) }) else {
            throw LedgerError(.badSignature, at: location, "the statement's signature is wrong")
        }
    }

    private func checkShards(of release: LedgerEntry, at location: String) throws(LedgerError) {
        guard let stated = try? JSONDecoder().decode(ShardLeavesField.self, from: Data(release.predicate)) else {
            throw LedgerError(.malformed, at: location, "names no shard leaves")
        }
        let leaves = stated.shard_leaves
        let actual = leaves.count == 0 ? ShardRun().leaves : shards.leaves(from: leaves.first)
        guard let actual, actual.first == leaves.first, actual.count == leaves.count,
            actual.root.hexadecimal == leaves.root
        else {
            throw LedgerError(.mismatch, at: location, "the leaves of its shards are not those that stand before it")
        }
    }
}

private struct ShardLeavesField: Decodable {
    struct Leaves: Decodable {
        var first: Int
        var count: Int
        var root: String
    }

    // swift-format-ignore: AlwaysUseLowerCamelCase
    var shard_leaves: Leaves
}
