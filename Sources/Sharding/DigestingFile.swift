// SPDX-License-Identifier: EUPL-1.2

public import FileStorage
internal import Hashing

/// An output file that is hashed while it is written, and appears whole or not at all.
///
/// Not thread-safe.
public final class DigestingFile {
    private let file: OutputFile
    private var hasher = SHA256Hasher()

    /// Starts a file that will appear at `path`.
    public init(_ path: String) throws(FileError) {
        file = try OutputFile(path)
    }

    /// The path under which the file appears.
    public var path: String { file.path }

    /// The number of bytes written.
    public var byteCount: Int { file.byteCount }

    /// Appends bytes.
    public func write(_ bytes: [UInt8]) throws(FileError) {
        hasher.update(bytes)
        try file.write(bytes)
    }

    /// Makes the file durable and visible, and tells what was written; to be called once.
    public func finish() throws(FileError) -> ShardFile {
        try file.publish()
        return ShardFile(name: Path.name(of: path), sha256: hasher.finalize(), byteCount: byteCount)
    }

    /// The digest of what was written until now, for formats that end with their own digest.
    var digest: [UInt8] { hasher.finalize().bytes }
}
