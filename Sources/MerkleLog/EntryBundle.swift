// SPDX-License-Identifier: EUPL-1.2

/// A file of entries of a published log: each with its length in two bytes, most significant first, before it.
public enum EntryBundle {
    /// The longest entry that a bundle can hold.
    public static let maximumEntryByteCount = 65_535
    /// The longest bundle.
    public static let maximumByteCount = TileCoordinate.fullWidth * (2 + maximumEntryByteCount)

    /// The bytes of a bundle.
    public static func encode(_ entries: some Sequence<[UInt8]>) throws(MerkleLogError) -> [UInt8] {
        var bytes: [UInt8] = []
        for entry in entries {
            guard let count = UInt16(exactly: entry.count) else {
                throw .init(
                    .oversize,
                    in: "entry bundle",
                    "an entry of \(entry.count) bytes, over \(maximumEntryByteCount)"
                )
            }
            bytes.append(UInt8(count >> 8))
            bytes.append(UInt8(count & 0xFF))
            bytes.append(contentsOf: entry)
        }
        return bytes
    }

    /// The `count` entries of a bundle; more or fewer are an error.
    public static func decode(_ bytes: [UInt8], count: Int) throws(MerkleLogError) -> [[UInt8]] {
        var entries: [[UInt8]] = []
        var offset = 0
        while offset < bytes.count {
            guard bytes.count - offset >= 2 else {
                throw .init(.malformed, in: "entry bundle", "ends within a length")
            }
            let length = Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
            offset += 2
            guard bytes.count - offset >= length, entries.count < count else {
                throw .init(.malformed, in: "entry bundle", "ends within an entry, or holds more than \(count) entries")
            }
            entries.append(Array(bytes[offset..<(offset + length)]))
            offset += length
        }
        guard entries.count == count else {
            throw .init(.malformed, in: "entry bundle", "holds \(entries.count) entries, \(count) wanted")
        }
        return entries
    }
}
