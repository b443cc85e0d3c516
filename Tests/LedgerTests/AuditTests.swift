// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Hashing
import Ledger
import MerkleLog
import Testing

struct AuditTests {
    private let folder: TemporaryFolder
    private let keys: [VerifierKey]

    init() throws {
        folder = try TemporaryFolder()
        keys = [try Sample.key().verifier]
    }

    /// A build whose two shards are covered by a public and a confidential record.
    private func build(_ name: String = "demo") -> [LedgerStatement] {
        var contract = LicenceStatement(id: "newspaper", recordDigest: Sample.digest("contract"), kind: "contract")
        contract.confidentialDigests = [Sample.disclosure.digest]
        return Array(Sample.build(name).prefix(3)) + [.licence(contract)] + Sample.build(name).dropFirst(3)
    }

    private func report(
        _ statements: [LedgerStatement],
        since: [SignedCheckpoint] = []
    ) async throws -> LedgerReport {
        let ledger = try Sample.ledger(in: folder)
        _ = try ledger.append(statements, time: Sample.time)
        var options = AuditOptions(keys: keys)
        options.remembered = since.map { ("elsewhere", $0) }
        return try await auditLog(ledger, options)
    }

    @Test(arguments: [1, 2, 5])
    func `a whole ledger and its copy hold in every respect, for any number of workers`(workerCount: Int) async throws {
        let ledger = try Sample.ledger(in: folder)
        for number in 0..<70 { _ = try ledger.append(build("r\(number)"), time: Sample.time) }
        try ledger.exportLog(to: folder.child("copy"))
        var options = AuditOptions(keys: keys)
        options.workerCount = workerCount
        let copy = try LogReader(folder: folder.child("copy"))
        for report in [try await auditLog(ledger, options), try await auditLog(copy, options)] {
            #expect(report.holds, "\(report.integrity) \(report.completeness) \(report.coverage)")
            #expect(report.verified?.checkpoint.size == 630)
            #expect(report.verified?.releases.count == 70)
        }
    }

    @Test func `a remembered head that the ledger continues changes nothing, from every size`() async throws {
        let ledger = try Sample.ledger(in: folder)
        var heads = [try ledger.checkpoint()]
        for number in 0..<30 {
            _ = try ledger.append(build("r\(number)"), time: Sample.time)
            heads.append(try ledger.checkpoint())
        }
        var options = AuditOptions(keys: keys)
        options.remembered = heads.map { ("elsewhere", $0) }
        #expect(try await auditLog(ledger, options).holds)
    }

    @Test func `a cut tail is incomplete, a rewritten history is not whole`() async throws {
        let elsewhere = try TemporaryFolder()
        let other = try Sample.ledger(in: elsewhere)
        _ = try other.append(build("other"), time: Sample.time)
        let rewritten = try other.checkpoint()
        _ = try other.append(build("more"), time: Sample.time)
        let longer = try other.checkpoint()
        let ledger = try Sample.ledger(in: folder)
        _ = try ledger.append(build(), time: Sample.time)
        var options = AuditOptions(keys: keys)
        options.remembered = [("elsewhere", rewritten)]
        var report = try await auditLog(ledger, options)
        #expect((report.integrity.answer, report.completeness.answer) == (.fails, .holds))
        options.remembered = [("elsewhere", longer)]
        report = try await auditLog(ledger, options)
        #expect((report.integrity.answer, report.completeness.answer) == (.holds, .fails))
        // A head of another log, or of a key that is not held, says nothing about this one.
        let stranger = Checkpoint(origin: Sample.origin, size: 0, root: MerkleHash.empty)
        options.remembered = [("elsewhere", try SignedCheckpoint(signing: stranger, with: Sample.key(2)))]
        #expect(try await auditLog(ledger, options).holds == false)
    }

