// SPDX-License-Identifier: EUPL-1.2

public import Hashing

/// A finished file by name, size and digest, as the release index and the ledger record it.
public struct ShardFile: Sendable, Hashable {
    /// The file's name: without folders as writers give it, relative to the release as the index records it.
    public var name: String
    /// The digest of all its bytes.
    public var sha256: Digest
    /// Its size.
    public var byteCount: Int

    /// A file by name, digest and size.
    public init(name: String, sha256: Digest, byteCount: Int) {
        self.name = name
        self.sha256 = sha256
        self.byteCount = byteCount
    }
}
