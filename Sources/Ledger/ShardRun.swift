// SPDX-License-Identifier: EUPL-1.2

internal import Hashing
internal import MerkleLog

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
