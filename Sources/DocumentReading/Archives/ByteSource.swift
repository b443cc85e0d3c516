// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage

/// The bytes of a file as they lie on disk, or in memory: in order, or from any place.
struct ByteSource {
    private let file: InputFile?
    private let bytes: [UInt8]
    /// How many bytes were read in order, or where reading goes on after `move`.
    private(set) var position = 0
    private var isMoved = false

    init(_ file: InputFile) {
        self.file = file
        bytes = []
    }

    init(_ bytes: [UInt8]) {
        file = nil
        self.bytes = bytes
    }

    /// The next bytes, at most `maximumByteCount`; empty at the end.
    mutating func next(maximumByteCount: Int) throws(ReadingFailure) -> [UInt8] {
        let chunk: [UInt8]
        if let file, !isMoved {
            // Works with pipes, which have no places.
            do { chunk = try file.read(maximumByteCount: maximumByteCount) } catch { throw ReadingFailure(error) }
        } else if file == nil, position == 0, bytes.count <= maximumByteCount {
            chunk = bytes
        } else {
            chunk = try read(at: position, maximumByteCount: maximumByteCount)
        }
        position += chunk.count
        return chunk
    }

    /// Goes on at another place.
    mutating func move(to position: Int) {
        self.position = position
        isMoved = true
    }

    /// Up to `maximumByteCount` bytes from a place; fewer only at the end.
    func read(at offset: Int, maximumByteCount: Int) throws(ReadingFailure) -> [UInt8] {
        guard let file else {
            guard offset < bytes.count else { return [] }
            return Array(bytes[offset..<(offset + min(maximumByteCount, bytes.count - offset))])
        }
        do {
            var bytes = try file.read(at: offset, maximumByteCount: maximumByteCount)
            while bytes.count < maximumByteCount {
                let more = try file.read(at: offset + bytes.count, maximumByteCount: maximumByteCount - bytes.count)
                if more.isEmpty { break }
                bytes += more
            }
            return bytes
        } catch { throw ReadingFailure(error) }
    }

    /// The size in bytes.
    func byteCount() throws(ReadingFailure) -> Int {
        guard let file else { return bytes.count }
        do { return try file.byteCount() } catch { throw ReadingFailure(error) }
    }
}
