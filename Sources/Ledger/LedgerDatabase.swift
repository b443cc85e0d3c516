// SPDX-License-Identifier: EUPL-1.2

internal import GRDB

/// The SQLite file behind a ledger: the writer's truth.
///
/// Safe to use from several threads.
final class LedgerDatabase: Sendable {
    let path: String
    let queue: DatabaseQueue

    static let name = "ledger.sqlite"

    init(path: String, isReadOnly: Bool) throws(LedgerError) {
        self.path = path
        var configuration = Configuration()
        configuration.readonly = isReadOnly
        configuration.busyMode = .timeout(30)
        configuration.prepareDatabase { database in
            // A commit that was acknowledged must outlive a power cut; a damaged file must not do more than fail.
            // The size of a page counts when the file is made: a leaf has some 1,400 bytes, so 4 KiB would waste a third.
            if !isReadOnly {
                try database.execute(sql: "PRAGMA page_size = 8192")
                // Not by `configuration.journalMode`, which sets `synchronous` back to NORMAL afterwards: then a commit
                // would not wait for the disk.
                guard try String.fetchOne(database, sql: "PRAGMA journal_mode = WAL") == "wal" else {
                    throw DatabaseError(resultCode: .SQLITE_CANTOPEN, message: "no log of writes can be kept here")
                }
                try database.execute(sql: "PRAGMA synchronous = FULL")
                // What does not fit is written while the rest is still being signed. `makeRoom` copies the log of writes
                // into the file, since after a commit nothing else could be done in the meantime.
                try database.execute(sql: "PRAGMA cache_size = -1024; PRAGMA wal_autocheckpoint = 0")
            }
            try database.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
        }
        queue = try translating(path) {
            try DatabaseQueue(path: path, configuration: configuration)
        }
    }

    func location(ofEntry seq: Int) -> String { "\(path), entry \(seq)" }

    func close() throws(LedgerError) {
        try translating(path) { try queue.close() }
    }

    func read<Result>(_ body: (Database) throws -> Result) throws(LedgerError) -> Result {
        try translating(path) { try queue.read(body) }
    }

    func write<Result>(_ body: (Database) throws -> Result) throws(LedgerError) -> Result {
        try translating(path) { try queue.write(body) }
    }
}

/// Tells a damaged database from a disk that fails.
func translating<Result>(_ path: String, _ body: () throws -> Result) throws(LedgerError) -> Result {
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
