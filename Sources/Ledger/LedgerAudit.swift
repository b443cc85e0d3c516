// SPDX-License-Identifier: EUPL-1.2

internal import Hashing
public import MerkleLog
internal import OrderedParallelism

/// What an audit is asked to hold a ledger against.
public struct AuditOptions: Sendable {
    /// The keys that are held.
    public var keys: [VerifierKey]
    /// The witnesses that must have cosigned the head.
    public var policy: WitnessPolicy?
    /// Heads of the same log that were seen before or elsewhere, each with the name of where.
    public var remembered: [(location: String, checkpoint: SignedCheckpoint)] = []
    /// Whether the statements' own signatures are verified; everything else always is.
    public var checksStatementSignatures = true
    /// How many leaves are checked at once.
    public var workerCount = 1

    /// An audit with these keys alone.
    public init(keys: [VerifierKey]) { self.keys = keys }
}

/// Audits a published copy of a log; a fault of the machine is thrown, a fault of the log is in the report.
public func auditLog(_ log: LogReader, _ options: AuditOptions) async throws -> LedgerReport {
    try await LedgerAudit(CopyContents(log: log), options).report()
}

/// Audits a ledger's database; a fault of the machine is thrown, a fault of the ledger is in the report.
public func auditLog(_ store: LedgerStore, _ options: AuditOptions) async throws -> LedgerReport {
    try await LedgerAudit(try StoreContents(store), options).report()
}

/// One run over all leaves that answers every question.
private struct LedgerAudit {
    private let contents: any LogContents
    private let options: AuditOptions
    private var completeness: CompletenessAudit
    private var coverage: CoverageAudit

    init(_ contents: any LogContents, _ options: AuditOptions) {
        self.contents = contents
        self.options = options
        completeness = CompletenessAudit { contents.location(ofEntry: $0) }
        coverage = CoverageAudit { contents.location(ofEntry: $0) }
    }

    consuming func report() async throws -> LedgerReport {
        var audit = self
        do {
            let verified = try await audit.readAll()
            return audit.report(on: verified)
        } catch let error as LedgerError where error.isAboutContents {
            return audit.report(onFailure: error)
        }
    }

    /// Verifies everything; then compares with what is remembered.
    private mutating func readAll() async throws -> (log: VerifiedLog, roots: [Int: Digest]) {
        try checkRemembered()
        let sizes = options.remembered.map(\.checkpoint.checkpoint.size)
        var sequence = try LogSequence(of: contents, keys: options.keys, comparing: sizes)
        let checker = LeafChecker(
            submitters: [sequence.key],
            checksSignatures: options.checksStatementSignatures
        )
        let location = contents.headLocation
        // One more, so that no core is idle while another one takes what was checked.
        let workerCount = options.workerCount > 1 ? options.workerCount + 1 : 1
        try await orderedParallelMap(
            workerCount: workerCount,
            next: { try sequence.nextBundle() },
            transform: { (bundle: [RawLeaf]) in
                try bundle.map { leaf in
                    let entry = try checker.check(leaf.bytes, at: "\(location), entry \(leaf.seq)")
                    return CheckedLeaf(seq: leaf.seq, storedHash: leaf.storedHash, entry: entry)
                }
            },
            emit: { checked in
                // By index: an entry has many parts, and a copy would count each of them up and down.
                for index in checked.indices {
                    try sequence.take(checked[index])
                    completeness.take(checked[index].entry)
                    coverage.take(checked[index].entry)
                }
            }
        )
        return (try sequence.finish(), sequence.roots)
    }

    /// What is remembered must be of this log, and signed: else it says nothing about it.
    private func checkRemembered() throws {
        for (location, checkpoint) in options.remembered {
            _ = try locating(location) { try checkpoint.verified(by: options.keys) }
            guard checkpoint.checkpoint.origin == contents.head.checkpoint.origin else {
                throw LedgerError(
                    .refused,
                    at: location,
                    "is of the log \(checkpoint.checkpoint.origin), not of \(contents.head.checkpoint.origin)"
                )
            }
        }
    }

    private consuming func report(on found: (log: VerifiedLog, roots: [Int: Digest])) -> LedgerReport {
        let size = found.log.checkpoint.size
        let signatures = options.checksStatementSignatures ? "signatures" : "the head's signature only"
        var integrity = LedgerVerdict(.holds, "\(size) leaves: hashes, chain, tree, \(signatures)")
        completeness.finish()
        for (location, checkpoint) in options.remembered {
            let old = checkpoint.checkpoint
            if old.size > size {
                completeness.verdict.add(
                    LedgerError(.missing, at: location, "has \(old.size) leaves, \(contents.headLocation) only \(size)")
                )
            } else if found.roots[old.size] != old.root {
                integrity.add(
                    LedgerError(
                        .rollback,
                        at: location,
                        "was signed over another history than \(contents.headLocation): keep both"
                    )
                )
            }
        }
        return report(integrity, completeness.verdict, coverage.verdict, found.log)
    }

    private func report(onFailure error: LedgerError) -> LedgerReport {
        let unknown = { (what: String) in
            LedgerVerdict(.unknown, "cannot be judged: \(what)")
        }
        if error.code == .missing {
            let gap = LedgerVerdict(.fails, "something is missing", [error])
            return report(unknown("something is missing"), gap, unknown("something is missing"), nil)
        }
        let fault = LedgerVerdict(.fails, "something was changed", [error])
        return report(fault, unknown("integrity fails"), unknown("integrity fails"), nil)
    }

    private func report(
        _ integrity: LedgerVerdict,
        _ completeness: LedgerVerdict,
        _ coverage: LedgerVerdict,
        _ verified: VerifiedLog?
    ) -> LedgerReport {
        let (witnesses, cosignatures) = judgeWitnesses()
        return LedgerReport(
            head: contents.head,
            verified: integrity.answer == .holds ? verified : nil,
            integrity: integrity,
            completeness: completeness,
            coverage: coverage,
            witnesses: witnesses,
            cosignatures: cosignatures,
            includesStatementSignatures: options.checksStatementSignatures
        )
    }

    private func judgeWitnesses() -> (LedgerVerdict?, [Cosignature]) {
        guard let policy = options.policy else { return (nil, []) }
        do throws(MerkleLogError) {
            if !policy.logs.isEmpty { _ = try contents.head.verified(by: policy.logs) }
            let (counted, isSatisfied) = try policy.cosignatures(of: contents.head)
            let summary = "\(counted.count) of \(policy.witnesses.count) witnesses have cosigned the head"
            if isSatisfied { return (LedgerVerdict(.holds, summary), counted) }
            let fault = LedgerError(.unknownKey, at: contents.headLocation, "the policy asks for more cosignatures")
            return (LedgerVerdict(.fails, summary, [fault]), counted)
        } catch {
            let fault = LedgerError(error, at: contents.headLocation)
            return (LedgerVerdict(.fails, "the head is not signed as the policy asks", [fault]), [])
        }
    }
}