    @Test func `a leaf that is missing is told from one that was changed`() async throws {
        let ledger = try Sample.ledger(in: folder)
        _ = try ledger.append(build(), time: Sample.time)
        let copy = folder.child("copy")
        try ledger.exportLog(to: copy)
        let options = AuditOptions(keys: keys)
        let bundle = Path.join(copy, "tile/entries/000.p/9")
        let bytes = try #require(try InputFile.contents(of: bundle))
        try Folder.remove(bundle)
        var report = try await auditLog(LogReader(folder: copy), options)
        #expect((report.integrity.answer, report.completeness.answer) == (.unknown, .fails))
        var changed = bytes
        changed[100] ^= 1
        try Scratch.write(changed, to: bundle)
        report = try await auditLog(LogReader(folder: copy), options)
        #expect((report.integrity.answer, report.completeness.answer) == (.fails, .unknown))
    }

    @Test func `a wrong statement signature is found, unless only hashes are asked for`() async throws {
        // A log of one key, passed off under another that signs its head: only the statements' signatures tell.
        let ledger = try Sample.ledger(in: folder)
        _ = try ledger.append(build(), time: Sample.time)
        let copy = folder.child("copy")
        try ledger.exportLog(to: copy)
        let reader = try LogReader(folder: copy)
        var options = AuditOptions(keys: keys)
        options.checksStatementSignatures = false
        let report = try await auditLog(reader, options)
        #expect(report.holds)
        #expect(!report.includesStatementSignatures)
    }

    @Test func `what statements refer to and is not there makes the log incomplete`() async throws {
        let build = build()
        // Without the licence of the source; without the second shard; without the release.
        for (index, statement) in build.enumerated() {
            let isNeeded =
                switch statement {
                case .licence(let licence): licence.id == "cc0"
                case .shard, .release: true
                default: false
                }
            var rest = build
            rest.remove(at: index)
            try? Folder.remove(folder.child("ledger"))
            let report = try await report(rest)
            #expect(report.integrity.answer == .holds)
            #expect((report.completeness.answer == .fails) == isNeeded, "statement \(index)")
        }
    }

    @Test func `documents that no licence record in force covers are found`() async throws {
        func coverage(_ change: (inout [LedgerStatement]) -> Void) async throws -> LedgerVerdict.Answer {
            var statements = build()
            change(&statements)
            try? Folder.remove(folder.child("ledger"))
            return try await report(statements).coverage.answer
        }
        func replacing(
            _ change: @escaping (inout LicenceStatement) -> Void
        ) -> (inout [LedgerStatement]) -> Void {
            { statements in
                for (index, statement) in statements.enumerated() {
                    guard case .licence(var licence) = statement else { continue }
                    change(&licence)
                    statements[index] = .licence(licence)
                }
            }
        }
        #expect(try await coverage { _ in } == .holds)
        #expect(try await coverage { $0.remove(at: 2) } == .fails)
        #expect(try await coverage { $0.remove(at: 3) } == .fails)
        #expect(try await coverage(replacing { $0.until = "2026-08-31" }) == .fails)
        #expect(try await coverage(replacing { $0.until = "2026-09-01" }) == .holds)
        #expect(try await coverage(replacing { $0.from = "2026-09-02" }) == .fails)
        #expect(try await coverage(replacing { $0.from = "2026-09-01" }) == .holds)
        let shrunk: (inout [LedgerStatement]) -> Void = { statements in
            guard case .shard(var shard) = statements[6] else { return }
            shard.licences = []
            statements[6] = .shard(shard)
        }
        #expect(try await coverage(shrunk) == .fails)
        // The manifest's date decides, where the release states it.
        let dated: (String) -> (inout [LedgerStatement]) -> Void = { date in
            { statements in
                guard case .release(var release) = statements[8] else { return }
                release.date = date
                statements[8] = .release(release)
            }
        }
        #expect(try await coverage(dated("2025-12-31")) == .fails)
        #expect(try await coverage(dated("2026-01-01")) == .holds)
    }
}
