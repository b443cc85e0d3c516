// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Hashing
import Ledger
import MerkleLog
import Testing

struct WitnessTests {
    private let folder: TemporaryFolder
    private let keys: [VerifierKey]

    init() throws {
        folder = try TemporaryFolder()
        keys = [try Sample.key().verifier]
    }

    private func witness(_ number: UInt8 = 7) throws -> WitnessFolder {
        let key = try WitnessSigningKey(name: "w\(number).example", seed: Array(repeating: number, count: 32))
        return try WitnessFolder.create(at: folder.child("witness\(number)"), key: key)
    }

    @Test func `a witness cosigns a log that grows, and remembers it across openings`() throws {
        let ledger = try Sample.ledger(in: folder)
        let witness = try witness()
        #expect(try Folder.permissions(of: folder.child("witness7/witness.key")) == 0o600)
        var seen = 0
        for name in ["a", "b", "c"] {
            _ = try ledger.append(Sample.build(name), time: Sample.time)
            let request = try WitnessRequest(try ledger.witnessRequest(from: seen).bytes)
            let line = try WitnessFolder(openingAt: witness.path).cosign(request, keys: keys, seconds: 1000 + seen)
            let cosigned = try ledger.addCosignatures([line], by: [witness.key])
            seen = try ledger.size
            #expect(cosigned.checkpoint.size == seen)
            #expect(try witness.seen(of: Sample.origin)?.checkpoint == cosigned.checkpoint)
        }
        let published = try SignedCheckpoint(readingFrom: folder.child("ledger/checkpoint"))
        #expect(try published.cosignatures(by: [witness.key]).map(\.seconds) == [1016])
        #expect(try verifyLog(LedgerStore(openingAt: folder.child("ledger")), keys: keys).checkpoint.size == 24)
    }

