// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Compression
internal import FileStorage
internal import Hashing

/// Writes one sorted run of the shuffle: records in order of their shuffle keys, in compressed blocks that can be
/// entered at any key.
///
/// Layout: magic; blocks, each a zstd frame; a table of the records (shuffle key and digest, 64 bytes each); a table of
/// the blocks (first key, offset, compressed and raw byte count, record count); a trailer with the tables' offsets, the
/// totals, and the SHA-256 of everything before it.
final class SpillWriter {
    static let magic = Array("HERKOMST-SPILL-1".utf8)
    static let trailerByteCount = 8 * 5 + Digest.byteCount
    private static let blockByteCount = 128 << 10

    private let file: OutputFile
    private var hasher = SHA256Hasher()
    private var block: [UInt8] = []
    private var blockFirstKey: Digest?
    private var blockRecordCount = 0
    private var recordTable: [UInt8] = []
    private var blockTable: [UInt8] = []
    private var tokenCount = 0
    private var recordCount = 0
    private var lastKey: Digest?

    init(path: String) throws {
        try Folder.create(Path.parent(of: path))
        file = try OutputFile(path)
        try write(SpillWriter.magic)
    }

    func append(_ record: ShuffledRecord) throws {
        if let lastKey { precondition(lastKey < record.shuffleKey, "records must come in order of their shuffle keys") }
        lastKey = record.shuffleKey
        if blockFirstKey == nil { blockFirstKey = record.shuffleKey }
        let start = block.count
        record.append(to: &block)
        var recordHasher = SHA256Hasher()
        recordHasher.update(block[start...])
        recordTable += record.shuffleKey.bytes
        recordTable += recordHasher.finalize().bytes
        blockRecordCount += 1
        recordCount += 1
        tokenCount += record.tokenCount
        if block.count >= SpillWriter.blockByteCount { try endBlock() }
    }

    func finish() throws {
        try endBlock()
        let recordTableOffset = file.byteCount
        try write(recordTable)
        let blockTableOffset = file.byteCount
        try write(blockTable)
        var trailer: [UInt8] = []
        trailer.append(littleEndian: UInt64(recordTableOffset))
        trailer.append(littleEndian: UInt64(blockTableOffset))
        trailer.append(littleEndian: UInt64(recordCount))
        trailer.append(littleEndian: UInt64(tokenCount))
        trailer.append(littleEndian: UInt64(file.byteCount + SpillWriter.trailerByteCount))
        try write(trailer)
        try file.write(hasher.finalize().bytes)
        try file.publish()
    }

    private func endBlock() throws {
        guard let blockFirstKey else { return }
        let compressed = try Zstd.compress(block, level: 1)
        blockTable += blockFirstKey.bytes
        blockTable.append(littleEndian: UInt64(file.byteCount))
        blockTable.append(littleEndian: UInt32(compressed.count))
        blockTable.append(littleEndian: UInt32(block.count))
        blockTable.append(littleEndian: UInt32(blockRecordCount))
        try write(compressed)
        block.removeAll(keepingCapacity: true)
        self.blockFirstKey = nil
        blockRecordCount = 0
    }

    private func write(_ bytes: [UInt8]) throws {
        hasher.update(bytes)
        try file.write(bytes)
    }
}
