// SPDX-License-Identifier: EUPL-1.2

/// A build that cannot go on, with what to do about it.
public struct BuildError: Error, Hashable, CustomStringConvertible {
    /// Whose turn it is.
    public enum Kind: Sendable {
        /// The gate says no.
        case refused
        /// The manifest, or something it names, is wrong.
        case input
        /// The machine, the disk, or another process.
        case environment
    }

    /// Whose turn it is.
    public var kind: Kind
    /// One sentence: what, where, and what to do.
    public var description: String

    /// An error with its sentence.
    public init(_ kind: Kind, _ description: String) {
        self.kind = kind
        self.description = description
    }

    static func partLost(_ path: String) -> BuildError {
        BuildError(
            .environment,
            "the part \(path) has gone or is damaged; run the same command again, and it will be made anew"
        )
    }
}
