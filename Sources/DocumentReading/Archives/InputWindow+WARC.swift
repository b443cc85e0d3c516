// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Compression

extension InputWindow {
    /// Where the next byte stands.
    var position: RecordPosition {
        guard compression == .gzip else { return RecordPosition(disk: offset + diskStart) }
        let member = member(at: offset)
        return RecordPosition(disk: member.diskOffset, distance: offset - member.offset)
    }

    /// Whether a file that is not compressed has so many bytes more.
    func reaches(_ count: Int) throws(ReadingFailure) -> Bool {
        if count <= availableByteCount { return true }
        return try count <= source.byteCount() - diskStart - offset
    }

    /// Whether a gzip member begins so far from the next byte.
    func isMember(at distance: Int) -> Bool {
        members.contains { $0.offset == offset + distance && $0.offset > 0 }
    }

    /// How far the next gzip member is that begins with a record, if it begins within so many bytes; with `isInside`, it
    /// may begin right here.
    func distanceToRecord(within count: Int, isInside: Bool) throws(ReadingFailure) -> Int? {
        let first = isInside ? offset : offset + 1
        for member in members where member.offset >= first && member.offset < offset + count {
            let distance = member.offset - offset
            guard try fill(distance + 7) else { continue }
            if WARCHeader.isVersionLine(bytes[(index + distance)...].prefix(7)) { return distance }
        }
        return nil
    }

    /// Makes sure that the gzip member which the next `count` bytes end is whole.
    func confirm(_ count: Int) throws(ReadingFailure) {
        // Its checksum stands after its last byte, and may not have been seen.
        guard compression == .gzip, availableByteCount <= count, !isAtMemberEnd else { return }
        let last = member(at: offset + max(0, availableByteCount - 1)).diskOffset
        // The failure of the member after it stays, and is met again.
        do { _ = try fill(availableByteCount + 1) } catch { if failedDiskOffset == last { throw error } }
    }

    /// Goes to the next record: one that begins a gzip member, or a line; false if there is none before an offset.
    func advanceToRecord(before limit: Int = .max) throws(ReadingFailure) -> Bool {
        while offset < limit, try fill(8) {
            let end = bytes.count - 7
            while index < end {
                let found = bytes[index..<end].firstIndex(of: 0x57) ?? end
                let before = found > index ? bytes[found - 1] : previousByte
                advance(by: found - index)
                guard found < end, offset < limit else { break }
                if WARCHeader.isVersionLine(bytes[found...].prefix(7)), before == 0x0A || isMember(at: 0) {
                    return true
                }
                advance(by: 1)
            }
        }
        return false
    }

    /// Goes on at the next gzip member on disk that begins with a record, after a place; false if there is none.
    func restartAtRecord(after diskOffset: Int) throws(ReadingFailure) -> Bool {
        guard let found = try GzipMembers.firstWithRecord(in: source, from: diskOffset + 1, to: .max) else {
            return false
        }
        try restart(at: found)
        return true
    }
}

/// Finds gzip members without knowing where the one before ends.
enum GzipMembers {
    private static let scannedByteCount = 1 << 20
    private static let triedByteCount = 64 << 10

    /// The first place at or after `start` and before `end` where a gzip member begins that holds a WARC record.
    static func firstWithRecord(in source: ByteSource, from start: Int, to end: Int) throws(ReadingFailure) -> Int? {
        var offset = start
        while offset < end {
            let chunk = try source.read(at: offset, maximumByteCount: scannedByteCount)
            guard chunk.count >= 18 else { return nil }
            var index = 0
            let last = min(chunk.count - 10, end - 1 - offset)
            while index <= last, let found = chunk[index...last].firstIndex(of: 0x1F) {
                index = found + 1
                guard chunk[found + 1] == 0x8B, chunk[found + 2] == 8, chunk[found + 3] & 0xE0 == 0 else { continue }
                if try holdsRecord(source, at: offset + found) { return offset + found }
            }
            offset += max(1, last + 1)
        }
        return nil
    }

    private static func holdsRecord(_ source: ByteSource, at offset: Int) throws(ReadingFailure) -> Bool {
        let start = try source.read(at: offset, maximumByteCount: triedByteCount)
        guard let decompressor = try? Decompressor(.gzip) else { return false }
        decompressor.feed(start)
        guard let text = try? decompressor.read(maximumByteCount: 16) else { return false }
        return WARCHeader.isVersionLine(text[...])
    }
}
