// SPDX-License-Identifier: EUPL-1.2

public import Hashing

/// A key with what stands under it in a prefix trie.
public struct TrieEntry: Sendable, Hashable {
    /// The key; its bits from the first on are the path to it.
    public var key: Digest
    /// The value.
    public var value: Digest

    /// A key and its value.
    public init(key: Digest, value: Digest) {
        self.key = key
        self.value = value
    }
}

/// The root over a set of keys, and how many keys it stands for: what is needed to join two halves of a trie.
///
/// A Merkle prefix trie: a set of keys is empty (32 zero bytes), one key (`SHA-256(0x02 ‖ key ‖ value)`, at whatever
/// depth), or a node (`SHA-256(0x03 ‖ left ‖ right)`) over the keys whose next bit is 0 and those whose next bit is 1.
/// So for one root and one key there is exactly one end of its path, and presence and absence cannot both be proved. The
/// first bytes keep its hashes apart from those of RFC 6962.
public struct TrieRoot: Sendable, Hashable {
    /// The number of keys.
    public private(set) var keyCount: Int
    /// The hash over them.
    public private(set) var hash: Digest

    /// The root over no keys.
    public static let empty = TrieRoot(keyCount: 0, hash: .zero)

    private init(keyCount: Int, hash: Digest) {
        self.keyCount = keyCount
        self.hash = hash
    }

    /// The root over one key.
    public init(_ entry: TrieEntry) {
        var bytes: [UInt8] = [0x02]
        bytes += entry.key.bytes
        bytes += entry.value.bytes
        self.init(keyCount: 1, hash: Digest.sha256(bytes))
    }

    /// The root over the keys of both halves, which part at the next bit.
    public init(joining left: TrieRoot, _ right: TrieRoot) {
        let keyCount = left.keyCount + right.keyCount
        guard keyCount > 1 else {
            self = left.keyCount == 1 ? left : right
            return
        }
        self.init(keyCount: keyCount, hash: TrieRoot.node(left.hash, right.hash))
    }

    /// The root over entries in strictly rising order of keys that have their first `depth` bits in common.
    ///
    /// At most 257 calls deep; two hashes a key.
    public init(_ entries: ArraySlice<TrieEntry>, depth: Int = 0) {
        guard let first = entries.first else {
            self = .empty
            return
        }
        guard entries.count > 1 else {
            self.init(first)
            return
        }
        let middle = entries.firstOne(atBit: depth)
        self.init(
            joining: TrieRoot(entries[..<middle], depth: depth + 1),
            TrieRoot(entries[middle...], depth: depth + 1)
        )
    }

    static func node(_ left: Digest, _ right: Digest) -> Digest {
        var bytes: [UInt8] = [0x03]
        bytes += left.bytes
        bytes += right.bytes
        return Digest.sha256(bytes)
    }
}

extension ArraySlice<TrieEntry> {
    /// The place of the first entry whose bit at `depth` is 1, found by halving.
    func firstOne(atBit depth: Int) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if self[middle].key.bit(depth) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
