// SPDX-License-Identifier: EUPL-1.2

public import Hashing

/// The proof that a leaf lies at a place in a tree (RFC 6962, section 2.1.1).
public struct InclusionProof: Sendable, Hashable {
    /// The leaf's place, counted from 0.
    public var leafIndex: Int
    /// The number of leaves in the tree.
    public var treeSize: Int
    /// The siblings on the way up, the leaf's own first.
    public var path: [Digest]

    /// A proof as it was handed over; only `verify` tells whether it is one.
    public init(leafIndex: Int, treeSize: Int, path: [Digest]) {
        self.leafIndex = leafIndex
        self.treeSize = treeSize
        self.path = path
    }

    /// Makes the proof from the roots of perfect subtrees, asked for by level (0: leaves) and index in the level.
    public init<Failure: Error>(
        leafIndex: Int,
        treeSize: Int,
        subtree: (Int, Int) throws(Failure) -> Digest
    ) throws(Failure) {
        precondition(leafIndex >= 0 && leafIndex < treeSize, "no such leaf")
        var range = TreeRange(start: 0, end: treeSize)
        var path: [Digest] = []
        while range.end - range.start > 1 {
            let middle = range.middle
            if leafIndex < middle {
                path.append(try TreeRange(start: middle, end: range.end).hash(subtree: subtree))
                range.end = middle
            } else {
                path.append(try TreeRange(start: range.start, end: middle).hash(subtree: subtree))
                range.start = middle
            }
        }
        self.init(leafIndex: leafIndex, treeSize: treeSize, path: path.reversed())
    }

    /// Whether the proof shows that the leaf lies in the tree with this root (RFC 9162, section 2.1.3.2).
    public func verify(leafHash: Digest, root: Digest) -> Bool {
        guard leafIndex >= 0, leafIndex < treeSize else { return false }
        var node = leafIndex
        var last = treeSize - 1
        var hash = leafHash
        for sibling in path {
            guard last != 0 else { return false }
            if node & 1 == 1 || node == last {
                hash = MerkleHash.node(sibling, hash)
                while node & 1 == 0 && node != 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                hash = MerkleHash.node(hash, sibling)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 && hash == root
    }
}
