// SPDX-License-Identifier: EUPL-1.2

public import Bytes
public import Hashing

/// A policy that holds from now on, such as the filter pack of a build.
public struct PolicyStatement: StatementContent {
    /// Kinds of policies.
    public enum Kind: String, Sendable, Hashable {
        /// Which documents are kept.
        case filterPack = "filter-pack"
        /// How rights are respected, for people to read.
        case copyrightPolicy = "copyright-policy"
        /// Which entries an index of the ledger points to.
        case indexFunction = "index-function"
    }

    /// What kind of policy it is.
    public var kind: Kind
    /// Its name.
    public var name: String
    /// The digest of its text.
    public var digest: Digest

    /// A policy.
    public init(kind: Kind, name: String, digest: Digest) {
        self.kind = kind
        self.name = name
        self.digest = digest
    }

    /// The same for all policies.
    public static let type = PredicateType.policy

    /// The policy's text.
    public var subjects: [Subject] { [Subject(name: name, digest: digest)] }

    /// Writes kind and name.
    public func predicate(into writer: inout JSONWriter) {
        writer.member("kind", kind.rawValue)
        writer.member("name", name)
    }
}
