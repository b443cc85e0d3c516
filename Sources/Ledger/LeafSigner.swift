// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Hashing
internal import MerkleLog

/// A leaf that has its place in the chain and its signature.
struct SignedLeaf: Sendable {
    var stored: StoredLeaf
    /// The digest of the release that it seals; `nil` if it seals none.
    var release: Digest?
}

/// Makes leaves of statements: each is placed in the chain, signed and hashed.
struct LeafSigner: Sendable {
    private let first: Int
    private var seq: Int
    private var previous: Digest
    private var shards = ShardRun()
    private let key: SubmitterKey
    private let keyID: String
    private let time: String
    private static let noLeaf = Digest.zero.hexadecimal

    /// A signer that goes on behind `size` leaves, the last of which has the hash `previous`.
    init(after size: Int, previous: Digest, key: SubmitterKey, time: String) {
        first = size
        seq = size
        self.previous = previous
        self.key = key
        keyID = key.verifier.idText
        self.time = time
    }

    /// Where a statement stands, the first that it signs being number 0; what stands before it is left open.
    func place(ofStatement number: Int) -> ChainPlace {
        ChainPlace(seq: first + number, prev: LeafSigner.noLeaf, time: time, actor: keyID)
    }

    /// The next leaf.
    mutating func sign(_ draft: StatementDraft) throws(LedgerError) -> SignedLeaf {
        var sealed: Digest?
        let statement: WrittenStatement
        switch draft {
        case .written(let written): statement = written
        case .release(var release):
            release.shardLeaves = shards.leaves
            sealed = release.digest
            var writer = JSONWriter()
            statement = WrittenStatement(release, at: place(ofStatement: seq - first), using: &writer)
        }
        guard statement.hasSubject else { throw LedgerError(.refused, at: location(statement), "has no subject") }
        guard statement.envelope.byteCount <= EntryBundle.maximumEntryByteCount else {
            throw LedgerError(
                .oversize,
                at: location(statement),
                "gives a leaf of \(statement.envelope.byteCount) bytes, \(EntryBundle.maximumEntryByteCount) fit",
                remedy: "name fewer sources or licences in one statement: make more, smaller shards"
            )
        }
        let leaf: StoredLeaf
        do {
            leaf = try statement.envelope.signed(filling: previous.hexadecimalDigits, with: key)
        } catch {
            throw LedgerError(error, at: location(statement))
        }
        if statement.type == .shard { shards.append(leaf.hash, seq: seq) }
        previous = leaf.hash
        seq += 1
        return SignedLeaf(stored: leaf, release: sealed)
    }

    private func location(_ statement: WrittenStatement) -> String {
        "statement \(seq - first) (\(statement.type.rawValue))"
    }
}
