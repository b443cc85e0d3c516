// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Hashing

/// What statements say of each other, read from their predicates: by it a verifier sees that nothing is missing.
enum StatementFacts: Sendable, Hashable {
    case licence(LicenceFacts)
    case source(SourceFacts)
    case shard(ShardLeafFacts)
    case release(ReleaseFacts)

    /// The facts in a predicate's members; `nil` if the type has none, or one is lacking.
    init?(_ type: PredicateType?, _ fields: PredicateFields, subject: Digest, time: String) {
        let facts: StatementFacts? =
            switch type {
            case nil, .policy, .licensor, .index: nil
            case .licence: LicenceFacts(fields, digest: subject).map(StatementFacts.licence)
            case .source: SourceFacts(fields).map(StatementFacts.source)
            case .shard: ShardLeafFacts(fields, time: time).map(StatementFacts.shard)
            case .release: ReleaseFacts(fields, time: time).map(StatementFacts.release)
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

    init?(_ fields: PredicateFields, digest: Digest) {
        guard let id = fields.id, let kind = fields.kind else { return nil }
        self.id = id
        self.digest = digest
        self.kind = kind
        from = fields.from
        until = fields.until
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

    init?(_ fields: PredicateFields) {
        guard let id = fields.id, let verdict = fields.verdict else { return nil }
        self.id = id
        licence = fields.licence
        licenceDigest = fields.licenceDigest
        isAdmitted = verdict == "admitted"
    }
}

/// Documents and tokens of a licence, or of a kind of confidential licences.
struct LeafShare: Sendable, Hashable {
    var id: String
    var documentCount: Int
    /// `nil` if it is confidential.
    var tokenCount: Int?
}

/// A shard's totals, and what falls to which licence.
struct ShardLeafFacts: Sendable, Hashable {
    var release: String
    var index: Int
    var documentCount: Int
    /// `nil` if it is hidden.
    var tokenCount: Int?
    var licences: [LeafShare]
    var confidentialKinds: [LeafShare]
    var time: String

    init?(_ fields: PredicateFields, time: String) {
        guard let release = fields.release, let index = fields.index,
            let documentCount = fields.documentCount,
            let licences = fields.licences, let confidentialKinds = fields.confidential
        else { return nil }
        self.release = release
        self.index = index
        self.documentCount = documentCount
        tokenCount = fields.tokenCount
        self.licences = licences
        self.confidentialKinds = confidentialKinds
        self.time = time
    }
}

/// A release's totals, and the leaves of its shards.
struct ReleaseFacts: Sendable, Hashable {
    var name: String
    var documentCount: Int
    /// `nil` if it is hidden.
    var tokenCount: Int?
    var firstShardLeaf: Int
    var shardCount: Int
    var shardRoot: String
    /// The day on which the licences must be in force: the stated one, else the day of the leaf.
    var day: String

    init?(_ fields: PredicateFields, time: String) {
        guard let name = fields.name, let documentCount = fields.documentCount,
            let first = fields.shardLeaves?.first,
            let count = fields.shardLeaves?.count, let root = fields.shardLeaves?.root
        else { return nil }
        self.name = name
        self.documentCount = documentCount
        tokenCount = fields.tokenCount
        firstShardLeaf = first
        shardCount = count
        shardRoot = root
        day = fields.date ?? String(time.prefix(10))
    }
}

/// The members of a predicate that facts are made from; the others are passed over.
struct PredicateFields {
    var id: String?
    var kind: String?
    var from: String?
    var until: String?
    var licence: String?
    var licenceDigest: String?
    var verdict: String?
    var release: String?
    var name: String?
    var date: String?
    var index: Int?
    var documentCount: Int?
    var tokenCount: Int?
    var shardLeaves: (first: Int, count: Int, root: String)?
    var licences: [LeafShare]?
    var confidential: [LeafShare]?
    var hasConfidentialMembers = false

    /// Reads the value of a member.
    mutating func read(_ member: String, _ json: inout JSONReader) throws(JSONReadingError) {
        switch member {
        case "id": id = try json.string()
        case "kind": kind = try json.string()
        case "from": from = try json.string()
        case "until": until = try json.string()
        case "licence": licence = try json.string()
        case "licence_sha256": licenceDigest = try json.string()
        case "verdict": verdict = try json.string()
        case "release": release = try json.string()
        case "name": name = try json.string()
        case "date": date = try json.string()
        case "index": index = try json.integer()
        case "tokens": tokenCount = try json.integer()
        case "documents":
            // A number in shards and releases, an object in sources.
            documentCount = try PredicateFields.ifPossible(&json) { (json) throws(JSONReadingError) in
                try json.integer()
            }
        case "shard_leaves": shardLeaves = try PredicateFields.shardLeaves(&json)
        case "licences":
            // A list in shards, a digest in releases.
            licences = try PredicateFields.ifPossible(&json, PredicateFields.shares)
        case "confidential": confidential = try PredicateFields.ifPossible(&json, PredicateFields.shares)
        default:
            if member == "_sd" { hasConfidentialMembers = true }
            try json.skip()
        }
    }

    /// Reads a value of one form, and passes over one of another.
    private static func ifPossible<Value>(
        _ json: inout JSONReader,
        _ read: (inout JSONReader) throws(JSONReadingError) -> Value
    ) throws(JSONReadingError) -> Value? {
        var ahead = json
        do {
            let value = try read(&ahead)
            json = ahead
            return value
        } catch {
            try json.skip()
            return nil
        }
    }

    private static func shardLeaves(
        _ json: inout JSONReader
    ) throws(JSONReadingError) -> (first: Int, count: Int, root: String) {
        try json.beginObject()
        try json.key("first")
        let first = try json.integer()
        try json.key("count")
        let count = try json.integer()
        try json.key("root")
        let root = try json.string()
        try json.endObject()
        return (first, count, root)
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
            var tokenCount: Int?
            while let member = try json.nextKey() {
                if member == "tokens", tokenCount == nil { tokenCount = try json.integer() } else { try json.skip() }
            }
            shares.append(LeafShare(id: id, documentCount: documentCount, tokenCount: tokenCount))
        }
        return shares
    }
}
