// SPDX-License-Identifier: EUPL-1.2

public import MerkleLog

/// The answer to one question about a ledger, with what speaks against it.
public struct LedgerVerdict: Sendable, Hashable {
    /// The answers.
    public enum Answer: String, Sendable, Hashable {
        /// Yes.
        case holds
        /// No.
        case fails
        /// Nothing can be said, because of a fault elsewhere.
        case unknown
    }

    /// The answer.
    public private(set) var answer: Answer
    /// What was looked at, in a few words.
    public internal(set) var summary: String
    /// What is wrong, as far as it is listed.
    public private(set) var faults: [LedgerError] = []
    /// How many faults there are.
    public private(set) var faultCount = 0
    private static let listedCount = 20

    init(_ answer: Answer, _ summary: String, _ faults: [LedgerError] = []) {
        self.answer = answer
        self.summary = summary
        self.faults = Array(faults.prefix(LedgerVerdict.listedCount))
        faultCount = faults.count
    }

    /// Adds a fault: the answer is no.
    mutating func add(_ fault: LedgerError) {
        answer = .fails
        faultCount += 1
        if faults.count < LedgerVerdict.listedCount { faults.append(fault) }
    }
}

/// What a verifier found out about a ledger.
public struct LedgerReport: Sendable, Hashable {
    /// The head, as the ledger has it; to be believed only if `integrity` holds.
    public let head: SignedCheckpoint
    /// What was verified; `nil` if integrity does not hold.
    public let verified: VerifiedLog?
    /// Whether everything that was read is what a held key signed: hashes, chain, tree, tiles, signatures, history.
    public let integrity: LedgerVerdict
    /// Whether nothing is missing: leaves, and what statements refer to.
    public let completeness: LedgerVerdict
    /// Whether every shard's documents are covered by a licence record in force.
    public let coverage: LedgerVerdict
    /// Whether the witnesses that a policy asks for have cosigned the head; `nil` without a policy.
    public let witnesses: LedgerVerdict?
    /// The cosignatures that count, if there is a policy.
    public let cosignatures: [Cosignature]
    /// Whether the statements' own signatures were verified too.
    public let includesStatementSignatures: Bool

    /// Whether the answer to every question is yes.
    public var holds: Bool {
        [integrity, completeness, coverage, witnesses].allSatisfy { $0 == nil || $0?.answer == .holds }
    }
}
