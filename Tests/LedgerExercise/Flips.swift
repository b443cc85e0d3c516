// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Foundation
import Ledger
import MerkleLog

/// Flips every bit of a small published copy and of a small ledger's database, each in turn, and looks at what is said.
///
/// A copy with a flipped bit must never verify. A database may, if the bit lies where SQLite keeps nothing: then
/// everything that a command reads must be what it was.
struct Flips: Sendable {
    let folder: String
    /// No more is begun after so long; the bits that are tried until then lie all over the files.
    let limit: Duration
    private static let cores = ProcessInfo.processInfo.activeProcessorCount
    // A prime larger than a core's share of any file, so that steps of this size visit every bit.
    private static let step = 1_000_003

    func run() async throws {
        try Folder.create(folder)
        let (log, copy) = (Path.join(folder, "log"), Path.join(folder, "copy"))
        let store = try LedgerStore.create(at: log, origin: Samples.origin, signingKey: try Samples.key())
        // A shard and its release, in two batches: two heads, every table filled.
        _ = try store.append([Samples.statement(5)], time: Samples.time)
        _ = try store.append([Samples.statement(63)], time: Samples.time)
        try store.exportLog(to: copy)
        try store.close()
        try await tryAll(of: copy, "copy") { folder in
            do {
                _ = try verifyLog(LogReader(folder: folder), keys: [try Samples.key().verifier])
                return "verifies"
            } catch is LedgerError {
                return nil
            }
        }
        let expected = try Reading(log)
        try await tryAll(of: log, "database", only: "ledger.sqlite") { folder in
            // What the last reader may have left of SQLite's own files.
            for name in ["ledger.sqlite-wal", "ledger.sqlite-shm"] { try Folder.remove(Path.join(folder, name)) }
            do {
                return try Reading(folder) == expected ? "" : "is read as something else"
            } catch is LedgerError {
                return nil
            }
        }
    }

    /// What commands read of a ledger.
    private struct Reading: Equatable {
        var verified: VerifiedLog
        var heads: [SignedCheckpoint?]
        var entries: [LedgerEntry]
        var isSealed: Bool
        var inclusion: InclusionProof
        var consistency: ConsistencyProof

        init(_ path: String) throws {
            let store = try LedgerStore(openingAt: path, isReadOnly: true)
            verified = try verifyLog(store, keys: [try Samples.key().verifier])
            heads = try (0...2).map { try store.checkpoint(ofSize: $0) }
            entries = try store.entries(from: 0, count: 3)
            isSealed = try store.contains(releaseDigest: entries[1].subjects[0].digest)
            inclusion = try store.hashes(ofTreeSize: 2).inclusionProof(leafIndex: 1)
            consistency = try store.hashes(ofTreeSize: 2).consistencyProof(oldSize: 1)
            try store.close()
        }
    }

    /// Flips the bits of a folder's files, shared out among the cores, each of which has a copy of the folder.
    ///
    /// `judge` gives `nil` if the folder is refused, nothing if it is read as before, else what is wrong.
    private func tryAll(
        of template: String,
        _ what: String,
        only name: String? = nil,
        judge: @escaping @Sendable (String) throws -> String?
    ) async throws {
        let start = ContinuousClock.now
        let counts = try await withThrowingTaskGroup(of: Counts.self) { group in
            for core in 0..<Flips.cores {
                let work = Path.join(folder, "\(what)-\(core)")
                try FileManager.default.copyItem(atPath: template, toPath: work)
                group.addTask { try share(core, of: work, only: name, until: start + limit, judge) }
            }
            return try await group.reduce(into: Counts()) { $0.add($1) }
        }
        let tried = "\(counts.tried) of \(counts.all) bits in \(Int(start.duration(to: .now).seconds)) s"
        say("\(what): \(tried): \(counts.refused) refused, \(counts.unseen) change nothing that is read")
    }

    private struct Counts {
        var all = 0
        var tried = 0
        var refused = 0
        var unseen: Int { tried - refused }

        mutating func add(_ other: Counts) {
            all += other.all
            tried += other.tried
            refused += other.refused
        }
    }

    private func share(
        _ core: Int,
        of work: String,
        only name: String?,
        until deadline: ContinuousClock.Instant,
        _ judge: (String) throws -> String?
    ) throws -> Counts {
        let files = try FileManager.default.subpathsOfDirectory(atPath: work).sorted().filter { path in
            if case .file = try Folder.kind(of: Path.join(work, path)) { return name == nil || name == path }
            return false
        }
        var counts = Counts()
        for file in files {
            let path = Path.join(work, file)
            guard let bytes = try InputFile.contents(of: path) else { throw Problem("\(path) cannot be read") }
            let bits = Array(stride(from: core, to: 8 * bytes.count, by: Flips.cores))
            counts.all += bits.count
            for index in bits.indices {
                if ContinuousClock.now > deadline { break }
                let bit = bits[index * Flips.step % bits.count]
                try put(bytes[bit / 8] ^ 1 << UInt8(bit % 8), at: bit / 8, of: path)
                let answer = try judge(work)
                guard answer == nil || answer == "" else {
                    throw Problem("\(path) with bit \(bit % 8) of byte \(bit / 8) flipped \(answer ?? "")")
                }
                counts.tried += 1
                counts.refused += answer == nil ? 1 : 0
                try put(bytes[bit / 8], at: bit / 8, of: path)
            }
        }
        return counts
    }

    private func put(_ byte: UInt8, at offset: Int, of path: String) throws {
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
        try file.seek(toOffset: UInt64(offset))
        try file.write(contentsOf: Data([byte]))
        try file.close()
    }
}
