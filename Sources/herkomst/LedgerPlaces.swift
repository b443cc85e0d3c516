// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import FileStorage
internal import Foundation
internal import Ledger
internal import MerkleLog

/// What a path on the command line can mean as a ledger.
enum LedgerPlace {
    /// The writer's folder, or the database in it; opened without changing a byte.
    case store(LedgerStore)
    /// A published copy.
    case copy(LogReader)

    /// Opens a writer's folder, its `ledger.sqlite`, a published copy, or the copy in a release.
    init(_ path: String) throws {
        if path.hasSuffix("/ledger.sqlite") || path == "ledger.sqlite" {
            self = .store(try LedgerPlace.store(at: Path.parent(of: path)))
        } else if try LedgerStore.exists(at: path) {
            self = .store(try LedgerPlace.store(at: path))
        } else if try Folder.kind(of: Path.join(path, LedgerStore.checkpointName)) != nil {
            self = .copy(try LogReader(folder: path))
        } else if try Folder.kind(of: Path.join(path, "ledger/\(LedgerStore.checkpointName)")) != nil {
            self = .copy(try LogReader(folder: Path.join(path, "ledger")))
        } else {
            throw LedgerError(
                .refused,
                at: path,
                "is neither a ledger nor a published copy of one",
                remedy: "make a ledger with 'herkomst ledger init \(path)'"
            )
        }
    }

    private static func store(at folder: String) throws -> LedgerStore {
        try LedgerStore(openingAt: folder, headsFolder: UserHeads.path, isReadOnly: true)
    }

    /// The number of leaves.
    var size: Int {
        get throws {
            switch self {
            case .store(let store): try store.size
            case .copy(let copy): copy.size
            }
        }
    }

    /// The newest checkpoint, not verified.
    var checkpoint: SignedCheckpoint {
        get throws {
            switch self {
            case .store(let store): try store.checkpoint()
            case .copy(let copy): copy.checkpoint
            }
        }
    }

    /// Some leaves, not verified.
    func entries(from first: Int, count: Int) throws -> [LedgerEntry] {
        switch self {
        case .store(let store): try store.entries(from: first, count: count)
        case .copy(let copy): try copy.entries(from: first, count: count)
        }
    }

    /// Verifies everything.
    func audit(_ options: AuditOptions) async throws -> LedgerReport {
        switch self {
        case .store(let store): try await auditLog(store, options)
        case .copy(let copy): try await auditLog(copy, options)
        }
    }

    /// What to send a witness that has seen the first `oldSize` leaves.
    func witnessRequest(from oldSize: Int) throws -> WitnessRequest {
        switch self {
        case .store(let store): try store.witnessRequest(from: oldSize)
        case .copy(let copy): try copy.witnessRequest(from: oldSize)
        }
    }
}

/// Where the newest head of every ledger that this user signs is remembered, outside all of them.
///
/// So an old copy of a ledger's whole folder that is put back, or a second copy that is written to, is found out.
enum UserHeads {
    /// `$XDG_STATE_HOME/herkomst/heads`, or `~/.local/state/herkomst/heads`.
    static var path: String {
        let environment = ProcessInfo.processInfo.environment
        if let folder = environment["XDG_STATE_HOME"], folder.hasPrefix("/") {
            return Path.join(folder, "herkomst/heads")
        }
        return Path.join(environment["HOME"] ?? "/", ".local/state/herkomst/heads")
    }
}

/// The keys that the user trusts.
enum UserKeyRing {
    /// `$XDG_CONFIG_HOME/herkomst/keys`, or `~/.config/herkomst/keys`.
    static var path: String {
        let environment = ProcessInfo.processInfo.environment
        if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") {
            return Path.join(folder, "herkomst/keys")
        }
        return Path.join(environment["HOME"] ?? "/", ".config/herkomst/keys")
    }

    /// The keys given on the command line; those of the user's file if none were given.
    static func keys(given texts: [String]) throws -> [VerifierKey] {
        guard texts.isEmpty else { return try texts.map { text in try VerifierKey(text) } }
        let ring = try KeyRing(readingFrom: path)
        guard !ring.keys.isEmpty else {
            throw LedgerError(
                .refused,
                at: path,
                "holds no verifier key, so nothing can be verified",
                remedy: "give one with --key, or add the publisher's key to the file, a line each"
            )
        }
        return ring.keys
    }
}

/// The making of ledgers, for `ledger init` and for builds that find none.
enum LedgerSetup {
    /// Makes a ledger and adds its key to the user's key ring; the key is new, unless a crash left one in its place.
    static func create(at folder: String, origin: String?, keyPath: String? = nil) throws -> LedgerStore {
        let key = try key(at: keyPath ?? Path.join(folder, LedgerKeyFile.name), origin: origin)
        let name = origin ?? key.verifier.name
        // First the ring, then the ledger: a crash in between leaves a key too many there, never a ledger without its key.
        try KeyRing.add(key.verifier, to: UserKeyRing.path)
        return try LedgerStore.create(
            at: folder,
            origin: name,
            signingKey: key,
            keyPath: keyPath,
            headsFolder: UserHeads.path
        )
    }

    private static func key(at path: String, origin: String?) throws -> SigningKey {
        if try Folder.kind(of: path) != nil { return try LedgerKeyFile.read(path) }
        let name = origin ?? "herkomst.local/\(Hexadecimal.encode(randomBytes(8)))"
        return try SigningKey(name: name, seed: randomBytes(SigningKey.seedByteCount))
    }

    static func randomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
