// SPDX-License-Identifier: EUPL-1.2

import Bytes
import Hashing
import MerkleLog
import Testing

@Suite struct PrefixTrieTests {
    private static func entries(_ count: Int) -> [TrieEntry] {
        (0..<count).map { number in
            TrieEntry(key: Digest.sha256(Array("k\(number)".utf8)), value: Digest.sha256(Array("v\(number)".utf8)))
        }.sorted { $0.key < $1.key }
    }

    @Test(arguments: [
        (0, "0000000000000000000000000000000000000000000000000000000000000000"),
        (1, "a9d2720e0775c375a8a0b61e9db8ffcee6179b001e29450555d461c818c876b6"),
        (2, "48177e28ef2dc04e14d5e39bf351e827e171e32da891b93c1fe7f7cb5e02b7fe"),
        (3, "cfde3a01faa6fa4af50473fab901201b9113f0d0b49667ab1fe818f8c52287f8"),
        (17, "73f21a0d45a15b2ebedc01bff0e8c836d74222979a93be77dab5e3ebc463771f"),
        (1000, "6a4143a300ea529149d91250f7283bd9627ff5549576a2dd109838ffbe784ed2"),
    ])
    func `roots are those of the published vectors`(count: Int, root: String) {
        #expect(TrieRoot(PrefixTrieTests.entries(count)[...]).hash.hexadecimal == root)
    }

    @Test(arguments: [0, 1, 2, 3, 17, 300])
    func `every key is proved present with its value, and others absent`(count: Int) {
        let entries = PrefixTrieTests.entries(count)
        let root = TrieRoot(entries[...]).hash
        for entry in entries {
            let proof = TrieProof(key: entry.key, in: entries[...])
            #expect(proof.answer(for: entry.key, root: root) == .present(entry.value))
        }
        for number in 0..<200 {
            let key = Digest.sha256(Array("absent\(number)".utf8))
            #expect(TrieProof(key: key, in: entries[...]).answer(for: key, root: root) == .absent)
        }
    }

    @Test func `joining halves gives the root of the whole, wherever they part`() {
        let entries = PrefixTrieTests.entries(40)
        let whole = TrieRoot(entries[...])
        func joined(_ part: ArraySlice<TrieEntry>, depth: Int, to limit: Int) -> TrieRoot {
            guard depth < limit else { return TrieRoot(part, depth: depth) }
            let left = part.prefix { !$0.key.bit(depth) }
            return TrieRoot(
                joining: joined(left, depth: depth + 1, to: limit),
                joined(part[left.endIndex...], depth: depth + 1, to: limit)
            )
        }
        for limit in 0...12 { #expect(joined(entries[...], depth: 0, to: limit) == whole) }
    }

    @Test func `no changed proof answers otherwise`() {
        let entries = PrefixTrieTests.entries(50)
        let root = TrieRoot(entries[...]).hash
        let absent = Digest.sha256(Array("absent".utf8))
        for key in [entries[7].key, absent] {
            let proof = TrieProof(key: key, in: entries[...])
            let answer = proof.answer(for: key, root: root)
            var changed: [TrieProof] = [TrieProof(siblings: proof.siblings, terminal: nil)]
            changed += entries.map { TrieProof(siblings: proof.siblings, terminal: $0) }
            changed += proof.siblings.indices.map { index in
                var siblings = proof.siblings
                siblings[index] = Digest.sha256(siblings[index].bytes)
                return TrieProof(siblings: siblings, terminal: proof.terminal)
            }
            changed.append(TrieProof(siblings: proof.siblings + [.zero], terminal: proof.terminal))
            changed.append(TrieProof(siblings: proof.siblings.dropLast(), terminal: proof.terminal))
            for forged in changed where forged != proof {
                let forgedAnswer = forged.answer(for: key, root: root)
                #expect(forgedAnswer == nil || forgedAnswer == answer)
                #expect(forgedAnswer == nil)
            }
        }
    }

    @Test func `a terminal of another prefix proves no absence`() {
        // The operator hides a key by giving the true path of another one.
        let entries = PrefixTrieTests.entries(50)
        let root = TrieRoot(entries[...]).hash
        for hidden in entries {
            for other in entries where other != hidden {
                let proof = TrieProof(key: other.key, in: entries[...])
                #expect(proof.answer(for: hidden.key, root: root) == nil)
            }
        }
    }
}
