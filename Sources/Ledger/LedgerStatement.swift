// SPDX-License-Identifier: EUPL-1.2

public import Bytes
public import Hashing

/// A file, or another thing that has a digest, that a statement is about.
public struct Subject: Sendable, Hashable {
    /// Its name: a path within the release, or an id.
    public var name: String
    /// Its SHA-256 digest.
    public var digest: Digest

    /// A subject.
    public init(name: String, digest: Digest) {
        self.name = name
        self.digest = digest
    }
}

/// What every type of statement can do.
public protocol StatementContent: Sendable, Hashable {
    /// The statement's type.
    static var type: PredicateType { get }
    /// What the statement is about; at least one.
    var subjects: [Subject] { get }
    /// Writes the members of the predicate that are the type's own, in the order of `Docs/LedgerFormat.md`.
    func predicate(into writer: inout JSONWriter)
}

/// A statement that can be appended to a ledger.
public enum LedgerStatement: Sendable, Hashable {
    /// A policy that holds from now on.
    case policy(PolicyStatement)
    /// A licensor, under a pseudonym.
    case licensor(LicensorStatement)
    /// A licence record.
    case licence(LicenceStatement)
    /// A source that was read or refused.
    case source(SourceStatement)
    /// A shard of a release.
    case shard(ShardStatement)
    /// A release.
    case release(ReleaseStatement)
    /// An index of the uses in a release.
    case index(IndexStatement)

    /// The statement's content, whatever its type.
    public var content: any StatementContent {
        switch self {
        case .policy(let statement): statement
        case .licensor(let statement): statement
        case .licence(let statement): statement
        case .source(let statement): statement
        case .shard(let statement): statement
        case .release(let statement): statement
        case .index(let statement): statement
        }
    }
}

extension JSONWriter {
    mutating func member(_ name: String, _ digest: Digest) {
        key(name)
        string(utf8: digest.hexadecimalDigits)
    }

    mutating func member(_ name: String, ifPresent digest: Digest?) {
        member(name, ifPresent: digest?.hexadecimal)
    }

    mutating func member(_ name: String, ifPresent flag: Bool?) {
        if let flag { member(name, flag) }
    }

    mutating func member(_ name: String, ifPresent strings: [String]?) {
        if let strings { member(name, strings: strings) }
    }

    /// Digests of confidential fields are sorted, so that their order tells nothing.
    mutating func members(ofConfidential digests: [String]) {
        if !digests.isEmpty { member("_sd", strings: digests.sorted()) }
    }
}
