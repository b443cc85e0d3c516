// SPDX-License-Identifier: EUPL-1.2

public import FileStorage
public import Hashing

/// A file whose bytes are given out only if they are those that were hashed when it was opened.
///
/// Opening reads the whole file once, for its digest and for one digest a block. Every later read goes through whole
/// blocks that are checked again, so that neither a write to the file nor a failing disk changes what a caller gets.
/// Works on read-only file systems, keeps a few blocks in memory and no copy on disk. Not thread-safe.
public final class VerifiedFile: ByteSource {
    /// The digest of the whole file when it was opened.
    public let sha256: Digest
    private let file: InputFile
    private let size: Int
    private let blockDigests: [Digest]
    private var heldBlocks: [(index: Int, bytes: [UInt8])] = []

    private static let blockByteCount = 1 << 20
    private static let heldBlockLimit = 4

    /// Opens and hashes a file.
    public init(_ path: String) throws(FileError) {
        file = try InputFile(path)
        var whole = SHA256Hasher()
        var digests: [Digest] = []
        var size = 0
        while true {
            let block = try VerifiedFile.read(file, at: size)
            if block.isEmpty { break }
            whole.update(block)
            digests.append(.sha256(block))
            size += block.count
            if block.count < VerifiedFile.blockByteCount { break }
        }
        self.size = size
        sha256 = whole.finalize()
        blockDigests = digests
    }

    /// The path it was opened at.
    public var path: String { file.path }

    /// The number of bytes that were hashed.
    public func byteCount() -> Int { size }

    /// The file by base name, size and digest.
    public var shardFile: ShardFile {
        ShardFile(name: Path.name(of: path), sha256: sha256, byteCount: size)
    }

    /// Up to `maximumByteCount` checked bytes from `offset`; empty past the end only.
    public func bytes(at offset: Int, maximumByteCount: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let end = min(size, offset + maximumByteCount)
        var position = offset
        while position < end {
            let block = try block(position / VerifiedFile.blockByteCount)
            let start = position % VerifiedFile.blockByteCount
            let stop = min(block.count, start + end - position)
            if start == 0, stop == block.count, position == offset, stop == end - offset { return block }
            bytes += block[start..<stop]
            position += stop - start
        }
        return bytes
    }

    private func block(_ index: Int) throws -> [UInt8] {
        if let held = heldBlocks.firstIndex(where: { $0.index == index }) {
            if held > 0 { heldBlocks.swapAt(held, 0) }
            return heldBlocks[0].bytes
        }
        let offset = index * VerifiedFile.blockByteCount
        let bytes = try VerifiedFile.read(file, at: offset)
        guard Digest.sha256(bytes) == blockDigests[index] else {
            throw ShardError(path, at: offset, "the file changed after it was checked; nothing of this block was used")
        }
        if heldBlocks.count == VerifiedFile.heldBlockLimit { heldBlocks.removeLast() }
        heldBlocks.insert((index, bytes), at: 0)
        return bytes
    }

    private static func read(_ file: InputFile, at offset: Int) throws(FileError) -> [UInt8] {
        var block = try file.read(at: offset, maximumByteCount: blockByteCount)
        while !block.isEmpty, block.count < blockByteCount {
            let rest = try file.read(at: offset + block.count, maximumByteCount: blockByteCount - block.count)
            if rest.isEmpty { break }
            block += rest
        }
        return block
    }
}
