// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// A statement that is written as far as it can be before the leaf ahead of it is hashed.
///
/// A release cannot be written before the leaves of its shards are hashed.
enum StatementDraft: Sendable {
    case written(WrittenStatement)
    case release(ReleaseStatement)

    /// Writes a statement; the writer's memory is used again and again.
    init(_ statement: LedgerStatement, at place: ChainPlace, using writer: inout JSONWriter) {
        if case .release(let release) = statement {
            self = .release(release)
        } else {
            self = .written(WrittenStatement(statement.content, at: place, using: &writer))
        }
    }
}

/// A statement in its envelope, which lacks the hash of the leaf before it, and its signature.
struct WrittenStatement: Sendable {
    let type: PredicateType
    let hasSubject: Bool
    let envelope: UnsignedEnvelope

    /// Writes a statement; the `prev` of its place is what will be filled in.
    init(_ content: some StatementContent, at place: ChainPlace, using writer: inout JSONWriter) {
        let subjects = content.subjects
        let type = Swift.type(of: content).type
        var start = 0
        writer.removeAll()
        writer.object { statement in
            statement.member("_type", InTotoStatement.statementType)
            statement.member("subject", array: { array in for subject in subjects { subject.write(into: &array) } })
            statement.member("predicateType", type.uri)
            statement.member(
                "predicate",
                object: { predicate in
                    start = place.write(into: &predicate)
                    content.predicate(into: &predicate)
                }
            )
        }
        self.type = type
        hasSubject = !subjects.isEmpty
        let gap = start..<(start + place.prev.utf8.count)
        envelope = UnsignedEnvelope(writer.bytes, gap: gap, keyID: place.actor)
    }
}

extension Subject {
    fileprivate func write(into writer: inout JSONWriter) {
        writer.object { object in
            object.member("name", name)
            object.member("digest", object: { $0.member("sha256", digest) })
        }
    }
}
