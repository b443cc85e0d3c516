// SPDX-License-Identifier: EUPL-1.2

internal import FoundationEssentials
internal import Hashing
internal import Ledger

/// What a receipt needs of the statements in its leaves; other members are passed over.
struct IndexPredicate: Decodable {
    var release: Digest
    var mapFunction: String

    enum CodingKeys: String, CodingKey {
        case release
        case mapFunction = "map_function"
    }
}

struct ReleasePredicate: Decodable {
    struct ShardLeaves: Decodable {
        var first: Int
        var count: Int
    }

    var name: String
    var date: String?
    var shardLeaves: ShardLeaves

    enum CodingKeys: String, CodingKey {
        case name, date
        case shardLeaves = "shard_leaves"
    }
}

struct ShardPredicate: Decodable {
    var release: String
    var index: Int
    var documentsRoot: Digest
    var documents: Int

    enum CodingKeys: String, CodingKey {
        case release, index, documents
        case documentsRoot = "documents_root"
    }
}

struct LicencePredicate: Decodable {
    var id: String
    var spdx: String?
    var licensor: String?
}

/// What a receipt needs of a document's record.
struct RecordFields: Decodable {
    var document: String
    var source: String
    var license: String
    var contentSHA256: String
    var tokenCount: Int
    var identifiers: [String]
    var copies: [Copy]

    struct Copy: Decodable {
        var document: String
        var source: String
        var license: String
    }

    enum CodingKeys: String, CodingKey {
        case document, source, license, identifiers, copies
        case contentSHA256 = "content_sha256"
        case tokenCount = "token_count"
    }

    init(_ json: [UInt8]) throws {
        self = try JSONDecoder().decode(RecordFields.self, from: Data(json))
    }
}

extension LedgerEntry {
    /// The predicate's members as a type of the receipt's.
    func predicate<Predicate: Decodable>(as type: Predicate.Type) throws -> Predicate {
        try JSONDecoder().decode(type, from: Data(predicate))
    }
}
