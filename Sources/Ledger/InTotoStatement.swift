// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Hashing

/// The payload of an envelope: an in-toto Statement v1 in the one form that this ledger writes and reads.
///
/// `{"_type":…,"subject":[…],"predicateType":…,"predicate":{"seq":…,"prev":…,"time":…,"actor":…,…}}`
struct InTotoStatement: Sendable, Hashable {
    var place: ChainPlace
    var predicateType: String
    var subjects: [Subject]
    /// The JSON object that is the predicate.
    var predicate: [UInt8]

    static let statementType = "https://in-toto.io/Statement/v1"
    // Within a string of JSON a quotation mark follows a backslash, so this stands between members only; and what comes
    // before the predicate has no other member of that name.
    private static let predicateKey = Array(#","predicate":"#.utf8)

    /// A statement made for its place in the chain.
    init(_ content: some StatementContent, at place: ChainPlace) {
        self.place = place
        predicateType = type(of: content).type.uri
        subjects = content.subjects
        var writer = JSONWriter()
        writer.object { predicate in
            place.write(into: &predicate)
            content.predicate(into: &predicate)
        }
        predicate = writer.bytes
    }

    /// The payload's bytes.
    var bytes: [UInt8] { InTotoStatement.head(subjects, predicateType) + predicate + [0x7D] }

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
            var names: Set<String> = ["seq", "prev", "time", "actor"]
            while let name = try json.nextKey() {
                guard names.insert(name).inserted else { return nil }
                try json.skip()
            }
            predicate = Array(bytes[start..<json.offset])
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

    private static func head(_ subjects: [Subject], _ predicateType: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { statement in
            statement.member("_type", statementType)
            statement.member(
                "subject",
                array: { array in
                    for subject in subjects {
                        array.object { object in
                            object.member("name", subject.name)
                            object.member("digest", object: { $0.member("sha256", subject.digest) })
                        }
                    }
                }
            )
            statement.member("predicateType", predicateType)
        }
        return writer.bytes.dropLast() + predicateKey
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

    func write(into writer: inout JSONWriter) {
        writer.member("seq", seq)
        writer.member("prev", prev)
        writer.member("time", time)
        writer.member("actor", actor)
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
