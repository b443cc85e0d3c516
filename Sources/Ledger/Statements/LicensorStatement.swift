// SPDX-License-Identifier: EUPL-1.2

public import Bytes
public import Hashing

/// A licensor under a pseudonym, bound to a secret that the operator shares with it.
///
/// The commitment keeps the operator from answering the licensor under another secret later.
public struct LicensorStatement: StatementContent {
    /// The pseudonymous id that licence records use.
    public var id: String
    /// SHA-256 of the shared secret.
    public var secretCommitment: Digest

    /// A licensor.
    public init(id: String, secretCommitment: Digest) {
        self.id = id
        self.secretCommitment = secretCommitment
    }

    /// The same for all licensors.
    public static let type = PredicateType.licensor

    /// The licensor, by its commitment.
    public var subjects: [Subject] { [Subject(name: id, digest: secretCommitment)] }

    /// Writes id and commitment.
    public func predicate(into writer: inout JSONWriter) {
        writer.member("id", id)
        writer.member("secret_commitment", secretCommitment)
    }
}
