// SPDX-License-Identifier: EUPL-1.2

public import Hashing

/// The proof that one tree is the beginning of another (RFC 6962, section 2.1.2).
public struct ConsistencyProof: Sendable, Hashable {
    /// The number of leaves in the smaller tree.
    public var oldSize: Int
    /// The number of leaves in the larger tree.
    public var newSize: Int
    /// The hashes of the subtrees that both roots are made from.
    public var path: [Digest]

    /// A proof as it was handed over; only `verify` tells whether it is one.
    public init(oldSize: Int, newSize: Int, path: [Digest]) {
        self.oldSize = oldSize
        self.newSize = newSize
        self.path = path
    }

    /// Makes the proof from the roots of perfect subtrees, asked for by level (0: leaves) and index in the level.
    public init<Failure: Error>(
        oldSize: Int,
        newSize: Int,
        subtree: (Int, Int) throws(Failure) -> Digest
    ) throws(Failure) {
        precondition(oldSize >= 0 && oldSize <= newSize, "no such tree sizes")
        self.init(oldSize: oldSize, newSize: newSize, path: [])
        guard oldSize > 0, oldSize < newSize else { return }
        var range = TreeRange(start: 0, end: newSize)
        // While the old tree is a whole subtree on the left edge, the verifier has its root already.
        var isOldRootKnown = true
        while range.end != oldSize {
            let middle = range.middle
            if oldSize <= middle {
                path.append(try TreeRange(start: middle, end: range.end).hash(subtree: subtree))
                range.end = middle
            } else {
                path.append(try TreeRange(start: range.start, end: middle).hash(subtree: subtree))
                range.start = middle
                isOldRootKnown = false
            }
        }
        if !isOldRootKnown { path.append(try range.hash(subtree: subtree)) }
        path.reverse()
    }

    /// Whether the proof shows that the old tree is the beginning of the new one (RFC 9162, section 2.1.4.2).
    public func verify(oldRoot: Digest, newRoot: Digest) -> Bool {
        guard oldSize >= 0, oldSize <= newSize else { return false }
        if oldSize == newSize { return path.isEmpty && oldRoot == newRoot }
        if oldSize == 0 { return path.isEmpty && oldRoot == MerkleHash.empty }
        guard !path.isEmpty else { return false }
        var hashes = path[...]
        let seed = oldSize.nonzeroBitCount == 1 ? oldRoot : hashes.removeFirst()
        return fold(hashes, from: seed, oldRoot: oldRoot, newRoot: newRoot)
    }

    private func fold(_ hashes: ArraySlice<Digest>, from seed: Digest, oldRoot: Digest, newRoot: Digest) -> Bool {
        let shift = (oldSize - 1).trailingOneBitCount
        var node = (oldSize - 1) >> shift
        var last = (newSize - 1) >> shift
        var oldHash = seed
        var newHash = seed
        for hash in hashes {
            guard last != 0 else { return false }
            if node & 1 == 1 || node == last {
                oldHash = MerkleHash.node(hash, oldHash)
                newHash = MerkleHash.node(hash, newHash)
                while node & 1 == 0 && node != 0 {
                    node >>= 1
                    last >>= 1
                }
            } else {
                newHash = MerkleHash.node(newHash, hash)
            }
            node >>= 1
            last >>= 1
        }
        return last == 0 && oldHash == oldRoot && newHash == newRoot
    }
}

extension Int {
    /// The number of one-bits below the lowest zero-bit.
    fileprivate var trailingOneBitCount: Int { (~self).trailingZeroBitCount }
}
