// SPDX-License-Identifier: EUPL-1.2

internal import Foundation
internal import GRDB
internal import Hashing
internal import MerkleLog

// The table of checkpoints: every head that was ever signed.
extension LedgerDatabase {
    /// The newest tree head.
    func head() throws(LedgerError) -> LedgerHead {
        let heads = try heads(sql: "ORDER BY size DESC LIMIT 1", arguments: [])
        guard let head = heads.first else { throw LedgerError(.missing, at: path, "holds no checkpoint") }
        return head
    }

    /// The tree head of a size; `nil` if none was signed.
    func head(ofSize size: Int) throws(LedgerError) -> LedgerHead? {
        try heads(sql: "WHERE size = ?", arguments: [size]).first
    }

    /// Up to `count` tree heads of at least a size, in order.
    func heads(fromSize size: Int, count: Int) throws(LedgerError) -> [LedgerHead] {
        try heads(sql: "WHERE size >= ? ORDER BY size LIMIT ?", arguments: [size, count])
    }

    /// Up to `count` tree heads of at most a size, the newest first.
    func heads(downFromSize size: Int, count: Int) throws(LedgerError) -> [LedgerHead] {
        try heads(sql: "WHERE size <= ? ORDER BY size DESC LIMIT ?", arguments: [size, count])
    }

    private func heads(sql: String, arguments: StatementArguments) throws(LedgerError) -> [LedgerHead] {
        let rows = try read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT size, root, frontier, note FROM checkpoints \(sql)",
                arguments: arguments
            )
        }
        var heads: [LedgerHead] = []
        for row in rows { heads.append(try LedgerHead(row, at: "\(path), table checkpoints")) }
        return heads
    }

    /// Puts a note with more signatures in the place of a head's note, which must still be the one that was read.
    func replace(_ old: SignedCheckpoint, with new: SignedCheckpoint) throws(LedgerError) {
        precondition(new.isSameHead(as: old), "another head")
        try write { database in
            try database.execute(
                sql: "UPDATE checkpoints SET note = ? WHERE size = ? AND note = ?",
                arguments: [Data(new.bytes), old.checkpoint.size, Data(old.bytes)]
            )
            guard database.changesCount == 1 else {
                throw LedgerError(.refused, at: path, "the checkpoint has changed", remedy: "run it again")
            }
        }
    }

    /// Inserts a head if the newest one is `old`: the compare-and-swap that keeps two writers from forking the log.
    static func insert(_ head: LedgerHead, after old: LedgerHead?, into database: Database) throws {
        let newest = "(SELECT size FROM checkpoints ORDER BY size DESC LIMIT 1)"
        let newestRoot = "(SELECT root FROM checkpoints ORDER BY size DESC LIMIT 1)"
        try database.execute(
            sql: "INSERT INTO checkpoints SELECT ?, ?, ?, ? WHERE \(newest) IS ? AND \(newestRoot) IS ?",
            arguments: [
                head.frontier.size, Data(head.frontier.root.bytes), Data(head.frontier.subtrees.flatMap(\.bytes)),
                Data(head.checkpoint.bytes), old?.frontier.size, old.map { Data($0.frontier.root.bytes) },
            ]
        )
    }
}
