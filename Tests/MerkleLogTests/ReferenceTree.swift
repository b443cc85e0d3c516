// SPDX-License-Identifier: EUPL-1.2

import Bytes
import Hashing
import MerkleLog

/// RFC 6962, section 2.1, word for word: slow, recursive, and written against nothing but the standard.
enum ReferenceTree {
    static func root(_ entries: ArraySlice<[UInt8]>) -> Digest {
        if entries.isEmpty { return Digest.sha256([]) }
        if entries.count == 1 { return Digest.sha256([0] + entries[entries.startIndex]) }
        let middle = entries.startIndex + split(entries.count)
        return node(root(entries[..<middle]), root(entries[middle...]))
    }

    static func path(_ index: Int, _ entries: ArraySlice<[UInt8]>) -> [Digest] {
        if entries.count == 1 { return [] }
        let size = split(entries.count)
        let middle = entries.startIndex + size
        return index < size
            ? path(index, entries[..<middle]) + [root(entries[middle...])]
            : path(index - size, entries[middle...]) + [root(entries[..<middle])]
    }

    static func proof(_ size: Int, _ entries: ArraySlice<[UInt8]>) -> [Digest] {
        size == 0 ? [] : subproof(size, entries, isWhole: true)
    }

    private static func subproof(_ size: Int, _ entries: ArraySlice<[UInt8]>, isWhole: Bool) -> [Digest] {
        if size == entries.count { return isWhole ? [] : [root(entries)] }
        let left = split(entries.count)
        let middle = entries.startIndex + left
        return size <= left
            ? subproof(size, entries[..<middle], isWhole: isWhole) + [root(entries[middle...])]
            : subproof(size - left, entries[middle...], isWhole: false) + [root(entries[..<middle])]
    }

    private static func node(_ left: Digest, _ right: Digest) -> Digest {
        Digest.sha256([1] + left.bytes + right.bytes)
    }

    /// The largest power of two below `count`.
    private static func split(_ count: Int) -> Int {
        var size = 1
        while size * 2 < count { size *= 2 }
        return size
    }
}

/// Entries that differ from each other.
func sampleEntries(_ count: Int) -> [[UInt8]] {
    (0..<count).map { Array("entry \($0)".utf8) }
}
