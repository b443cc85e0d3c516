// SPDX-License-Identifier: EUPL-1.2

internal import Compression
internal import CorpusModel

/// The bytes of a file in order, decompressed on the way, with as much look-ahead as is asked for.
///
/// Never holds more than what was asked for and one piece.
final class InputWindow {
    /// Where a piece of the decompressed bytes begins, and where on disk the gzip member began that it came from.
    struct Member {
        var offset: Int
        var diskOffset: Int
    }

    /// How the file is compressed.
    let compression: CompressionFormat
    /// The file.
    private(set) var source: ByteSource
    private let limits: ReadingLimits
    private var decompressor: Decompressor?
    private var diskBase: Int
    private var hasEnded = false
    private var failure: ReadingFailure?
    /// The bytes that are held; those before `index` have been read.
    private(set) var bytes: [UInt8] = []
    /// Where in `bytes` the next byte stands.
    private(set) var index = 0
    /// The byte before the next one; a line feed at the start.
    private(set) var previousByte: UInt8 = 0x0A
    /// Where on disk the gzip member began that is broken.
    private(set) var failedDiskOffset: Int?
    /// The offset of the next byte in the decompressed file.
    private(set) var offset = 0
    /// The gzip members that the bytes held began in, and the one before.
    private(set) var members: [Member] = []
    private let chunkByteCount: Int

    /// A window on a file, or on the part of it from a place on.
    init(
        _ source: ByteSource,
        limits: ReadingLimits,
        chunkByteCount: Int,
        from diskOffset: Int = 0,
        compression known: CompressionFormat? = nil
    ) throws(ReadingFailure) {
        self.chunkByteCount = chunkByteCount
        var source = source
        if diskOffset > 0 { source.move(to: diskOffset) }
        var first: [UInt8] = []
        // A pipe can give fewer bytes than tell the format.
        while first.count < CompressionFormat.signatureByteCount {
            let chunk = try source.next(maximumByteCount: chunkByteCount)
            if chunk.isEmpty { break }
            first = first.isEmpty ? chunk : first + chunk
        }
        compression = known ?? .detect(first)
        self.source = source
        self.limits = limits
        diskBase = diskOffset
        do { try start(with: first) } catch { failure = ReadingFailure(error) }
    }

    /// Where on disk the window began, in a file that is not compressed.
    var diskStart: Int { compression == .none ? diskBase : 0 }

    /// Whether the bytes held end with a gzip member.
    var isAtMemberEnd: Bool { decompressor?.isAtBoundary ?? true }

    /// How many bytes can be looked at.
    var availableByteCount: Int { bytes.count - index }

    /// Makes at least `count` bytes available; false if the file ends before.
    func fill(_ count: Int) throws(ReadingFailure) -> Bool {
        while availableByteCount < count {
            guard try load() else { return false }
        }
        return true
    }

    /// Whether these bytes come next.
    func starts(with prefix: StaticString, at distance: Int = 0) throws(ReadingFailure) -> Bool {
        guard try fill(distance + prefix.utf8CodeUnitCount) else { return false }
        return bytes[(index + distance)...].starts(with: prefix.description.utf8)
    }

    /// Passes over bytes that are available.
    func advance(by count: Int) {
        guard count > 0 else { return }
        index += count
        previousByte = bytes[index - 1]
        offset += count
        while members.count > 1, members[1].offset <= offset { members.removeFirst() }
    }

    /// The next bytes, which must be available.
    func take(_ count: Int) -> [UInt8] {
        defer { advance(by: count) }
        return Array(bytes[index..<(index + count)])
    }

    /// Up to `count` bytes, as many as come at once; empty at the end.
    func takePiece(upTo count: Int) throws(ReadingFailure) -> [UInt8] {
        guard count > 0, try fill(1) else { return [] }
        guard index == 0, bytes.count <= count else { return take(min(count, availableByteCount)) }
        // All of it: given away without a copy.
        let piece = bytes
        advance(by: piece.count)
        bytes = []
        index = 0
        return piece
    }

    /// Passes over `count` bytes, whether or not they fit into memory; false if the file ends before.
    func skip(_ count: Int) throws(ReadingFailure) -> Bool {
        var rest = count
        while rest > 0 {
            guard try fill(1) else { return false }
            let step = min(rest, availableByteCount)
            advance(by: step)
            rest -= step
        }
        return true
    }

    /// The gzip member that a byte of the window came from.
    func member(at offset: Int) -> Member {
        members.last { $0.offset <= offset } ?? Member(offset: 0, diskOffset: 0)
    }

    /// Goes on at a place on disk, where a compressed stream may begin.
    func restart(at diskOffset: Int) throws(ReadingFailure) {
        source.move(to: diskOffset)
        diskBase = diskOffset
        bytes = []
        index = 0
        members = []
        hasEnded = false
        failure = nil
        failedDiskOffset = nil
        do { try start(with: []) } catch { throw ReadingFailure(error) }
    }

    private func start(with chunk: [UInt8]) throws(CompressionError) {
        let decompressor = try Decompressor(compression, stopsAtMembers: compression == .gzip)
        self.decompressor = decompressor
        decompressor.feed(chunk)
    }

    // Adds the next piece; false at the end of the file.
    private func load() throws(ReadingFailure) -> Bool {
        if let failure { throw failure }
        guard let decompressor, !hasEnded else { return false }
        do {
            while true {
                let piece = try decompressor.read(maximumByteCount: chunkByteCount)
                if !piece.isEmpty {
                    try append(piece, from: diskBase + decompressor.memberOffset)
                    return true
                }
                let chunk = try source.next(maximumByteCount: chunkByteCount)
                if chunk.isEmpty {
                    hasEnded = true
                    try decompressor.finish()
                    return false
                }
                decompressor.feed(chunk)
            }
        } catch let error as CompressionError {
            failure = ReadingFailure(error)
            if compression == .gzip { failedDiskOffset = diskBase + decompressor.memberOffset }
        } catch let error as ReadingFailure {
            failure = error
        } catch {
            failure = ReadingFailure(.fileUnreadable, "the file cannot be read")
        }
        throw failure ?? ReadingFailure(.fileUnreadable, "the file cannot be read")
    }

    private func append(_ piece: [UInt8], from diskOffset: Int) throws(ReadingFailure) {
        let end = offset + availableByteCount
        if compression == .gzip {
            if members.last?.diskOffset != diskOffset { members.append(Member(offset: end, diskOffset: diskOffset)) }
        }
        bytes = availableByteCount == 0 ? piece : Array(bytes[index...]) + piece
        index = 0
        if compression != .none, limits.isExpandingTooFar(from: source.position - diskBase, to: end) {
            throw .expandsTooFar(limits)
        }
    }
}
