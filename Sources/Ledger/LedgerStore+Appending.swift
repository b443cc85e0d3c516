// SPDX-License-Identifier: EUPL-1.2

internal import Hashing
public import MerkleLog
internal import Synchronization

// Appending: what is checked before anything is signed, and the order of what follows.
extension LedgerStore {
    /// Appends all statements in one transaction, signs the new tree head and publishes it.
    ///
    /// The leaves of a release's shards must come one after another before it. If a release among the statements has been
    /// sealed already, nothing is appended. `time` is RFC 3339 in UTC, to the second.
    public func append(_ statements: [LedgerStatement], time: String) throws -> Checkpoint {
        guard !isReadOnly else { throw LedgerError(.refused, at: folder, "the ledger was opened read-only") }
        guard LedgerTime.isValid(time) else {
            throw LedgerError(.refused, at: folder, "the time '\(time)' is not of the form 2026-09-01T12:00:00Z")
        }
        return try LedgerStore.locked(folder) { try appendLocked(statements, time: time) }
    }

    private func appendLocked(_ statements: [LedgerStatement], time: String) throws -> Checkpoint {
        let keys = try readKeys()
        return try LedgerDirectory(self).withHistoryChecked { directory in
            let head = try database.head()
            try directory.publish(head.checkpoint)
            guard !statements.isEmpty, try !isSealed(statements) else { return head.checkpoint.checkpoint }
            let previous = try checkLeaves(below: head)
            let signer = LeafSigner(after: head.frontier.size, previous: previous, key: keys.submitter, time: time)
            let batch = LeafBatch(after: head.frontier, tiles: try tileBuilder(continuing: head.frontier.size))
            let pipeline = LeafPipeline(statements, with: signer)
            defer { pipeline.stop() }
            try database.makeRoom()
            let new = try database.commit(pipeline, into: batch, after: head) { (batch) throws(LedgerError) in
                try batch.head(signedBy: keys.log)
            }
            checkedFrontier.withLock { $0 = new.frontier }
            try directory.publish(new.checkpoint)
            return new.checkpoint.checkpoint
        }
    }

    private func tileBuilder(continuing size: Int) throws -> TileBuilder {
        try TileBuilder(continuing: size) { coordinate in
            guard let hashes = try database.tile(coordinate) else { throw missing(coordinate) }
            return hashes
        }
    }

    private func missing(_ tile: TileCoordinate) -> LedgerError {
        LedgerError(.mismatch, at: "\(database.path), table tiles", "misses \(tile.path)")
    }

    private func isSealed(_ statements: [LedgerStatement]) throws -> Bool {
        for case .release(let release) in statements where try contains(releaseDigest: release.digest) { return true }
        return false
    }

    private func readKeys() throws -> LedgerKeys {
        let key = try LedgerKeyFile.read(keyPath)
        guard key.verifier == verifierKey else {
            throw LedgerError(.keyFile, at: keyPath, "is the key of \(key.verifier), not of \(verifierKey)")
        }
        return LedgerKeys(key)
    }

    /// Makes sure, before anything is signed over them, that the stored leaves give the stored head; the last leaf's hash.
    private func checkLeaves(below head: LedgerHead) throws -> Digest {
        let last = try database.lastLeaf()
        guard (last ?? -1) == head.frontier.size - 1 else {
            throw LedgerError(.mismatch, at: database.path, "its leaves do not end where its newest head does")
        }
        if checkedFrontier.withLock({ $0 }) != head.frontier {
            var frontier = TreeFrontier()
            while frontier.size < head.frontier.size {
                let leaves = try database.leaves(from: frontier.size, count: LedgerStore.batchCount)
                guard !leaves.isEmpty else {
                    throw LedgerError(.missing, at: database.location(ofEntry: frontier.size), "is missing")
                }
                for leaf in leaves { frontier.append(leaf.hash) }
            }
            guard frontier == head.frontier else {
                throw LedgerError(.mismatch, at: database.path, "the leaves do not give the newest checkpoint's root")
            }
            guard try hashes(ofTreeSize: frontier.size).root() == frontier.root else {
                throw LedgerError(.mismatch, at: "\(database.path), table tiles", "does not give the root")
            }
            checkedFrontier.withLock { $0 = frontier }
        }
        return try last.flatMap { try database.leaves(from: $0, count: 1).first?.hash } ?? .zero
    }
}
