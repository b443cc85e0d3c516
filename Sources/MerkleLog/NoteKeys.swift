// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Crypto
internal import Hashing

/// What the two halves of a note key have in common (https://c2sp.org/signed-note).
enum NoteKey {
    /// The signature type of plain Ed25519 notes.
    static let ed25519: UInt8 = 0x01
    /// The signature type of timestamped Ed25519 cosignatures.
    static let ed25519Cosignature: UInt8 = 0x04
    static let keyByteCount = 32

    /// SHA-256(name || LF || type || public key), its first four bytes.
    static func id(name: String, type: UInt8 = ed25519, publicKey: [UInt8]) -> UInt32 {
        UInt32(Digest.sha256(Array(name.utf8) + [0x0A, type] + publicKey).prefix >> 32)
    }

    /// The text form that both halves share: `<name>+<id>+<base64(type || bytes)>`.
    static func text(name: String, id: UInt32, type: UInt8, bytes: [UInt8]) -> String {
        "\(name)+\(hexadecimal(id))+\(Base64.encode([type] + bytes))"
    }

    /// Takes the text form of a key of one type apart; the id is still to be compared.
    static func parse(
        _ text: Substring,
        type: UInt8,
        subject: String
    ) throws(MerkleLogError) -> (name: String, idText: String, bytes: [UInt8]) {
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, isName(parts[0]) else {
            throw .init(.malformed, in: subject, "not of the form name+id+key")
        }
        guard let bytes = Base64.decode(parts[2]), let first = bytes.first else {
            throw .init(.malformed, in: subject, "the part after the last plus sign is not base64")
        }
        guard first == type, bytes.count == 1 + keyByteCount else {
            throw .init(.malformed, in: subject, "not an Ed25519 key of type \(type)")
        }
        return (parts[0], parts[1], Array(bytes.dropFirst()))
    }

    /// Whether text can be a key's name: not empty, no space of any kind, no control character, no plus sign.
    static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0.value >= 0x20 && $0 != "+" }
    }
}

/// The public half of a note key; its text form is `<name>+<id>+<base64(type || key)>`.
///
/// Example: `example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k`.
public struct VerifierKey: Sendable, Hashable, CustomStringConvertible {
    /// The name of the key, which is the origin of its log.
    public let name: String
    /// The 32 bytes of the Ed25519 public key.
    public let publicKey: [UInt8]
    /// The first bytes of a digest over name and key: a hint, not an identity.
    public let id: UInt32

    init(name: String, publicKey: [UInt8]) {
        self.name = name
        self.publicKey = publicKey
        id = NoteKey.id(name: name, publicKey: publicKey)
    }

    /// Reads the text form.
    public init(_ text: String) throws(MerkleLogError) {
        let parts = try NoteKey.parse(text[...], type: NoteKey.ed25519, subject: "verifier key")
        self.init(name: parts.name, publicKey: parts.bytes)
        guard parts.idText == idText else {
            throw .init(.malformed, in: "verifier key", "the id is \(parts.idText), but name and key give \(idText)")
        }
    }

    /// The id as eight hexadecimal digits.
    public var idText: String { hexadecimal(id) }

    /// The text form.
    public var description: String {
        NoteKey.text(name: name, id: id, type: NoteKey.ed25519, bytes: publicKey)
    }

    /// Whether `signature` is this key's Ed25519 signature of `message`.
    public func isSignature(_ signature: [UInt8], of message: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(signature, for: message)
    }
}

/// The private half of a note key; its text form is `PRIVATE+KEY+<name>+<id>+<base64(type || seed)>`.
public struct SigningKey: Sendable {
    /// The public half.
    public let verifier: VerifierKey
    /// The 32 bytes that the key is made from.
    public let seed: [UInt8]
    private let key: Curve25519.Signing.PrivateKey

    /// The number of bytes in a seed.
    public static let seedByteCount = NoteKey.keyByteCount
    static let textPrefix = "PRIVATE+KEY+"

    /// The key that a name and 32 secret bytes give.
    public init(name: String, seed: [UInt8]) throws(MerkleLogError) {
        guard NoteKey.isName(name) else {
            throw .init(.malformed, in: "key name", "'\(name)' is empty or holds a space or a plus sign")
        }
        guard let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
            throw .init(
                .malformed,
                in: "signing key",
                "\(seed.count) bytes of seed, \(SigningKey.seedByteCount) wanted"
            )
        }
        self.seed = seed
        self.key = key
        verifier = VerifierKey(name: name, publicKey: Array(key.publicKey.rawRepresentation))
    }

    /// Reads the text form.
    public init(_ text: String) throws(MerkleLogError) {
        guard text.hasPrefix(SigningKey.textPrefix) else {
            throw .init(.malformed, in: "signing key", "does not begin with \(SigningKey.textPrefix)")
        }
        let secret = text.dropFirst(SigningKey.textPrefix.count)
        let parts = try NoteKey.parse(secret, type: NoteKey.ed25519, subject: "signing key")
        try self.init(name: parts.name, seed: parts.bytes)
        guard parts.idText == verifier.idText else {
            throw .init(.malformed, in: "signing key", "the id does not fit name and key")
        }
    }

    /// The text form: as secret as the key.
    public var secretText: String {
        let text = NoteKey.text(name: verifier.name, id: verifier.id, type: NoteKey.ed25519, bytes: seed)
        return SigningKey.textPrefix + text
    }

    /// The Ed25519 signature of `message`.
    public func sign(_ message: [UInt8]) throws(MerkleLogError) -> [UInt8] {
        guard let signature = try? key.signature(for: message) else {
            throw .init(.badSignature, in: "signing key", "the cryptographic library could not sign")
        }
        return Array(signature)
    }
}

func hexadecimal(_ id: UInt32) -> String {
    var bytes: [UInt8] = []
    bytes.append(bigEndian: id)
    return Hexadecimal.encode(bytes)
}
