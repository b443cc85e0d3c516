// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Hashing
import Ledger
import MerkleLog
import Testing

struct RollbackTests {
    private let folder: TemporaryFolder
    private let heads: String

    init() throws {
        folder = try TemporaryFolder()
        heads = folder.child("heads")
    }

    private func open(_ name: String) throws -> LedgerStore {
        try LedgerStore(openingAt: folder.child(name), headsFolder: heads)
    }

    private func copy(_ name: String, to other: String) throws {
        let source = folder.child(name)
        for (path, bytes) in try TemporaryFolder.contents(of: source) {
            let target = folder.child(other) + path.dropFirst(source.count)
            try Folder.create(Path.parent(of: target))
            try OutputFile.write(bytes, to: target, mode: 0o600)
        }
    }

    private func expectRollback(_ body: () throws -> Void) {
        #expect {
            try body()
        } throws: { error in
            (error as? LedgerError)?.code == .rollback
        }
    }

    @Test func `an old backup of the whole folder is never signed over`() throws {
        let ledger = try LedgerStore.create(
            at: folder.child("ledger"),
            origin: Sample.origin,
            signingKey: Sample.key(),
            headsFolder: heads
        )
        _ = try ledger.append(Sample.build("a"), time: Sample.time)
        try ledger.close()
        try copy("ledger", to: "backup")
        let newer = try open("ledger")
        _ = try newer.append(Sample.build("b"), time: Sample.time)
        try newer.close()
        // With its database and its checkpoint, so that nothing in the folder contradicts it.
        try Folder.remove(folder.child("ledger"))
        try copy("backup", to: "ledger")
        expectRollback { _ = try open("ledger") }
        let reader = try LedgerStore(openingAt: folder.child("ledger"), headsFolder: heads, isReadOnly: true)
        expectRollback { _ = try verifyLog(reader, keys: [try Sample.key().verifier]) }
    }

    @Test func `two copies of one ledger cannot both be written`() throws {
        _ = try LedgerStore.create(
            at: folder.child("one"),
            origin: Sample.origin,
            signingKey: Sample.key(),
            headsFolder: heads
        ).close()
        try copy("one", to: "two")
        let (one, two) = (try open("one"), try open("two"))
        _ = try one.append(Sample.build("a"), time: Sample.time)
        expectRollback { _ = try two.append(Sample.build("b"), time: Sample.time) }
        #expect(try two.size == 0)
        _ = try one.append(Sample.build("c"), time: Sample.time)
    }

    @Test func `a ledger that is made anew under a key that has signed is not signed over`() throws {
        let ledger = try LedgerStore.create(
            at: folder.child("ledger"),
            origin: Sample.origin,
            signingKey: Sample.key(),
            headsFolder: heads
        )
        _ = try ledger.append(Sample.build("a"), time: Sample.time)
        try Folder.removeDatabase(in: folder.child("ledger"))
        try Folder.remove(folder.child("ledger/checkpoint"))
        expectRollback {
            _ = try LedgerStore.create(
                at: folder.child("ledger"),
                origin: Sample.origin,
                signingKey: Sample.key(),
                headsFolder: heads
            )
        }
    }

    @Test func `writers in several objects make one history, whoever remembers it`() async throws {
        _ = try LedgerStore.create(
            at: folder.child("ledger"),
            origin: Sample.origin,
            signingKey: Sample.key(),
            headsFolder: heads
        )
        let (path, heads) = (folder.child("ledger"), heads)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    let ledger = try LedgerStore(openingAt: path, headsFolder: heads)
                    for round in 0..<3 {
                        _ = try ledger.append([.shard(Sample.shard(round, of: "w\(writer)"))], time: Sample.time)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try verifyLog(open("ledger"), keys: [try Sample.key().verifier]).checkpoint.size == 12)
    }
}
