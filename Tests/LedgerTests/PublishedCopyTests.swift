// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Hashing
import Ledger
import MerkleLog
import Testing

struct PublishedCopyTests {
    private let folder: TemporaryFolder
    private let keys: [VerifierKey]

    init() throws {
        folder = try TemporaryFolder()
        keys = [try Sample.key().verifier]
    }

    @Test(arguments: [0, 1, 255, 256, 257, 600])
    func `a copy verifies, and has the files that the specification names`(size: Int) throws {
        let ledger = try Sample.ledger(in: folder)
        let statements = (0..<size).map { LedgerStatement.shard(Sample.shard($0)) }
        _ = try ledger.append(statements, time: Sample.time)
        let path = folder.child("copy")
        try ledger.exportLog(to: path)
        let levels = size >= 256 ? [TileCoordinate.Kind.hashes(level: 0), .hashes(level: 1)] : [.hashes(level: 0)]
        let tiles = (levels + [.entries]).flatMap { TileCoordinate.all($0, treeSize: size).map(\.path) }
        let expected = (tiles + ["checkpoint"]).map { Path.join(path, $0) }
        #expect(try TemporaryFolder.contents(of: path).keys.sorted() == expected.sorted())
        let copy = try LogReader(folder: path)
        var seen: [LedgerEntry] = []
        #expect(try verifyLog(copy, keys: keys) { seen.append($0) }.checkpoint == ledger.checkpoint().checkpoint)
        #expect(try seen == ledger.entries(from: 0, count: size))
        #expect(try copy.entries(from: 0, count: size) == seen)
        let last = max(size - 2, 0)
        #expect(try copy.entries(from: last, count: .max).map(\.seq) == Array(last..<size))
        if size > 258 { #expect(try copy.entries(from: 254, count: 4).map(\.seq) == [254, 255, 256, 257]) }
    }

    @Test func `a copy is brought up to date, and another log's is left alone`() throws {
        let ledger = try Sample.ledger(in: folder)
        let path = folder.child("copy")
        for name in ["a", "b", "c"] {
            _ = try ledger.append(Sample.build(name), time: Sample.time)
            try ledger.exportLog(to: path)
            #expect(try verifyLog(LogReader(folder: path), keys: keys).checkpoint.size == ledger.size)
        }
        try ledger.exportLog(to: path)
        let before = try TemporaryFolder.contents(of: path)
        let elsewhere = try TemporaryFolder()
        let other = try Sample.ledger(in: elsewhere)
        _ = try other.append(Sample.build("z"), time: Sample.time)
        #expect(throws: LedgerError.self) { try other.exportLog(to: path) }
        #expect(try TemporaryFolder.contents(of: path) == before)
    }

    @Test func `copies of one ledger are the same, byte for byte`() throws {
        let ledger = try Sample.ledger(in: folder)
        _ = try ledger.append(Sample.build(), time: Sample.time)
        for name in ["one", "two"] { try ledger.exportLog(to: folder.child(name)) }
        let files = try ["one", "two"].map { name in
            try TemporaryFolder.contents(of: folder.child(name)).sorted { $0.key < $1.key }.map(\.value)
        }
        #expect(files[0] == files[1])
    }

    @Test func `a log signed by a key that is not held is not verified`() throws {
        let ledger = try Sample.ledger(in: folder)
        _ = try ledger.append(Sample.build(), time: Sample.time)
        try ledger.exportLog(to: folder.child("copy"))
        let copy = try LogReader(folder: folder.child("copy"))
        let others = [try Sample.key(2).verifier, try Sample.key(1, name: "example.org/other").verifier]
        for keys in [[], others] {
            for verify in [{ try verifyLog(copy, keys: keys) }, { try verifyLog(ledger, keys: keys) }] {
                #expect {
                    try verify()
                } throws: { error in
                    (error as? LedgerError)?.code == .unknownKey
                }
            }
        }
        #expect(try verifyLog(copy, keys: others + keys).key == keys[0])
    }

    @Test func `leaves and checkpoint cannot be exchanged for those of another log of the same key`() throws {
        let elsewhere = try TemporaryFolder()
        let (ours, theirs) = (try Sample.ledger(in: folder), try Sample.ledger(in: elsewhere))
        _ = try ours.append(Sample.build("a"), time: Sample.time)
        _ = try theirs.append(Sample.build("b"), time: Sample.time)
        try ours.exportLog(to: folder.child("ours"))
        try theirs.exportLog(to: folder.child("theirs"))
        for name in ["checkpoint", "tile/entries/000.p/8", "tile/0/000.p/8"] {
            let target = Path.join(folder.child("ours"), name)
            let original = try #require(try InputFile.contents(of: target))
            let foreign = try #require(try InputFile.contents(of: Path.join(folder.child("theirs"), name)))
            try OutputFile.write(foreign, to: target)
            #expect(throws: LedgerError.self) { try verifyLog(LogReader(folder: folder.child("ours")), keys: keys) }
            try Folder.remove(target)
            #expect(throws: LedgerError.self) { try verifyLog(LogReader(folder: folder.child("ours")), keys: keys) }
            try OutputFile.write(original, to: target)
        }
        #expect(throws: Never.self) { try verifyLog(LogReader(folder: folder.child("ours")), keys: keys) }
    }
}
