// SPDX-License-Identifier: EUPL-1.2

public import Bytes
public import Hashing
internal import Ledger
public import MerkleLog

/// Under what a release was found: its digest, and the signed tree head of the log that seals it.
public struct ReleaseSeal: Sendable, Hashable {
    /// The release's digest.
    public var releaseDigest: Digest
    /// The tree head of the copy of the log in the release.
    public var checkpoint: Checkpoint
    /// The held key that signed the tree head; `nil` if none did, and so nothing was verified.
    public var key: VerifierKey?

    /// Whether a held key has signed.
    public var isVerified: Bool { key != nil }
}

extension ReleaseFolder {
    /// Verifies the copy of the log in the release with the keys that are held, and that it seals this very index:
    /// the release's leaf, the shards' leaves, and everything they say.
    ///
    /// The files themselves are not read.
    public func verifySeal(keys: [VerifierKey]) throws -> ReleaseSeal {
        let log = try LogReader(folder: ledgerPath)
        var sealing: LedgerEntry?
        let verified: VerifiedLog
        do {
            verified = try verifyLog(log, keys: keys) { entry in
                if entry.type == .release, entry.subjects.first?.digest == digest { sealing = entry }
            }
        } catch let error as LedgerError where error.code == .unknownKey {
            throw unknownKey(of: log.checkpoint)
        }
        guard let sealing else {
            throw ReleaseError(
                .mismatch,
                at: ReleaseIndex.fileName,
                "its SHA-256 is \(digest), and no entry of the ledger seals that: it was changed, or the ledger is another's"
            )
        }
        try checkStatement(of: sealing, in: log)
        return ReleaseSeal(releaseDigest: digest, checkpoint: verified.checkpoint, key: verified.key)
    }

    /// As `verifySeal`, but a release that is signed by no held key gives a seal that is not verified.
    public func seal(keys: [VerifierKey]) throws -> ReleaseSeal {
        do {
            return try verifySeal(keys: keys)
        } catch let error as ReleaseError where error.code == .unknownKey {
            let checkpoint = try LogReader(folder: ledgerPath).checkpoint.checkpoint
            return ReleaseSeal(releaseDigest: digest, checkpoint: checkpoint, key: nil)
        }
    }

    private func unknownKey(of checkpoint: SignedCheckpoint) -> ReleaseError {
        let signers = checkpoint.note.signatures.map { signature in
            let digits = String(signature.keyID, radix: 16)
            return "\(signature.name)+\(String(repeating: "0", count: 8 - digits.count))\(digits)"
        }
        return ReleaseError(
            .unknownKey,
            at: "\(ReleaseFolder.ledgerName)/\(LedgerStore.checkpointName)",
            "it is signed by \(signers.joined(separator: " and ")), and that key is not held, so nothing is verified",
            remedy: "get the verifier key that begins with this name from the publisher, by another way than this "
                + "release, and give it with --key or add it to your key ring as a line"
        )
    }
}

extension ReleaseSeal {
    /// Writes the members by which every answer names what it was read from.
    public func write(to object: inout JSONWriter) {
        object.member("release", releaseDigest.hexadecimal)
        object.member(
            "checkpoint",
            object: { object in
                object.member("origin", checkpoint.origin)
                object.member("size", checkpoint.size)
                object.member("root", checkpoint.root.hexadecimal)
            }
        )
        object.member("verified", isVerified)
    }
}
