// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import FileStorage
public import Hashing
public import MerkleLog

/// Reads the provenance table of one shard: finds a token's document, goes through all documents, checks everything.
///
/// Opening checks the header and that its counts fit the file's size. Not thread-safe.
public final class ProvenanceTableReader {
    /// Rows in the table, each one document.
    public var rowCount: Int { header.rowCount }
    /// Tokens in the shard.
    public var tokenCount: Int { header.tokenCount }
    private let header: ProvenanceTableHeader
    private let source: any ByteSource

    private static let rowsAtOnce = 1024
    private static let chunkByteCount = 256 << 10

    /// Opens a table's file.
    public convenience init(path: String) throws {
        try self.init(InputFile(path))
    }

    /// A table over a source.
    public init(_ source: any ByteSource) throws {
        let bytes = try source.exactBytes(at: 0, count: ProvenanceTableHeader.byteCount)
        guard bytes.starts(with: ProvenanceTableHeader.magic) else {
            throw ShardError(source.path, at: 0, "it is no provenance table")
        }
        let version: UInt32 = bytes.littleEndianInteger(at: 8)
        guard version == ProvenanceTableHeader.version else {
            throw ShardError(
                source.path,
                at: 8,
                "version \(version) of the table format is not known, only \(ProvenanceTableHeader.version)"
            )
        }
        let rows: UInt64 = bytes.littleEndianInteger(at: 16)
        let tokens: UInt64 = bytes.littleEndianInteger(at: 24)
        let records: UInt64 = bytes.littleEndianInteger(at: 40)
        guard rows < 1 << 48, tokens < 1 << 62, records < 1 << 56 else {
            throw ShardError(
                source.path,
                at: 16,
                "\(rows) rows, \(tokens) tokens, \(records) bytes of records: no table"
            )
        }
        header = ProvenanceTableHeader(
            rowCount: Int(rows),
            tokenCount: Int(tokens),
            recordsByteCount: Int(records)
        )
        // One header has one spelling: row width, offset of the records and padding follow from the counts.
        guard header.bytes == bytes else {
            throw ShardError(
                source.path,
                at: 8,
                "the header's row width, record offset or padding is not what it must be"
            )
        }
        let size = try source.byteCount()
        guard size == header.fileByteCount else {
            throw ShardError(source.path, "the header announces \(header.fileByteCount) bytes, the file has \(size)")
        }
        self.source = source
    }

    /// One row; `position` must be below `rowCount`.
    public func row(at position: Int) throws -> ProvenanceRow {
        precondition(position >= 0 && position < rowCount, "no such row")
        return try rows(from: position, count: 1)[0]
    }

    /// The row whose document holds a token, found in log2(rows) steps; `nil` if the shard has no such token.
    public func position(ofToken token: Int) throws -> Int? {
        guard token >= 0, token < tokenCount else { return nil }
        var low = 0
        var high = rowCount
        while low < high {
            let middle = low + (high - low) / 2
            let row = try row(at: middle)
            if token < row.firstToken {
                high = middle
            } else if token - row.firstToken >= row.tokenCount {
                low = middle + 1
            } else {
                return middle
            }
        }
        throw ShardError(source.path, at: rowOffset(low), "no row holds token \(token) of \(tokenCount)")
    }

    /// The whole record of one row.
    public func record(at position: Int) throws -> ProvenanceRecord {
        let row = try row(at: position)
        guard row.recordOffset >= header.recordsOffset,
            row.recordOffset + row.recordByteCount < header.digestOffset
        else { throw ShardError(source.path, at: rowOffset(position), "its record does not lie among the records") }
        let json = try source.exactBytes(at: row.recordOffset, count: row.recordByteCount)
        return try record(json, of: row)
    }

    /// The record of the document that holds a token; `nil` if the shard has no such token.
    public func record(ofToken token: Int) throws -> ProvenanceRecord? {
        try position(ofToken: token).map { try record(at: $0) }
    }

