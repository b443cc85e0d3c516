// SPDX-License-Identifier: EUPL-1.2

internal import Hashing
internal import MerkleLog

/// Leaves in the making: each is placed in the chain, signed and hashed, then the head over all of them.
struct LeafBatch: Sendable {
    private(set) var leaves: [StoredLeaf] = []
    private(set) var releases: [(digest: Digest, seq: Int)] = []
    /// The tiles that changed or came, those that are not full yet only after `head(signedBy:)`.
    private(set) var tiles: [HashTile] = []
    private var builder: TileBuilder
    private var frontier: TreeFrontier
    private let first: Int
    private var previous: Digest
    private var shards = ShardRun()
    private let keys: LedgerKeys
    private let time: String

    init(after frontier: TreeFrontier, tiles: TileBuilder, previous: Digest, keys: LedgerKeys, time: String) {
        self.frontier = frontier
        first = frontier.size
        builder = tiles
        self.previous = previous
        self.keys = keys
        self.time = time
    }

    mutating func append(_ statement: LedgerStatement) throws(LedgerError) {
        let seq = frontier.size
        let location = "statement \(frontier.size - first) (\(type(of: statement.content).type.rawValue))"
        guard !statement.content.subjects.isEmpty else {
            throw LedgerError(.refused, at: location, "has no subject")
        }
        let place = ChainPlace(
            seq: seq,
            prev: previous.hexadecimal,
            time: time,
            actor: keys.submitter.verifier.idText
        )
        let payload: [UInt8]
        if case .release(var release) = statement {
            release.shardLeaves = shards.leaves
            releases.append((release.digest, seq))
            payload = InTotoStatement.payload(of: release, at: place)
        } else {
            payload = InTotoStatement.payload(of: statement.content, at: place)
        }
        let bytes = try locating(location) { try DSSEEnvelope(signing: payload, with: keys.submitter).bytes }
        guard bytes.count <= EntryBundle.maximumEntryByteCount else {
            throw LedgerError(
                .oversize,
                at: location,
                "gives a leaf of \(bytes.count) bytes, \(EntryBundle.maximumEntryByteCount) fit",
                remedy: "name fewer sources or licences in one statement: make more, smaller shards"
            )
        }
        let leaf = StoredLeaf(hash: MerkleHash.leaf(bytes), bytes: bytes)
        if case .shard = statement { shards.append(leaf.hash, seq: seq) }
        leaves.append(leaf)
        frontier.append(leaf.hash)
        builder.append(leaf.hash) { tiles.append($0) }
        previous = leaf.hash
    }

    /// The leaves since the last time.
    mutating func takeLeaves() -> [StoredLeaf] {
        defer { leaves.removeAll(keepingCapacity: false) }
        return leaves
    }

    /// The head over all leaves; nothing is appended afterwards.
    mutating func head(signedBy key: LogKey) throws(LedgerError) -> LedgerHead {
        builder.finish { tiles.append($0) }
        let origin = key.verifier.name
        let checkpoint = Checkpoint(origin: origin, size: frontier.size, root: frontier.root)
        return LedgerHead(frontier: frontier, checkpoint: try locating(origin) { try key.sign(checkpoint) })
    }
}

/// The latest run of shard leaves that follow one another.
struct ShardRun {
    private var first = 0
    private var hashes: [Digest] = []

    mutating func append(_ leafHash: Digest, seq: Int) {
        if seq != first + hashes.count { self = ShardRun(first: seq) }
        hashes.append(leafHash)
    }

    init() {}

    private init(first: Int) { self.first = first }

    /// The whole run.
    var leaves: ShardLeaves { leaves(from: first) ?? ShardLeaves(first: 0, count: 0, root: MerkleHash.empty) }

    /// The run's end, from leaf `start` on; `nil` if the run does not reach so far back.
    func leaves(from start: Int) -> ShardLeaves? {
        guard start >= first, start < first + hashes.count else { return nil }
        var frontier = TreeFrontier()
        for hash in hashes[(start - first)...] { frontier.append(hash) }
        return ShardLeaves(first: start, count: frontier.size, root: frontier.root)
    }
}
