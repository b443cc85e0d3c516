// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Hashing
import Ledger
import MerkleLog
import Testing

struct StoreTests {
    private let folder: TemporaryFolder
    private let keys: [VerifierKey]

    init() throws {
        folder = try TemporaryFolder()
        keys = [try Sample.key().verifier]
    }

    private func code(_ body: () throws -> Void) -> LedgerError.Code? {
        do {
            try body()
            return nil
        } catch {
            return (error as? LedgerError)?.code
        }
    }

    @Test func `what is appended is there after reopening, and verifies`() throws {
        var checkpoints = [try Sample.ledger(in: folder).checkpoint().checkpoint]
        #expect(checkpoints[0] == Checkpoint(origin: Sample.origin, size: 0, root: MerkleHash.empty))
        for round in 0..<3 {
            let ledger = try LedgerStore(openingAt: folder.child("ledger"))
            checkpoints.append(try ledger.append(Sample.build("release \(round)"), time: Sample.time))
            #expect(try ledger.size == 8 * (round + 1))
        }
        let ledger = try LedgerStore(openingAt: folder.child("ledger"), isReadOnly: true)
        let entries = try ledger.entries(from: 0, count: 1000)
        #expect(entries.map(\.seq) == Array(0..<24))
        #expect(entries.map(\.previousLeafHash) == [.zero] + entries.dropLast().map(\.leafHash))
        let tree = MerkleTree(entries.map(\.leafHash))
        #expect(checkpoints.map(\.root) == [0, 8, 16, 24].map { tree.root(size: $0) })
        var seen: [LedgerEntry] = []
        let verified = try verifyLog(ledger, keys: keys) { seen.append($0) }
        #expect(seen == entries)
        #expect(verified.checkpoint == checkpoints[3])
        #expect(verified.releases.map(\.seq) == [7, 15, 23])
        #expect(verified.release(Sample.digest("release 1"))?.seq == 15)
        #expect(verified.release(Sample.digest("release 9")) == nil)
        #expect(try ledger.entries(from: 20, count: 2).map(\.seq) == [20, 21])
        #expect(try ledger.entries(from: 24, count: 2).isEmpty)
    }

    @Test func `sealing the same release again appends nothing`() throws {
        let ledger = try Sample.ledger(in: folder)
        #expect(try !ledger.contains(releaseDigest: Sample.digest("demo")))
        let first = try ledger.append(Sample.build(), time: Sample.time)
        #expect(try ledger.contains(releaseDigest: Sample.digest("demo")))
        #expect(try ledger.append(Sample.build(), time: "2027-01-01T00:00:00Z") == first)
        #expect(try ledger.append([], time: Sample.time) == first)
        #expect(try ledger.size == 8)
    }

    @Test func `the same statements at the same time give the same leaves`() throws {
        let other = try TemporaryFolder()
        let first = try Sample.ledger(in: folder).append(Sample.build(), time: Sample.time)
        #expect(try Sample.ledger(in: other).append(Sample.build(), time: Sample.time) == first)
    }

    @Test(arguments: [
        "", "2026-09-01", "2026-09-01T12:00:00", "2026-09-01T12:00:00+00:00", "2026-09-01 12:00:00Z",
        "2026-13-01T12:00:00Z", "2026-09-01T24:00:00Z", "2026-09-01T12:00:00.5Z", "２026-09-01T12:00:00Z",
    ])
    func `a time that is not RFC 3339 in UTC is refused`(time: String) throws {
        let ledger = try Sample.ledger(in: folder)
        #expect(code { _ = try ledger.append(Sample.build(), time: time) } == .refused)
        #expect(try ledger.size == 0)
    }

