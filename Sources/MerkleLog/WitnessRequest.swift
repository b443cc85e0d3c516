// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Hashing

/// What a log asks a witness to cosign: a checkpoint, and the proof that the one before is its beginning.
///
/// The bytes are the body of `add-checkpoint` of https://c2sp.org/tlog-witness, so a file of them can be sent as it is:
/// ```
/// old 20852014
/// PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
///
/// example.com/behind-the-sofa
/// 20852163
/// …
/// ```
public struct WitnessRequest: Sendable, Hashable {
    /// The size that the witness has seen, and the proof from there.
    public let proof: ConsistencyProof
    /// What is to be cosigned.
    public let checkpoint: SignedCheckpoint
    private static let maximumHashCount = 63
    private static let subject = "witness request"

    /// A request; the proof must lead to the checkpoint's size.
    public init(_ proof: ConsistencyProof, _ checkpoint: SignedCheckpoint) {
        precondition(proof.newSize == checkpoint.checkpoint.size, "a proof for another checkpoint")
        self.proof = proof
        self.checkpoint = checkpoint
    }

    /// Reads a request; nothing in it is verified yet.
    public init(_ bytes: [UInt8]) throws(MerkleLogError) {
        guard let end = bytes.firstRange(of: [0x0A, 0x0A])?.lowerBound,
            let head = String(validating: bytes[..<end], as: UTF8.self)
        else { throw .init(.malformed, in: WitnessRequest.subject, "no empty line before the checkpoint") }
        let lines = head.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines[0].hasPrefix("old "), let old = Int(lines[0].dropFirst(4)), old >= 0, "old \(old)" == lines[0]
        else { throw .init(.malformed, in: WitnessRequest.subject, "the first line is not 'old' and a plain number") }
        guard lines.count <= 1 + WitnessRequest.maximumHashCount else {
            throw .init(.malformed, in: WitnessRequest.subject, "over \(WitnessRequest.maximumHashCount) hashes")
        }
        var path: [Digest] = []
        for line in lines.dropFirst() {
            guard let hash = Base64.decode(String(line)).flatMap({ Digest($0) }) else {
                throw .init(.malformed, in: WitnessRequest.subject, "a line is not 32 bytes of base64")
            }
            path.append(hash)
        }
        checkpoint = try SignedCheckpoint(Array(bytes[(end + 2)...]))
        proof = ConsistencyProof(oldSize: old, newSize: checkpoint.checkpoint.size, path: path)
    }

    /// The request's bytes.
    public var bytes: [UInt8] {
        let hashes = proof.path.map { "\(Base64.encode($0.bytes))\n" }.joined()
        return Array("old \(proof.oldSize)\n\(hashes)\n".utf8) + checkpoint.bytes
    }
}

/// Why a witness does not cosign.
public enum WitnessRefusal: Error, Hashable, CustomStringConvertible {
    /// The checkpoint is not signed by a key of its log that the witness holds.
    case notSigned(reason: String)
    /// The checkpoint is of another log than the one last seen.
    case otherLog(seen: String)
    /// The request begins at another size than the witness has seen; a request from there would do.
    case otherStart(seenSize: Int)
    /// The checkpoint is smaller than the one that was seen.
    case smaller(seenSize: Int)
    /// Another tree of the same size has been seen: the log has shown two histories.
    case twoHistories(size: Int)
    /// The tree that was seen is not the beginning of this one, so far as the proof shows.
    case inconsistent(seenSize: Int)

    /// One sentence for people.
    public var description: String {
        switch self {
        case .notSigned(let reason): "the checkpoint is not the log's: \(reason)"
        case .otherLog(let seen): "the checkpoint is of another log than \(seen), which was seen here"
        case .otherStart(let size): "the proof begins elsewhere; \(size) leaves have been seen: ask for one from there"
        case .smaller(let size): "the checkpoint is smaller than the \(size) leaves that have been seen"
        case .twoHistories(let size): "the log has signed two different trees of \(size) leaves: keep both checkpoints"
        case .inconsistent(let size): "the \(size) leaves that have been seen are not the beginning of this tree"
        }
    }
}

extension WitnessRequest {
    /// Fails unless a witness that has seen `seen` of this log (`nil`: nothing) may cosign.
    public func check(against seen: Checkpoint?, keys: [VerifierKey]) throws(WitnessRefusal) {
        let new = checkpoint.checkpoint
        do {
            _ = try checkpoint.verified(by: keys)
        } catch {
            throw .notSigned(reason: error.reason)
        }
        let seen = seen ?? Checkpoint(origin: new.origin, size: 0, root: MerkleHash.empty)
        guard seen.origin == new.origin else { throw .otherLog(seen: seen.origin) }
        guard new.size >= seen.size else { throw .smaller(seenSize: seen.size) }
        guard new.size > seen.size || new.root == seen.root else { throw .twoHistories(size: seen.size) }
        guard proof.oldSize == seen.size else { throw .otherStart(seenSize: seen.size) }
        guard proof.verify(oldRoot: seen.root, newRoot: new.root) else { throw .inconsistent(seenSize: seen.size) }
    }
}
