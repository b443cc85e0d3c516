// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Foundation
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
    init?(_ bytes: [UInt8]) {
        guard let key = bytes.firstRange(of: InTotoStatement.predicateKey), bytes.last == 0x7D,
            let head = try? JSONDecoder().decode(Head.self, from: Data(bytes[..<key.lowerBound] + [0x7D])),
            let subjects = head.subjects
        else { return nil }
        predicateType = head.predicateType
        self.subjects = subjects
        predicate = Array(bytes[key.upperBound...].dropLast())
        guard bytes.starts(with: InTotoStatement.head(subjects, predicateType)),
            let place = try? JSONDecoder().decode(ChainPlace.self, from: Data(predicate))
        else { return nil }
        self.place = place
        // The order of members is part of the form, so that nothing else can be read out of the same bytes.
        var writer = JSONWriter()
        writer.object { place.write(into: &$0) }
        guard predicate.starts(with: writer.bytes.dropLast()) else { return nil }
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

    private struct Head: Decodable {
        var subject: [HeadSubject]
        var predicateType: String

        var subjects: [Subject]? {
            var subjects: [Subject] = []
            for subject in subject {
                guard let digest = Digest(hexadecimal: subject.digest.sha256) else { return nil }
                subjects.append(Subject(name: subject.name, digest: digest))
            }
            return subjects.isEmpty ? nil : subjects
        }
    }

    private struct HeadSubject: Decodable {
        var name: String
        var digest: HeadDigest
    }

    private struct HeadDigest: Decodable {
        var sha256: String
    }
}

/// Where a leaf stands in the chain: the members that every predicate begins with.
struct ChainPlace: Sendable, Hashable, Decodable {
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
}
