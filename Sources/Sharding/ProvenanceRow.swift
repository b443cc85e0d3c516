// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
public import CorpusModel
public import Hashing

/// One fixed-width row of a provenance table: what is needed to find a token, and where the whole record lies.
public struct ProvenanceRow: Sendable, Hashable {
    /// The document's first token in the shard.
    public var firstToken: Int
    /// The document's tokens.
    public var tokenCount: Int
    /// The document.
    public var document: DocumentIdentity
    /// The digest of its text with white space folded.
    public var contentDigest: Digest
    /// The first byte of its record in the table's file.
    public var recordOffset: Int
    /// The bytes of its record.
    public var recordByteCount: Int

    static let byteCount = 96

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(ProvenanceRow.byteCount)
        bytes.append(littleEndian: UInt64(firstToken))
        bytes.append(littleEndian: UInt64(tokenCount))
        bytes.append(contentsOf: document.digest.bytes)
        bytes.append(contentsOf: contentDigest.bytes)
        bytes.append(littleEndian: UInt64(recordOffset))
        bytes.append(littleEndian: UInt32(recordByteCount))
        bytes.append(littleEndian: UInt32(0))
        return bytes
    }
}

extension ProvenanceRow {
    /// The row that begins at `offset` of bytes; `nil` if a number is out of range or the padding is not zero.
    init?(_ bytes: [UInt8], at offset: Int) {
        let first: UInt64 = bytes.littleEndianInteger(at: offset)
        let count: UInt64 = bytes.littleEndianInteger(at: offset + 8)
        let record: UInt64 = bytes.littleEndianInteger(at: offset + 80)
        let length: UInt32 = bytes.littleEndianInteger(at: offset + 88)
        let padding: UInt32 = bytes.littleEndianInteger(at: offset + 92)
        // Half of the range, so that sums of two cannot overflow.
        guard max(first, count, record) < 1 << 62, padding == 0,
            let document = Digest(bytes[(offset + 16)..<(offset + 48)]),
            let content = Digest(bytes[(offset + 48)..<(offset + 80)])
        else { return nil }
        firstToken = Int(first)
        tokenCount = Int(count)
        self.document = DocumentIdentity(digest: document)
        contentDigest = content
        recordOffset = Int(record)
        recordByteCount = Int(length)
    }
}

/// The header of a provenance table.
struct ProvenanceTableHeader: Hashable {
    var rowCount: Int
    var tokenCount: Int
    var recordsByteCount: Int

    static let magic = Array("HKPROVEN".utf8)
    static let version: UInt32 = 2
    static let byteCount = 64

    var recordsOffset: Int { ProvenanceTableHeader.byteCount + rowCount * ProvenanceRow.byteCount }
    var digestOffset: Int { recordsOffset + recordsByteCount }
    var fileByteCount: Int { digestOffset + 32 }

    var bytes: [UInt8] {
        var bytes = ProvenanceTableHeader.magic
        bytes.append(littleEndian: ProvenanceTableHeader.version)
        bytes.append(littleEndian: UInt32(ProvenanceRow.byteCount))
        bytes.append(littleEndian: UInt64(rowCount))
        bytes.append(littleEndian: UInt64(tokenCount))
        bytes.append(littleEndian: UInt64(recordsOffset))
        bytes.append(littleEndian: UInt64(recordsByteCount))
        bytes.append(contentsOf: [UInt8](repeating: 0, count: ProvenanceTableHeader.byteCount - bytes.count))
        return bytes
    }
}
