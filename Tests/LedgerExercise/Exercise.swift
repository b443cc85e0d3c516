// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Foundation
import Hashing
import Ledger
import MerkleLog

/// Writes, breaks and measures ledgers, for the scripts that look at them from outside.
///
/// What was acknowledged is printed at once, a line each, so that a script that kills the program knows it.
@main
struct Exercise {
    private let arguments: [String]

    static func main() async {
        do {
            try await Exercise(arguments: Array(CommandLine.arguments.dropFirst())).run()
        } catch {
            FileHandle.standardError.write(Data("ledger-exercise: \(error)\n".utf8))
            exit(1)
        }
    }

    private func run() async throws {
        switch (arguments.first, arguments.count) {
        case ("key", 1): print(try Samples.key().verifier)
        case ("create", 3):
            _ = try LedgerStore.create(
                at: arguments[1],
                origin: Samples.origin,
                signingKey: try Samples.key(),
                headsFolder: arguments[2]
            )
        case ("append", 5): try append(toSize: try number(3), batchCount: try number(4))
        case ("export", 4): try open().exportLog(to: arguments[3])
        case ("cosign", 4): try cosign()
        case ("check", 5...): try await Check(arguments: Array(arguments.dropFirst())).run()
        case ("measure", 4):
            try await Measurement(folder: arguments[1], count: try number(2), batchCount: try number(3)).run()
        case ("prove", 3): try Measurement.prove(in: arguments[1], leaf: try number(2))
        default:
            throw Problem(
                "usage: ledger-exercise key | create L HEADS | append L HEADS SIZE BATCH | export L HEADS OUT"
                    + " | cosign L HEADS WITNESS | check L HEADS OUT ACKNOWLEDGED CHECKPOINT... | measure L COUNT BATCH | prove L LEAF"
            )
        }
    }

    private func number(_ index: Int) throws -> Int {
        guard let number = Int(arguments[index]) else { throw Problem("\(arguments[index]) is not a number") }
        return number
    }

    private func open() throws -> LedgerStore {
        try LedgerStore(openingAt: arguments[1], headsFolder: arguments[2])
    }

    /// Appends until the ledger has so many leaves, and says so after every batch.
    private func append(toSize size: Int, batchCount: Int) throws {
        let store = try open()
        var next = try store.size
        while next < size {
            let end = min(size, next + batchCount)
            let checkpoint = try store.append((next..<end).map(Samples.statement), time: Samples.time)
            say("acknowledged \(checkpoint.size)")
            next = end
        }
    }

    /// Asks a witness on files for a cosignature of the newest head, and stores it.
    private func cosign() throws {
        let store = try open()
        let witness =
            try FileManager.default.fileExists(atPath: "\(arguments[3])/witness.key")
            ? WitnessFolder(openingAt: arguments[3])
            : WitnessFolder.create(at: arguments[3], key: try Samples.witnessKey())
        let seen = try witness.seen(of: store.origin)?.checkpoint.size ?? 0
        let keys = [try Samples.key().verifier]
        let line = try witness.cosign(try store.witnessRequest(from: seen), keys: keys, seconds: 1_800_000_000 + seen)
        let cosigned = try store.addCosignatures([line], by: [witness.key])
        say("acknowledged \(cosigned.checkpoint.size)")
    }
}

struct Problem: Error, CustomStringConvertible {
    var description: String

    init(_ description: String) { self.description = description }
}

func say(_ line: String) { FileHandle.standardOutput.write(Data("\(line)\n".utf8)) }

/// Statements as a build writes them.
enum Samples {
    static let origin = "example.org/exercise"
    static let time = "2026-09-01T12:00:00Z"

    static func key() throws -> SigningKey { try SigningKey(name: origin, seed: Array(repeating: 7, count: 32)) }

    static func witnessKey() throws -> WitnessSigningKey {
        try WitnessSigningKey(name: "witness.example.org", seed: Array(repeating: 8, count: 32))
    }

    /// The statement of a number: a shard's, of about the size that a build's have.
    static func statement(_ number: Int) -> LedgerStatement {
        let root = Digest.sha256(Array("\(number)".utf8))
        var shard = ShardStatement(
            files: ["documents/00000.jsonl.zst", "tokens/00000.bin"].map { Subject(name: $0, digest: root) },
            release: "exercise",
            index: number,
            documentsRoot: root,
            documentCount: 12,
            tokenCount: 34_000 + number % 1000,
            textByteCount: 140_000,
            tokenizerDigest: root
        )
        shard.languages = [ShardShare(id: "nl", documentCount: 12, tokenCount: shard.tokenCount)]
        shard.licences = [ShardShare(id: "cc0", documentCount: 12, tokenCount: shard.tokenCount)]
        return .shard(shard)
    }
}
