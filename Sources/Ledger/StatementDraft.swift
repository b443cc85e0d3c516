// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// A statement that is written as far as it can be before its place in the chain is known.
///
/// A release cannot be written before the leaves of its shards are hashed.
enum StatementDraft: Sendable {
    case written(WrittenStatement)
    case release(ReleaseStatement)

    init(_ statement: LedgerStatement) {
        if case .release(let release) = statement {
            self = .release(release)
        } else {
            self = .written(WrittenStatement(statement.content))
        }
    }
}

/// The payload of a statement, without its place in the chain.
struct WrittenStatement: Sendable {
    let type: PredicateType
    let hasSubject: Bool
    /// Up to the predicate.
    private let head: [UInt8]
    /// The members of the predicate behind the place, as an object.
    private let members: [UInt8]

    init(_ content: some StatementContent) {
        let subjects = content.subjects
        type = Swift.type(of: content).type
        hasSubject = !subjects.isEmpty
        head = WrittenStatement.head(type, subjects)
        var writer = JSONWriter()
        writer.object { content.predicate(into: &$0) }
        members = writer.bytes
    }

    private static func head(_ type: PredicateType, _ subjects: [Subject]) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { statement in
            statement.member("_type", InTotoStatement.statementType)
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
            statement.member("predicateType", type.uri)
            statement.key("predicate")
        }
        return Array(writer.bytes[..<(writer.bytes.count - 1)])
    }

    /// The whole payload, once the place is known.
    func payload(at place: ChainPlace) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { place.write(into: &$0) }
        var payload = head
        payload.reserveCapacity(head.count + writer.bytes.count + members.count + 1)
        payload += writer.bytes[..<(writer.bytes.count - 1)]
        // What the type has none of is `{}`.
        if members.count > 2 { payload.append(0x2C) }
        payload += members[1...]
        payload.append(0x7D)
        return payload
    }
}
