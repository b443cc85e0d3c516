// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Ledger
import MerkleLog
import Testing

/// What an audit says of a release some of whose documents stand under confidential terms.
struct HiddenTotalsTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A release of two shards, in both of which a newspaper has a document and nobody may know how many tokens.
    private func report(
        shard change: (inout ShardStatement) -> Void = { _ in },
        release changeRelease: (inout ReleaseStatement) -> Void = { _ in }
    ) async throws -> LedgerReport {
        var contract = LicenceStatement(id: "newspaper", recordDigest: Sample.digest("contract"), kind: "contract")
        contract.confidentialDigests = [Sample.disclosure.digest]
        var statements = Array(Sample.build().prefix(3)) + [.licence(contract)] + Sample.build().dropFirst(3)
        for (index, statement) in statements.enumerated() {
            switch statement {
            case .shard(var shard):
                shard.confidentialKinds[0].tokenCount = nil
                (shard.tokenCount, shard.textByteCount, shard.languages) = (nil, nil, [])
                if shard.index == 1 { change(&shard) }
                statements[index] = .shard(shard)
            case .release(var release):
                (release.tokenCount, release.textByteCount) = (nil, nil)
                changeRelease(&release)
                statements[index] = .release(release)
            default: break
            }
        }
        let path = folder.child("log")
        try Folder.remove(path)
        let ledger = try LedgerStore.create(at: path, origin: Sample.origin, signingKey: Sample.key())
        _ = try ledger.append(statements, time: Sample.time)
        return try await auditLog(ledger, AuditOptions(keys: [ledger.verifierKey]))
    }

    @Test func `hidden totals hold in every respect, and no answer names a number of tokens`() async throws {
        let report = try await report()
        #expect(report.holds, "\(report.completeness) \(report.coverage)")
        let answers = "\(report.integrity) \(report.completeness) \(report.coverage)"
        #expect(!answers.contains("tokens"))
        #expect(report.coverage.summary.contains("2 of them under confidential records"))
    }

    @Test func `a total from which hidden tokens could be told is a fault`() async throws {
        #expect(try await report(shard: { $0.tokenCount = 100 }).coverage.answer == .fails)
        #expect(try await report(release: { $0.tokenCount = 200 }).completeness.answer == .fails)
    }

    @Test func `tokens are hidden only where there is something to hide`() async throws {
        #expect(try await report(shard: { $0.licences[0].tokenCount = nil }).coverage.answer == .fails)
        let isOpen = { (shard: inout ShardStatement) in
            shard.confidentialKinds = []
            shard.licences[0].documentCount = 3
        }
        #expect(try await report(shard: isOpen).coverage.answer == .fails)
    }
}
