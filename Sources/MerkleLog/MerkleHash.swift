// SPDX-License-Identifier: EUPL-1.2

public import Hashing

/// The hashes of a Merkle tree as RFC 6962, section 2.1 defines them.
public enum MerkleHash {
    /// The root of a tree without leaves: SHA-256 of nothing.
    public static let empty = Digest.sha256([])

    private static let leafPrefix: [UInt8] = [0x00]

    /// The hash of a leaf: SHA-256 over 0x00 and the entry.
    public static func leaf(_ entry: [UInt8]) -> Digest {
        var hasher = leafHasher()
        hasher.update(entry)
        return hasher.finalize()
    }

    /// What gives the hash of a leaf when it has read the entry, part by part.
    public static func leafHasher() -> SHA256Hasher {
        var hasher = SHA256Hasher()
        hasher.update(leafPrefix)
        return hasher
    }

    /// The hash of a node: SHA-256 over 0x01 and the hashes of its two children.
    public static func node(_ left: Digest, _ right: Digest) -> Digest {
        Digest.sha256(0x01, left, right)
    }
}