    @Test func `a log that shows two licensors two histories is refused by both witnesses`() throws {
        // One key, two ledgers: the log equivocates. Each licensor runs a witness, and both are in everybody's policy.
        let elsewhere = try TemporaryFolder()
        let (left, right) = (try Sample.ledger(in: folder), try Sample.ledger(in: elsewhere))
        let (first, second) = (try witness(7), try witness(8))
        let text = "witness one \(first.key)\nwitness two \(second.key)\ngroup both all one two\nquorum both\n"
        let policy = try WitnessPolicy(Array(text.utf8))
        _ = try left.append(Sample.build("left"), time: Sample.time)
        _ = try right.append(Sample.build("right"), time: Sample.time)
        // The first has seen the left history, the second the right one.
        let leftLine = try first.cosign(try left.witnessRequest(from: 0), keys: keys, seconds: 1)
        let rightLine = try second.cosign(try right.witnessRequest(from: 0), keys: keys, seconds: 1)
        // Neither history can get the other witness's cosignature, now or after growing.
        for size in [8, 9] {
            if size == 9 {
                for ledger in [left, right] {
                    _ = try ledger.append([.shard(Sample.shard(9))], time: Sample.time)
                }
            }
            #expect(throws: WitnessRefusal.self) {
                try second.cosign(try left.witnessRequest(from: 8), keys: keys, seconds: 2)
            }
            #expect(throws: WitnessRefusal.self) {
                try first.cosign(try right.witnessRequest(from: 8), keys: keys, seconds: 2)
            }
            #expect(throws: WitnessRefusal.self) {
                try first.cosign(try right.witnessRequest(from: 0), keys: keys, seconds: 2)
            }
        }
        #expect(throws: WitnessRefusal.twoHistories(size: 8)) {
            let head = try #require(try right.checkpoint(ofSize: 8))
            let proof = ConsistencyProof(oldSize: 8, newSize: 8, path: [])
            return try first.cosign(WitnessRequest(proof, head), keys: keys, seconds: 2)
        }
        // A cosignature of one history does not fit the other, and no history satisfies the policy.
        #expect(throws: LedgerError.self) { try left.addCosignatures([rightLine], by: [second.key]) }
        _ = try left.addCosignatures([leftLine], by: [first.key])
        for ledger in [left, right] {
            #expect(throws: LedgerError.self) { try ledger.exportLog(to: folder.child("copy"), policy: policy) }
        }
    }

    @Test func `a policy publishes the newest head that has its cosignatures`() async throws {
        let ledger = try Sample.ledger(in: folder)
        let witness = try witness()
        let policy = try WitnessPolicy(Array("witness w \(witness.key)\nquorum w\n".utf8))
        _ = try ledger.append(Sample.build("a"), time: Sample.time)
        let copy = folder.child("copy")
        #expect(throws: LedgerError.self) { try ledger.exportLog(to: copy, policy: policy) }
        let line = try witness.cosign(try ledger.witnessRequest(from: 0), keys: keys, seconds: 1)
        // The log has grown before the answer came.
        _ = try ledger.append(Sample.build("b"), time: Sample.time)
        #expect(try ledger.addCosignatures([line], by: [witness.key]).checkpoint.size == 8)
        try ledger.exportLog(to: copy, policy: policy)
        let reader = try LogReader(folder: copy)
        #expect(reader.size == 8)
        var options = AuditOptions(keys: keys)
        options.policy = policy
        let report = try await auditLog(reader, options)
        #expect(report.witnesses?.answer == .holds)
        #expect(report.cosignatures.map(\.witness) == [witness.key])
        // Without the policy everything is published; with it, nothing is taken back.
        try ledger.exportLog(to: copy)
        #expect(try LogReader(folder: copy).size == 16)
        #expect(throws: LedgerError.self) { try ledger.exportLog(to: copy, policy: policy) }
        #expect(try await auditLog(LogReader(folder: copy), options).witnesses?.answer == .fails)
    }

    @Test func `a witness whose memory is damaged signs nothing`() throws {
        let ledger = try Sample.ledger(in: folder)
        let witness = try witness()
        _ = try ledger.append(Sample.build(), time: Sample.time)
        _ = try witness.cosign(try ledger.witnessRequest(from: 0), keys: keys, seconds: 1)
        let name = Sample.digest(Sample.origin).hexadecimal
        let state = folder.child("witness7/\(name)/checkpoint")
        let bytes = try #require(try InputFile.contents(of: state))
        for index in stride(from: 0, to: bytes.count, by: 3) {
            var changed = bytes
            changed[index] ^= 1
            try Scratch.write(changed, to: state)
            guard (try? witness.cosign(try ledger.witnessRequest(from: 0), keys: keys, seconds: 2)) == nil else {
                Issue.record("byte \(index): signed over a damaged memory")
                continue
            }
        }
        try Scratch.write([], to: state)
        #expect(throws: LedgerError.self) {
            try witness.cosign(try ledger.witnessRequest(from: 0), keys: keys, seconds: 2)
        }
    }

    @Test func `witnesses at the same time never take back what another has stored`() async throws {
        let ledger = try Sample.ledger(in: folder)
        let witness = try witness()
        var requests: [WitnessRequest] = []
        for name in ["a", "b", "c", "d"] {
            _ = try ledger.append(Sample.build(name), time: Sample.time)
            requests.append(try ledger.witnessRequest(from: 0))
        }
        let keys = keys
        let signed = await withTaskGroup(of: Int?.self) { group in
            for request in requests {
                group.addTask {
                    let line = try? witness.cosign(request, keys: keys, seconds: 1)
                    return line == nil ? nil : request.checkpoint.checkpoint.size
                }
            }
            return await group.reduce(into: [Int]()) { if let size = $1 { $0.append(size) } }
        }
        // All ask from nothing, so one wins, and that one is what is remembered.
        #expect(signed.count == 1)
        #expect(try witness.seen(of: Sample.origin)?.checkpoint.size == signed.first)
    }
}
