// SPDX-License-Identifier: EUPL-1.2

/// What is wrong with a release, where, and what can be done.
public struct ReleaseError: Error, Hashable, CustomStringConvertible {
    /// Classes of errors.
    public enum Code: String, Sendable, Hashable {
        /// There is no release here.
        case notARelease = "not-a-release"
        /// A file of the release is missing, is not what was sealed, contradicts another, or is of an unknown version.
        case mismatch
        /// The release is signed, but by no key that the verifier holds.
        case unknownKey = "unknown-key"
        /// The caller asked for something that the release cannot have, such as a shard past its last.
        case noSuchThing = "no-such-thing"
    }

    /// The class of error.
    public var code: Code
    /// Where it is: a file, relative to the release.
    public var location: String
    /// What was expected and what is there.
    public var reason: String
    /// What to do about it, if anything can be done.
    public var remedy: String?

    /// An error.
    public init(_ code: Code, at location: String, _ reason: String, remedy: String? = nil) {
        self.code = code
        self.location = location
        self.reason = reason
        self.remedy = remedy
    }

    /// One sentence for people.
    public var description: String { "\(location): \(reason)" + (remedy.map { "; \($0)" } ?? "") }
}
