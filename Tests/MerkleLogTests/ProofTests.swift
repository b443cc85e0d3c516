// SPDX-License-Identifier: EUPL-1.2

import Hashing
import MerkleLog
import Testing

struct ProofTests {
    private let entries = sampleEntries(64)
    private let tree = MerkleTree(sampleEntries(64).map(MerkleHash.leaf))

    /// Every way to spoil a path: a bit of each hash, one hash less, one more, two in the other order.
    private func mutations(of path: [Digest]) -> [[Digest]] {
        var all = [path + [.zero], [.zero] + path]
        for index in path.indices {
            var bytes = path[index].bytes
            bytes[index % Digest.byteCount] ^= 1 << UInt8(index % 8)
            var flipped = path
            flipped[index] = Digest(bytes) ?? .zero
            var shorter = path
            shorter.remove(at: index)
            all += [flipped, shorter]
            if index > 0 {
                var swapped = path
                swapped.swapAt(index - 1, index)
                all.append(swapped)
            }
        }
        return all
    }

    @Test func `inclusion proofs are the standard's, hold, and hold for nothing else`() {
        for size in 1...64 {
            let root = tree.root(size: size)
            for index in 0..<size {
                let leaf = MerkleHash.leaf(entries[index])
                let proof = tree.inclusionProof(leafIndex: index, treeSize: size)
                #expect(proof.path == ReferenceTree.path(index, entries[..<size]))
                #expect(proof.verify(leafHash: leaf, root: root))
                #expect(!proof.verify(leafHash: root, root: leaf) || size == 1)
                #expect(!proof.verify(leafHash: leaf, root: .zero))
                for path in mutations(of: proof.path) {
                    let wrong = InclusionProof(leafIndex: index, treeSize: size, path: path)
                    #expect(!wrong.verify(leafHash: leaf, root: root))
                }
                for other in [index - 1, index + 1, size, -1, .max] where other != index {
                    let wrong = InclusionProof(leafIndex: other, treeSize: size, path: proof.path)
                    #expect(!wrong.verify(leafHash: leaf, root: root))
                }
            }
        }
    }

    @Test func `consistency proofs are the standard's, hold, and hold for nothing else`() {
        for new in 0...64 {
            let newRoot = tree.root(size: new)
            for old in 0...new {
                let oldRoot = tree.root(size: old)
                let proof = tree.consistencyProof(oldSize: old, newSize: new)
                #expect(proof.path == ReferenceTree.proof(old, entries[..<new]))
                #expect(proof.verify(oldRoot: oldRoot, newRoot: newRoot))
                #expect(!proof.verify(oldRoot: .zero, newRoot: newRoot))
                if old > 0 { #expect(!proof.verify(oldRoot: oldRoot, newRoot: .zero)) }
                for path in mutations(of: proof.path) {
                    let wrong = ConsistencyProof(oldSize: old, newSize: new, path: path)
                    #expect(!wrong.verify(oldRoot: oldRoot, newRoot: newRoot))
                }
            }
        }
        #expect(!ConsistencyProof(oldSize: 2, newSize: 1, path: []).verify(oldRoot: .zero, newRoot: .zero))
    }

    // All sizes up to 300; here the proofs are spoilt in one way each, another for each pair.
    @Test func `every proof of trees up to 300 leaves holds, and none that was spoilt`() {
        let entries = sampleEntries(300)
        let tree = MerkleTree(entries.map(MerkleHash.leaf))
        let roots = (0...300).map { tree.root(size: $0) }
        let leaves = entries.map(MerkleHash.leaf)
        for new in 0...300 {
            for old in 0...new {
                let consistency = tree.consistencyProof(oldSize: old, newSize: new)
                #expect(consistency.verify(oldRoot: roots[old], newRoot: roots[new]))
                let ways = mutations(of: consistency.path)
                let spoilt = ConsistencyProof(oldSize: old, newSize: new, path: ways[(old * 7 + new) % ways.count])
                #expect(!spoilt.verify(oldRoot: roots[old], newRoot: roots[new]))
                guard old < new else { continue }
                let inclusion = tree.inclusionProof(leafIndex: old, treeSize: new)
                #expect(inclusion.verify(leafHash: leaves[old], root: roots[new]))
                let others = mutations(of: inclusion.path)
                let wrong = InclusionProof(leafIndex: old, treeSize: new, path: others[(old * 5 + new) % others.count])
                #expect(!wrong.verify(leafHash: leaves[old], root: roots[new]))
            }
        }
    }
}
