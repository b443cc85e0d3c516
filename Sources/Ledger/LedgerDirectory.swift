// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage
internal import MerkleLog

/// What the outside has seen of a ledger: the file `checkpoint` beside the database.
struct LedgerDirectory {
    private let store: LedgerStore
    private let path: String

    init(_ store: LedgerStore) {
        self.store = store
        path = Path.join(store.folder, LedgerStore.checkpointName)
    }

    /// The published checkpoint, its signature checked; `nil` if there is none.
    func published() throws(LedgerError) -> SignedCheckpoint? {
        guard try locating(path, { try Folder.kind(of: path) }) != nil else { return nil }
        let bytes = try locating(path) {
            try InputFile.contents(of: path, maximumByteCount: SignedNote.maximumByteCount)
        }
        return try locating(path) {
            let checkpoint = try SignedCheckpoint(bytes ?? [])
            _ = try checkpoint.verified(by: [store.verifierKey])
            return checkpoint
        }
    }

    /// The published checkpoint; fails if what was published is not a beginning of what the database holds.
    ///
    /// Then an older copy of the database has been put back, and signing would show the world two histories.
    func checkHistory() throws(LedgerError) -> SignedCheckpoint? {
        guard let published = try published() else { return nil }
        let size = published.checkpoint.size
        guard size <= (try store.database.head().frontier.size) else {
            throw LedgerError(
                .rollback,
                at: path,
                "\(size) leaves have been published, but the database holds fewer",
                remedy: "the database is an old copy: put back the newest one; nothing will be signed until then"
            )
        }
        guard let head = try store.database.head(ofSize: size), head.frontier.root == published.checkpoint.root else {
            throw LedgerError(
                .rollback,
                at: path,
                "another tree of \(size) leaves has been published than the database holds",
                remedy: "the database is not the one that was published: put that one back"
            )
        }
        return published
    }

    /// Publishes a checkpoint unless it is published already.
    ///
    /// This also covers a crash between the transaction and the file: the file is then older, or not there at all.
    func publish(_ checkpoint: SignedCheckpoint) throws(LedgerError) {
        if try checkHistory() == checkpoint { return }
        try locating(path) { try OutputFile.write(checkpoint.bytes, to: path) }
    }
}
