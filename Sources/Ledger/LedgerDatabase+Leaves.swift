// SPDX-License-Identifier: EUPL-1.2

internal import Foundation
internal import GRDB
internal import Hashing
internal import MerkleLog

// The leaves, and the tables that are derived from them: releases and tiles.
extension LedgerDatabase {
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

    static func store(_ tile: HashTile, into database: Database) throws {
        guard case .hashes(let level) = tile.coordinate.kind else { return }
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO tiles VALUES (?, ?, ?)").execute(arguments: [
            level, tile.coordinate.index, Data(tile.bytes),
        ])
    }
}
