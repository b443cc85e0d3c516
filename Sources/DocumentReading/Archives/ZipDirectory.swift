// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel

/// The central directory of a zip archive, with or without zip64, read entry by entry.
struct ZipDirectory {
    /// One entry.
    struct Entry {
        var name: [UInt8]
        var isUTF8: Bool
        var isEncrypted: Bool
        var isLink: Bool
        var method: Int
        var checksum: UInt32
        var compressedByteCount: Int
        var byteCount: Int
        var headerOffset: Int
    }

    private let source: ByteSource
    private var offset: Int
    private let end: Int
    private var rest: Int
    // What stands before the archive's first byte, if its own offsets do not count it.
    private let base: Int
    private var buffer: [UInt8] = []
    private var bufferOffset = 0
    private static let bufferByteCount = 256 << 10
    private static let broken = ReadingFailure(.archiveBroken, "the zip archive's directory is broken")

    /// Finds the directory at the end of a file.
    init(_ source: ByteSource) throws(ReadingFailure) {
        self.source = source
        let fileByteCount = try source.byteCount()
        let tailOffset = max(0, fileByteCount - 22 - 65_535)
        let tail = try source.read(at: tailOffset, maximumByteCount: fileByteCount - tailOffset)
        guard let index = ZipDirectory.endRecord(in: tail) else {
            throw ReadingFailure(.archiveBroken, "no zip directory at the end of the file: it may be cut off")
        }
        var count = Int(tail.little(16, at: index + 10))
        var byteCount = Int(tail.little(32, at: index + 12))
        var start = Int(tail.little(32, at: index + 16))
        var directoryEnd = tailOffset + index
        if count == 0xFFFF || byteCount == 0xFFFF_FFFF || start == 0xFFFF_FFFF, index >= 20,
            tail.little(32, at: index - 20) == 0x0706_4B50
        {
            directoryEnd = Int(clamping: tail.little(64, at: index - 12))
            let record = try source.read(at: min(directoryEnd, fileByteCount), maximumByteCount: 56)
            guard record.count == 56, record.little(32, at: 0) == 0x0606_4B50 else { throw ZipDirectory.broken }
            count = Int(clamping: record.little(64, at: 32))
            byteCount = Int(clamping: record.little(64, at: 40))
            start = Int(clamping: record.little(64, at: 48))
        }
        guard byteCount <= directoryEnd, start <= directoryEnd - byteCount else { throw ZipDirectory.broken }
        base = directoryEnd - byteCount - start
        offset = directoryEnd - byteCount
        end = directoryEnd
        rest = count
    }

    /// The next entry; `nil` after the last.
    mutating func next() throws(ReadingFailure) -> Entry? {
        guard offset < end, rest > 0 else {
            // The count of an archive without zip64 wraps around.
            guard offset == end || rest <= 0 else { throw ZipDirectory.broken }
            return nil
        }
        rest -= 1
        let header = try bytes(46)
        guard header.little(32, at: 0) == 0x0201_4B50 else { throw ZipDirectory.broken }
        let nameCount = Int(header.little(16, at: 28))
        let extraCount = Int(header.little(16, at: 30))
        let commentCount = Int(header.little(16, at: 32))
        let all = try bytes(46 + nameCount + extraCount + commentCount)
        offset += all.count
        let flags = header.little(16, at: 8)
        // The upper half of the attributes is the mode where the archive was made on Unix (3).
        let isLink = header[5] == 3 && header.little(32, at: 38) >> 28 == 0o12
        var entry = Entry(
            name: Array(all[46..<(46 + nameCount)]),
            isUTF8: flags & 0x800 != 0,
            isEncrypted: flags & 0x2041 != 0,
            isLink: isLink,
            method: Int(header.little(16, at: 10)),
            checksum: UInt32(header.little(32, at: 16)),
            compressedByteCount: Int(header.little(32, at: 20)),
            byteCount: Int(header.little(32, at: 24)),
            headerOffset: Int(header.little(32, at: 42))
        )
        widen(&entry, extra: Array(all[(46 + nameCount)..<(46 + nameCount + extraCount)]))
        let (headerOffset, overflows) = entry.headerOffset.addingReportingOverflow(base)
        entry.headerOffset = overflows ? .max : headerOffset
        return entry
    }

    // Takes the numbers that do not fit in 32 bits from the zip64 field.
    private func widen(_ entry: inout Entry, extra: [UInt8]) {
        var index = 0
        while index + 4 <= extra.count {
            let count = Int(extra.little(16, at: index + 2))
            let end = min(index + 4 + count, extra.count)
            if extra.little(16, at: index) == 1 {
                var place = index + 4
                for path in [\Entry.byteCount, \Entry.compressedByteCount, \Entry.headerOffset]
                where entry[keyPath: path] == 0xFFFF_FFFF && place + 8 <= end {
                    entry[keyPath: path] = Int(clamping: extra.little(64, at: place))
                    place += 8
                }
                return
            }
            index = end
        }
    }

    private mutating func bytes(_ count: Int) throws(ReadingFailure) -> ArraySlice<UInt8> {
        guard count <= end - offset else { throw ZipDirectory.broken }
        if offset < bufferOffset || offset + count > bufferOffset + buffer.count {
            buffer = try source.read(at: offset, maximumByteCount: max(count, ZipDirectory.bufferByteCount))
            bufferOffset = offset
            guard buffer.count >= count else { throw ZipDirectory.broken }
        }
        let start = offset - bufferOffset
        return ArraySlice(Array(buffer[start..<(start + count)]))
    }

    // The last place that can be the end record, whose comment reaches to the end of the file.
    private static func endRecord(in tail: [UInt8]) -> Int? {
        guard tail.count >= 22 else { return nil }
        for index in stride(from: tail.count - 22, through: 0, by: -1) where tail[index] == 0x50 {
            guard tail.little(32, at: index) == 0x0605_4B50 else { continue }
            if index + 22 + Int(tail.little(16, at: index + 20)) == tail.count { return index }
        }
        return nil
    }
}

extension RandomAccessCollection where Element == UInt8, Index == Int {
    /// The little-endian number of 16, 32 or 64 bits at a distance from the start, which must be there.
    func little(_ bitCount: Int, at distance: Int) -> UInt64 {
        var value: UInt64 = 0
        for step in 0..<(bitCount / 8) { value |= UInt64(self[startIndex + distance + step]) << UInt64(8 * step) }
        return value
    }
}