    @Test func `a statement that does not fit into a leaf leaves the ledger as it was`() throws {
        let ledger = try Sample.ledger(in: folder)
        var shard = Sample.shard(0)
        shard.sources = (0..<900).map { ShardShare(id: "source-\($0)", documentCount: 1, tokenCount: 1) }
        _ = try ledger.append([.shard(shard)], time: Sample.time)
        shard.sources += (0..<900).map { ShardShare(id: "another-\($0)", documentCount: 1, tokenCount: 1) }
        #expect(code { _ = try ledger.append([.shard(shard)], time: Sample.time) } == .oversize)
        shard.files = []
        #expect(code { _ = try ledger.append([.shard(shard)], time: Sample.time) } == .refused)
        #expect(try ledger.size == 1)
        #expect(try verifyLog(ledger, keys: keys).checkpoint.size == 1)
    }

    @Test func `the key is its owner's alone, and not used otherwise`() throws {
        let ledger = try Sample.ledger(in: folder)
        let path = folder.child("ledger/ledger.key")
        #expect(try Folder.permissions(of: path) == 0o600)
        let key = try #require(try InputFile.contents(of: path))
        for mode in [0o640, 0o604, 0o620] as [UInt32] {
            try OutputFile.write(key, to: path, mode: mode)
            guard try Folder.permissions(of: path) == mode else { continue }
            #expect(code { _ = try ledger.append(Sample.build(), time: Sample.time) } == .keyFile)
        }
        let other = try Sample.key(2)
        try OutputFile.write(Array("\(other.secretText)\n".utf8), to: path, mode: 0o600)
        #expect(code { _ = try ledger.append(Sample.build(), time: Sample.time) } == .keyFile)
        try OutputFile.write([0x61, 0x0A], to: path, mode: 0o600)
        #expect(code { _ = try ledger.append(Sample.build(), time: Sample.time) } != nil)
        try Folder.remove(path)
        #expect(code { _ = try ledger.append(Sample.build(), time: Sample.time) } == .missing)
        #expect(try ledger.size == 0)
        try OutputFile.write(key, to: path, mode: 0o600)
        #expect(try ledger.append(Sample.build(), time: Sample.time).size == 8)
    }

    @Test func `a ledger is not made over another, and takes up a key that a crash left`() throws {
        _ = try Sample.ledger(in: folder)
        #expect(code { _ = try Sample.ledger(in: folder) } == .exists)
        for name in ["ledger.sqlite", "checkpoint"] { try Folder.remove(folder.child("ledger/\(name)")) }
        let other = try Sample.key(2)
        #expect(
            code {
                _ = try LedgerStore.create(at: folder.child("ledger"), origin: Sample.origin, signingKey: other)
            } == .exists
        )
        #expect(try Sample.ledger(in: folder).verifierKey == keys[0])
        #expect(code { _ = try LedgerStore(openingAt: folder.child("elsewhere")) } == .missing)
    }

    @Test func `a licensor's secret is the same each time, and another's is another`() throws {
        let ledger = try Sample.ledger(in: folder)
        let secret = try ledger.licensorSecret(for: "a")
        #expect(secret.count == 32)
        #expect(try LedgerStore(openingAt: folder.child("ledger")).licensorSecret(for: "a") == secret)
        #expect(try ledger.licensorSecret(for: "b") != secret)
    }

    @Test func `a key ring gains a key once, and keeps what stands in it`() throws {
        let path = folder.child("config/herkomst/keys")
        #expect(try KeyRing(readingFrom: path).keys.isEmpty)
        try KeyRing.add(keys[0], to: path)
        try KeyRing.add(keys[0], to: path)
        #expect(try KeyRing(readingFrom: path).keys == keys)
        try OutputFile.write(Array("# mine\n\n\(keys[0])".utf8), to: path)
        let other = try Sample.key(2).verifier
        try KeyRing.add(other, to: path)
        #expect(try KeyRing(readingFrom: path).keys == [keys[0], other])
        #expect(try InputFile.contents(of: path) == Array("# mine\n\n\(keys[0])\n\(other)\n".utf8))
        try OutputFile.write(Array("\(keys[0])x\n".utf8), to: path)
        #expect(code { _ = try KeyRing(readingFrom: path) } == .malformed)
    }
}