    /// Goes through all rows in the order of the tokens, checking that each begins where the one before ends.
    public func forEachRow(_ body: (Int, ProvenanceRow) throws -> Void) throws {
        var token = 0
        var offset = header.recordsOffset
        for start in stride(from: 0, to: rowCount, by: ProvenanceTableReader.rowsAtOnce) {
            let rows = try rows(from: start, count: min(ProvenanceTableReader.rowsAtOnce, rowCount - start))
            for (step, row) in rows.enumerated() {
                guard row.firstToken == token, row.tokenCount > 0 else {
                    throw ShardError(
                        source.path,
                        at: rowOffset(start + step),
                        "row \(start + step) has \(row.tokenCount) tokens from \(row.firstToken), not from \(token)"
                    )
                }
                guard row.recordOffset == offset else {
                    throw ShardError(
                        source.path,
                        at: rowOffset(start + step) + 80,
                        "the record of row \(start + step) begins at \(row.recordOffset), not at \(offset)"
                    )
                }
                token += row.tokenCount
                offset += row.recordByteCount + 1
                try body(start + step, row)
            }
        }
        guard token == tokenCount, offset == header.digestOffset else {
            throw ShardError(
                source.path,
                at: 16,
                "rows hold \(token) tokens and \(offset - header.recordsOffset) bytes of records, "
                    + "the header announces \(tokenCount) and \(header.recordsByteCount)"
            )
        }
    }

    /// The tree over the records, for paths from a record to the root: 64 bytes a row.
    public func recordTree() throws -> MerkleTree {
        var tree = MerkleTree()
        try forEachRecord { tree.append(MerkleHash.leaf($0.commitment)) }
        return tree
    }

    /// Checks the whole table, byte for byte, and gives the RFC 6962 root over its records in the order of the rows.
    public func validate() throws -> Digest {
        var tree = TreeFrontier()
        try forEachRecord { tree.append(MerkleHash.leaf($0.commitment)) }
        var hasher = SHA256Hasher()
        var offset = 0
        while offset < header.digestOffset {
            let count = min(ProvenanceTableReader.chunkByteCount, header.digestOffset - offset)
            hasher.update(try source.exactBytes(at: offset, count: count))
            offset += count
        }
        guard try source.exactBytes(at: offset, count: Digest.byteCount) == hasher.finalize().bytes else {
            throw ShardError(source.path, at: offset, "the digest at its end is not that of what stands before")
        }
        return tree.root
    }

    /// Goes through all records in the order of the tokens, checking each against its row.
    public func forEachRecord(_ body: (ProvenanceRecord) throws -> Void) throws {
        var chunk: [UInt8] = []
        var chunkOffset = header.recordsOffset
        try forEachRow { position, row in
            let end = row.recordOffset + row.recordByteCount + 1
            if end > chunkOffset + chunk.count {
                guard end <= header.digestOffset else {
                    throw ShardError(
                        source.path,
                        at: rowOffset(position),
                        "its record runs past the records of the table"
                    )
                }
                chunkOffset = row.recordOffset
                let wanted = max(ProvenanceTableReader.chunkByteCount, row.recordByteCount + 1)
                chunk = try source.exactBytes(at: chunkOffset, count: min(wanted, header.digestOffset - chunkOffset))
            }
            let json = Array(chunk[(row.recordOffset - chunkOffset)..<(end - chunkOffset - 1)])
            guard chunk[end - chunkOffset - 1] == 0x0A else {
                throw ShardError(source.path, at: end - 1, "a record must end with a line feed")
            }
            try body(try record(json, of: row))
        }
    }

    private func record(_ json: [UInt8], of row: ProvenanceRow) throws -> ProvenanceRecord {
        let record: ProvenanceRecord
        do {
            record = try ProvenanceRecord(stored: json, firstToken: row.firstToken)
        } catch {
            throw ShardError(
                source.path,
                at: row.recordOffset + error.offset,
                "it is no provenance record: \(error.reason)"
            )
        }
        guard record.document == row.document, record.contentDigest == row.contentDigest,
            record.tokenCount == row.tokenCount
        else { throw ShardError(source.path, at: row.recordOffset, "the record does not say what its row says") }
        return record
    }

    private func rows(from position: Int, count: Int) throws -> [ProvenanceRow] {
        let bytes = try source.exactBytes(at: rowOffset(position), count: count * ProvenanceRow.byteCount)
        return try (0..<count).map { step in
            guard let row = ProvenanceRow(bytes, at: step * ProvenanceRow.byteCount) else {
                throw ShardError(source.path, at: rowOffset(position + step), "row \(position + step) is no row")
            }
            return row
        }
    }

    private func rowOffset(_ position: Int) -> Int {
        ProvenanceTableHeader.byteCount + position * ProvenanceRow.byteCount
    }
}
