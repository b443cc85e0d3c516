// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Hashing

/// What statements say of each other, read from their predicates: by it a verifier sees that nothing is missing.
enum StatementFacts: Sendable, Hashable {
    case licence(LicenceFacts)
    case source(SourceFacts)
    case shard(ShardLeafFacts)
    case release(ReleaseFacts)

    /// Reads a predicate; `nil` if the type has no facts, or the predicate lacks one.
    init?(_ type: PredicateType, _ statement: InTotoStatement) {
        guard let subject = statement.subjects.first?.digest else { return nil }
        let fields: PredicateFields
        do { fields = try PredicateFields(statement.predicate) } catch { return nil }
        let facts: StatementFacts? =
            switch type {
            case .policy, .licensor: nil
            case .licence: LicenceFacts(fields, digest: subject).map(StatementFacts.licence)
            case .source: SourceFacts(fields).map(StatementFacts.source)
            case .shard: ShardLeafFacts(fields, time: statement.place.time).map(StatementFacts.shard)
            case .release: ReleaseFacts(fields, time: statement.place.time).map(StatementFacts.release)
            }
        guard let facts else { return nil }
        self = facts
    }
}

/// A licence record, as far as it is public.
struct LicenceFacts: Sendable, Hashable {
    var id: String
    var digest: Digest
    var kind: String
    var from: String?
    var until: String?
    var isConfidential: Bool

    fileprivate init?(_ fields: PredicateFields, digest: Digest) {
        guard let id = fields.texts["id"], let kind = fields.texts["kind"] else { return nil }
        self.id = id
        self.digest = digest
        self.kind = kind
        from = fields.texts["from"]
        until = fields.texts["until"]
        isConfidential = fields.hasConfidentialMembers
    }

    /// Whether the record is in force on a day, `YYYY-MM-DD`; what is not stated does not limit it.
    func isInForce(on day: String) -> Bool {
        (from ?? day) <= day && (until ?? day) >= day
    }
}

/// A source and the licence record that it stands under.
struct SourceFacts: Sendable, Hashable {
    var id: String
    var licence: String?
    var licenceDigest: String?
    var isAdmitted: Bool

    fileprivate init?(_ fields: PredicateFields) {
        guard let id = fields.texts["id"], let verdict = fields.texts["verdict"] else { return nil }
        self.id = id
        licence = fields.texts["licence"]
        licenceDigest = fields.texts["licence_sha256"]
        isAdmitted = verdict == "admitted"
    }
}

/// Documents and tokens of a licence, or of a kind of confidential licences.
struct LeafShare: Sendable, Hashable {
    var id: String
    var documentCount: Int
    var tokenCount: Int
}

/// A shard's totals, and what falls to which licence.
struct ShardLeafFacts: Sendable, Hashable {
    var release: String
    var index: Int
    var documentCount: Int
    var tokenCount: Int
    var licences: [LeafShare]
    var confidentialKinds: [LeafShare]
    var time: String

    fileprivate init?(_ fields: PredicateFields, time: String) {
        guard let release = fields.texts["release"], let index = fields.numbers["index"],
            let documentCount = fields.numbers["documents"], let tokenCount = fields.numbers["tokens"],
            let licences = fields.shares["licences"], let confidentialKinds = fields.shares["confidential"]
        else { return nil }
        self.release = release
        self.index = index
        self.documentCount = documentCount
        self.tokenCount = tokenCount
        self.licences = licences
        self.confidentialKinds = confidentialKinds
        self.time = time
    }
}

/// A release's totals, and the leaves of its shards.
struct ReleaseFacts: Sendable, Hashable {
    var name: String
    var documentCount: Int
    var tokenCount: Int
    var firstShardLeaf: Int
    var shardCount: Int
    var shardRoot: String
    /// The day on which the licences must be in force: the stated one, else the day of the leaf.
    var day: String

    fileprivate init?(_ fields: PredicateFields, time: String) {
        guard let name = fields.texts["name"], let documentCount = fields.numbers["documents"],
            let tokenCount = fields.numbers["tokens"], let first = fields.numbers["shard_leaves.first"],
            let count = fields.numbers["shard_leaves.count"], let root = fields.texts["shard_leaves.root"]
        else { return nil }
        self.name = name
        self.documentCount = documentCount
        self.tokenCount = tokenCount
        firstShardLeaf = first
        shardCount = count
        shardRoot = root
        day = fields.texts["date"] ?? String(time.prefix(10))
    }
}

/// The members of a predicate that facts are made from; the others are passed over.
private struct PredicateFields {
    var texts: [String: String] = [:]
    var numbers: [String: Int] = [:]
    var shares: [String: [LeafShare]] = [:]
    var hasConfidentialMembers = false

    init(_ predicate: [UInt8]) throws(JSONReadingError) {
        var json = JSONReader(predicate)
        try json.beginObject()
        while let name = try json.nextKey() { try read(name, &json) }
    }

    private mutating func read(_ name: String, _ json: inout JSONReader) throws(JSONReadingError) {
        switch name {
        case "id", "kind", "from", "until", "licence", "licence_sha256", "verdict", "release", "name", "date":
            texts[name] = try json.string()
        case "index", "tokens": numbers[name] = try json.integer()
        case "documents":
            // A number in shards and releases, an object in sources.
            var ahead = json
            if let number = try? ahead.integer() {
                numbers[name] = number
                json = ahead
            } else {
                try json.skip()
            }
        case "shard_leaves":
            try json.beginObject()
            try json.key("first")
            numbers["shard_leaves.first"] = try json.integer()
            try json.key("count")
            numbers["shard_leaves.count"] = try json.integer()
            try json.key("root")
            texts["shard_leaves.root"] = try json.string()
            try json.endObject()
        case "licences", "confidential":
            // A list in shards, a digest in releases.
            var ahead = json
            if let list = try? PredicateFields.shares(&ahead) {
                shares[name] = list
                json = ahead
            } else {
                try json.skip()
            }
        case "_sd":
            hasConfidentialMembers = true
            try json.skip()
        default: try json.skip()
        }
    }

    private static func shares(_ json: inout JSONReader) throws(JSONReadingError) -> [LeafShare] {
        var shares: [LeafShare] = []
        try json.beginArray()
        while try json.hasElement() {
            try json.beginObject()
            _ = try json.nextKey()
            let id = try json.string()
            try json.key("documents")
            let documentCount = try json.integer()
            try json.key("tokens")
            shares.append(LeafShare(id: id, documentCount: documentCount, tokenCount: try json.integer()))
            try json.endObject()
        }
        return shares
    }
}
