// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage
internal import Hashing
public import MerkleLog

/// A witness that works on files: a folder with its key, and what it last cosigned of each log.
///
/// `witness.key` is the key, for its owner alone to read; `<hex of SHA-256(origin)>/checkpoint` is the last checkpoint of a
/// log, at the path at which https://c2sp.org/tlog-witness serves it. Safe to use from several processes: a lock makes
/// comparing and storing one step, so that no request can take back what another has stored.
public struct WitnessFolder: Sendable {
    /// The folder.
    public let path: String
    /// The witness's public key.
    public let key: WitnessKey
    private let signingKey: WitnessSigningKey
    private static let keyName = "witness.key"
    private static let lockName = "witness.lock"
    private static let maximumRequestByteCount = 2 << 20

    /// Makes a witness in a folder, with a key that was just made.
    public static func create(at path: String, key: WitnessSigningKey) throws -> WitnessFolder {
        let keyPath = Path.join(path, keyName)
        try locating(path) {
            try Folder.create(path, mode: 0o700)
            let lock = try FileLock(waitingFor: Path.join(path, lockName))
            defer { withExtendedLifetime(lock) {} }
            guard try Folder.kind(of: keyPath) == nil else {
                throw LedgerError(.exists, at: keyPath, "is a witness's key already", remedy: "name another folder")
            }
            try OutputFile.write(Array("\(key.secretText)\n".utf8), to: keyPath, mode: 0o600)
        }
        return try WitnessFolder(openingAt: path)
    }

    /// Opens the witness in a folder.
    public init(openingAt path: String) throws {
        self.path = path
        let keyPath = Path.join(path, WitnessFolder.keyName)
        let text = try LedgerKeyFile.secretText(keyPath)
        signingKey = try locating(keyPath) { try WitnessSigningKey(text) }
        key = signingKey.verifier
    }

    /// Cosigns what a request asks for, at a time in seconds since 1970; throws `WitnessRefusal` if it must not.
    ///
    /// The checkpoint is stored before the cosignature is given out. A crash in between forgets nothing: the log asks again,
    /// from the size that is stored then.
    public func cosign(_ request: WitnessRequest, keys: [VerifierKey], seconds: Int) throws -> NoteSignature {
        let lock = try locating(path) { try FileLock(waitingFor: Path.join(path, WitnessFolder.lockName)) }
        defer { withExtendedLifetime(lock) {} }
        let checkpoint = request.checkpoint
        try request.check(against: try seen(of: checkpoint.checkpoint.origin)?.checkpoint, keys: keys)
        let line = try locating(path) { try signingKey.cosign(checkpoint.checkpoint, at: seconds) }
        let place = statePath(of: checkpoint.checkpoint.origin)
        try locating(place) {
            let folder = Path.parent(of: place)
            try Folder.create(folder, mode: 0o700)
            try Folder.removeTemporaries(in: folder)
            try OutputFile.write(try checkpoint.adding([line]).bytes, to: place)
        }
        return line
    }

    /// The last checkpoint of a log that was cosigned here; `nil` if none was.
    ///
    /// A file that cannot be read is an error and not nothing: else a damaged disk would make the witness forget.
    public func seen(of origin: String) throws -> SignedCheckpoint? {
        let place = statePath(of: origin)
        guard try locating(place, { try Folder.kind(of: place) }) != nil else { return nil }
        let contents = try locating(place) {
            try InputFile.contents(of: place, maximumByteCount: SignedNote.maximumByteCount)
        }
        let checkpoint = try locating(place) { try SignedCheckpoint(contents ?? []) }
        let isOurs = try locating(place) { try !checkpoint.cosignatures(by: [key]).isEmpty }
        guard isOurs, checkpoint.checkpoint.origin == origin else {
            throw LedgerError(.mismatch, at: place, "is not a checkpoint of \(origin) that this witness has cosigned")
        }
        return checkpoint
    }

    /// Reads a request from a file.
    public static func request(at path: String) throws -> WitnessRequest {
        let contents = try locating(path) {
            try InputFile.contents(of: path, maximumByteCount: maximumRequestByteCount)
        }
        guard let contents else { throw LedgerError(.malformed, at: path, "is too long for a witness's request") }
        return try locating(path) { try WitnessRequest(contents) }
    }

    private func statePath(of origin: String) -> String {
        let name = Digest.sha256(Array(origin.utf8)).hexadecimal
        return Path.join(Path.join(path, name), LedgerStore.checkpointName)
    }
}
