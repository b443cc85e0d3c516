// SPDX-License-Identifier: EUPL-1.2

public import Hashing

/// How much was read and kept in all.
public struct ReleaseTotals: Sendable, Hashable {
    /// The sources of the manifest, refused ones included.
    public var sourceCount = 0
    /// The records that were met, those that could not be read included.
    public var readCount = 0
    /// The documents that are in the release.
    public var keptCount = 0
    /// The documents that are not, duplicates included.
    public var rejectedCount = 0
    /// Those that are not because another with the same content is.
    public var duplicateCount = 0
    /// The tokens, end-of-document tokens included.
    public var tokenCount = 0
    /// The bytes of text that was kept.
    public var textByteCount = 0
    /// The shards.
    public var shardCount = 0

    /// Totals of nothing.
    public init() {}
}

/// What was kept in one language.
public struct LanguageShare: Sendable, Hashable {
    /// The language's code.
    public var code: String
    /// The documents.
    public var documentCount: Int
    /// Their tokens.
    public var tokenCount: Int
    /// Their bytes of text.
    public var textByteCount: Int

    /// A share.
    public init(code: String, documentCount: Int, tokenCount: Int, textByteCount: Int) {
        self.code = code
        self.documentCount = documentCount
        self.tokenCount = tokenCount
        self.textByteCount = textByteCount
    }
}

/// Who grants a licence.
public struct Licensor: Sendable, Hashable, Decodable {
    /// The id by which records and queries name the licensor.
    public var id: String
    /// The name, unless it is confidential.
    public var name: String?

    /// A licensor.
    public init(id: String, name: String?) {
        self.id = id
        self.name = name
    }
}

/// What was kept under one licence record.
public struct LicenseShare: Sendable, Hashable {
    /// The record's id.
    public var id: String
    /// `open`, `contract`, `public-domain`, `statutory` or `consent`.
    public var kind: String
    /// The SPDX expression, unless it is confidential.
    public var spdx: String?
    /// Who grants it.
    public var licensor: Licensor
    /// The digest of the record's file.
    public var sha256: Digest
    /// The documents.
    public var documentCount: Int
    /// Their tokens.
    public var tokenCount: Int
    /// Whether some of its terms may not be published.
    public var isConfidential = false

    /// A share.
    public init(
        id: String,
        kind: String,
        spdx: String?,
        licensor: Licensor,
        sha256: Digest,
        documentCount: Int,
        tokenCount: Int
    ) {
        self.id = id
        self.kind = kind
        self.spdx = spdx
        self.licensor = licensor
        self.sha256 = sha256
        self.documentCount = documentCount
        self.tokenCount = tokenCount
    }
}

extension ReleaseTotals: Decodable {
    private enum CodingKeys: String, CodingKey {
        case sourceCount = "sources"
        case readCount = "documents_read"
        case keptCount = "documents_kept"
        case rejectedCount = "documents_rejected"
        case duplicateCount = "duplicates"
        case tokenCount = "tokens"
        case textByteCount = "text_bytes"
        case shardCount = "shards"
    }
}

extension LanguageShare: Decodable {
    private enum CodingKeys: String, CodingKey {
        case code
        case documentCount = "documents"
        case tokenCount = "tokens"
        case textByteCount = "text_bytes"
    }
}

extension LicenseShare: Decodable {
    private enum CodingKeys: String, CodingKey {
        case id, kind, spdx, licensor, sha256
        case isConfidential = "confidential"
        case documentCount = "documents"
        case tokenCount = "tokens"
    }
}
