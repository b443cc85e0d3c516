// SPDX-License-Identifier: EUPL-1.2

internal import Compression
public import FileStorage

/// Where a record begins: the offset on disk of its gzip member and how far it stands within that, decompressed; in a file
/// that is not compressed, its offset and 0.
public struct RecordPosition: Sendable, Hashable {
    /// The offset on disk.
    public var disk: Int
    /// How far the record stands from there.
    public var distance: Int

    /// A position.
    public init(disk: Int, distance: Int = 0) {
        self.disk = disk
        self.distance = distance
    }

    /// How a record there is named.
    var locator: String { distance == 0 ? "@\(disk)" : "@\(disk)+\(distance)" }
}

/// A part of a file on disk: the records that begin at `start` or after it, and before `end`.
public struct FileRange: Sendable, Hashable {
    /// Where reading begins.
    public var start: RecordPosition
    /// The byte after the last.
    public var end: Int

    /// A part of a file.
    public init(start: RecordPosition, end: Int) {
        self.start = start
        self.end = end
    }
}

/// Reading WARC files in parts, by several workers at once.
///
/// A worker looks for the first record of its part by itself, and can be mistaken: a record can hold another WARC file. So
/// what it read counts only if the part before ended just there (`FileChain`); else the part is read again from where that
/// ended. What comes out is what reading the file in order gives.
public enum FileParts {
    /// How long parts are, on disk.
    public static let partByteCount = 4 << 20
    private static let firstMemberByteCount = 1 << 20

    /// Whether a file can be read in parts: WARC, plain or with a gzip member for each record.
    public static func canBeRead(_ path: String) throws(FileError) -> Bool {
        let source = ByteSource(try InputFile(path))
        guard let start = try? source.read(at: 0, maximumByteCount: firstMemberByteCount) else { return false }
        switch CompressionFormat.detect(start) {
        case .none: return WARCHeader.isVersionLine(start[...])
        case .gzip: return holdsOneRecord(start)
        default: return false
        }
    }

    /// Where the first record begins in a part, as far as can be told from there on; `nil` if none does.
    public static func firstRecord(in path: String, from start: Int, to end: Int) throws(FileError) -> Int? {
        try? firstRecord(in: ByteSource(try InputFile(path)), from: start, to: end)
    }

    /// Where the first record begins in a part of a file in memory.
    public static func firstRecord(in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
        try? firstRecord(in: ByteSource(bytes), from: start, to: end)
    }

    private static func firstRecord(
        in source: ByteSource,
        from start: Int,
        to end: Int
    ) throws(ReadingFailure) -> Int? {
        if start == 0 { return 0 }
        let first = try source.read(at: 0, maximumByteCount: CompressionFormat.signatureByteCount)
        if CompressionFormat.detect(first) == .gzip {
            return try GzipMembers.firstWithRecord(in: source, from: start, to: end)
        }
        let window = try InputWindow(
            source,
            limits: ReadingLimits(),
            chunkByteCount: 1 << 20,
            from: start - 1,
            compression: CompressionFormat.none
        )
        guard try window.fill(1) else { return nil }
        window.advance(by: 1)
        guard try window.advanceToRecord(before: end - start + 1) else { return nil }
        return start - 1 + window.offset
    }

    // Whether the first member is a record, whole and alone.
    private static func holdsOneRecord(_ start: [UInt8]) -> Bool {
        guard let decompressor = try? Decompressor(.gzip, stopsAtMembers: true) else { return false }
        decompressor.feed(start)
        guard let member = try? decompressor.read(maximumByteCount: firstMemberByteCount),
            WARCHeader.isVersionLine(member[...]), let headerEnd = HeaderFields.end(in: member, from: 0),
            let count = WARCHeader(member[..<headerEnd]).contentByteCount,
            headerEnd + count <= member.count, headerEnd + count + 4 >= member.count
        else { return false }
        let next = try? decompressor.read(maximumByteCount: firstMemberByteCount)
        return next?.isEmpty == false && decompressor.memberOffset > 0
    }
}

/// Joins the parts of a file, in order.
public struct FileChain: Sendable {
    /// What is to be done with a part.
    public enum Verdict: Sendable, Hashable {
        /// What was read of it is right.
        case take
        /// No record begins in it.
        case skip
        /// It must be read from here.
        case read(RecordPosition)
    }

    private var expected: RecordPosition? = RecordPosition(disk: 0)

    /// A chain before the first part.
    public init() {}

    /// What is to be done with the part that ends before `end`, the first record of which was guessed to be at `guess`.
    public func verdict(guess: Int?, end: Int) -> Verdict {
        guard let expected, expected.disk < end else { return .skip }
        return expected == guess.map({ RecordPosition(disk: $0) }) ? .take : .read(expected)
    }

    /// Notes where the first record is that was not read with a part; `nil` at the end of the file.
    public mutating func add(next: RecordPosition?) {
        expected = next
    }
}
