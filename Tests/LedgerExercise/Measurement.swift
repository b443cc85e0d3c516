// SPDX-License-Identifier: EUPL-1.2

import Foundation
import Ledger
import MerkleLog
import OrderedParallelism

/// How fast a ledger is, beside what its cryptography alone costs in the same run.
struct Measurement {
    let folder: String
    let count: Int
    let batchCount: Int
    private static let cores = ProcessInfo.processInfo.activeProcessorCount

    func run() async throws {
        let message = [UInt8](repeating: 0x61, count: 900)
        let (aloneBefore, besideBefore) = (try bareSigning(message), try await bareSigningBesideOthers(message))
        let appending = try append()
        let (aloneAfter, besideAfter) = (try bareSigning(message), try await bareSigningBesideOthers(message))
        let (alone, beside) = ((aloneBefore + aloneAfter) / 2, (besideBefore + besideAfter) / 2)
        report(
            "append, leaves/s, batches of \(batchCount)",
            appending,
            "\(ratio(appending, alone)) x bare signing on an idle machine, \(ratio(appending, beside)) x on a busy one"
        )
        report("bare Ed25519 signing, one core, the others idle", alone, "")
        report("bare Ed25519 signing, one core, the others signing too", beside, "")
        try await verify()
        try proofs()
    }

    /// Verifies the ledger that is there, with and without the statements' signatures.
    func verify() async throws {
        let message = [UInt8](repeating: 0x61, count: 900)
        let verifyingBefore = try await bareVerifying(message)
        let audit = try await audit(checksSignatures: true)
        let verifying = (verifyingBefore + (try await bareVerifying(message))) / 2
        report("verify everything, leaves/s", audit, "\(ratio(audit, verifying)) x bare verifying, \(Self.cores) cores")
        report("bare Ed25519 verifying, \(Self.cores) cores", verifying, "")
        report("verify hashes, chain, tree, leaves/s", try await self.audit(checksSignatures: false), "")
    }

    private func bareSigning(_ message: [UInt8]) throws -> Double {
        let key = try Samples.key()
        return try rate(of: 20_000) { for _ in 0..<20_000 { _ = try key.sign(message) } }
    }

    /// The rate of one core while all of them sign: what two threads of one real core leave to each other.
    private func bareSigningBesideOthers(_ message: [UInt8]) async throws -> Double {
        let key = try Samples.key()
        return try await rateOfAllCores { (try? key.sign(message)) != nil } / Double(Self.cores)
    }

    private func append() throws -> Double {
        let heads = "\(folder).heads"
        let store = try LedgerStore.create(
            at: folder,
            origin: Samples.origin,
            signingKey: try Samples.key(),
            headsFolder: heads
        )
        // The statements are made outside of the time: a build has them.
        var elapsed = Duration.zero
        for first in stride(from: 0, to: count, by: batchCount) {
            let batch = (first..<min(count, first + batchCount)).map(Samples.statement)
            elapsed += try ContinuousClock().measure { _ = try store.append(batch, time: Samples.time) }
        }
        try store.close()
        return Double(count) / elapsed.seconds
    }

    private func bareVerifying(_ message: [UInt8]) async throws -> Double {
        let key = try Samples.key()
        let (verifier, signature) = (key.verifier, try key.sign(message))
        return try await rateOfAllCores { verifier.isSignature(signature, of: message) }
    }

    private func rateOfAllCores(of isDone: @escaping @Sendable () -> Bool) async throws -> Double {
        let chunkCount = 40
        var next = 0
        let start = ContinuousClock.now
        try await orderedParallelMap(
            workerCount: Self.cores,
            next: {
                next += 1
                return next <= chunkCount ? next : nil
            },
            transform: { _ in (0..<500).allSatisfy { _ in isDone() } },
            emit: { guard $0 else { throw Problem("the cryptographic library fails") } }
        )
        return Double(chunkCount * 500) / start.duration(to: .now).seconds
    }

    private func audit(checksSignatures: Bool) async throws -> Double {
        let store = try LedgerStore(openingAt: folder, isReadOnly: true)
        var options = AuditOptions(keys: [store.verifierKey])
        options.checksStatementSignatures = checksSignatures
        options.workerCount = Self.cores
        let start = ContinuousClock.now
        let report = try await auditLog(store, options)
        let seconds = start.duration(to: .now).seconds
        guard report.integrity.answer == .holds else { throw Problem("\(report.integrity)") }
        return Double(count) / seconds
    }

    /// Proofs of leaves all over the log, each with a database that was just opened.
    private func proofs() throws {
        var milliseconds: [Double] = []
        for step in 0..<200 {
            let leaf = (step * 7_919_993) % count
            let start = ContinuousClock.now
            try Self.prove(in: folder, leaf: leaf)
            milliseconds.append(start.duration(to: .now).seconds * 1000)
        }
        milliseconds.sort()
        print(
            "inclusion proof, opening included, ms: median \(text(milliseconds[100])), longest \(text(milliseconds[199]))"
        )
    }

    /// Opens a ledger, proves a leaf, and checks the proof.
    static func prove(in folder: String, leaf: Int) throws {
        let store = try LedgerStore(openingAt: folder, isReadOnly: true)
        let head = try store.checkpoint().checkpoint
        let proof = try store.hashes(ofTreeSize: head.size).inclusionProof(leafIndex: leaf)
        guard let entry = try store.entries(from: leaf, count: 1).first,
            proof.verify(leafHash: entry.leafHash, root: head.root)
        else { throw Problem("the proof of leaf \(leaf) does not hold") }
    }

    private func rate(of count: Int, _ body: () throws -> Void) rethrows -> Double {
        Double(count) / (try ContinuousClock().measure(body)).seconds
    }

    private func report(_ what: String, _ rate: Double, _ note: String) { print("\(what): \(Int(rate)) \(note)") }

    private func ratio(_ part: Double, _ whole: Double) -> String { text(part / whole) }

    private func text(_ value: Double) -> String { String(format: "%.2f", value) }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
