// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Compression

/// Lists a WARC file that has a gzip member for each record, without decompressing what the records hold.
///
/// A member ends with the size of what it holds, which the record's header states as well. So the next member is where one
/// begins that holds a record and has the right size before it. Where a member is anything else than one record, or none
/// is found, the scan ends, and the file is to be read in order from there.
struct MemberScan {
    private let source: ByteSource
    private let fileByteCount: Int
    private let heads: GzipHeads
    private var buffer: [UInt8] = []
    private var bufferStart = 0
    private var head: GzipHeads.Head?
    /// Where the next member begins on disk.
    private(set) var offset = 0
    private static let bufferByteCount = 1 << 20
    private static let smallestHeadByteCount = 1536
    private static let largestHeadByteCount = 64 << 10
    private static let smallMemberByteCount = 4096
    private static let lineEndsByteCount = 4

    /// A scan from the start of a file.
    init(_ source: ByteSource) throws(ReadingFailure) {
        self.source = source
        fileByteCount = try source.byteCount()
        do { heads = try GzipHeads() } catch { throw ReadingFailure(error) }
    }

    /// Whether all of the file has been listed.
    var isAtEnd: Bool { offset == fileByteCount }

    /// The record in the next member; `nil` where this cannot go on, at the end of the file or before.
    mutating func next() throws(ReadingFailure) -> ArchiveEntry? {
        guard let start = try wholeStart(), let count = start.header.contentByteCount else { return nil }
        let position = RecordPosition(disk: offset)
        let recordByteCount = start.headerEnd + count + MemberScan.lineEndsByteCount
        if let memberByteCount = start.head.memberByteCount {
            guard start.head.bytes.count == recordByteCount else { return nil }
            head = nil
            offset += memberByteCount
        } else {
            guard try goOn(after: recordByteCount) else { return nil }
        }
        return ArchiveEntry(start.header, at: position, start.head.bytes, from: start.headerEnd)
    }

    private struct RecordStart {
        var head: GzipHeads.Head
        var header: WARCHeader
        var headerEnd: Int

        init?(_ head: GzipHeads.Head) {
            guard let end = HeaderFields.end(in: head.bytes, from: 0) else { return nil }
            self.head = head
            header = WARCHeader(head.bytes[..<end])
            headerEnd = end
        }

        // Whether a server's header, if there should be one, is there to its end.
        var isWhole: Bool {
            header.kind != .response || head.memberByteCount != nil
                || HeaderFields.end(in: head.bytes, from: headerEnd) != nil
        }
    }

    // The beginning of the next record, with its own header and, if it is an answer of a server, that one's.
    private mutating func wholeStart() throws(ReadingFailure) -> RecordStart? {
        guard try fill(from: offset, MemberScan.smallMemberByteCount),
            let head = head ?? self.head(at: offset, MemberScan.smallestHeadByteCount),
            WARCHeader.isVersionLine(head.bytes[...])
        else { return nil }
        if let start = RecordStart(head), start.isWhole { return start }
        guard head.memberByteCount == nil, try fill(from: offset, MemberScan.largestHeadByteCount) else { return nil }
        return self.head(at: offset, MemberScan.largestHeadByteCount).flatMap(RecordStart.init)
    }

    // Goes to the member after one that holds so many bytes; false if there is none.
    private mutating func goOn(after byteCount: Int) throws(ReadingFailure) -> Bool {
        let size = UInt32(truncatingIfNeeded: byteCount)
        // Deflate adds five bytes to each 65,535 that it can do nothing with; some writers do so to smaller pieces.
        let limit = min(offset + 1024 + byteCount + byteCount / 64, fileByteCount)
        var place = offset + 18
        while let found = try memberStart(after: size, from: place, to: limit) {
            guard try fill(from: found, MemberScan.smallMemberByteCount) else { return false }
            if let next = head(at: found, MemberScan.smallestHeadByteCount), WARCHeader.isVersionLine(next.bytes[...]) {
                offset = found
                head = next
                return true
            }
            place = found + 1
        }
        guard limit == fileByteCount, limit > 4, try fill(from: limit - 4, 4) else { return false }
        guard buffer[(limit - 4 - bufferStart)...].little(32, at: 0) == size else { return false }
        offset = limit
        head = nil
        return true
    }

    // Where a member seems to begin, a size before it.
    private mutating func memberStart(
        after size: UInt32,
        from start: Int,
        to limit: Int
    ) throws(ReadingFailure) -> Int? {
        var place = start
        while place < limit, try fill(from: place - 4, 8) {
            while place < limit {
                guard let found = buffer.span.firstIndex(of: 0x1F, from: place - bufferStart),
                    found + 2 < buffer.count
                else { break }
                place = bufferStart + found + 1
                guard buffer[found + 1] == 0x8B, buffer[found + 2] == 8 else { continue }
                if buffer[(found - 4)...].little(32, at: 0) == size { return place - 1 }
            }
            if bufferStart + buffer.count >= fileByteCount { break }
            place = max(place, bufferStart + buffer.count - 2)
        }
        return nil
    }

    private func head(at offset: Int, _ byteCount: Int) -> GzipHeads.Head? {
        let start = offset - bufferStart
        if isSmall(at: start) {
            let largest = MemberScan.largestHeadByteCount
            if let whole = heads.whole(of: buffer, from: start, maximumByteCount: largest) { return whole }
        }
        return heads.head(of: buffer, from: start, maximumByteCount: byteCount)
    }

    // Whether another member seems to begin soon after this one.
    private func isSmall(at start: Int) -> Bool {
        let end = min(start + MemberScan.smallMemberByteCount, buffer.count - 2)
        var index = start + 18
        while index < end, let found = buffer.span.firstIndex(of: 0x1F, from: index), found < end {
            if buffer[found + 1] == 0x8B, buffer[found + 2] == 8 { return true }
            index = found + 1
        }
        return false
    }

    // Makes sure that bytes are in the buffer, as far as the file has them; false if it ends before the first.
    private mutating func fill(from start: Int, _ count: Int) throws(ReadingFailure) -> Bool {
        let end = min(start + count, fileByteCount)
        if start < bufferStart || end > bufferStart + buffer.count {
            buffer = try source.read(at: start, maximumByteCount: max(count, MemberScan.bufferByteCount))
            bufferStart = start
        }
        return start < bufferStart + buffer.count
    }
}
