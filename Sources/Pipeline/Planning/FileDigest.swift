// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage
internal import Hashing

/// The SHA-256 of a large file's bytes as they lie on disk, a piece at a time, so that nobody waits for all of it.
struct FileDigest {
    private static let chunkByteCount = 1 << 20
    private let file: InputFile
    private var hasher = SHA256Hasher()
    private(set) var byteCount = 0

    /// The digest of the file at a path.
    init(_ path: String) throws(FileError) {
        file = try InputFile(path)
    }

    /// Takes the file's bytes up to a place; false if it ends before.
    @discardableResult
    mutating func advance(to end: Int) throws(FileError) -> Bool {
        while byteCount < end {
            let chunk = try file.read(maximumByteCount: min(FileDigest.chunkByteCount, end - byteCount))
            if chunk.isEmpty { return false }
            hasher.update(chunk)
            byteCount += chunk.count
        }
        return true
    }

    /// Takes the rest, and gives the digest of all.
    mutating func finish() throws(FileError) -> Digest {
        try advance(to: .max)
        return hasher.finalize()
    }
}
