// SPDX-License-Identifier: EUPL-1.2

internal import Hashing
internal import MerkleLog

/// The tree that grows by the leaves of one batch: its tiles, the releases that are sealed, and the head over all of it.
struct LeafBatch {
    private(set) var releases: [(digest: Digest, seq: Int)] = []
    /// The tiles that changed or came, those that are not full yet only after `head(signedBy:)`.
    private(set) var tiles: [HashTile] = []
    private var builder: TileBuilder
    private var frontier: TreeFrontier

    init(after frontier: TreeFrontier, tiles: TileBuilder) {
        self.frontier = frontier
        builder = tiles
    }

    /// The number of leaves in the tree.
    var size: Int { frontier.size }

    /// Takes the next leaf.
    mutating func append(_ leaf: SignedLeaf) {
        if let release = leaf.release { releases.append((release, frontier.size)) }
        frontier.append(leaf.stored.hash)
        builder.append(leaf.stored.hash) { tiles.append($0) }
    }

    /// The head over all leaves; nothing is appended afterwards.
    mutating func head(signedBy key: LogKey) throws(LedgerError) -> LedgerHead {
        builder.finish { tiles.append($0) }
        let origin = key.verifier.name
        let checkpoint = Checkpoint(origin: origin, size: frontier.size, root: frontier.root)
        return LedgerHead(frontier: frontier, checkpoint: try locating(origin) { try key.sign(checkpoint) })
    }
}
