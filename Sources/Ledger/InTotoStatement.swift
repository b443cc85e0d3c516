// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Hashing

/// The payload of an envelope: an in-toto Statement v1 in the one form that this ledger writes and reads.
///
/// `{"_type":…,"subject":[…],"predicateType":…,"predicate":{"seq":…,"prev":…,"time":…,"actor":…,…}}`
struct InTotoStatement: Sendable, Hashable {
    var place: ChainPlace
    var predicateType: String
    /// The statement's type; `nil` if this version does not know it.
    var type: PredicateType?
    var subjects: [Subject]
    /// Where in the payload the JSON object is that is the predicate.
    var predicate: Range<Int>
    /// What it says that others must fit; `nil` if it is of another type, or does not say it.
    var facts: StatementFacts?

    static let statementType = "https://in-toto.io/Statement/v1"

    /// Reads a payload; `nil` for anything that `bytes` would not write.
    ///
    /// The reader takes one spelling only, and members in one order, so that nothing else can be read out of the same
    /// bytes; a member of the predicate that stands twice is refused for the same reason.
    init?(_ bytes: [UInt8]) {
        var json = JSONReader(bytes)
        do {
            try json.beginObject()
            try json.key("_type")
            guard try json.string() == InTotoStatement.statementType else { return nil }
            try json.key("subject")
            guard let subjects = try InTotoStatement.subjects(&json) else { return nil }
            self.subjects = subjects
            try json.key("predicateType")
            predicateType = try json.string()
            try json.key("predicate")
            let start = json.offset
            try json.beginObject()
            place = try ChainPlace(&json)
            var names = SeenNames(["seq", "prev", "time", "actor"])
            var fields = PredicateFields()
            let type = PredicateType(uri: predicateType)
            self.type = type
            while let name = try json.nextKey() {
                guard names.insert(name) else { return nil }
                if type == nil { try json.skip() } else { try fields.read(name, &json) }
            }
            facts = StatementFacts(type, fields, subject: subjects[0].digest, time: place.time)
            predicate = start..<json.offset
            try json.endObject()
            try json.finish()
        } catch {
            return nil
        }
    }

    private static func subjects(_ json: inout JSONReader) throws(JSONReadingError) -> [Subject]? {
        var subjects: [Subject] = []
        try json.beginArray()
        while try json.hasElement() {
            try json.beginObject()
            try json.key("name")
            let name = try json.string()
            try json.key("digest")
            try json.beginObject()
            try json.key("sha256")
            guard let digest = Digest(hexadecimal: try json.string()) else { return nil }
            try json.endObject()
            try json.endObject()
            subjects.append(Subject(name: name, digest: digest))
        }
        return subjects.isEmpty ? nil : subjects
    }
}

/// Where a leaf stands in the chain: the members that every predicate begins with.
struct ChainPlace: Sendable, Hashable {
    /// The leaf's number, counted from 0.
    var seq: Int
    /// The leaf hash of the leaf before, in hexadecimal; 64 zeros for the first.
    var prev: String
    /// When it was appended.
    var time: String
    /// The id of the key that signed the envelope.
    var actor: String

    /// Writes the members; gives where in the writer's bytes the digits of `prev` begin.
    func write(into writer: inout JSONWriter) -> Int {
        writer.member("seq", seq)
        writer.key("prev")
        let start = writer.bytes.count + 1
        writer.string(prev)
        writer.member("time", time)
        writer.member("actor", actor)
        return start
    }

    init(seq: Int, prev: String, time: String, actor: String) {
        self.seq = seq
        self.prev = prev
        self.time = time
        self.actor = actor
    }

    /// Reads the members that a predicate begins with.
    init(_ json: inout JSONReader) throws(JSONReadingError) {
        try json.key("seq")
        seq = try json.integer()
        try json.key("prev")
        prev = try json.string()
        try json.key("time")
        time = try json.string()
        try json.key("actor")
        actor = try json.string()
    }
}

/// The names of an object's members, to see one that stands twice; few as a rule, so looked through one by one.
private struct SeenNames {
    private var few: [String] = []
    private var many: Set<String> = []
    private static let fewCount = 32

    init(_ names: [String]) {
        few.reserveCapacity(SeenNames.fewCount)
        few += names
    }

    mutating func insert(_ name: String) -> Bool {
        guard few.count >= SeenNames.fewCount else {
            if few.contains(name) { return false }
            few.append(name)
            return true
        }
        return !few.contains(name) && many.insert(name).inserted
    }
}
