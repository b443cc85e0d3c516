// SPDX-License-Identifier: EUPL-1.2

internal import Foundation
internal import GRDB
internal import Hashing
internal import MerkleLog

/// A leaf as the database holds it.
struct StoredLeaf: Sendable, Hashable {
    var hash: Digest
    var bytes: [UInt8]
}

/// A tree head as the database holds it: what is needed to append, and what was signed.
struct LedgerHead: Sendable, Hashable {
    var frontier: TreeFrontier
    var checkpoint: SignedCheckpoint

    init(frontier: TreeFrontier, checkpoint: SignedCheckpoint) {
        self.frontier = frontier
        self.checkpoint = checkpoint
    }

    /// Reads a row of size, root, frontier and note, which must agree with each other.
    init(_ row: Row, at location: String) throws(LedgerError) {
        guard let size = row.integer(0), let root = row.digest(1), let subtrees = row.bytes(2), let note = row.bytes(3),
            subtrees.count == size.nonzeroBitCount * Digest.byteCount
        else { throw LedgerError(.malformed, at: location, "holds something that is not a tree head") }
        let hashes = stride(from: 0, to: subtrees.count, by: Digest.byteCount).compactMap { offset in
            Digest(subtrees[offset..<(offset + Digest.byteCount)])
        }
        let checkpoint = try locating(location) { try SignedCheckpoint(note) }
        guard let frontier = TreeFrontier(size: size, subtrees: hashes), frontier.root == root,
            checkpoint.checkpoint.size == size, checkpoint.checkpoint.root == root
        else { throw LedgerError(.mismatch, at: location, "the checkpoint of size \(size) contradicts its own row") }
        self.init(frontier: frontier, checkpoint: checkpoint)
    }
}

// A damaged file can hold a value of any type in any column, and GRDB's own conversions would trap on it.
extension Row {
    func integer(_ index: Int) -> Int? {
        let value: DatabaseValue = self[index]
        if case .int64(let number) = value.storage { return Int(number) }
        return nil
    }

    func bytes(_ index: Int) -> [UInt8]? {
        let value: DatabaseValue = self[index]
        if case .blob(let data) = value.storage { return Array(data) }
        return nil
    }

    func digest(_ index: Int) -> Digest? {
        bytes(index).flatMap { Digest($0) }
    }
}
