// SPDX-License-Identifier: EUPL-1.2

public import Hashing
public import Sharding

/// The manifest of a release.
public struct ManifestReference: Sendable, Hashable, Decodable {
    /// The digest of its file.
    public var sha256: Digest
    /// The day on which licences had to be in force, `YYYY-MM-DD`.
    public var date: String
    /// What the release is for.
    public var purpose: String
    /// Where it is to be used.
    public var territory: [String]

    /// A manifest by its digest and terms.
    public init(sha256: Digest, date: String, purpose: String, territory: [String]) {
        self.sha256 = sha256
        self.date = date
        self.purpose = purpose
        self.territory = territory
    }
}

/// A thing that is known by its name and digest: a filter pack or a model.
public struct NamedDigest: Sendable, Hashable, Decodable {
    /// The name.
    public var name: String
    /// The digest of its file.
    public var sha256: Digest

    /// A name with a digest.
    public init(name: String, sha256: Digest) {
        self.name = name
        self.sha256 = sha256
    }
}

/// The tokenizer of a release, and what a trainer must know of it.
public struct TokenizerReference: Sendable, Hashable {
    /// Its file, relative to the release.
    public var path: String
    /// The digest of the file.
    public var sha256: Digest
    /// The number of token ids.
    public var vocabularySize: Int
    /// The id that ends each document, if the tokenizer has one.
    public var endOfDocument: UInt32?
    /// How ids are stored.
    public var width: TokenWidth

    /// A tokenizer; how its ids are stored follows from the size of its vocabulary.
    public init(path: String, sha256: Digest, vocabularySize: Int, endOfDocument: UInt32?) {
        self.path = path
        self.sha256 = sha256
        self.vocabularySize = vocabularySize
        self.endOfDocument = endOfDocument
        width = TokenWidth(vocabularySize: vocabularySize)
    }
}
