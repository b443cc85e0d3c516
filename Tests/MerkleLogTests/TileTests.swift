// SPDX-License-Identifier: EUPL-1.2

import Hashing
import MerkleLog
import Testing

struct TileTests {
    @Test(arguments: [
        (0, 256, "000"), (0, 17, "000.p/17"), (1, 256, "001"), (999, 1, "999.p/1"), (1000, 256, "x001/000"),
        (1_234_067, 256, "x001/x234/067"), (1_234_067, 255, "x001/x234/067.p/255"), (1_000_000, 256, "x001/x000/000"),
    ])
    func `paths are those of the specification`(index: Int, width: Int, name: String) {
        #expect(TileCoordinate(.hashes(level: 0), index: index, width: width).path == "tile/0/\(name)")
        #expect(TileCoordinate(.hashes(level: 12), index: index, width: width).path == "tile/12/\(name)")
        #expect(TileCoordinate(.entries, index: index, width: width).path == "tile/entries/\(name)")
    }

    /// Full tiles and width of the partial one, level by level, until a level has none.
    @Test(
        arguments: [
            (0, []), (1, [(0, 1)]), (255, [(0, 255)]), (256, [(1, 0), (0, 1)]), (257, [(1, 1), (0, 1)]),
            (511, [(1, 255), (0, 1)]), (512, [(2, 0), (0, 2)]), (65_535, [(255, 255), (0, 255)]),
            (65_536, [(256, 0), (1, 0), (0, 1)]), (65_537, [(256, 1), (1, 0), (0, 1)]),
            (70_000, [(273, 112), (1, 17), (0, 1)]),
        ] as [(Int, [(Int, Int)])]
    )
    func `a tree has the tiles that the specification counts`(size: Int, levels: [(Int, Int)]) {
        for (level, (full, partial)) in (levels + [(0, 0)]).enumerated() {
            let tiles = Array(TileCoordinate.all(.hashes(level: level), treeSize: size))
            #expect(tiles.count { $0.width == 256 } == full)
            #expect(tiles.filter { $0.width != 256 }.map(\.width) == (partial == 0 ? [] : [partial]))
            #expect(tiles.map(\.index) == Array(0..<tiles.count))
        }
        #expect(Array(TileCoordinate.all(.entries, treeSize: size)).map(\.width).reduce(0, +) == size)
    }

    @Test(arguments: [0, 1, 255, 256, 257, 700, 65_537])
    func `the builder makes each tile once, with the roots of the subtrees under it`(size: Int) {
        let leaves = (0..<size).map { MerkleHash.leaf([UInt8($0 & 0xFF), UInt8($0 >> 8 & 0xFF), UInt8($0 >> 16)]) }
        var made: [TileCoordinate: HashTile] = [:]
        var builder = TileBuilder()
        for leaf in leaves { builder.append(leaf) { made[$0.coordinate] = $0 } }
        builder.finish { made[$0.coordinate] = $0 }
        var expectedCount = 0
        for level in 0..<3 {
            let span = 1 << (8 * level)
            for coordinate in TileCoordinate.all(.hashes(level: level), treeSize: size) {
                expectedCount += 1
                let hashes = (0..<coordinate.width).map { offset in
                    let start = (coordinate.index * 256 + offset) * span
                    return MerkleTree(leaves[start..<(start + span)]).root
                }
                #expect(made[coordinate]?.hashes == hashes)
                #expect(made[coordinate]?.bytes == hashes.flatMap(\.bytes))
            }
        }
        #expect(made.count == expectedCount)
    }

    @Test func `bundles hold their entries, and nothing else passes for them`() throws {
        let entries = [[1, 2, 3], [], Array(repeating: 9, count: 65_535)] as [[UInt8]]
        let bytes = try EntryBundle.encode(entries)
        #expect(bytes.starts(with: [0, 3, 1, 2, 3, 0, 0, 0xFF, 0xFF, 9]))
        #expect(try EntryBundle.decode(bytes, count: 3) == entries)
        for wrong in [Array(bytes.dropLast()), bytes + [0], Array(bytes.dropFirst()), bytes + [0, 0]] {
            #expect(throws: MerkleLogError.self) { try EntryBundle.decode(wrong, count: 3) }
        }
        #expect(throws: MerkleLogError.self) { try EntryBundle.decode(bytes, count: 2) }
        #expect(throws: MerkleLogError.self) { try EntryBundle.decode(bytes, count: 4) }
        #expect(throws: MerkleLogError.self) { try EntryBundle.encode([Array(repeating: 0, count: 65_536)]) }
    }

    @Test(arguments: [1, 2, 255, 256, 257, 300, 511, 512, 513, 65_535, 65_536, 65_537, 70_000])
    func `proofs from tiles are those of the tree, and a builder goes on from them`(size: Int) throws {
        var tree = MerkleTree()
        var builder = TileBuilder()
        var tiles: [TileCoordinate: [Digest]] = [:]
        for number in 0..<size {
            let hash = MerkleHash.leaf(Array("\(number)".utf8))
            tree.append(hash)
            builder.append(hash) { tiles[$0.coordinate] = $0.hashes }
        }
        builder.finish { tiles[$0.coordinate] = $0.hashes }
        let hashes = TileHashes(
            treeSize: size,
            load: { tile throws(Missing) in tiles[tile] },
            missing: { Missing(tile: $0) }
        )
        #expect(try hashes.root() == tree.root)
        for index in Set([0, 1, 254, 255, 256, size / 2, size - 257, size - 256, size - 2, size - 1])
        where index >= 0 && index < size {
            #expect(
                try hashes.inclusionProof(leafIndex: index) == tree.inclusionProof(leafIndex: index, treeSize: size)
            )
            #expect(
                try hashes.consistencyProof(oldSize: index) == tree.consistencyProof(oldSize: index, newSize: size)
            )
        }
        var again = try TileBuilder(continuing: size) { tile in
            guard let hashes = tiles[tile] else { throw Missing(tile: tile) }
            return hashes
        }
        #expect(again.leafCount == size)
        var (left, right): ([HashTile], [HashTile]) = ([], [])
        for number in 0..<300 {
            let hash = MerkleHash.leaf(Array("more \(number)".utf8))
            builder.append(hash) { left.append($0) }
            again.append(hash) { right.append($0) }
        }
        builder.finish { left.append($0) }
        again.finish { right.append($0) }
        #expect(left == right)
    }

    private struct Missing: Error { var tile: TileCoordinate }
}
