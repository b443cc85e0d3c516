// SPDX-License-Identifier: EUPL-1.2

public import Hashing

/// What must be kept of a tree to append to it and to know its root: the roots of the perfect subtrees that cover it.
///
/// A tree of 13 = 8 + 4 + 1 leaves has three of them. Appending costs one hash on average, the root log₂ n.
public struct TreeFrontier: Sendable, Hashable {
    /// The number of leaves.
    public private(set) var size: Int
    /// The roots of the perfect subtrees from left to right, so the largest first: one for each one-bit of `size`.
    public private(set) var subtrees: [Digest]

    /// The frontier of a tree without leaves.
    public init() {
        size = 0
        subtrees = []
    }

    /// A frontier that was kept; `nil` if the number of subtrees does not fit the size.
    public init?(size: Int, subtrees: [Digest]) {
        guard size >= 0, size.nonzeroBitCount == subtrees.count else { return nil }
        self.size = size
        self.subtrees = subtrees
    }

    /// Adds a leaf on the right.
    public mutating func append(_ leafHash: Digest) {
        var hash = leafHash
        var rest = size
        while rest & 1 == 1 {
            hash = MerkleHash.node(subtrees.removeLast(), hash)
            rest >>= 1
        }
        subtrees.append(hash)
        size += 1
    }

    /// The root of the tree.
    public var root: Digest {
        guard var hash = subtrees.last else { return MerkleHash.empty }
        for subtree in subtrees.dropLast().reversed() { hash = MerkleHash.node(subtree, hash) }
        return hash
    }
}
