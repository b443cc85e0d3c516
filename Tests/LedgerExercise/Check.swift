// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Foundation
import Ledger
import MerkleLog

/// What must be true of a ledger after anything has happened to the program that wrote it.
///
/// It can be opened, verifies, holds all that was acknowledged, continues every checkpoint that was ever published, can be
/// appended to and exported again, and so that the new copy continues the old one.
struct Check {
    private let folder: String
    private let heads: String
    private let copy: String
    private let acknowledged: Int
    private let published: [String]

    init(arguments: [String]) throws {
        guard let acknowledged = Int(arguments[3]) else { throw Problem("\(arguments[3]) is not a number") }
        (folder, heads, copy) = (arguments[0], arguments[1], arguments[2])
        self.acknowledged = acknowledged
        published = Array(arguments.dropFirst(4))
    }

    func run() async throws {
        var options = AuditOptions(keys: [try Samples.key().verifier])
        for path in published { options.remembered.append((path, try SignedCheckpoint(readingFrom: path))) }
        let store = try LedgerStore(openingAt: folder, headsFolder: heads)
        try await expectWhole(try await auditLog(store, options))
        guard try store.size >= acknowledged else {
            throw Problem("\(acknowledged) leaves were acknowledged, \(try store.size) are there")
        }
        // A copy that a reader can find at any moment: if its checkpoint is there, everything under it is.
        if try Folder.kind(of: Path.join(copy, LedgerStore.checkpointName)) != nil {
            try await expectWhole(try await auditLog(try LogReader(folder: copy), options))
        }
        let size = try store.size
        _ = try store.append([Samples.statement(size)], time: Samples.time)
        try store.exportLog(to: copy)
        let reader = try LogReader(folder: copy)
        guard reader.size == size + 1 else { throw Problem("the new copy has \(reader.size) leaves, not \(size + 1)") }
        try await expectWhole(try await auditLog(reader, options))
        for name in try FileManager.default.subpathsOfDirectory(atPath: copy)
        where name.contains(OutputFile.temporaryMark) {
            throw Problem("\(name) was left behind in the copy")
        }
    }

    /// Integrity, and nothing cut; the sample's statements do not fit each other, which is not asked here.
    private func expectWhole(_ report: LedgerReport) async throws {
        guard report.integrity.answer == .holds else {
            throw Problem("integrity: \(report.integrity.faults.first?.description ?? "")")
        }
        for fault in report.completeness.faults where published.contains(fault.location) {
            throw Problem("completeness: \(fault)")
        }
    }
}
