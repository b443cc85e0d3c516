// SPDX-License-Identifier: EUPL-1.2

/// What is wrong with a note, a checkpoint, a key, a bundle or a proof.
public struct MerkleLogError: Error, Hashable, CustomStringConvertible {
    /// Classes of errors.
    public enum Code: Sendable, Hashable {
        /// The bytes do not have the form they should.
        case malformed
        /// A signature by a known key does not fit what it signs.
        case badSignature
        /// None of the known keys has signed.
        case unknownSigner
        /// An entry is longer than a bundle can hold.
        case oversize
    }

    /// The class of error.
    public var code: Code
    /// What was looked at: "checkpoint", "verifier key".
    public var subject: String
    /// What is wrong with it.
    public var reason: String

    /// An error.
    public init(_ code: Code, in subject: String, _ reason: String) {
        self.code = code
        self.subject = subject
        self.reason = reason
    }

    /// One sentence for people.
    public var description: String { "\(subject): \(reason)" }
}
