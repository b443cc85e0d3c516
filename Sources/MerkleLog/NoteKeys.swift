// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Crypto
internal import Hashing

/// What the two halves of a note key have in common (https://c2sp.org/signed-note).
enum NoteKey {
    /// The signature type of plain Ed25519 notes.
    static let ed25519: UInt8 = 0x01
    static let keyByteCount = 32

    /// SHA-256(name || LF || type || public key), its first four bytes.
    static func id(name: String, publicKey: [UInt8]) -> UInt32 {
        UInt32(Digest.sha256(Array(name.utf8) + [0x0A, ed25519] + publicKey).prefix >> 32)
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
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, NoteKey.isName(parts[0]) else {
            throw .init(.malformed, in: "verifier key", "not of the form name+id+key")
        }
        guard let bytes = Base64.decode(parts[2]), let type = bytes.first else {
            throw .init(.malformed, in: "verifier key", "the part after the last plus sign is not base64")
        }
        guard type == NoteKey.ed25519, bytes.count == 1 + NoteKey.keyByteCount else {
            throw .init(.malformed, in: "verifier key", "not an Ed25519 key")
        }
        self.init(name: parts[0], publicKey: Array(bytes.dropFirst()))
        guard parts[1] == idText else {
            throw .init(.malformed, in: "verifier key", "the id is \(parts[1]), but name and key give \(idText)")
        }
    }

    /// The id as eight hexadecimal digits.
    public var idText: String { hexadecimal(id) }

    /// The text form.
    public var description: String {
        "\(name)+\(idText)+\(Base64.encode([NoteKey.ed25519] + publicKey))"
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
    private static let textPrefix = "PRIVATE+KEY+"

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
        let parts = text.dropFirst(SigningKey.textPrefix.count)
            .split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let bytes = Base64.decode(parts[2]), bytes.first == NoteKey.ed25519 else {
            throw .init(.malformed, in: "signing key", "not of the form PRIVATE+KEY+name+id+key with an Ed25519 key")
        }
        try self.init(name: parts[0], seed: Array(bytes.dropFirst()))
        guard parts[1] == verifier.idText else {
            throw .init(.malformed, in: "signing key", "the id does not fit name and key")
        }
    }

    /// The text form: as secret as the key.
    public var secretText: String {
        "\(SigningKey.textPrefix)\(verifier.name)+\(verifier.idText)+\(Base64.encode([NoteKey.ed25519] + seed))"
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
