// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage
internal import Foundation
internal import GRDB
internal import Hashing
internal import MerkleLog

/// The SQLite file behind a ledger: the writer's truth.
///
/// Safe to use from several threads.
final class LedgerDatabase: Sendable {
    let path: String
    private let queue: DatabaseQueue

    /// The version of the tables; a database of another one is not opened.
    static let format = "herkomst-ledger/2"
    /// The version before: without the table of tiles, which the next opening for writing adds.
    static let formatWithoutTiles = "herkomst-ledger/1"
    static let name = "ledger.sqlite"
    private static let maximumLogByteCount = 4 << 20

    init(path: String, isReadOnly: Bool) throws(LedgerError) {
        self.path = path
        var configuration = Configuration()
        configuration.readonly = isReadOnly
        configuration.busyMode = .timeout(30)
        configuration.prepareDatabase { database in
            // A commit that was acknowledged must outlive a power cut; a damaged file must not do more than fail.
            // The size of a page counts when the file is made: a leaf has some 1,400 bytes, so 4 KiB would waste a third.
            if !isReadOnly {
                // Not by `configuration.journalMode`, which sets `synchronous` back to NORMAL afterwards: then a commit
                // would not wait for the disk.
                try database.execute(sql: "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
                // What does not fit is written while the rest is still being signed. `makeRoom` copies the log of writes
                // into the file, since after a commit nothing else could be done in the meantime.
                try database.execute(sql: "PRAGMA cache_size = -4096; PRAGMA wal_autocheckpoint = 0")
            }
            try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
        }
        queue = try translating(path) {
            try DatabaseQueue(path: path, configuration: configuration)
        }
    }

    /// Makes the tables and the first checkpoint in one transaction.
    func create(verifier: VerifierKey, checkpoint: SignedCheckpoint) throws(LedgerError) {
        try write { database in
            try database.execute(sql: LedgerDatabase.tables)
            let meta = ["format": LedgerDatabase.format, "origin": verifier.name, "vkey": verifier.description]
            for (key, value) in meta.sorted(by: { $0.key < $1.key }) {
                try database.execute(sql: "INSERT INTO meta VALUES (?, ?)", arguments: [key, value])
            }
            let head = LedgerHead(frontier: TreeFrontier(), checkpoint: checkpoint)
            try LedgerDatabase.insert(head, after: nil, into: database)
        }
    }

    /// A value of the table `meta`.
    func meta(_ key: String) throws(LedgerError) -> String {
        let value = try read { database in
            try DatabaseValue.fetchOne(database, sql: "SELECT value FROM meta WHERE key = ?", arguments: [key])
        }
        guard case .string(let text)? = value?.storage else {
            throw LedgerError(.malformed, at: path, "has no '\(key)'", remedy: "this is not a ledger's database")
        }
        return text
    }

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

    /// Up to `count` leaves from number `first` on, each checked against its stored leaf hash.
    func leaves(from first: Int, count: Int) throws(LedgerError) -> [StoredLeaf] {
        let leaves = try uncheckedLeaves(from: first, count: count)
        for (offset, leaf) in leaves.enumerated() where MerkleHash.leaf(leaf.bytes) != leaf.hash {
            throw LedgerDatabase.wrongHash(at: location(ofEntry: first + offset))
        }
        return leaves
    }

    /// As `leaves`, for those who compare the hashes themselves.
    func uncheckedLeaves(from first: Int, count: Int) throws(LedgerError) -> [StoredLeaf] {
        precondition(first >= 0 && count >= 0, "no such leaves")
        return try read { database in
            let statement = try database.cachedStatement(
                sql: "SELECT seq, leaf_hash, entry FROM entries WHERE seq >= ? ORDER BY seq LIMIT ?"
            )
            let rows = try Row.fetchCursor(statement, arguments: [first, count])
            var leaves: [StoredLeaf] = []
            while let row = try rows.next() {
                guard row.integer(0) == first + leaves.count, let entry = row.bytes(2), let hash = row.digest(1) else {
                    throw LedgerError(.mismatch, at: location(ofEntry: first + leaves.count), "is missing or damaged")
                }
                leaves.append(StoredLeaf(hash: hash, bytes: entry))
            }
            return leaves
        }
    }

    func location(ofEntry seq: Int) -> String { "\(path), entry \(seq)" }

    static func wrongHash(at location: String) -> LedgerError {
        LedgerError(.mismatch, at: location, "does not have the hash that stands beside it")
    }

    /// The number of the last leaf; `nil` if there is none.
    func lastLeaf() throws(LedgerError) -> Int? {
        try read { try Row.fetchOne($0, sql: "SELECT max(seq) FROM entries")?.integer(0) }
    }

    /// How many leaves there are, and the number of the last.
    func leafCount() throws(LedgerError) -> (count: Int, last: Int?) {
        let row = try read { database in
            try Row.fetchOne(database, sql: "SELECT count(*), max(seq) FROM entries")
        }
        return (row?.integer(0) ?? 0, row?.integer(1))
    }

    /// The number of the leaf that seals a release; `nil` if none does.
    func releaseLeaf(_ digest: Digest) throws(LedgerError) -> Int? {
        let row = try read { database in
            try Row.fetchOne(
                database,
                sql: "SELECT seq FROM releases WHERE digest = ?",
                arguments: [Data(digest.bytes)]
            )
        }
        return row?.integer(0)
    }

    /// How many releases the derived table knows.
    func releaseCount() throws(LedgerError) -> Int {
        let row = try read { try Row.fetchOne($0, sql: "SELECT count(*) FROM releases") }
        return row?.integer(0) ?? 0
    }

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
            try pipeline.drain { leaves in
                for leaf in leaves {
                    let stored = leaf.stored
                    try insertion.execute(arguments: [batch.size, Data(stored.hash.bytes), Data(stored.bytes)])
                    batch.append(leaf)
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
                    at: self.path,
                    "somebody else has appended in the meantime",
                    remedy: "run it again"
                )
            }
            return head
        }
    }

    /// Copies what was committed from the log of writes into the file, if it has become much.
    func makeRoom() throws(LedgerError) {
        let log = try locating(path) { try Folder.kind(of: "\(path)-wal") }
        guard case .file(let byteCount) = log, byteCount > LedgerDatabase.maximumLogByteCount else { return }
        try translating(path) {
            try queue.writeWithoutTransaction { database in _ = try database.checkpoint(.passive) }
        }
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
                throw LedgerError(.refused, at: self.path, "the checkpoint has changed", remedy: "run it again")
            }
        }
    }

    /// The hashes of a tile; `nil` if it is not there.
    ///
    /// A tile of a smaller tree than the newest is the beginning of what is stored, unless it must be that `exactly`.
    func tile(_ coordinate: TileCoordinate, exactly: Bool = false) throws(LedgerError) -> [Digest]? {
        guard case .hashes(let level) = coordinate.kind else { return nil }
        let row = try read { database in
            let statement = try database.cachedStatement(sql: "SELECT hashes FROM tiles WHERE level = ? AND number = ?")
            return try Row.fetchOne(statement, arguments: [level, coordinate.index])
        }
        guard let bytes = row?.bytes(0) else { return nil }
        let used = exactly ? bytes[...] : bytes.prefix(coordinate.width * Digest.byteCount)
        return HashTile(coordinate, bytes: used)?.hashes
    }

    /// How many tiles there are.
    func tileCount() throws(LedgerError) -> Int {
        try read { try Row.fetchOne($0, sql: "SELECT count(*) FROM tiles")?.integer(0) ?? 0 }
    }

    /// Adds the table of tiles, which is derived from the leaves, to a database of the version before.
    func addTiles() throws(LedgerError) {
        let size = try head().frontier.size
        var builder = TileBuilder()
        var tiles: [HashTile] = []
        while let count = Optional(builder.leafCount), count < size {
            let leaves = try leaves(from: count, count: min(LedgerDatabase.batchCount, size - count))
            guard !leaves.isEmpty else { throw LedgerError(.missing, at: location(ofEntry: count), "is missing") }
            for leaf in leaves { builder.append(leaf.hash) { tiles.append($0) } }
        }
        builder.finish { tiles.append($0) }
        try write { database in
            try database.execute(sql: LedgerDatabase.tileTable)
            for tile in tiles { try LedgerDatabase.store(tile, into: database) }
            try database.execute(
                sql: "UPDATE meta SET value = ? WHERE key = 'format'",
                arguments: [LedgerDatabase.format]
            )
        }
    }

    private static func store(_ tile: HashTile, into database: Database) throws {
        guard case .hashes(let level) = tile.coordinate.kind else { return }
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO tiles VALUES (?, ?, ?)").execute(arguments: [
            level, tile.coordinate.index, Data(tile.bytes),
        ])
    }

    func close() throws(LedgerError) {
        try translating(path) { try queue.close() }
    }

    private static let tables = """
        CREATE TABLE meta (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE entries (
            seq INTEGER PRIMARY KEY NOT NULL, leaf_hash BLOB NOT NULL, entry BLOB NOT NULL) STRICT;
        CREATE TABLE checkpoints (
            size INTEGER PRIMARY KEY NOT NULL, root BLOB NOT NULL, frontier BLOB NOT NULL, note BLOB NOT NULL) STRICT;
        CREATE TABLE releases (digest BLOB PRIMARY KEY NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        \(tileTable)
        """
    // Derived: for every level the tiles of the newest tree, the last as far as it goes. Proofs read a handful of them.
    private static let tileTable = """
        CREATE TABLE tiles (
            level INTEGER NOT NULL, number INTEGER NOT NULL, hashes BLOB NOT NULL,
            PRIMARY KEY (level, number)) STRICT, WITHOUT ROWID;
        """
    private static let batchCount = 256

    /// Inserts a head if the newest one is `old`: the compare-and-swap that keeps two writers from forking the log.
    private static func insert(_ head: LedgerHead, after old: LedgerHead?, into database: Database) throws {
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

    private func read<Result>(_ body: (Database) throws -> Result) throws(LedgerError) -> Result {
        try translating(path) { try queue.read(body) }
    }

    private func write<Result>(_ body: (Database) throws -> Result) throws(LedgerError) -> Result {
        try translating(path) { try queue.write(body) }
    }
}

/// Tells a damaged database from a disk that fails.
private func translating<Result>(_ path: String, _ body: () throws -> Result) throws(LedgerError) -> Result {
    try locating(path) {
        do {
            return try body()
        } catch let error as DatabaseError {
            let environmental: [ResultCode] = [
                .SQLITE_IOERR, .SQLITE_FULL, .SQLITE_CANTOPEN, .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_NOMEM,
                .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH,
            ]
            let isEnvironmental = environmental.contains(error.resultCode.primaryResultCode)
            throw LedgerError(
                isEnvironmental ? .storage : .malformed,
                at: path,
                "SQLite says: \(error.message ?? error.description)"
            )
        }
    }
}
