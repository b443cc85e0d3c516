// SPDX-License-Identifier: EUPL-1.2

public import FileStorage
public import Hashing
internal import MerkleLog

/// Writes the provenance table of one shard: a row a document, in the order of its tokens, and a record for each.
///
/// Memory does not grow with the number of rows: both halves go to scratch files until `finish` puts them together.
/// Not thread-safe.
public final class ProvenanceTableWriter {
    /// Rows appended.
    public private(set) var rowCount = 0
    /// Tokens of all rows appended.
    public private(set) var tokenCount = 0
    private let file: DigestingFile
    private let rows: ScratchFile
    private let records: ScratchFile
    private var tree = TreeFrontier()

    /// Starts a table that will appear at `path`.
    public init(path: String) throws(FileError) {
        file = try DigestingFile(path)
        rows = try ScratchFile(besides: path)
        records = try ScratchFile(besides: path)
    }

    /// Appends a document, whose first token must be the one after the last document's.
    public func append(_ record: ProvenanceRecord) throws {
        guard record.firstToken == tokenCount, record.tokenCount > 0 else {
            throw ShardError(
                file.path,
                "row \(rowCount) has \(record.tokenCount) tokens from \(record.firstToken); it must begin at "
                    + "\(tokenCount) and have at least one"
            )
        }
        let json = record.stored
        guard UInt32(exactly: json.count) != nil else {
            throw ShardError(
                file.path,
                "the record of row \(rowCount) has \(json.count) bytes; 4294967295 is the limit"
            )
        }
        // Offsets count from the first record until the number of rows is known.
        let row = ProvenanceRow(
            firstToken: record.firstToken,
            tokenCount: record.tokenCount,
            document: record.document,
            contentDigest: record.contentDigest,
            recordOffset: records.byteCount,
            recordByteCount: json.count
        )
        try rows.write(row.bytes)
        try records.write(json + [0x0A])
        tree.append(MerkleHash.leaf(record.commitment))
        rowCount += 1
        tokenCount += record.tokenCount
    }

    /// Makes the table durable and visible, and tells what it is and the root over its records; to be called once.
    public func finish() throws -> (file: ShardFile, documentsRoot: Digest) {
        let header = ProvenanceTableHeader(
            rowCount: rowCount,
            tokenCount: tokenCount,
            recordsByteCount: records.byteCount
        )
        try file.write(header.bytes)
        try copyRows(recordsOffset: header.recordsOffset)
        try records.forEachChunk { try file.write($0) }
        try file.write(file.digest)
        return (try file.finish(), tree.root)
    }

    private func copyRows(recordsOffset: Int) throws {
        var pending: [UInt8] = []
        try rows.forEachChunk { chunk in
            pending += chunk
            let whole = pending.count / ProvenanceRow.byteCount * ProvenanceRow.byteCount
            var moved: [UInt8] = []
            moved.reserveCapacity(whole)
            for offset in stride(from: 0, to: whole, by: ProvenanceRow.byteCount) {
                guard var row = ProvenanceRow(pending, at: offset) else {
                    throw ShardError(file.path, "a row did not come back from its scratch file as it was written")
                }
                row.recordOffset += recordsOffset
                moved += row.bytes
            }
            try file.write(moved)
            pending.removeFirst(whole)
        }
    }
}
