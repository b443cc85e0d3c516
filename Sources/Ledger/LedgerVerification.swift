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
    try verify(CopyContents(log: log), keys: keys, forEach: body)
}

/// Verifies a ledger's database: as for a published copy, and that every checkpoint ever signed, the derived tables and
/// what is known of the ledger outside agree with the leaves.
public func verifyLog(
    _ store: LedgerStore,
    keys: [VerifierKey],
    forEach body: (LedgerEntry) throws -> Void = { _ in }
) throws -> VerifiedLog {
    try verify(try StoreContents(store), keys: keys, forEach: body)
}

private func verify(
    _ contents: some LogContents,
    keys: [VerifierKey],
    forEach body: (LedgerEntry) throws -> Void
) throws -> VerifiedLog {
    var sequence = try LogSequence(of: contents, keys: keys)
    let checker = LeafChecker(submitters: [sequence.key])
    while let bundle = try sequence.nextBundle() {
        for leaf in bundle {
            let entry = try checker.check(leaf.bytes, at: contents.location(ofEntry: leaf.seq))
            try sequence.take(CheckedLeaf(seq: leaf.seq, storedHash: leaf.storedHash, entry: entry))
            try body(entry)
        }
    }
    return try sequence.finish()
}

/// What must be done leaf by leaf, in order: chain, tree, tiles, heads.
struct LogSequence {
    /// The held key that signed the head.
    let key: VerifierKey
    private var contents: any LogContents
    private let head: Checkpoint
    private var chain = ChainVerifier()
    private var tiles = TileBuilder()
    private var tileCount = 0
    private var readCount = 0
    private var releases: [SealedRelease] = []
    /// The roots of the trees whose size somebody wants to compare.
    private(set) var roots: [Int: Digest] = [:]

    init(of contents: any LogContents, keys: [VerifierKey], comparing sizes: [Int] = []) throws(LedgerError) {
        self.contents = contents
        head = contents.head.checkpoint
        key = try locating(contents.headLocation) { try contents.head.verified(by: keys) }
        for size in sizes { roots[size] = .zero }
        try checkHeads()
    }

    /// The leaves of the next bundle; `nil` after the last.
    mutating func nextBundle() throws(LedgerError) -> [RawLeaf]? {
        guard readCount < head.size else { return nil }
        let leaves = try contents.leaves(ofBundleAt: readCount)
        readCount += leaves.count
        return leaves
    }

    /// Takes the next leaf.
    mutating func take(_ leaf: CheckedLeaf) throws(LedgerError) {
        let entry = leaf.entry
        if let stored = leaf.storedHash, stored != entry.leafHash {
            throw LedgerDatabase.wrongHash(at: contents.location(ofEntry: leaf.seq))
        }
        let place = contents
        try chain.take(entry, at: place.location(ofEntry: leaf.seq))
        if entry.type == .release, let subject = entry.subjects.first {
            releases.append(SealedRelease(digest: subject.digest, seq: entry.seq))
        }
        try tiles.append(entry.leafHash) { tile throws(LedgerError) in
            tileCount += 1
            try contents.check(tile)
        }
        try checkHeads()
    }

    /// Checks the root, and what the place derives from the leaves.
    mutating func finish() throws(LedgerError) -> VerifiedLog {
        try tiles.finish { tile throws(LedgerError) in
            tileCount += 1
            try contents.check(tile)
        }
        guard chain.frontier.size == head.size, chain.frontier.root == head.root else {
            throw LedgerError(
                .mismatch,
                at: contents.headLocation,
                "the leaves do not give the root that the checkpoint signs"
            )
        }
        let verified = VerifiedLog(checkpoint: head, key: key, releases: releases)
        try contents.finish(verified, tileCount: tileCount)
        return verified
    }

    private mutating func checkHeads() throws(LedgerError) {
        try contents.check(chain.frontier, key: key)
        if !roots.isEmpty, roots[chain.frontier.size] != nil { roots[chain.frontier.size] = chain.frontier.root }
    }
}
