// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
public import Hashing

/// A tree head: which log, how many entries, which root (https://c2sp.org/tlog-checkpoint).
///
/// ```
/// example.com/log
/// 3
/// Wqx3HImawpLnS/Gv4ubjAvi1WIOy0b8Ze0amvqbavKk=
/// ```
public struct Checkpoint: Sendable, Hashable {
    /// The log's identity, which is the name of its key too.
    public var origin: String
    /// The number of entries.
    public var size: Int
    /// The root over them.
    public var root: Digest

    /// A tree head.
    public init(origin: String, size: Int, root: Digest) {
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// Reads the text of a note; extension lines are refused, since nothing here would check them.
    public init(text: String) throws(MerkleLogError) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count == 4, lines[3].isEmpty, !lines[0].isEmpty else {
            throw .init(.malformed, in: "checkpoint", "not the three lines origin, size and root")
        }
        guard let size = Int(lines[1]), size >= 0, String(size) == lines[1] else {
            throw .init(.malformed, in: "checkpoint", "the size '\(lines[1])' is not a plain decimal number")
        }
        guard let bytes = Base64.decode(lines[2]), let root = Digest(bytes) else {
            throw .init(.malformed, in: "checkpoint", "the root is not 32 bytes of base64")
        }
        self.init(origin: lines[0], size: size, root: root)
    }

    /// The text that is signed.
    public var text: String { "\(origin)\n\(size)\n\(Base64.encode(root.bytes))\n" }
}

/// A tree head with the note that holds it.
public struct SignedCheckpoint: Sendable, Hashable {
    /// The tree head.
    public let checkpoint: Checkpoint
    /// The note, as it is published.
    public let note: SignedNote

    /// Reads a published checkpoint; its signatures are not verified yet.
    public init(_ bytes: [UInt8]) throws(MerkleLogError) {
        note = try SignedNote(bytes)
        checkpoint = try Checkpoint(text: note.text)
    }

    /// Signs a tree head with the key that bears the origin's name.
    public init(signing checkpoint: Checkpoint, with key: SigningKey) throws(MerkleLogError) {
        guard checkpoint.origin == key.verifier.name else {
            throw .init(.malformed, in: "checkpoint", "of \(checkpoint.origin), but the key is \(key.verifier.name)'s")
        }
        self.checkpoint = checkpoint
        note = try SignedNote(signing: checkpoint.text, with: key)
    }

    init(_ checkpoint: Checkpoint, _ note: SignedNote) {
        self.checkpoint = checkpoint
        self.note = note
    }

    /// The published bytes.
    public var bytes: [UInt8] { note.bytes }

    /// The key, out of `keys`, that is the log's own and has signed; anything else is an error.
    ///
    /// The key's name must be the origin: else a log could be passed off under another log's key.
    public func verified(by keys: [VerifierKey]) throws(MerkleLogError) -> VerifierKey {
        let origin = checkpoint.origin
        let signers = try note.verified(by: keys.filter { $0.name == origin })
        guard let signer = signers.first else {
            throw .init(.unknownSigner, in: "checkpoint", "not signed by a key of \(origin)")
        }
        return signer
    }
}
