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
        case ("witness-key", 1): print(try Samples.witnessKey().verifier)
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
        case ("request", 4): try request(from: try number(3))
        case ("inclusion", 4): try inclusion(of: try number(3))
        case ("measure", 4):
            try await Measurement(folder: arguments[1], count: try number(2), batchCount: try number(3)).run()
        case ("flips", 2): try await Flips(folder: arguments[1], limit: .seconds(1_000_000)).run()
        case ("flips", 3): try await Flips(folder: arguments[1], limit: .seconds(try number(2))).run()
        case ("index-make", 3): try IndexMeasurement(folder: arguments[1], documentCount: number(2)).make()
        case ("index-ask", 3): try IndexMeasurement(folder: arguments[1], documentCount: number(2)).ask()
        case ("prove", 3): try Measurement.prove(in: arguments[1], leaf: try number(2))
        default:
            throw Problem(
                "usage: ledger-exercise key | witness-key | create L HEADS | append L HEADS SIZE BATCH | export L HEADS OUT"
                    + " | cosign L HEADS WITNESS | request L HEADS FROM | inclusion L HEADS LEAF | check L HEADS OUT ACKNOWLEDGED CHECKPOINT... | measure L COUNT BATCH | prove L LEAF | flips F [SECONDS] | index-make I DOCUMENTS | index-ask I DOCUMENTS"
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

    /// Prints a witness's request, which holds the proof of consistency.
    private func request(from size: Int) throws {
        FileHandle.standardOutput.write(Data(try open().witnessRequest(from: size).bytes))
    }

    /// Prints the hashes of a proof of inclusion, a line each, the leaf's sibling first.
    private func inclusion(of leaf: Int) throws {
        let store = try open()
        let proof = try store.hashes(ofTreeSize: try store.size).inclusionProof(leafIndex: leaf)
        for hash in proof.path { say(Data(hash.bytes).base64EncodedString()) }
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

/// Prints a line at once; whoever cannot be told does not know it, and that is no failure of the ledger.
func say(_ line: String) {
    print(line)
    fflush(nil)
}

/// Statements as a build writes them.
enum Samples {
    static let origin = "example.org/exercise"
    static let time = "2026-09-01T12:00:00Z"

    static func key() throws -> SigningKey { try SigningKey(name: origin, seed: Array(repeating: 7, count: 32)) }

    static func witnessKey() throws -> WitnessSigningKey {
        try WitnessSigningKey(name: "witness.example.org", seed: Array(repeating: 8, count: 32))
    }

    /// The statement of a number: of every type that a build writes; of 64, 58 are shards.
    static func statement(_ number: Int) -> LedgerStatement {
        let digest = Digest.sha256(Array("\(number)".utf8))
        switch number % 64 {
        case 0: return .policy(PolicyStatement(kind: .filterPack, name: "default", digest: digest))
        case 1: return .licensor(LicensorStatement(id: "publisher-\(number)", secretCommitment: digest))
        case 2: return .licence(licence(digest))
        case 3: return .source(source(digest, .admitted(reading(digest))))
        case 4: return .source(source(digest, .refused(reasons: ["no-licence-record"])))
        case 63: return .release(release(number, digest))
        default: return .shard(shard(number, digest))
        }
    }

    private static func licence(_ digest: Digest) -> LicenceStatement {
        var licence = LicenceStatement(id: "cc0", recordDigest: Digest.sha256([0]), kind: "open")
        licence.spdx = "CC0-1.0"
        licence.licensor = "herkomst"
        licence.uses = ["ingest", "pretrain"]
        licence.territory = ["EU"]
        licence.confidentialDigests = [
            Disclosure("until", .text("2030-12-31"), recordID: "cc0", licensorSecret: digest.bytes).digest
        ]
        return licence
    }

    private static func reading(_ digest: Digest) -> SourceReading {
        SourceReading(
            fileCount: 2,
            byteCount: 1000,
            inputDigest: digest,
            readCount: 5,
            keptCount: 4,
            rejected: [ReasonCount(reason: "too-short", documentCount: 1)]
        )
    }

    private static func source(_ digest: Digest, _ verdict: SourceStatement.Verdict) -> SourceStatement {
        SourceStatement(
            id: "Zeitungen “1848” \\ été",
            manifestDigest: digest,
            licence: "cc0",
            licenceDigest: Digest.sha256([0]),
            format: "html",
            verdict: verdict
        )
    }

    private static func release(_ number: Int, _ digest: Digest) -> ReleaseStatement {
        ReleaseStatement(
            digest: digest,
            name: "release-\(number)",
            documentCount: 12,
            rejectedCount: 1,
            tokenCount: 34_000,
            textByteCount: 140_000,
            manifestDigest: digest,
            filtersDigest: digest,
            licencesDigest: digest,
            tokenizerDigest: digest
        )
    }

    /// A shard's statement, of about the size that a build's have.
    private static func shard(_ number: Int, _ digest: Digest) -> ShardStatement {
        var shard = ShardStatement(
            files: ["documents/00000.jsonl.zst", "tokens/00000.bin"].map { Subject(name: $0, digest: digest) },
            release: "exercise",
            index: number,
            documentsRoot: digest,
            documentCount: 12,
            tokenCount: 34_000 + number % 1000,
            textByteCount: 140_000,
            tokenizerDigest: digest
        )
        shard.languages = [ShardShare(id: "nl", documentCount: 12, tokenCount: shard.tokenCount)]
        shard.licences = [ShardShare(id: "cc0", documentCount: 12, tokenCount: shard.tokenCount)]
        return shard
    }
}
