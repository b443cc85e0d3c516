// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Crypto

/// The public half of a witness's key (https://c2sp.org/tlog-cosignature); `<name>+<id>+<base64(04 || key)>`.
///
/// It is a type of its own, so that a log's key never passes for a witness's, nor the other way round.
public struct WitnessKey: Sendable, Hashable, CustomStringConvertible {
    /// The witness's name, a URL without its scheme.
    public let name: String
    /// The 32 bytes of the Ed25519 public key.
    public let publicKey: [UInt8]
    /// The first bytes of a digest over name and key: a hint, not an identity.
    public let id: UInt32

    init(name: String, publicKey: [UInt8]) {
        self.name = name
        self.publicKey = publicKey
        id = NoteKey.id(name: name, type: NoteKey.ed25519Cosignature, publicKey: publicKey)
    }

    /// Reads the text form.
    public init(_ text: String) throws(MerkleLogError) {
        let parts = try NoteKey.parse(text[...], type: NoteKey.ed25519Cosignature, subject: "witness key")
        self.init(name: parts.name, publicKey: parts.bytes)
        guard parts.idText == hexadecimal(id) else {
            throw .init(.malformed, in: "witness key", "the id does not fit name and key")
        }
    }

    /// The text form.
    public var description: String {
        NoteKey.text(name: name, id: id, type: NoteKey.ed25519Cosignature, bytes: publicKey)
    }
}

/// The private half of a witness's key; `PRIVATE+KEY+<name>+<id>+<base64(04 || seed)>`.
public struct WitnessSigningKey: Sendable {
    /// The public half.
    public let verifier: WitnessKey
    private let key: SigningKey

    /// The key that a name and 32 secret bytes give.
    public init(name: String, seed: [UInt8]) throws(MerkleLogError) {
        key = try SigningKey(name: name, seed: seed)
        verifier = WitnessKey(name: name, publicKey: key.verifier.publicKey)
    }

    /// Reads the text form.
    public init(_ text: String) throws(MerkleLogError) {
        guard text.hasPrefix(SigningKey.textPrefix) else {
            throw .init(.malformed, in: "witness key", "does not begin with \(SigningKey.textPrefix)")
        }
        let secret = text.dropFirst(SigningKey.textPrefix.count)
        let parts = try NoteKey.parse(secret, type: NoteKey.ed25519Cosignature, subject: "witness key")
        try self.init(name: parts.name, seed: parts.bytes)
        guard parts.idText == hexadecimal(verifier.id) else {
            throw .init(.malformed, in: "witness key", "the id does not fit name and key")
        }
    }

    /// The text form: as secret as the key.
    public var secretText: String {
        let type = NoteKey.ed25519Cosignature
        return SigningKey.textPrefix + NoteKey.text(name: verifier.name, id: verifier.id, type: type, bytes: key.seed)
    }

    /// States that at a time, in seconds since 1970, this was the largest consistent tree head seen of its log.
    public func cosign(_ checkpoint: Checkpoint, at seconds: Int) throws(MerkleLogError) -> NoteSignature {
        precondition(seconds >= 0, "no such time")
        var signature: [UInt8] = []
        signature.append(bigEndian: UInt64(seconds))
        signature += try key.sign(Cosignature.message(checkpoint.text, seconds: seconds))
        return NoteSignature(name: verifier.name, keyID: verifier.id, signature: signature)
    }
}

/// A witness's statement on a checkpoint, whose signature has been verified.
public struct Cosignature: Sendable, Hashable {
    /// The witness.
    public let witness: WitnessKey
    /// When it signed, in seconds since 1970, as it says.
    public let seconds: Int
    private static let byteCount = 8 + 64

    /// What is signed: two lines, then the checkpoint's text.
    static func message(_ text: String, seconds: Int) -> [UInt8] {
        Array("cosignature/v1\ntime \(seconds)\n\(text)".utf8)
    }

    /// Reads a signature line by the witness; `nil` if it is no cosignature, or a wrong one.
    init?(_ line: NoteSignature, by witness: WitnessKey, of text: String) {
        guard line.signature.count == Cosignature.byteCount else { return nil }
        let time = line.signature.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        guard let seconds = Int(exactly: time),
            let key = try? Curve25519.Signing.PublicKey(rawRepresentation: witness.publicKey),
            key.isValidSignature(
                Array(line.signature.dropFirst(8)),
                for: Cosignature.message(text, seconds: seconds)
            )
        else { return nil }
        self.witness = witness
        self.seconds = seconds
    }
}

extension SignedCheckpoint {
    /// The cosignatures by these witnesses, in their order; the latest of each.
    ///
    /// Lines by others are passed over; a wrong one by one of these is an error.
    public func cosignatures(by witnesses: [WitnessKey]) throws(MerkleLogError) -> [Cosignature] {
        var found: [Cosignature] = []
        for witness in witnesses {
            var latest: Cosignature?
            for line in note.signatures where line.name == witness.name && line.keyID == witness.id {
                guard let cosignature = Cosignature(line, by: witness, of: note.text) else {
                    throw .init(.badSignature, in: "checkpoint", "the cosignature of \(witness.name) is wrong")
                }
                if cosignature.seconds >= latest?.seconds ?? 0 { latest = cosignature }
            }
            if let latest { found.append(latest) }
        }
        return found
    }

    /// The checkpoint with more signature lines below it; a newer line by the same key takes the older one's place.
    ///
    /// The log's own signature, the first, stays.
    public func adding(_ lines: [NoteSignature]) throws(MerkleLogError) -> SignedCheckpoint {
        var note = note
        for line in lines { try note.replace(line) }
        return SignedCheckpoint(checkpoint, note)
    }

    /// Whether this is the same tree head under the same first signature, whoever else has signed.
    public func isSameHead(as other: SignedCheckpoint) -> Bool {
        checkpoint == other.checkpoint && note.signatures.first == other.note.signatures.first
    }
}
