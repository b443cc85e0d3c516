// SPDX-License-Identifier: EUPL-1.2

public import Hashing

/// The digest of a source's files: SHA-256 over the lines that `sha256sum` prints for them, in bytewise order of paths.
///
/// So anyone can check it without this project:
/// `find . -type f -printf '%P\n' | LC_ALL=C sort | tr '\n' '\0' | xargs -0 sha256sum | sha256sum`.
public struct InputListHasher: Sendable {
    private var hasher = SHA256Hasher()

    /// A list without files.
    public init() {}

    /// Adds a file by its path relative to the source and the digest of its bytes; files must come in order of paths.
    public mutating func add(path: String, digest: Digest) {
        let escaped = path.utf8.flatMap { byte -> [UInt8] in
            switch byte {
            case 0x5C: Array(#"\\"#.utf8)
            case 0x0A: Array(#"\n"#.utf8)
            case 0x0D: Array(#"\r"#.utf8)
            default: [byte]
            }
        }
        let mark = escaped.count == path.utf8.count ? "" : #"\"#
        hasher.update(Array("\(mark)\(digest.hexadecimal)  ".utf8) + escaped + [0x0A])
    }

    /// The digest of the list.
    public func finalize() -> Digest { hasher.finalize() }
}
