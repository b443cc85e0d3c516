// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage
public import MerkleLog

/// The key that signs statements, before they enter the log.
struct SubmitterKey: Sendable {
    private let key: SigningKey

    init(_ key: SigningKey) { self.key = key }

    var verifier: VerifierKey { key.verifier }

    /// The signature of a payload in its DSSE envelope, from its `DSSEEnvelope.signedBytes`.
    func sign(_ signedBytes: [UInt8]) throws(MerkleLogError) -> [UInt8] {
        try key.sign(signedBytes)
    }
}

/// The key that signs checkpoints, and nothing else.
struct LogKey: Sendable {
    private let key: SigningKey

    init(_ key: SigningKey) { self.key = key }

    var verifier: VerifierKey { key.verifier }

    func sign(_ checkpoint: Checkpoint) throws(MerkleLogError) -> SignedCheckpoint {
        try SignedCheckpoint(signing: checkpoint, with: key)
    }
}

/// The two roles of a ledger's operator, which one key file fills for now.
///
/// What is signed in one role cannot be taken for the other: an envelope's bytes begin with `DSSEv1 `, a checkpoint's
/// second line is a number.
struct LedgerKeys: Sendable {
    let submitter: SubmitterKey
    let log: LogKey

    init(_ key: SigningKey) {
        submitter = SubmitterKey(key)
        log = LogKey(key)
    }
}

/// The file that holds a ledger's key, readable by its owner alone.
public enum LedgerKeyFile {
    /// The file's name, unless the ledger keeps its key elsewhere.
    public static let name = "ledger.key"
    private static let maximumByteCount = 4096

    /// Writes the key; a file that is there must hold the same one.
    static func write(_ key: SigningKey, to path: String) throws(LedgerError) {
        if try locating(path, { try Folder.kind(of: path) }) != nil {
            guard try read(path).seed == key.seed else {
                throw LedgerError(.exists, at: path, "holds another key", remedy: "name another file or folder")
            }
            return
        }
        try locating(path) { try OutputFile.write(Array("\(key.secretText)\n".utf8), to: path, mode: 0o600) }
    }

    /// Reads the key, unless others could have read it too.
    public static func read(_ path: String) throws(LedgerError) -> SigningKey {
        let text = try secretText(path)
        return try locating(path) { try SigningKey(text) }
    }

    /// The line in a key's file, unless others could have read it too.
    static func secretText(_ path: String) throws(LedgerError) -> String {
        let mode = try locating(path) { try Folder.permissions(of: path) }
        guard mode & 0o077 == 0 else {
            throw LedgerError(
                .keyFile,
                at: path,
                "others can read or change the key (mode \(String(mode, radix: 8)))",
                remedy: "chmod 600 it, and make a new ledger if somebody may have read it"
            )
        }
        let contents = try locating(path) { try InputFile.contents(of: path, maximumByteCount: maximumByteCount) }
        guard let contents, contents.last == 0x0A, let text = String(validating: contents.dropLast(), as: UTF8.self)
        else { throw LedgerError(.keyFile, at: path, "is not a key: one line of text, ended, was expected") }
        return text
    }
}
