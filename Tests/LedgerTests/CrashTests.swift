// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Hashing
import Ledger
import MerkleLog
import Testing

struct CrashTests {
    private let folder: TemporaryFolder
    private let path: String
    private let keys: [VerifierKey]

    init() throws {
        folder = try TemporaryFolder()
        path = folder.child("ledger")
        keys = [try Sample.key().verifier]
    }

    private var published: [UInt8]? {
        get throws { try InputFile.contents(of: Path.join(path, "checkpoint")) }
    }

    private func copy(_ name: String, to target: String) throws {
        try OutputFile.write(try InputFile.contents(of: Path.join(path, name)) ?? [], to: target)
    }

    private func expectRollback(_ body: () throws -> Void) {
        #expect {
            try body()
        } throws: { error in
            (error as? LedgerError)?.code == .rollback
        }
    }

    @Test func `a checkpoint that was stored but not published is published by the next opening`() throws {
        let first = try Sample.ledger(in: folder).checkpoint().bytes
        #expect(try published == first)
        let second = try LedgerStore(openingAt: path)
        _ = try second.append(Sample.build("a"), time: Sample.time)
        let stored = try second.checkpoint().bytes
        // As after a crash between the transaction and the file.
        try OutputFile.write(first, to: Path.join(path, "checkpoint"))
        #expect(try LedgerStore(openingAt: path, isReadOnly: true).checkpoint().bytes == stored)
        #expect(try published == first)
        _ = try LedgerStore(openingAt: path)
        #expect(try published == stored)
        try Folder.remove(Path.join(path, "checkpoint"))
        _ = try LedgerStore(openingAt: path)
        #expect(try published == stored)
        // The same without reopening: appending publishes first what is owed.
        try OutputFile.write(first, to: Path.join(path, "checkpoint"))
        _ = try second.append([], time: Sample.time)
        #expect(try published == stored)
    }

    @Test func `an old copy of the database is never signed over`() throws {
        let ledger = try Sample.ledger(in: folder)
        _ = try ledger.append(Sample.build("a"), time: Sample.time)
        let old = try TemporaryFolder()
        try ledger.close()
        try copy("ledger.sqlite", to: old.child("ledger.sqlite"))
        _ = try LedgerStore(openingAt: path).append(Sample.build("b"), time: Sample.time)
        let newest = try published
        try Folder.removeDatabase(in: path)
        try OutputFile.write(
            try #require(try InputFile.contents(of: old.child("ledger.sqlite"))),
            to: Path.join(path, "ledger.sqlite")
        )
        expectRollback { _ = try LedgerStore(openingAt: path) }
        let reader = try LedgerStore(openingAt: path, isReadOnly: true)
        #expect(try reader.size == 8)
        expectRollback { _ = try verifyLog(reader, keys: keys) }
        #expect(try published == newest)
    }

    @Test func `another history of the same length is never signed over`() throws {
        let other = try TemporaryFolder()
        let (ours, theirs) = (try Sample.ledger(in: folder), try Sample.ledger(in: other))
        _ = try ours.append(Sample.build("a"), time: Sample.time)
        _ = try theirs.append(Sample.build("b"), time: Sample.time)
        try OutputFile.write(try theirs.checkpoint().bytes, to: Path.join(path, "checkpoint"))
        expectRollback { _ = try ours.append(Sample.build("c"), time: Sample.time) }
        expectRollback { _ = try LedgerStore(openingAt: path) }
        #expect(try ours.size == 8)
    }

    @Test func `a published checkpoint that nobody can read stops the ledger`() throws {
        let ledger = try Sample.ledger(in: folder)
        for bytes in [[], [0x61], try published.map { $0.dropLast(3) + [0x41, 0x3D, 0x0A] } ?? []] as [[UInt8]] {
            try OutputFile.write(bytes, to: Path.join(path, "checkpoint"))
            #expect(throws: LedgerError.self) { try ledger.append(Sample.build(), time: Sample.time) }
            #expect(throws: LedgerError.self) { try LedgerStore(openingAt: path) }
        }
        #expect(try ledger.size == 0)
    }

    @Test func `writers at the same time make one history`() async throws {
        _ = try Sample.ledger(in: folder)
        let path = path
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    let ledger = try LedgerStore(openingAt: path)
                    for round in 0..<5 {
                        _ = try ledger.append([.shard(Sample.shard(round, of: "w\(writer)"))], time: Sample.time)
                    }
                }
            }
            try await group.waitForAll()
        }
        let ledger = try LedgerStore(openingAt: path)
        #expect(try verifyLog(ledger, keys: keys).checkpoint.size == 20)
        let names = try ledger.entries(from: 0, count: 20).compactMap { $0.subjects.first?.name }
        #expect(names.sorted() == (0..<20).map { "documents/\($0 / 4).jsonl.zst" })
    }

    @Test func `reading leaves the ledger's folder as it is`() throws {
        let ledger = try Sample.ledger(in: folder)
        _ = try ledger.append(Sample.build(), time: Sample.time)
        try ledger.close()
        let before = try TemporaryFolder.contents(of: path)
        let reader = try LedgerStore(openingAt: path, isReadOnly: true)
        _ = try verifyLog(reader, keys: keys)
        #expect(throws: LedgerError.self) { try reader.append(Sample.build("b"), time: Sample.time) }
        let after = try TemporaryFolder.contents(of: path)
        for (name, bytes) in before { #expect(after[name] == bytes) }
    }
}

extension Folder {
    static func removeDatabase(in path: String) throws {
        for name in try names(in: path) where name.hasPrefix("ledger.sqlite") { try remove(Path.join(path, name)) }
    }
}
