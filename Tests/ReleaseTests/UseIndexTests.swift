// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Hashing
import MerkleLog
import Release
import ReleaseFixtures
import Testing

@Suite struct UseIndexTests {
    private static func key(_ number: Int) -> Digest { Digest.sha256(Array("key \(number)".utf8)) }

    /// Keys with lists of places, of every length from none to many.
    private static func lists(keyCount: Int) -> [Digest: [UsePlace]] {
        var lists: [Digest: [UsePlace]] = [:]
        for number in 0..<keyCount {
            let count = number % 97 == 0 ? 700 : 1 + number % 3
            lists[key(number)] = (0..<count).map { UsePlace(shard: ($0 * 7 + number) % 5, row: $0) }.sorted()
        }
        return lists
    }

    @Test(arguments: [0, 1, 2, 3, 300, 3000])
    func `an index answers every key with its whole list and every other key with its absence`(keyCount: Int) throws {
        let folder = try TemporaryFolder()
        let lists = UseIndexTests.lists(keyCount: keyCount)
        let writer = UseIndexWriter(spillFolder: folder.path)
        for (key, list) in lists { for place in list.reversed() { try writer.add(key, place) } }
        let summary = try writer.finish(into: folder.path)
        #expect(summary.keyCount == keyCount)
        let entries = lists.map { key, list in
            TrieEntry(key: key, value: MerkleTree(list.map { MerkleHash.leaf($0.bytes) }).root)
        }.sorted { $0.key < $1.key }
        #expect(summary.root == TrieRoot(entries[...]).hash)
        let index = try UseIndexReader(folder: folder.path)
        for (key, list) in lists {
            let answer = try index.answer(for: key)
            #expect(answer.places == list)
            #expect(answer.proof == TrieProof(key: key, in: entries[...]))
        }
        for number in 0..<500 {
            let key = Digest.sha256(Array("other \(number)".utf8))
            let answer = try index.answer(for: key)
            #expect(answer.places.isEmpty)
            #expect(answer.proof.answer(for: key, root: summary.root) == .absent)
        }
    }

    @Test func `records spilled and given twice make the same files`() throws {
        let lists = UseIndexTests.lists(keyCount: 400)
        let (first, second) = (try TemporaryFolder(), try TemporaryFolder())
        let writer = UseIndexWriter(spillFolder: first.path)
        for (key, list) in lists.sorted(by: { $0.key < $1.key }) { for place in list { try writer.add(key, place) } }
        let whole = try writer.finish(into: first.path)
        let spilling = UseIndexWriter(spillFolder: second.path, memoryByteCount: 4096)
        for (key, list) in lists {
            for place in list.reversed() { try spilling.add(key, place) }
        }
        try spilling.add(UseIndexTests.key(3), lists[UseIndexTests.key(3)]?.first ?? UsePlace(shard: 0, row: 0))
        #expect(try spilling.finish(into: second.path) == whole)
        for name in ["keys", "places"] {
            let (left, right) = (Path.join(first.path, name), Path.join(second.path, name))
            // The number of buckets follows the number of records, so that a record more may make another layout only.
            #expect(try InputFile.contents(of: left) == InputFile.contents(of: right))
        }
    }

    @Test func `no flipped bit of an index changes an answer`() throws {
        let folder = try TemporaryFolder()
        let writer = UseIndexWriter(spillFolder: folder.path)
        let lists = UseIndexTests.lists(keyCount: 20)
        for (key, list) in lists { for place in list.prefix(3) { try writer.add(key, place) } }
        let root = try writer.finish(into: folder.path).root
        let asked = [UseIndexTests.key(4), UseIndexTests.key(19), Digest.sha256([1])]
        let expected = try asked.map { try UseIndexReader(folder: folder.path).answer(for: $0).places }
        for name in ["keys", "places"] {
            let path = Path.join(folder.path, name)
            let bytes = try #require(try InputFile.contents(of: path))
            for bit in stride(from: 0, to: bytes.count * 8, by: 101) {
                var changed = bytes
                changed[bit / 8] ^= 1 << UInt8(bit % 8)
                try OutputFile.write(changed, to: path)
                guard let index = try? UseIndexReader(folder: folder.path), index.root == root else { continue }
                for (key, places) in zip(asked, expected) {
                    guard let answer = try? index.answer(for: key) else { continue }
                    #expect(answer.places == places)
                    #expect(answer.proof.answer(for: key, root: root) != nil)
                }
            }
            try OutputFile.write(bytes, to: path)
        }
    }
}
