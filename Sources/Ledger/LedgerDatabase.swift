// SPDX-License-Identifier: EUPL-1.2

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
    static let format = "herkomst-ledger/1"
    static let name = "ledger.sqlite"

    init(path: String, isReadOnly: Bool) throws(LedgerError) {
        self.path = path
        var configuration = Configuration()
        configuration.readonly = isReadOnly
        configuration.busyMode = .timeout(30)
        if !isReadOnly { configuration.journalMode = .wal }
        configuration.prepareDatabase { database in
            // A commit that was acknowledged must outlive a power cut; a damaged file must not do more than fail.
            if !isReadOnly { try database.execute(sql: "PRAGMA synchronous = FULL") }
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
        precondition(first >= 0 && count >= 0, "no such leaves")
        let rows = try read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT seq, leaf_hash, entry FROM entries WHERE seq >= ? ORDER BY seq LIMIT ?",
                arguments: [first, count]
            )
        }
        var leaves: [StoredLeaf] = []
        for row in rows {
            let location = "\(path), entry \(first + leaves.count)"
            guard row.integer(0) == first + leaves.count, let entry = row.bytes(2), let hash = row.digest(1) else {
                throw LedgerError(.mismatch, at: location, "is missing or damaged")
            }
            guard MerkleHash.leaf(entry) == hash else {
                throw LedgerError(.mismatch, at: location, "does not have the hash that stands beside it")
            }
            leaves.append(StoredLeaf(hash: hash, bytes: entry))
        }
        return leaves
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

    /// Writes leaves and the head over them in one transaction, if `old` is still the newest head.
    func commit(
        _ leaves: [StoredLeaf],
        releases: [(digest: Digest, seq: Int)],
        head: LedgerHead,
        after old: LedgerHead
    ) throws(LedgerError) {
        try write { database in
            for (index, leaf) in leaves.enumerated() {
                try database.execute(
                    sql: "INSERT INTO entries VALUES (?, ?, ?)",
                    arguments: [old.frontier.size + index, Data(leaf.hash.bytes), Data(leaf.bytes)]
                )
            }
            for release in releases {
                try database.execute(
                    sql: "INSERT INTO releases VALUES (?, ?)",
                    arguments: [Data(release.digest.bytes), release.seq]
                )
            }
            try LedgerDatabase.insert(head, after: old, into: database)
            guard database.changesCount == 1 else {
                throw LedgerError(
                    .rollback,
                    at: self.path,
                    "somebody else has appended in the meantime",
                    remedy: "run it again"
                )
            }
        }
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
        """

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
