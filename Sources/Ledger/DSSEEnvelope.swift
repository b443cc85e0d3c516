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
    private static let signedPrefix = Array("DSSEv1 \(payloadType.utf8.count) \(payloadType) ".utf8)
    static let head = Array(#"{"payload":""#.utf8)
    private static let middle = Array(#"","payloadType":"\#(payloadType)","signatures":[{"keyid":""#.utf8)
    private static let beforeSignature = Array(#"","sig":""#.utf8)
    static let tail = Array(#""}]}"#.utf8)

    /// The bytes that are signed for a payload: DSSE's pre-authentication encoding.
    static func signedBytes(of payload: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(signedPrefix.count + payload.count + 8)
        bytes += signedPrefix
        bytes += Array("\(payload.count) ".utf8)
        bytes += payload
        return bytes
    }

    init(payload: [UInt8], keyID: String, signature: [UInt8]) {
        self.payload = payload
        self.keyID = keyID
        self.signature = signature
    }

    /// Reads an envelope; `nil` for anything that `bytes` would not write.
    init?(_ bytes: [UInt8]) {
        var fields = FieldCutter(bytes)
        guard fields.take(DSSEEnvelope.head), let payload = Base64.decode(fields.takeUntilQuote()),
            fields.take(DSSEEnvelope.middle),
            let keyID = DSSEEnvelope.keyID(fields.takeUntilQuote()),
            fields.take(DSSEEnvelope.beforeSignature), let signature = Base64.decode(fields.takeUntilQuote()),
            fields.take(DSSEEnvelope.tail), fields.isAtEnd
        else { return nil }
        self.payload = payload
        self.keyID = keyID
        self.signature = signature
    }

    private static func keyID(_ digits: ArraySlice<UInt8>) -> String? {
        guard digits.count == 8, digits.allSatisfy({ Hexadecimal.value($0) != nil }) else { return nil }
        return String(decoding: digits, as: UTF8.self)
    }

    /// The envelope on one line, as it is stored and hashed.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(payload.count * 4 / 3 + 256)
        bytes += DSSEEnvelope.head
        bytes += Base64.encodedBytes(payload)
        bytes += DSSEEnvelope.middle
        bytes += Array(keyID.utf8)
        bytes += DSSEEnvelope.beforeSignature
        bytes += Base64.encodedBytes(signature)
        bytes += DSSEEnvelope.tail
        return bytes
    }
}

/// Cuts bytes at what is known to stand between the fields.
private struct FieldCutter {
    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { offset == bytes.count }

    mutating func take(_ expected: [UInt8]) -> Bool {
        guard bytes.count - offset >= expected.count else { return false }
        for index in expected.indices where bytes[offset + index] != expected[index] { return false }
        offset += expected.count
        return true
    }

    mutating func takeUntilQuote() -> ArraySlice<UInt8> {
        let start = offset
        while offset < bytes.count, bytes[offset] != 0x22 { offset += 1 }
        return bytes[start..<offset]
    }
}
