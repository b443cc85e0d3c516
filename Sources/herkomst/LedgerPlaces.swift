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
            self = .store(try LedgerStore(openingAt: Path.parent(of: path), isReadOnly: true))
        } else if try LedgerStore.exists(at: path) {
            self = .store(try LedgerStore(openingAt: path, isReadOnly: true))
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
    func verify(keys: [VerifierKey]) throws -> VerifiedLog {
        switch self {
        case .store(let store): try verifyLog(store, keys: keys)
        case .copy(let copy): try verifyLog(copy, keys: keys)
        }
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
        return try LedgerStore.create(at: folder, origin: name, signingKey: key, keyPath: keyPath)
    }

    private static func key(at path: String, origin: String?) throws -> SigningKey {
        if try Folder.kind(of: path) != nil { return try LedgerKeyFile.read(path) }
        let name = origin ?? "herkomst.local/\(Hexadecimal.encode(randomBytes(8)))"
        return try SigningKey(name: name, seed: randomBytes(SigningKey.seedByteCount))
    }

    private static func randomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
