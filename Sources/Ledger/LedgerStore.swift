// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import FileStorage
public import Hashing
public import MerkleLog
internal import Synchronization

/// A ledger that can be appended to: a folder with `ledger.sqlite`, `ledger.key`, `ledger.lock` and `checkpoint`.
///
/// The database is the truth; the file `checkpoint` is what the outside has seen. Everything that is appended is signed
/// and stored in one transaction before the checkpoint is published, so a crash in between only delays publishing, and
/// the next opening makes up for it. Safe to use from several threads and processes: appending takes a lock.
public final class LedgerStore: Sendable {
    /// The log's identity, which is the name of its key.
    public let origin: String
    /// The key that checkpoints are signed with, its public half.
    public let verifierKey: VerifierKey
    /// The ledger's folder.
    public let folder: String
    let database: LedgerDatabase
    let keyPath: String
    let isReadOnly: Bool
    let hasTiles: Bool
    /// Where the newest head is remembered outside the folder, if anywhere.
    let headsFolder: String?
    /// The head whose leaves this object has seen with its own eyes, so that they need not be hashed again.
    let checkedFrontier = Mutex<TreeFrontier?>(nil)

    /// The name of the published checkpoint.
    public static let checkpointName = "checkpoint"
    private static let lockName = "ledger.lock"
    static let batchCount = 256

    /// Whether there is a ledger in a folder.
    public static func exists(at folder: String) throws -> Bool {
        try Folder.kind(of: Path.join(folder, LedgerDatabase.name)) != nil
    }

    /// Makes a ledger, whose key must bear the origin's name, and publishes its first, empty checkpoint.
    ///
    /// The key is written to `keyPath`, by default to `ledger.key` in the folder, for its owner alone to read. After a
    /// crash, call it again with the key that is there. `headsFolder` is explained at `init`.
    public static func create(
        at folder: String,
        origin: String,
        signingKey: SigningKey,
        keyPath: String? = nil,
        headsFolder: String? = nil
    ) throws -> LedgerStore {
        guard origin == signingKey.verifier.name else {
            throw LedgerError(.refused, at: folder, "the key is named \(signingKey.verifier.name), not \(origin)")
        }
        try locating(folder) { try Folder.create(folder) }
        let head = Checkpoint(origin: origin, size: 0, root: MerkleHash.empty)
        let checkpoint = try locating(folder) { try LedgerKeys(signingKey).log.sign(head) }
        try locked(folder) {
            guard try !exists(at: folder) else {
                throw LedgerError(.exists, at: folder, "holds a ledger already", remedy: "name another folder")
            }
            try LedgerKeyFile.write(signingKey, to: keyPath ?? Path.join(folder, LedgerKeyFile.name))
            try locating(folder) { try Folder.removeTemporaries(in: folder) }
            let path = Path.join(folder, LedgerDatabase.name)
            let temporaryPath = path + OutputFile.temporaryMark
            let database = try LedgerDatabase(path: temporaryPath, isReadOnly: false)
            try database.create(verifier: signingKey.verifier, checkpoint: checkpoint)
            try database.close()
            try locating(path) { try Folder.publish(temporaryPath, as: path) }
        }
        return try LedgerStore(openingAt: folder, keyPath: keyPath, headsFolder: headsFolder)
    }

