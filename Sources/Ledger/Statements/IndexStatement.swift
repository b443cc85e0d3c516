// SPDX-License-Identifier: EUPL-1.2

public import Bytes
public import Hashing

/// An index of the uses in a release: the root under which every use, and every absence, can be proved.
public struct IndexStatement: StatementContent {
    /// The root of the prefix trie.
    public var root: Digest
    /// The name of the function from documents to keys.
    public var mapFunction: String
    /// The digest of the release that is covered, whole.
    public var releaseDigest: Digest

    /// An index of a release.
    public init(root: Digest, mapFunction: String, releaseDigest: Digest) {
        self.root = root
        self.mapFunction = mapFunction
        self.releaseDigest = releaseDigest
    }

    /// The same for all indexes.
    public static let type = PredicateType.index

    /// The trie, by its root.
    public var subjects: [Subject] { [Subject(name: "use-index", digest: root)] }

    /// Writes what is covered and how; not how much, which would tell of confidential licences.
    public func predicate(into writer: inout JSONWriter) {
        writer.member("release", releaseDigest)
        writer.member("map_function", mapFunction)
    }
}
