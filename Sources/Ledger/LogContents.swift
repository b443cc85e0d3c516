// SPDX-License-Identifier: EUPL-1.2

internal import Hashing
internal import MerkleLog

/// A leaf as it was read, with the hash that is stored beside it, if one is.
struct RawLeaf: Sendable {
    var seq: Int
    var bytes: [UInt8]
    var storedHash: Digest?
}

/// A leaf that a `LeafChecker` has passed, by the place where it stands.
struct CheckedLeaf: Sendable {
    var seq: Int
    var storedHash: Digest?
    var entry: LedgerEntry
}

/// What a verifier reads: the leaves in order, and whatever else the place derives from them.
protocol LogContents {
    /// The signed head over everything.
    var head: SignedCheckpoint { get }
    /// Where the head is.
    var headLocation: String { get }
    /// The leaves of the bundle that begins with `first`.
    func leaves(ofBundleAt first: Int) throws(LedgerError) -> [RawLeaf]
    /// Where a leaf is.
    func location(ofEntry seq: Int) -> String
    /// Fails unless the place holds this tile.
    func check(_ tile: HashTile) throws(LedgerError)
    /// Fails unless what was signed at this size, if anything, is this; sizes come in order.
    mutating func check(_ frontier: TreeFrontier, key: VerifierKey) throws(LedgerError)
    /// Fails unless everything else that the place derives fits what was verified.
    func finish(_ verified: VerifiedLog, tileCount: Int) throws(LedgerError)
}

/// The files of a published copy.
struct CopyContents: LogContents {
    let log: LogReader

    var head: SignedCheckpoint { log.checkpoint }
    var headLocation: String { "\(log.folder)/\(LedgerStore.checkpointName)" }

    func leaves(ofBundleAt first: Int) throws(LedgerError) -> [RawLeaf] {
        try log.read(log.bundle(first / TileCoordinate.fullWidth)).enumerated().map { offset, bytes in
            RawLeaf(seq: first + offset, bytes: bytes)
        }
    }

    func location(ofEntry seq: Int) -> String {
        log.location(of: log.bundle(seq / TileCoordinate.fullWidth), entry: seq)
    }

    func check(_ tile: HashTile) throws(LedgerError) { try log.check(tile) }

    func check(_ frontier: TreeFrontier, key: VerifierKey) throws(LedgerError) {}

    func finish(_ verified: VerifiedLog, tileCount: Int) throws(LedgerError) {}
}

/// The writer's database, and what is known of it outside.
struct StoreContents: LogContents {
    let head: SignedCheckpoint
    private let store: LedgerStore
    private let database: LedgerDatabase
    private let newest: LedgerHead
    private var heads: ArraySlice<LedgerHead> = []
    private var nextSize = 0
    private static let batchCount = 256

    init(_ store: LedgerStore) throws(LedgerError) {
        self.store = store
        database = store.database
        newest = try database.head()
        head = newest.checkpoint
    }

    var headLocation: String { "\(database.path), table checkpoints" }

    func leaves(ofBundleAt first: Int) throws(LedgerError) -> [RawLeaf] {
        let count = min(TileCoordinate.fullWidth, newest.frontier.size - first)
        let leaves = try database.uncheckedLeaves(from: first, count: count)
        guard leaves.count == count else {
            throw LedgerError(.missing, at: location(ofEntry: first + leaves.count), "is missing")
        }
        return leaves.enumerated().map { RawLeaf(seq: first + $0, bytes: $1.bytes, storedHash: $1.hash) }
    }

    func location(ofEntry seq: Int) -> String { database.location(ofEntry: seq) }

    func check(_ tile: HashTile) throws(LedgerError) {
        guard store.hasTiles else { return }
        guard try database.tile(tile.coordinate, exactly: true) == tile.hashes else {
            throw LedgerError(
                .mismatch,
                at: "\(database.path), table tiles",
                "does not hold \(tile.coordinate.path) as the leaves give it"
            )
        }
    }

    mutating func check(_ frontier: TreeFrontier, key: VerifierKey) throws(LedgerError) {
        guard key == store.verifierKey else {
            throw LedgerError(.mismatch, at: database.path, "the newest head is not signed by the ledger's own key")
        }
        if heads.isEmpty, frontier.size >= nextSize {
            heads = try database.heads(fromSize: frontier.size, count: StoreContents.batchCount)[...]
            nextSize = heads.last.map { $0.frontier.size + 1 } ?? .max
        }
        guard let head = heads.first, head.frontier.size == frontier.size else { return }
        heads.removeFirst()
        let location = "\(database.path), checkpoint of size \(frontier.size)"
        _ = try locating(location) { try head.checkpoint.verified(by: [key]) }
        guard head.frontier == frontier else {
            throw LedgerError(.mismatch, at: location, "the leaves do not give the root that it signs")
        }
    }

    func finish(_ verified: VerifiedLog, tileCount: Int) throws(LedgerError) {
        let storedTileCount = store.hasTiles ? try database.tileCount() : tileCount
        guard storedTileCount == tileCount else {
            throw LedgerError(.mismatch, at: "\(database.path), table tiles", "does not hold \(tileCount) tiles")
        }
        let size = newest.frontier.size
        let (count, last) = try database.leafCount()
        guard count >= size, last ?? -1 == count - 1 else {
            throw LedgerError(.mismatch, at: database.path, "its leaves are not numbered without gaps")
        }
        for release in verified.releases where try database.releaseLeaf(release.digest) != release.seq {
            throw LedgerError(.mismatch, at: "\(database.path), table releases", "misses the release of \(release.seq)")
        }
        guard try database.releaseCount() >= verified.releases.count else {
            throw LedgerError(.mismatch, at: "\(database.path), table releases", "misses a release")
        }
        try LedgerDirectory(store).checkHistory()
    }
}
