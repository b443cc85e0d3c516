// SPDX-License-Identifier: EUPL-1.2

public import Hashing
public import MerkleLog

/// One leaf of a ledger, taken apart.
public struct LedgerEntry: Sendable, Hashable {
    /// The leaf's number, counted from 0.
    public let seq: Int
    /// Its RFC 6962 leaf hash.
    public let leafHash: Digest
    /// The leaf hash of the leaf before it; `Digest.zero` for the first.
    public let previousLeafHash: Digest
    /// When it was appended, RFC 3339 in UTC.
    public let time: String
    /// The id of the key that signed the statement, as the statement says.
    public let actor: String
    /// The URI of the statement's type.
    public let predicateType: String
    /// The statement's type; `nil` if this version does not know it.
    public let type: PredicateType?
    /// What the statement is about.
    public let subjects: [Subject]
    /// The leaf as it is stored: a DSSE envelope.
    public let bytes: [UInt8]
    let envelope: DSSEEnvelope
    private let predicateRange: Range<Int>
    /// What the statement says that others must fit; `nil` if it is of another type, or does not say it.
    let facts: StatementFacts?

    /// Takes a stored leaf apart; its signature is not verified.
    public init(_ bytes: [UInt8], at location: @autoclosure () -> String) throws(LedgerError) {
        guard bytes.count <= EntryBundle.maximumEntryByteCount else {
            throw LedgerError(.oversize, at: location(), "a leaf of \(bytes.count) bytes")
        }
        guard let envelope = DSSEEnvelope(bytes), let statement = InTotoStatement(envelope.payload),
            let previous = Digest(hexadecimal: statement.place.prev), LedgerTime.isValid(statement.place.time)
        else {
            throw LedgerError(
                .malformed,
                at: location(),
                "is not a DSSE envelope with a statement of this ledger's form"
            )
        }
        seq = statement.place.seq
        leafHash = MerkleHash.leaf(bytes)
        previousLeafHash = previous
        time = statement.place.time
        actor = statement.place.actor
        predicateType = statement.predicateType
        type = statement.type
        subjects = statement.subjects
        predicateRange = statement.predicate
        self.bytes = bytes
        self.envelope = envelope
        facts = statement.facts
    }

    /// The predicate: a JSON object.
    public var predicate: [UInt8] { Array(envelope.payload[predicateRange]) }

    /// Whether the statement names one of the keys as its actor and bears that key's signature.
    public func isSigned(by keys: [VerifierKey]) -> Bool {
        let message = DSSEEnvelope.signedBytes(of: envelope.payload)
        return actor == envelope.keyID
            && keys.contains { $0.idText == actor && $0.isSignature(envelope.signature, of: message) }
    }
}
