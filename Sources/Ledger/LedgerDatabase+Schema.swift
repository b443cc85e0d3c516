// SPDX-License-Identifier: EUPL-1.2

internal import GRDB
internal import MerkleLog

// The tables, how they are made, and how those of the version before become those of this.
extension LedgerDatabase {
    /// The version of the tables; a database of another one is not opened.
    static let format = "herkomst-ledger/2"
    /// The version before: without the table of tiles, which the next opening for writing adds.
    static let formatWithoutTiles = "herkomst-ledger/1"

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
}
