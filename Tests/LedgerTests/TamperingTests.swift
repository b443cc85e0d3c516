// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Foundation
import Hashing
import Ledger
import MerkleLog
import Testing

struct TamperingTests {
    private let folder: TemporaryFolder
    private let keys: [VerifierKey]

    init() throws {
        folder = try TemporaryFolder()
        keys = [try Sample.key().verifier]
    }

    @Test func `no bit of a published copy can change`() throws {
        let ledger = try Sample.ledger(in: folder)
        _ = try ledger.append(Array(Sample.build().suffix(2)), time: Sample.time)
        let path = folder.child("copy")
        try ledger.exportLog(to: path)
        var triedCount = 0
        for (file, bytes) in try TemporaryFolder.contents(of: path) {
            for bit in 0..<(8 * bytes.count) {
                try Scratch.put(bytes[bit / 8] ^ 1 << UInt8(bit % 8), at: bit / 8, of: file)
                #expect(throws: LedgerError.self, "bit \(bit % 8) of byte \(bit / 8) of \(file)") {
                    try verifyLog(LogReader(folder: path), keys: keys)
                }
                try Scratch.put(bytes[bit / 8], at: bit / 8, of: file)
                triedCount += 1
            }
            for changed in [Array(bytes.dropLast()), bytes + [0], []] {
                try overwrite(file, with: changed)
                #expect(throws: LedgerError.self) { try verifyLog(LogReader(folder: path), keys: keys) }
            }
            try overwrite(file, with: bytes)
        }
        print("bits of a published copy that were flipped: \(triedCount)")
        #expect(triedCount > 24_000)
        #expect(throws: Never.self) { try verifyLog(LogReader(folder: path), keys: keys) }
    }

    /// What commands read of a ledger.
    private struct Reading: Equatable {
        var checkpoint: SignedCheckpoint
        var entries: [LedgerEntry]
        var isSealed: Bool
        var verified: VerifiedLog

        init(_ path: String, keys: [VerifierKey]) throws {
            let ledger = try LedgerStore(openingAt: path, isReadOnly: true)
            verified = try verifyLog(ledger, keys: keys)
            checkpoint = try ledger.checkpoint()
            entries = try ledger.entries(from: 0, count: 100)
            isSealed = try ledger.contains(releaseDigest: Sample.digest("demo"))
            try ledger.close()
        }
    }

    // A sample of the bits; `ledger-exercise flips` tries them all.
    @Test func `a bit of the database that changes is found, or changes nothing that is read`() throws {
        let ledger = try Sample.ledger(in: folder)
        _ = try ledger.append(Array(Sample.build().suffix(2)), time: Sample.time)
        try ledger.close()
        let path = folder.child("ledger")
        let database = Path.join(path, "ledger.sqlite")
        let bytes = try #require(try InputFile.contents(of: database))
        let expected = try Reading(path, keys: keys)
        var foundCount = 0
        // Every fifth used byte of the pages' heads and cells; of the empty middle of a page, few.
        let sample = bytes.indices.filter { bytes[$0] != 0 ? $0 % 5 == 0 : $0 % 305 == 0 }
        for index in sample {
            for name in ["ledger.sqlite-wal", "ledger.sqlite-shm"] { try Folder.remove(Path.join(path, name)) }
            try Scratch.put(bytes[index] ^ 1 << UInt8(index % 8), at: index, of: database)
            do {
                let reading = try Reading(path, keys: keys)
                #expect(reading == expected, "bit \(index % 8) of byte \(index)")
            } catch is LedgerError {
                foundCount += 1
            }
            try Scratch.put(bytes[index], at: index, of: database)
        }
        print("bits of the database whose flip was found: \(foundCount)")
        #expect(foundCount > 500)
    }

    private func overwrite(_ path: String, with bytes: [UInt8]) throws {
        // Not durable on purpose: thousands of times a test.
        try Scratch.write(bytes, to: path)
    }
}
