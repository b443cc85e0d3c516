// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import MerkleLog

/// A signed payload as DSSE 1.0.2 has it, in the one form that this ledger writes and reads.
///
/// `{"payload":"…","payloadType":"application/vnd.in-toto+json","signatures":[{"keyid":"…","sig":"…"}]}`
struct DSSEEnvelope: Sendable, Hashable {
    /// What is signed: an in-toto statement.
    var payload: [UInt8]
    /// The id of the key that signed, so it says.
    var keyID: String
    /// Its Ed25519 signature over `signedBytes(of:)`.
    var signature: [UInt8]

    static let payloadType = "application/vnd.in-toto+json"
    private static let head = Array(#"{"payload":""#.utf8)
    private static let middle = Array(#"","payloadType":"\#(payloadType)","signatures":[{"keyid":""#.utf8)
    private static let beforeSignature = Array(#"","sig":""#.utf8)
    private static let tail = Array(#""}]}"#.utf8)

    /// The bytes that are signed for a payload: DSSE's pre-authentication encoding.
    static func signedBytes(of payload: [UInt8]) -> [UInt8] {
        Array("DSSEv1 \(payloadType.utf8.count) \(payloadType) \(payload.count) ".utf8) + payload
    }

    init(signing payload: [UInt8], with key: SubmitterKey) throws(MerkleLogError) {
        self.payload = payload
        keyID = key.verifier.idText
        signature = try key.sign(payload)
    }

    /// Reads an envelope; `nil` for anything that `bytes` would not write.
    init?(_ bytes: [UInt8]) {
        var rest = bytes[...]
        guard rest.removePrefix(DSSEEnvelope.head), let payload = Base64.decode(rest.removeUntilQuote()),
            rest.removePrefix(DSSEEnvelope.middle),
            let keyID = String(validating: rest.removeUntilQuote(), as: UTF8.self),
            keyID.utf8.count == 8, Hexadecimal.decode(keyID) != nil,
            rest.removePrefix(DSSEEnvelope.beforeSignature), let signature = Base64.decode(rest.removeUntilQuote()),
            rest.elementsEqual(DSSEEnvelope.tail)
        else { return nil }
        self.payload = payload
        self.keyID = keyID
        self.signature = signature
    }

    /// The envelope on one line, as it is stored and hashed.
    var bytes: [UInt8] {
        DSSEEnvelope.head + Base64.encodedBytes(payload) + DSSEEnvelope.middle + Array(keyID.utf8)
            + DSSEEnvelope.beforeSignature + Base64.encodedBytes(signature) + DSSEEnvelope.tail
    }
}

extension ArraySlice<UInt8> {
    fileprivate mutating func removePrefix(_ prefix: [UInt8]) -> Bool {
        guard starts(with: prefix) else { return false }
        removeFirst(prefix.count)
        return true
    }

    /// Removes and gives what stands before the next quotation mark.
    fileprivate mutating func removeUntilQuote() -> ArraySlice<UInt8> {
        let end = firstIndex(of: 0x22) ?? endIndex
        defer { self = self[end...] }
        return self[..<end]
    }
}
