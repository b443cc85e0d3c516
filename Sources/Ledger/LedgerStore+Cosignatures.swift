// SPDX-License-Identifier: EUPL-1.2

public import MerkleLog

// What witnesses answer with.
extension LedgerStore {
    /// Stores cosignatures of the newest head, or of an earlier one, and publishes the newest with what it has.
    ///
    /// `lines` are what a witness answers with. Those by others than `witnesses` are passed over; at least one must be
    /// theirs, and right. Gives the head that they are of.
    public func addCosignatures(_ lines: [NoteSignature], by witnesses: [WitnessKey]) throws -> SignedCheckpoint {
        guard !isReadOnly else { throw LedgerError(.refused, at: folder, "the ledger was opened read-only") }
        let ours = lines.filter { line in witnesses.contains { $0.name == line.name && $0.id == line.keyID } }
        guard !ours.isEmpty else {
            throw LedgerError(.unknownKey, at: folder, "no cosignature is by one of the witnesses that are held")
        }
        return try LedgerStore.locked(folder) {
            try LedgerDirectory(self).withHistoryChecked { directory in
                let (old, new) = try cosigned(by: ours, witnesses: witnesses)
                if new != old { try database.replace(old, with: new) }
                try directory.publish(try database.head().checkpoint)
                return new
            }
        }
    }

    /// The newest head that the lines are right for, without and with them.
    private func cosigned(
        by lines: [NoteSignature],
        witnesses: [WitnessKey]
    ) throws -> (old: SignedCheckpoint, new: SignedCheckpoint) {
        var size: Int? = try database.head().frontier.size
        while let limit = size {
            let heads = try database.heads(downFromSize: limit, count: LedgerStore.batchCount)
            for head in heads {
                guard let new = try? head.checkpoint.adding(lines),
                    (try? new.cosignatures(by: witnesses))?.isEmpty == false
                else { continue }
                return (head.checkpoint, new)
            }
            size = heads.last.flatMap { $0.frontier.size > 0 ? $0.frontier.size - 1 : nil }
        }
        throw LedgerError(.badSignature, at: folder, "no checkpoint of this ledger has these cosignatures")
    }
}
