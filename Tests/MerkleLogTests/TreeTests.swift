// SPDX-License-Identifier: EUPL-1.2

import Bytes
import Hashing
import MerkleLog
import Testing

struct TreeTests {
    @Test(arguments: [
        (0, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="), (1, "0Nc2CrefWKseHj/mStd+LqC8B+NrX0btIiPt2SmN+ek="),
        (2, "T1X2GdkhUjV3iyufF9b0kVsWFxIU0VI4EpNml2Teci4="), (3, "Wqx3HImawpLnS/Gv4ubjAvi1WIOy0b8Ze0amvqbavKk="),
        (15, "rKbDipCvhuX1GZ7g5BBe8sA6BbJ7ja/1nk427v383cs="),
    ])
    func `roots are those of the published test log`(size: Int, root: String) {
        let words = "one two three four five six seven eit nain ten ileven twelf threeten fourten fivten"
        var frontier = TreeFrontier()
        for word in words.split(separator: " ").prefix(size) { frontier.append(MerkleHash.leaf(Array(word.utf8))) }
        #expect(frontier.size == size)
        #expect(Base64.encode(frontier.root.bytes) == root)
    }

    @Test func `growing leaf by leaf gives the roots of the standard's recursion`() {
        let entries = sampleEntries(140)
        var frontier = TreeFrontier()
        let tree = MerkleTree(entries.map(MerkleHash.leaf))
        for size in 0...entries.count {
            let expected = ReferenceTree.root(entries[..<size])
            #expect(frontier.root == expected)
            #expect(tree.root(size: size) == expected)
            if size < entries.count { frontier.append(MerkleHash.leaf(entries[size])) }
        }
    }

    @Test func `a kept frontier goes on as if it had never been put away`() throws {
        var frontier = TreeFrontier()
        for entry in sampleEntries(100) {
            frontier.append(MerkleHash.leaf(entry))
            let restored = try #require(TreeFrontier(size: frontier.size, subtrees: frontier.subtrees))
            #expect(restored == frontier)
        }
        #expect(TreeFrontier(size: 3, subtrees: Array(repeating: .zero, count: 3)) == nil)
        #expect(TreeFrontier(size: -1, subtrees: Array(repeating: .zero, count: 64)) == nil)
    }
}
