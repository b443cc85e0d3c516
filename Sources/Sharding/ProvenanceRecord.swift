// SPDX-License-Identifier: EUPL-1.2

public import CorpusModel
public import Hashing

/// A document with the same content that was not kept, because another one was.
public struct DocumentCopy: Sendable, Hashable {
    /// The copy.
    public var document: DocumentIdentity
    /// The source that delivered it.
    public var source: String
    /// The licence record of that source.
    public var license: String
    /// Whether that licence has confidential terms: the copy is then kept out of what others are shown of the record.
    public var isConfidential: Bool

    /// A copy by document, source and licence.
    public init(document: DocumentIdentity, source: String, license: String, isConfidential: Bool = false) {
        self.document = document
        self.source = source
        self.license = license
        self.isConfidential = isConfidential
    }
}

/// Where a run of tokens comes from: one document of a shard, its source, its licence and its place there.
public struct ProvenanceRecord: Sendable, Hashable {
    /// The document.
    public var document: DocumentIdentity
    /// The id of its source in the manifest.
    public var source: String
    /// The id of the licence record it was used under.
    public var license: String
    /// Its file, relative to the source.
    public var path: String
    /// Its record within the file; empty if the file is one record.
    public var locator: String
    /// The first byte of the record in the decompressed file.
    public var byteOffset: Int
    /// The bytes of the record in the decompressed file.
    public var byteCount: Int
    /// The digest of its text with white space folded.
    public var contentDigest: Digest
    /// Its first token in the shard, counted from 0.
    public var firstToken: Int
    /// Its tokens, the end-of-document token included.
    public var tokenCount: Int
    /// The identified language.
    public var language: String
    /// Public identifiers, such as `url:https://…` or `isbn:…`.
    public var identifiers: [String]
    /// Documents with the same content that were not kept.
    public var copies: [DocumentCopy]

    /// A record; what is optional can be set afterwards.
    public init(
        document: DocumentIdentity,
        source: String,
        license: String,
        path: String,
        locator: String,
        byteOffset: Int,
        byteCount: Int,
        contentDigest: Digest,
        firstToken: Int,
        tokenCount: Int,
        language: String,
        identifiers: [String] = [],
        copies: [DocumentCopy] = []
    ) {
        self.document = document
        self.source = source
        self.license = license
        self.path = path
        self.locator = locator
        self.byteOffset = byteOffset
        self.byteCount = byteCount
        self.contentDigest = contentDigest
        self.firstToken = firstToken
        self.tokenCount = tokenCount
        self.language = language
        self.identifiers = identifiers
        self.copies = copies
    }
}
