// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage
internal import Hashing
internal import MerkleLog

/// What is known of a ledger outside its database: the published file `checkpoint` beside it, and the head that is
/// remembered elsewhere on the machine.
///
/// Both must be beginnings of what the database holds. Else an older copy of the database has been put back, and signing
/// would show the world two histories.
struct LedgerDirectory {
    private let store: LedgerStore
    private let publishedPath: String
    private let memoryFolder: String?
    private static let lockName = "lock"

    init(_ store: LedgerStore) {
        self.store = store
        publishedPath = Path.join(store.folder, LedgerStore.checkpointName)
        // By the key, and not by the folder: copies of one ledger share the key, and must not both be signed over.
        let name = Digest.sha256(Array(store.verifierKey.description.utf8)).hexadecimal
        memoryFolder = store.headsFolder.map { Path.join($0, name) }
    }

    private var memoryPath: String? { memoryFolder.map { Path.join($0, LedgerStore.checkpointName) } }

    /// Runs `body`, which may sign and publish, with what is known checked; as the only one who holds this key here.
    func withHistoryChecked<Result>(_ body: (LedgerDirectory) throws -> Result) throws -> Result {
        guard let memoryFolder else {
            try checkHistory()
            return try body(self)
        }
        let lock = try locating(memoryFolder) {
            try Folder.create(memoryFolder, mode: 0o700)
            return try FileLock(waitingFor: Path.join(memoryFolder, LedgerDirectory.lockName))
        }
        defer { withExtendedLifetime(lock) {} }
        try checkHistory()
        return try body(self)
    }

    /// Fails if what is known is not a beginning of what the database holds.
    func checkHistory() throws(LedgerError) {
        if let memoryPath { _ = try known(at: memoryPath, "has been signed") }
        _ = try known(at: publishedPath, "has been published")
    }

    /// Publishes a checkpoint, unless it is published already, after remembering it.
    ///
    /// This also covers a crash between the transaction and the files: they are then older, or not there at all.
    func publish(_ checkpoint: SignedCheckpoint) throws(LedgerError) {
        for path in [memoryPath, publishedPath].compactMap({ $0 }) where try known(at: path, "is known") != checkpoint {
            try locating(path) { try OutputFile.write(checkpoint.bytes, to: path) }
        }
    }

    /// The checkpoint in a file, its signature and its place in the database checked; `nil` if there is none.
    private func known(at path: String, _ what: String) throws(LedgerError) -> SignedCheckpoint? {
        guard try locating(path, { try Folder.kind(of: path) }) != nil else { return nil }
        let bytes = try locating(path) {
            try InputFile.contents(of: path, maximumByteCount: SignedNote.maximumByteCount)
        }
        let checkpoint = try locating(path) {
            let checkpoint = try SignedCheckpoint(bytes ?? [])
            _ = try checkpoint.verified(by: [store.verifierKey])
            return checkpoint
        }
        let size = checkpoint.checkpoint.size
        guard size <= (try store.database.head().frontier.size) else {
            throw LedgerError(
                .rollback,
                at: path,
                "a tree of \(size) leaves \(what), but the database holds fewer",
                remedy: "the database is an old copy: put back the newest one; nothing will be signed until then"
            )
        }
        guard let head = try store.database.head(ofSize: size), head.frontier.root == checkpoint.checkpoint.root else {
            throw LedgerError(
                .rollback,
                at: path,
                "another tree of \(size) leaves \(what) than the database holds",
                remedy: "the database is not the one that was signed: put that one back"
            )
        }
        return checkpoint
    }
}
