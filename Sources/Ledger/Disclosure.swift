// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Hashing

/// A confidential field as RFC 9901 (SD-JWT) discloses it: the ledger holds its digest, the licensor gets the field.
///
/// The salt is derived from a secret that only operator and licensor know, so the same release gives the same digest,
/// and nobody without the secret can try values.
public struct Disclosure: Sendable, Hashable {
    /// What a confidential field can hold.
    public enum Value: Sendable, Hashable {
        /// A text.
        case text(String)
        /// A number.
        case integer(Int)
        /// A list of texts.
        case texts([String])
    }

    /// The salt, in base64url.
    public let salt: String
    /// The field's name in the predicate.
    public let name: String
    /// What the field holds.
    public let value: Value

    /// A disclosure with the salt derived from the licensor's secret, the record's id and the field's name.
    public init(_ name: String, _ value: Value, recordID: String, licensorSecret: [UInt8]) {
        let message = "salt\n\(recordID)\n\(name)"
        let salt = Digest.hmac(key: licensorSecret, message: Array(message.utf8))
        self.init(salt: Base64.encodeURL(salt.bytes), name: name, value: value)
    }

    init(salt: String, name: String, value: Value) {
        self.salt = salt
        self.name = name
        self.value = value
    }

    /// What the licensor gets: base64url of the JSON array `[salt, name, value]`.
    public var encoded: String {
        var writer = JSONWriter()
        writer.array { array in
            array.string(salt)
            array.string(name)
            switch value {
            case .text(let text): array.string(text)
            case .integer(let number): array.integer(number)
            case .texts(let texts): array.array { list in for text in texts { list.string(text) } }
            }
        }
        return Base64.encodeURL(writer.bytes)
    }

    /// What stands in the ledger's `_sd`: base64url of SHA-256 over the ASCII of `encoded`.
    public var digest: String { Disclosure.digest(ofEncoded: encoded) }

    /// The JSON array `[salt, name, value]` of a disclosure that was handed over; `nil` if it is none.
    public static func content(ofEncoded text: String) -> [UInt8]? {
        let standard = text.utf8.map { $0 == 0x2D ? 0x2B : $0 == 0x5F ? 0x2F : $0 }
        return Base64.decode(standard + [UInt8](repeating: 0x3D, count: (4 - standard.count % 4) % 4))
    }

    /// The digest of a disclosure that was handed over.
    public static func digest(ofEncoded text: String) -> String {
        Base64.encodeURL(Digest.sha256(Array(text.utf8)).bytes)
    }
}
