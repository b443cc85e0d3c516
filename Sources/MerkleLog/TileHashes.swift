// SPDX-License-Identifier: EUPL-1.2

public import Hashing

/// Makes proofs from hash tiles, reading the few that they need: some two for each 256-fold of the log's size.
public struct TileHashes<Failure: Error> {
    /// The number of leaves in the tree.
    public let treeSize: Int
    private let load: (TileCoordinate) throws(Failure) -> [Digest]?
    private let missing: (TileCoordinate) -> Failure

    /// Hashes that `load` reads: as many as the coordinate's width says, or `nil`, which `missing` turns into an error.
    public init(
        treeSize: Int,
        load: @escaping (TileCoordinate) throws(Failure) -> [Digest]?,
        missing: @escaping (TileCoordinate) -> Failure
    ) {
        self.treeSize = treeSize
        self.load = load
        self.missing = missing
    }

    /// The root over all leaves.
    public func root() throws(Failure) -> Digest {
        if treeSize == 0 { return MerkleHash.empty }
        var tiles: [TileCoordinate: [Digest]] = [:]
        return try TreeRange(start: 0, end: treeSize).hash { level, index throws(Failure) in
            try subtree(level, index, &tiles)
        }
    }

    /// The proof that a leaf lies in the tree.
    public func inclusionProof(leafIndex: Int) throws(Failure) -> InclusionProof {
        var tiles: [TileCoordinate: [Digest]] = [:]
        return try InclusionProof(leafIndex: leafIndex, treeSize: treeSize) { level, index throws(Failure) in
            try subtree(level, index, &tiles)
        }
    }

    /// The proof that a tree of `oldSize` leaves is the beginning of this one.
    public func consistencyProof(oldSize: Int) throws(Failure) -> ConsistencyProof {
        var tiles: [TileCoordinate: [Digest]] = [:]
        return try ConsistencyProof(oldSize: oldSize, newSize: treeSize) { level, index throws(Failure) in
            try subtree(level, index, &tiles)
        }
    }

    /// The root of a perfect subtree, from the tile that holds the hashes below it.
    private func subtree(
        _ level: Int,
        _ index: Int,
        _ tiles: inout [TileCoordinate: [Digest]]
    ) throws(Failure) -> Digest {
        let tileLevel = level / TileCoordinate.height
        let count = 1 << (level % TileCoordinate.height)
        let first = index * count
        let coordinate = TileCoordinate.holding(hash: first, level: tileLevel, treeSize: treeSize)
        let hashes: [Digest]
        if let known = tiles[coordinate] {
            hashes = known
        } else {
            guard let loaded = try load(coordinate), loaded.count == coordinate.width else { throw missing(coordinate) }
            hashes = loaded
            tiles[coordinate] = loaded
        }
        let offset = first % TileCoordinate.fullWidth
        var frontier = TreeFrontier()
        for hash in hashes[offset..<(offset + count)] { frontier.append(hash) }
        return frontier.root
    }
}
