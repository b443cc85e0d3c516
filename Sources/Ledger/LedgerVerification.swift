// SPDX-License-Identifier: EUPL-1.2

public import Hashing
public import MerkleLog

/// A log that was found to be whole and signed by a key that the verifier holds.
public struct VerifiedLog: Sendable, Hashable {
    /// The tree head that was verified.
    public let checkpoint: Checkpoint
    /// The held key that signed it.
    public let key: VerifierKey
    /// The leaves that seal releases, in order, by the digest of the release.
    public let releases: [SealedRelease]

    /// The latest leaf that seals a release; `nil` if none does.
    public func release(_ digest: Digest) -> SealedRelease? { releases.last { $0.digest == digest } }
}

/// Where a release is sealed in a verified log.
public struct SealedRelease: Sendable, Hashable {
    /// The digest of its `release.json`.
    public let digest: Digest
    /// The number of the leaf.
    public let seq: Int
}

/// Verifies a published copy of a log: signature by a held key, size, chain, tree, statements' signatures, hash tiles.
///
/// Every leaf is read once, in order, and given to `body` after it has passed its own checks; only when the function
/// returns is the whole known to be what the checkpoint signs. Memory does not grow with the log.
public func verifyLog(
    _ log: LogReader,
    keys: [VerifierKey],
    forEach body: (LedgerEntry) throws -> Void = { _ in }
) throws -> VerifiedLog {
    let location = "\(log.folder)/\(LedgerStore.checkpointName)"
    var verification = try Verification(of: log.checkpoint, at: location, keys: keys)
    var tiles = TileBuilder()
    for bundle in TileCoordinate.all(.entries, treeSize: log.size) {
        for (offset, bytes) in try log.read(bundle).enumerated() {
            let seq = bundle.index * TileCoordinate.fullWidth + offset
            let entry = try verification.take(bytes, at: log.location(of: bundle, entry: seq))
            try tiles.append(entry.leafHash) { tile in try log.check(tile) }
            try body(entry)
        }
    }
    try tiles.finish { tile in try log.check(tile) }
    return try verification.finish()
}

/// Verifies a ledger's database: as for a published copy, and that every checkpoint ever signed, the derived table of
/// releases and the published checkpoint agree with the leaves.
public func verifyLog(
    _ store: LedgerStore,
    keys: [VerifierKey],
    forEach body: (LedgerEntry) throws -> Void = { _ in }
) throws -> VerifiedLog {
    let database = store.database
    let head = try database.head()
    let location = "\(database.path), table checkpoints"
    var verification = try Verification(of: head.checkpoint, at: location, keys: keys)
    guard head.checkpoint.checkpoint.origin == store.origin, keys.contains(store.verifierKey) else {
        throw LedgerError(.mismatch, at: database.path, "the newest checkpoint is not signed by the ledger's own key")
    }
    var audit = DatabaseAudit(database, key: verification.key)
    try audit.check(verification.frontier)
    while verification.frontier.size < head.frontier.size {
        let first = verification.frontier.size
        let count = min(TileCoordinate.fullWidth, head.frontier.size - first)
        let leaves = try database.leaves(from: first, count: count)
        guard !leaves.isEmpty else { throw LedgerError(.missing, at: "\(database.path), entry \(first)", "is missing") }
        for (offset, leaf) in leaves.enumerated() {
            let entry = try verification.take(leaf.bytes, at: "\(database.path), entry \(first + offset)")
            try audit.check(verification.frontier)
            try body(entry)
        }
    }
    let verified = try verification.finish()
    try audit.finish(releases: verified.releases, size: head.frontier.size)
    _ = try LedgerDirectory(store).checkHistory()
    return verified
}

/// What both kinds of logs have in common.
private struct Verification {
    let key: VerifierKey
    private let checkpoint: Checkpoint
    private let location: String
    private var chain: ChainVerifier
    private var releases: [SealedRelease] = []

    init(of signed: SignedCheckpoint, at location: String, keys: [VerifierKey]) throws(LedgerError) {
        key = try locating(location) { try signed.verified(by: keys) }
        checkpoint = signed.checkpoint
        self.location = location
        chain = ChainVerifier(submitters: [key])
    }

    var frontier: TreeFrontier { chain.frontier }

    mutating func take(_ bytes: [UInt8], at location: String) throws(LedgerError) -> LedgerEntry {
        let entry = try chain.take(bytes, at: location)
        if entry.type == .release, let subject = entry.subjects.first {
            releases.append(SealedRelease(digest: subject.digest, seq: entry.seq))
        }
        return entry
    }

    func finish() throws(LedgerError) -> VerifiedLog {
        guard chain.frontier.size == checkpoint.size, chain.frontier.root == checkpoint.root else {
            throw LedgerError(.mismatch, at: location, "the leaves do not give the root that the checkpoint signs")
        }
        return VerifiedLog(checkpoint: checkpoint, key: key, releases: releases)
    }
}

/// Checks what the database derives from its leaves.
private struct DatabaseAudit {
    private let database: LedgerDatabase
    private let key: VerifierKey
    private var heads: ArraySlice<LedgerHead> = []
    private var nextSize = 0
    private static let batchCount = 256

    init(_ database: LedgerDatabase, key: VerifierKey) {
        self.database = database
        self.key = key
    }

    /// Checks the checkpoint that was signed at this size, if one was; sizes must come in order.
    mutating func check(_ frontier: TreeFrontier) throws(LedgerError) {
        if heads.isEmpty, frontier.size >= nextSize {
            heads = try database.heads(fromSize: frontier.size, count: DatabaseAudit.batchCount)[...]
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

    func finish(releases: [SealedRelease], size: Int) throws(LedgerError) {
        let (count, last) = try database.leafCount()
        guard count >= size, last ?? -1 == count - 1 else {
            throw LedgerError(.mismatch, at: database.path, "its leaves are not numbered without gaps")
        }
        for release in releases where try database.releaseLeaf(release.digest) != release.seq {
            throw LedgerError(.mismatch, at: "\(database.path), table releases", "misses the release of \(release.seq)")
        }
        guard try database.releaseCount() >= releases.count else {
            throw LedgerError(.mismatch, at: "\(database.path), table releases", "misses a release")
        }
    }
}