    /// Opens the ledger in a folder and publishes what a crash may have left unpublished.
    ///
    /// A ledger that is opened read-only is left as it is, byte for byte, and cannot be appended to. In `headsFolder`,
    /// which should lie on another disk than the ledger or at least be no part of its backups, the newest head of every
    /// key is remembered: an old copy of the whole folder that is put back contradicts it, and is not signed over.
    public init(
        openingAt folder: String,
        keyPath: String? = nil,
        headsFolder: String? = nil,
        isReadOnly: Bool = false
    ) throws {
        let path = Path.join(folder, LedgerDatabase.name)
        guard try locating(path, { try Folder.kind(of: path) }) != nil else {
            throw LedgerError(.missing, at: folder, "holds no ledger", remedy: "make one with 'herkomst ledger init'")
        }
        self.folder = folder
        self.keyPath = keyPath ?? Path.join(folder, LedgerKeyFile.name)
        self.isReadOnly = isReadOnly
        self.headsFolder = headsFolder
        let database = try LedgerDatabase(path: path, isReadOnly: isReadOnly)
        self.database = database
        var format = try database.meta("format")
        if format == LedgerDatabase.formatWithoutTiles, !isReadOnly {
            try LedgerStore.locked(folder) {
                if try database.meta("format") == LedgerDatabase.formatWithoutTiles { try database.addTiles() }
            }
            format = try database.meta("format")
        }
        guard format == LedgerDatabase.format || format == LedgerDatabase.formatWithoutTiles else {
            throw LedgerError(.malformed, at: path, "is of the format '\(format)'; this is \(LedgerDatabase.format)")
        }
        hasTiles = format == LedgerDatabase.format
        verifierKey = try locating("\(path), table meta") { try VerifierKey(try database.meta("vkey")) }
        origin = verifierKey.name
        guard try database.meta("origin") == origin else {
            throw LedgerError(.mismatch, at: "\(path), table meta", "the origin is not the name of the key")
        }
        guard !isReadOnly else { return }
        try LedgerStore.locked(folder) {
            // What a crash left half-written; the lock says that nobody else is writing it.
            try locating(folder) { try Folder.removeTemporaries(in: folder) }
            try LedgerDirectory(self).withHistoryChecked { directory in
                try directory.publish(try database.head().checkpoint)
            }
        }
    }

    /// Closes the database, as letting go of the object does; the object cannot be used afterwards.
    public func close() throws {
        try database.close()
    }

    /// The number of leaves.
    public var size: Int {
        get throws { try database.head().frontier.size }
    }

    /// The newest checkpoint, as it is signed and stored.
    public func checkpoint() throws -> SignedCheckpoint {
        try database.head().checkpoint
    }

    /// The checkpoint that was signed when the log had so many leaves; `nil` if none was.
    public func checkpoint(ofSize size: Int) throws -> SignedCheckpoint? {
        try database.head(ofSize: size)?.checkpoint
    }

    /// Up to `count` leaves from number `first` on; fewer at the end.
    public func entries(from first: Int, count: Int) throws -> [LedgerEntry] {
        try database.leaves(from: first, count: count).enumerated().map { index, leaf in
            try LedgerEntry(leaf.bytes, at: "\(database.path), entry \(first + index)")
        }
    }

    /// Whether a release has been sealed here, by the digest of its `release.json`.
    public func contains(releaseDigest: Digest) throws -> Bool {
        guard let seq = try database.releaseLeaf(releaseDigest) else { return false }
        // The table is derived: the leaf itself decides.
        let entry = try entries(from: seq, count: 1).first
        return entry?.type == .release && entry?.subjects.contains { $0.digest == releaseDigest } == true
    }

    /// A secret to share with a licensor, from which its salts are derived; it is the same each time.
    public func licensorSecret(for licensor: String) throws -> [UInt8] {
        let key = try LedgerKeyFile.read(keyPath)
        return Digest.hmac(key: key.seed, message: Array("herkomst licensor secret\n\(licensor)".utf8)).bytes
    }

    /// The hashes of the tree of the first `size` leaves, for proofs; each proof reads a handful of tiles.
    public func hashes(ofTreeSize size: Int) throws -> TileHashes<LedgerError> {
        guard hasTiles else {
            throw LedgerError(
                .refused,
                at: database.path,
                "was made by an earlier version, and has no tiles yet",
                remedy: "it gets them when it is next appended to"
            )
        }
        guard size >= 0, size <= (try self.size) else {
            throw LedgerError(.refused, at: folder, "has no tree of \(size) leaves")
        }
        return TileHashes(
            treeSize: size,
            load: { [database] tile throws(LedgerError) in try database.tile(tile) },
            missing: { [path = database.path] tile in
                LedgerError(.mismatch, at: "\(path), table tiles", "misses \(tile.path)")
            }
        )
    }

    /// Runs `body` as the only writer of the folder's ledger.
    static func locked<Result>(_ folder: String, _ body: () throws -> Result) throws -> Result {
        let path = Path.join(folder, lockName)
        let lock = try locating(path) { try FileLock(waitingFor: path) }
        defer { withExtendedLifetime(lock) {} }
        return try body()
    }
}
