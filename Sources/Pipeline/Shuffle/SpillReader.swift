// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Compression
internal import FileStorage
internal import Hashing

/// Reads runs that `SpillWriter` wrote.
///
/// Opening reads the whole file once, so that a damaged run is never merged.
///
/// Not thread-safe; open one for each merge.
final class SpillReader {
    private struct Block {
        var firstKey: Digest
        var offset: Int
        var compressedByteCount: Int
        var rawByteCount: Int
        var recordCount: Int
    }

    /// The totals of a run.
    struct Totals: Sendable {
        var recordCount: Int
        var tokenCount: Int
    }

    let totals: Totals
    private let file: InputFile
    private let recordTableOffset: Int
    private let blocks: [Block]
    private static let blockEntryByteCount = Digest.byteCount + 8 + 4 + 4 + 4
    private static let recordEntryByteCount = 2 * Digest.byteCount

    /// Opens a run; `nil` if it is not whole.
    ///
    /// With `isChecked`, its digest has been checked before.
    init?(path: String, isChecked: Bool = false) throws {
        file = try InputFile(path)
        let byteCount = try file.byteCount()
        let trailerOffset = byteCount - SpillWriter.trailerByteCount
        guard trailerOffset >= SpillWriter.magic.count else { return nil }
        var trailer = BinaryFieldReader(
            try file.read(at: trailerOffset, maximumByteCount: SpillWriter.trailerByteCount)
        )
        let numbers: [UInt64] = try (0..<5).map { _ in try trailer.readInteger() }
        let digest = try trailer.readDigest()
        guard numbers[4] == UInt64(byteCount) else { return nil }
        if !isChecked {
            guard try SpillReader.digest(of: file, byteCount: byteCount - Digest.byteCount) == digest else {
                return nil
            }
        }
        recordTableOffset = Int(numbers[0])
        let blockTableOffset = Int(numbers[1])
        totals = Totals(recordCount: Int(numbers[2]), tokenCount: Int(numbers[3]))
        var table = BinaryFieldReader(
            try file.read(at: blockTableOffset, maximumByteCount: trailerOffset - blockTableOffset)
        )
        blocks = try SpillReader.readBlocks(&table)
    }

    /// Calls `body` with every record's shuffle key and digest (64 bytes), in order.
    func forEachRecordEntry(_ body: ([UInt8]) throws -> Void) throws {
        let width = SpillReader.recordEntryByteCount
        for start in stride(from: 0, to: totals.recordCount, by: 1024) {
            let count = min(1024, totals.recordCount - start)
            let entries = try file.read(at: recordTableOffset + start * width, maximumByteCount: count * width)
            guard entries.count == count * width else { throw BuildError.partLost(file.path) }
            for index in 0..<count { try body(Array(entries[(index * width)..<((index + 1) * width)])) }
        }
    }

    /// The records whose keys lie in `keys`, in order.
    func records(in keys: ShuffleRange) -> SpillCursor {
        // The last block that begins before the range may still hold its first records.
        let firstBehind = blocks.firstIndex { $0.firstKey.prefix >= keys.lowerBound } ?? blocks.count
        return SpillCursor(reader: self, firstBlock: max(0, firstBehind - 1), keys: keys)
    }

    fileprivate var blockCount: Int { blocks.count }

    fileprivate func recordsOfBlock(_ index: Int) throws -> [ShuffledRecord] {
        let block = blocks[index]
        let compressed = try file.read(at: block.offset, maximumByteCount: block.compressedByteCount)
        let raw = try Zstd.decompress(compressed, maximumByteCount: block.rawByteCount)
        var reader = BinaryFieldReader(raw)
        return try (0..<block.recordCount).map { _ in try ShuffledRecord(&reader) }
    }

    private static func readBlocks(_ table: inout BinaryFieldReader) throws -> [Block] {
        var blocks: [Block] = []
        while !table.isAtEnd {
            let firstKey = try table.readDigest()
            let offset: UInt64 = try table.readInteger()
            let compressed: UInt32 = try table.readInteger()
            let raw: UInt32 = try table.readInteger()
            let records: UInt32 = try table.readInteger()
            blocks.append(
                Block(
                    firstKey: firstKey,
                    offset: Int(offset),
                    compressedByteCount: Int(compressed),
                    rawByteCount: Int(raw),
                    recordCount: Int(records)
                )
            )
        }
        return blocks
    }

    private static func digest(of file: InputFile, byteCount: Int) throws -> Digest {
        var hasher = SHA256Hasher()
        var offset = 0
        while offset < byteCount {
            let chunk = try file.read(at: offset, maximumByteCount: min(1 << 20, byteCount - offset))
            if chunk.isEmpty { break }
            hasher.update(chunk)
            offset += chunk.count
        }
        return hasher.finalize()
    }
}

/// Part of the order of a release: the documents whose shuffle key begins with a number in a range.
struct ShuffleRange: Sendable, Hashable {
    var lowerBound: UInt64
    /// The last number that belongs to the range.
    var upperBound: UInt64

    /// The whole order.
    static let all = ShuffleRange(lowerBound: 0, upperBound: .max)

    init(lowerBound: UInt64, upperBound: UInt64) {
        self.lowerBound = lowerBound
        self.upperBound = upperBound
    }

    /// The range of shard `index` of `count`: keys are shared out evenly by their first 64 bits.
    init(shard index: Int, of count: Int) {
        lowerBound = ShuffleRange.bound(index, count)
        upperBound = index + 1 == count ? .max : ShuffleRange.bound(index + 1, count) - 1
    }

    /// The smallest key of shard `index`: ceil(index * 2^64 / count).
    private static func bound(_ index: Int, _ count: Int) -> UInt64 {
        if index == 0 { return 0 }
        let (quotient, remainder) = UInt64(count).dividingFullWidth((UInt64(index), 0))
        return remainder == 0 ? quotient : quotient + 1
    }
}

/// Walks the records of one run within a range, one block in memory at a time.
final class SpillCursor {
    private(set) var head: ShuffledRecord?
    private let reader: SpillReader
    private let keys: ShuffleRange
    private var nextBlock: Int
    private var records: [ShuffledRecord] = []
    private var position = 0

    fileprivate init(reader: SpillReader, firstBlock: Int, keys: ShuffleRange) {
        self.reader = reader
        self.keys = keys
        nextBlock = firstBlock
    }

    /// Moves to the next record of the range; `head` is `nil` after the last.
    func advance() throws {
        repeat {
            while position == records.count {
                guard nextBlock < reader.blockCount else {
                    head = nil
                    return
                }
                records = try reader.recordsOfBlock(nextBlock)
                position = 0
                nextBlock += 1
            }
            head = records[position]
            position += 1
        } while head.map { $0.shuffleKey.prefix < keys.lowerBound } ?? false
        if let key = head?.shuffleKey.prefix, key > keys.upperBound {
            head = nil
            nextBlock = reader.blockCount
            records = []
            position = 0
        }
    }
}
