// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage
internal import Foundation
internal import GRDB
internal import Hashing
internal import MerkleLog

// Appending: one transaction for each batch of leaves.
extension LedgerDatabase {
    private static let maximumLogByteCount = 4 << 20
    /// SQLite's log of writes.
    private var logPath: String { "\(path)-wal" }

    /// Writes leaves, tiles and the head over them in one transaction, if `old` is still the newest head.
    ///
    /// Gives the new head, which `sign` makes when all leaves of the pipeline are in.
    func commit(
        _ pipeline: LeafPipeline,
        into batch: LeafBatch,
        after old: LedgerHead,
        sign: (inout LeafBatch) throws(LedgerError) -> LedgerHead
    ) throws(LedgerError) -> LedgerHead {
        try write { database in
            let insertion = try database.cachedStatement(sql: "INSERT INTO entries VALUES (?, ?, ?)")
            var batch = batch
            let sync = EarlySync(of: logPath)
            try pipeline.drain { leaves in
                for leaf in leaves {
                    let stored = leaf.stored
                    try insertion.execute(arguments: [batch.size, Data(stored.hash.bytes), Data(stored.bytes)])
                    batch.append(leaf)
                    sync.note(stored.bytes.count)
                }
            }
            let head = try sign(&batch)
            for release in batch.releases {
                try database.execute(
                    sql: "INSERT INTO releases VALUES (?, ?)",
                    arguments: [Data(release.digest.bytes), release.seq]
                )
            }
            for tile in batch.tiles { try LedgerDatabase.store(tile, into: database) }
            try LedgerDatabase.insert(head, after: old, into: database)
            guard database.changesCount == 1 else {
                throw LedgerError(
                    .rollback,
                    at: path,
                    "somebody else has appended in the meantime",
                    remedy: "run it again"
                )
            }
            try locating(logPath) { try sync.finish() }
            return head
        }
    }

    /// Copies what was committed from the log of writes into the file, if it has become much.
    func makeRoom() throws(LedgerError) {
        let log = try locating(path) { try Folder.kind(of: logPath) }
        guard case .file(let byteCount) = log, byteCount > LedgerDatabase.maximumLogByteCount else { return }
        try translating(path) {
            try queue.writeWithoutTransaction { database in _ = try database.checkpoint(.passive) }
        }
    }
}
