// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// One signature line of a note: `— <name> <base64(id || signature)>`.
public struct NoteSignature: Sendable, Hashable {
    /// The name of the key that signed, so it says.
    public var name: String
    /// The id of the key that signed, so it says.
    public var keyID: UInt32
    /// The signature's bytes; their form depends on the key's type.
    public var signature: [UInt8]

    /// Reads signature lines as a witness answers with, each ended by a line feed.
    public static func lines(_ bytes: [UInt8]) throws(MerkleLogError) -> [NoteSignature] {
        // As the lines of a note with an empty place for its text, which must not be found filled.
        let note = try SignedNote(Array("-\n\n".utf8) + bytes)
        guard note.text == "-\n" else {
            throw .init(.malformed, in: "signature lines", "an empty line, or a text before them")
        }
        return note.signatures
    }

    /// The line, ended by a line feed.
    public var line: [UInt8] {
        var field: [UInt8] = []
        field.append(bigEndian: keyID)
        return Array("— \(name) ".utf8) + Base64.encodedBytes(field + signature) + [0x0A]
    }

    /// A signature line.
    public init(name: String, keyID: UInt32, signature: [UInt8]) {
        self.name = name
        self.keyID = keyID
        self.signature = signature
    }
}

/// A text with signatures below it, byte for byte as https://c2sp.org/signed-note has it.
public struct SignedNote: Sendable, Hashable {
    /// What is signed; it ends with a line feed.
    public let text: String
    /// The signatures, unverified.
    public private(set) var signatures: [NoteSignature]

    /// More bytes than this are not read as a note.
    public static let maximumByteCount = 1 << 20
    /// More signatures than this are not read as a note; the specification asks for at least 16.
    public static let maximumSignatureCount = 100
    private static let signaturePrefix = Array("— ".utf8)
    private static let subject = "signed note"

    /// A note signed by one key.
    public init(signing text: String, with key: SigningKey) throws(MerkleLogError) {
        let bytes = Array(text.utf8)
        guard bytes.last == 0x0A, SignedNote.isNoteText(bytes) else {
            throw .init(
                .malformed,
                in: SignedNote.subject,
                "text without line feed at its end, or with control characters"
            )
        }
        self.text = text
        signatures = [
            NoteSignature(name: key.verifier.name, keyID: key.verifier.id, signature: try key.sign(bytes))
        ]
    }

    /// Reads a note; its signatures are not verified yet.
    public init(_ bytes: [UInt8]) throws(MerkleLogError) {
        guard bytes.count <= SignedNote.maximumByteCount else {
            throw .init(.malformed, in: SignedNote.subject, "longer than \(SignedNote.maximumByteCount) bytes")
        }
        guard SignedNote.isNoteText(bytes), let note = String(validating: bytes, as: UTF8.self) else {
            throw .init(.malformed, in: SignedNote.subject, "control characters or bytes that are not UTF-8")
        }
        guard let split = SignedNote.lastBlankLine(in: bytes) else {
            throw .init(.malformed, in: SignedNote.subject, "no blank line between text and signatures")
        }
        text = String(decoding: bytes[...split], as: UTF8.self)
        signatures = []
        guard note.utf8.last == 0x0A, split + 2 < bytes.count else {
            throw .init(.malformed, in: SignedNote.subject, "no signatures, or no line feed at the end")
        }
        for line in bytes[(split + 2)...].dropLast().split(separator: 0x0A, omittingEmptySubsequences: false) {
            guard signatures.count < SignedNote.maximumSignatureCount else {
                throw .init(.malformed, in: SignedNote.subject, "too many signatures")
            }
            signatures.append(try SignedNote.parseSignature(line))
        }
    }

    /// The note's bytes.
    public var bytes: [UInt8] {
        signatures.reduce(into: Array(text.utf8) + [0x0A]) { $0 += $1.line }
    }

    /// Puts a signature line at the end, in place of those by the same key; the first line stays.
    mutating func replace(_ signature: NoteSignature) throws(MerkleLogError) {
        let isSameKey = { (other: NoteSignature) in other.name == signature.name && other.keyID == signature.keyID }
        guard let first = signatures.first, !isSameKey(first) else { return }
        signatures = [first] + signatures.dropFirst().filter { !isSameKey($0) }
        guard signatures.count < SignedNote.maximumSignatureCount else {
            throw .init(.malformed, in: SignedNote.subject, "too many signatures")
        }
        signatures.append(signature)
    }

    /// The keys, out of `keys`, that have signed the note.
    ///
    /// Signatures by other keys are passed over; a wrong signature by one of these is an error, and so is none at all.
    public func verified(by keys: [VerifierKey]) throws(MerkleLogError) -> [VerifierKey] {
        let message = Array(text.utf8)
        var signers: [VerifierKey] = []
        for signature in signatures {
            for key in keys where key.name == signature.name && key.id == signature.keyID {
                guard key.isSignature(signature.signature, of: message) else {
                    throw .init(.badSignature, in: SignedNote.subject, "the signature of \(key.name) is wrong")
                }
                if !signers.contains(key) { signers.append(key) }
            }
        }
        guard !signers.isEmpty else {
            let names = signatures.map { "\($0.name)+\(hexadecimal($0.keyID))" }.joined(separator: ", ")
            throw .init(.unknownSigner, in: SignedNote.subject, "signed by \(names), by none of the keys held")
        }
        return signers
    }

    private static func isNoteText(_ bytes: [UInt8]) -> Bool {
        bytes.allSatisfy { $0 >= 0x20 || $0 == 0x0A } && bytes.isWellFormedUTF8
    }

    /// The place of the first of the last two line feeds that follow each other.
    private static func lastBlankLine(in bytes: [UInt8]) -> Int? {
        var index = bytes.count - 2
        while index >= 0 {
            if bytes[index] == 0x0A, bytes[index + 1] == 0x0A { return index }
            index -= 1
        }
        return nil
    }

    private static func parseSignature(_ line: ArraySlice<UInt8>) throws(MerkleLogError) -> NoteSignature {
        let malformed = MerkleLogError(.malformed, in: subject, "a signature line is not of the form '— name base64'")
        guard line.starts(with: signaturePrefix) else { throw malformed }
        let fields = line.dropFirst(signaturePrefix.count).split(separator: 0x20, omittingEmptySubsequences: false)
        guard fields.count == 2 else { throw malformed }
        let name = String(decoding: fields[0], as: UTF8.self)
        guard NoteKey.isName(name), let bytes = Base64.decode(fields[1]), bytes.count > 4 else { throw malformed }
        let keyID = bytes.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return NoteSignature(name: name, keyID: keyID, signature: Array(bytes.dropFirst(4)))
    }
}
