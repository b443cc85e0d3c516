// SPDX-License-Identifier: EUPL-1.2

internal import Ledger
internal import MerkleLog
public import Release
internal import Sharding

/// Answers questions about use in a release with receipts that verify offline.
public struct ReceiptIssuer {
    private let release: ReleaseFolder
    private let index: UseIndexReader
    private let leaves: ReceiptLeaves

    /// An issuer for a release, its index of uses, and a copy of the log that seals both.
    public init(_ release: ReleaseFolder, index: UseIndexReader, logFolder: String) throws {
        self.release = release
        self.index = index
        leaves = try ReceiptLeaves(LogReader(folder: logFolder), release: release.digest, index: index.root)
    }

    /// The origin of the log, which is part of every key.
    public var origin: String { leaves.origin }

    /// The answer for an identifier: with a licensor's secret for what its licences cover, or for public licences.
    ///
    /// At most `recordLimit` records are shown; the list of places is always complete. Under a licensor's secret only
    /// records under that licensor's own licences are shown.
    public func receipt(
        for identifier: IndexedIdentifier,
        licensor: (id: String, secret: [UInt8])? = nil,
        recordLimit: Int = 1000
    ) throws -> UseReceipt {
        let answer = try index.answer(for: identifier.key(origin: origin, secret: licensor?.secret))
        var receipt = UseReceipt(
            identifier: identifier,
            isSecret: licensor != nil,
            index: try leaves.proven(leaves.indexLeaf),
            release: try leaves.proven(leaves.releaseLeaf),
            licensor: nil,
            answer: answer.proof,
            places: answer.places,
            shards: [:],
            licences: [:],
            records: []
        )
        if let licensor { receipt.licensor = try leaves.proven(leaves.licensorLeaf(committingTo: licensor.secret)) }
        try addRecords(to: &receipt, askedBy: licensor, limit: recordLimit)
        return receipt
    }

    private func addRecords(
        to receipt: inout UseReceipt,
        askedBy licensor: (id: String, secret: [UInt8])?,
        limit: Int
    ) throws {
        var start = 0
        while start < receipt.places.count, receipt.records.count < limit {
            let shard = receipt.places[start].shard
            let places = receipt.places[start...].prefix { $0.shard == shard }
            start = places.endIndex
            let table = try release.openProvenance(ofShard: shard)
            let tree = try table.recordTree()
            for place in places where receipt.records.count < limit {
                guard place.row < table.rowCount else {
                    throw ReleaseError(.mismatch, at: release.path, "its index names a document that it does not have")
                }
                let record = try table.record(at: place.row)
                guard isVisible(record.license, to: licensor?.id) else { continue }
                try addLicence(record.license, to: &receipt, secret: licensor?.secret)
                receipt.records.append(
                    ProvenRecord(
                        place: place,
                        record: record.commitment,
                        path: tree.inclusionProof(leafIndex: place.row, treeSize: tree.size).path
                    )
                )
                if receipt.shards[shard] == nil { receipt.shards[shard] = try leaves.proven(leaves.shardLeaf(shard)) }
            }
        }
    }

    private func addLicence(_ id: String, to receipt: inout UseReceipt, secret: [UInt8]?) throws {
        guard receipt.licences[id] == nil, let seq = try leaves.licenceLeaf(id, secret: secret) else { return }
        receipt.licences[id] = try leaves.proven(seq)
    }

    // What stands under a confidential licence is its licensor's to see, and nobody else's.
    private func isVisible(_ license: String, to licensor: String?) -> Bool {
        guard let summary = release.index.licenses.first(where: { $0.id == license }) else { return false }
        if let licensor { return summary.licensor.id == licensor }
        return !summary.isConfidential
    }
}
