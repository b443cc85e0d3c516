// SPDX-License-Identifier: EUPL-1.2

public import Hashing

/// The proof of what a prefix trie holds under a key, or that it holds nothing.
public struct TrieProof: Sendable, Hashable {
    /// What a proof shows of a key.
    public enum Answer: Sendable, Hashable {
        /// The key is there, with this value.
        case present(Digest)
        /// The key is not there.
        case absent
    }

    /// The hashes beside the path to the key, that at the root first.
    public var siblings: [Digest]
    /// What stands at the path's end: nothing, or an entry, which may be another key's.
    public var terminal: TrieEntry?

    /// A proof as it was handed over; only `answer` tells whether it is one.
    public init(siblings: [Digest], terminal: TrieEntry?) {
        self.siblings = siblings
        self.terminal = terminal
    }

    /// The proof for a key from all entries, in strictly rising order of keys.
    public init(key: Digest, in entries: ArraySlice<TrieEntry>) {
        self.init(key: key, in: entries, depth: 0, siblings: [])
    }

    /// The lower part of a proof: `entries` are all that have their first `depth` bits in common with the key, and
    /// `siblings` were found above.
    public init(key: Digest, in entries: ArraySlice<TrieEntry>, depth: Int, siblings: [Digest]) {
        var (entries, depth, siblings) = (entries, depth, siblings)
        while entries.count > 1 {
            let middle = entries.firstOne(atBit: depth)
            let (left, right) = (entries[..<middle], entries[middle...])
            let isRight = key.bit(depth)
            depth += 1
            siblings.append(TrieRoot(isRight ? left : right, depth: depth).hash)
            entries = isRight ? right : left
        }
        self.init(siblings: siblings, terminal: entries.first)
    }

    /// What the proof shows of a key in the trie with this root; `nil` if it proves nothing.
    public func answer(for key: Digest, root: Digest) -> Answer? {
        let depth = siblings.count
        // The last sibling of a path is never empty, or the node above it would not be there.
        guard depth <= 256, siblings.last != .zero else { return nil }
        var hash = Digest.zero
        if let terminal {
            // Another key ends this path only if it begins like the one asked for.
            guard (0..<depth).allSatisfy({ terminal.key.bit($0) == key.bit($0) }) else { return nil }
            hash = TrieRoot(terminal).hash
        }
        for level in (0..<depth).reversed() {
            let sibling = siblings[level]
            hash = key.bit(level) ? TrieRoot.node(sibling, hash) : TrieRoot.node(hash, sibling)
        }
        guard hash == root else { return nil }
        if let terminal, terminal.key == key { return .present(terminal.value) }
        return .absent
    }
}
