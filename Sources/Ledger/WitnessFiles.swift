// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage
public import MerkleLog

extension WitnessPolicy {
    /// Reads the policy in a file.
    public init(readingFrom path: String) throws {
        let contents = try locating(path) {
            try InputFile.contents(of: path, maximumByteCount: WitnessPolicy.maximumByteCount)
        }
        guard let contents else { throw LedgerError(.malformed, at: path, "is too long for a policy") }
        self = try locating(path) { try WitnessPolicy(contents) }
    }
}

extension SignedCheckpoint {
    /// Reads the checkpoint in a file; its signatures are not verified.
    public init(readingFrom path: String) throws {
        let contents = try locating(path) {
            try InputFile.contents(of: path, maximumByteCount: SignedNote.maximumByteCount)
        }
        guard let contents else { throw LedgerError(.malformed, at: path, "is too long for a checkpoint") }
        self = try locating(path) { try SignedCheckpoint(contents) }
    }
}

extension NoteSignature {
    /// Reads the signature lines in a file, such as a witness's answer.
    public static func lines(readingFrom path: String) throws -> [NoteSignature] {
        let contents = try locating(path) {
            try InputFile.contents(of: path, maximumByteCount: SignedNote.maximumByteCount)
        }
        guard let contents else { throw LedgerError(.malformed, at: path, "is too long for a witness's answer") }
        return try locating(path) { try NoteSignature.lines(contents) }
    }
}

extension LedgerStore {
    /// What to send a witness that has seen the first `oldSize` leaves: the newest checkpoint, and the proof from there.
    public func witnessRequest(from oldSize: Int) throws -> WitnessRequest {
        let checkpoint = try checkpoint()
        return try WitnessRequest(from: oldSize, to: checkpoint, of: try hashes(ofTreeSize: checkpoint.checkpoint.size))
    }
}

extension LogReader {
    /// The hashes of the log's tree, for proofs; each proof reads a handful of files.
    public var hashes: TileHashes<LedgerError> {
        TileHashes(
            treeSize: size,
            load: { tile throws(LedgerError) in try hashes(in: tile) },
            missing: { tile in LedgerError(.mismatch, at: path(of: tile), "does not hold \(tile.width) hashes") }
        )
    }

    /// What to send a witness that has seen the first `oldSize` leaves: the checkpoint, and the proof from there.
    public func witnessRequest(from oldSize: Int) throws -> WitnessRequest {
        try WitnessRequest(from: oldSize, to: checkpoint, of: hashes)
    }
}

extension WitnessRequest {
    fileprivate init(
        from oldSize: Int,
        to checkpoint: SignedCheckpoint,
        of hashes: TileHashes<LedgerError>
    ) throws(LedgerError) {
        let size = checkpoint.checkpoint.size
        guard oldSize >= 0, oldSize <= size else {
            throw LedgerError(
                .refused,
                at: checkpoint.checkpoint.origin,
                "has \(size) leaves, so there is no proof from \(oldSize)",
                remedy: "a witness that has seen more has seen another history or a newer copy: get its checkpoint"
            )
        }
        self.init(try hashes.consistencyProof(oldSize: oldSize), checkpoint)
    }
}
