// SPDX-License-Identifier: EUPL-1.2

public import Hashing

/// A tree held in memory with all its inner hashes, for proofs; about 64 bytes a leaf.
public struct MerkleTree: Sendable {
    /// `levels[l][i]` is the root of the perfect subtree over the leaves `i << l` up to `(i + 1) << l`.
    private var levels: [[Digest]] = [[]]

    /// A tree without leaves.
    public init() {}

    /// A tree over leaves.
    public init(_ leafHashes: some Sequence<Digest>) {
        for leafHash in leafHashes { append(leafHash) }
    }

    /// The number of leaves.
    public var size: Int { levels[0].count }

    /// The root over all leaves.
    public var root: Digest { root(size: size) }

    /// Adds a leaf on the right.
    public mutating func append(_ leafHash: Digest) {
        levels[0].append(leafHash)
        var level = 0
        while levels[level].count.isMultiple(of: 2) {
            let below = levels[level]
            if levels.count == level + 1 { levels.append([]) }
            levels[level + 1].append(MerkleHash.node(below[below.count - 2], below[below.count - 1]))
            level += 1
        }
    }

    /// The root over the first `size` leaves, which must be there.
    public func root(size: Int) -> Digest {
        precondition(size <= self.size, "no such tree size")
        return size == 0 ? MerkleHash.empty : TreeRange(start: 0, end: size).hash { levels[$0][$1] }
    }

    /// The proof that a leaf lies in the tree of the first `treeSize` leaves.
    public func inclusionProof(leafIndex: Int, treeSize: Int) -> InclusionProof {
        precondition(treeSize <= size, "no such tree size")
        return InclusionProof(leafIndex: leafIndex, treeSize: treeSize) { levels[$0][$1] }
    }

    /// The proof that the tree of `oldSize` leaves is the beginning of the tree of `newSize` leaves.
    public func consistencyProof(oldSize: Int, newSize: Int) -> ConsistencyProof {
        precondition(newSize <= size, "no such tree size")
        return ConsistencyProof(oldSize: oldSize, newSize: newSize) { levels[$0][$1] }
    }
}

/// A run of leaves as the recursion of RFC 6962 meets it: `start` is a multiple of the power of two that splits it.
struct TreeRange {
    var start: Int
    var end: Int

    /// Where RFC 6962 splits the range: after the largest power of two below its length.
    var middle: Int {
        start + 1 << (Int.bitWidth - 1 - (end - start - 1).leadingZeroBitCount)
    }

    /// The hash of the range, from the roots of perfect subtrees, asked for by level and index.
    func hash<Failure: Error>(subtree: (Int, Int) throws(Failure) -> Digest) throws(Failure) -> Digest {
        let count = end - start
        if count.nonzeroBitCount == 1 {
            let level = count.trailingZeroBitCount
            return try subtree(level, start >> level)
        }
        let left = try TreeRange(start: start, end: middle).hash(subtree: subtree)
        return MerkleHash.node(left, try TreeRange(start: middle, end: end).hash(subtree: subtree))
    }
}
