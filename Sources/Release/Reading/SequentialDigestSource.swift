// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage
internal import Hashing
internal import Sharding

/// A file that is read once from its beginning to its end, and hashed on the way.
///
/// Its bytes are used before they are known to be right, so it is for verification only, which gives none of them out.
final class SequentialDigestSource: ByteSource {
    private let file: InputFile
    private let onRead: (Int) -> Void
    private var hasher = SHA256Hasher()
    private var position = 0

    init(_ path: String, onRead: @escaping (Int) -> Void) throws(FileError) {
        file = try InputFile(path)
        self.onRead = onRead
    }

    var path: String { file.path }

    func byteCount() throws(FileError) -> Int { try file.byteCount() }

    func bytes(at offset: Int, maximumByteCount: Int) throws -> [UInt8] {
        precondition(offset == position, "bytes are read in order")
        let bytes = try file.read(at: offset, maximumByteCount: maximumByteCount)
        hasher.update(bytes)
        position += bytes.count
        onRead(bytes.count)
        return bytes
    }

    /// Reads what is left, and gives the digest of the whole.
    func finish() throws -> Digest {
        while try !bytes(at: position, maximumByteCount: 1 << 20).isEmpty {}
        return hasher.finalize()
    }
}
