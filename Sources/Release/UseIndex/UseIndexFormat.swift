// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Hashing
internal import MerkleLog

/// A place of use: one document in one shard.
public struct UsePlace: Sendable, Hashable, Comparable {
    /// The shard's number in the release.
    public var shard: Int
    /// The document's row in the shard's provenance table.
    public var row: Int

    /// A place.
    public init(shard: Int, row: Int) {
        self.shard = shard
        self.row = row
    }

    /// Sixteen bytes, both numbers most significant byte first: what the value of a key commits to.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(bigEndian: UInt64(shard))
        bytes.append(bigEndian: UInt64(row))
        return bytes
    }

    static let byteCount = 16

    init(_ bytes: ArraySlice<UInt8>) {
        let numbers = bytes.reduce(into: (UInt64(0), UInt64(0))) { numbers, byte in
            numbers.0 = numbers.0 << 8 | numbers.1 >> 56
            numbers.1 = numbers.1 << 8 | UInt64(byte)
        }
        shard = Int(truncatingIfNeeded: numbers.0 & UInt64(Int.max))
        row = Int(truncatingIfNeeded: numbers.1 & UInt64(Int.max))
    }

    /// By shard, then by row.
    public static func < (left: UsePlace, right: UsePlace) -> Bool {
        (left.shard, left.row) < (right.shard, right.row)
    }
}

/// The two files of an index (`Docs/Receipts.md`): `places`, and `keys` with its tree and trailer.
enum UseIndexFormat {
    static let placesName = "places"
    static let keysName = "keys"
    static let magic = Array("HKUSEIDX".utf8)
    static let version: UInt32 = 1
    /// Key, value, first place and number of places.
    static let entryByteCount = 80
    /// Keys below it and hash.
    static let nodeByteCount = 40
    static let trailerByteCount = 80
    static let maximumBucketBits = 28
    /// About how many records fall to one bucket, whose part of the trie is made anew for each proof.
    static let recordsPerBucket = 256

    static func bucketBits(recordCount: Int) -> Int {
        var bits = 0
        while bits < maximumBucketBits, recordCount >> bits > recordsPerBucket { bits += 1 }
        return bits
    }
}

/// The last bytes of `keys`.
struct UseIndexTrailer: Hashable {
    var keyCount: Int
    var placeCount: Int
    var bucketBits: Int
    var root: Digest

    var startsOffset: Int { keyCount * UseIndexFormat.entryByteCount }
    var nodesOffset: Int { startsOffset + 8 * (1 << bucketBits + 1) }
    var trailerOffset: Int { nodesOffset + UseIndexFormat.nodeByteCount * (2 << bucketBits - 1) }
    var fileByteCount: Int { trailerOffset + UseIndexFormat.trailerByteCount }

    var bytes: [UInt8] {
        var bytes = UseIndexFormat.magic
        bytes.append(littleEndian: UseIndexFormat.version)
        bytes.append(littleEndian: UInt32(bucketBits))
        bytes.append(littleEndian: UInt64(keyCount))
        bytes.append(littleEndian: UInt64(placeCount))
        bytes += root.bytes
        bytes += [UInt8](repeating: 0, count: UseIndexFormat.trailerByteCount - bytes.count)
        return bytes
    }

    init(keyCount: Int, placeCount: Int, bucketBits: Int, root: Digest) {
        self.keyCount = keyCount
        self.placeCount = placeCount
        self.bucketBits = bucketBits
        self.root = root
    }

    /// The trailer in bytes; `nil` if they hold none, or numbers that no file can have.
    init?(_ bytes: [UInt8]) {
        var reader = BinaryFieldReader(bytes)
        guard bytes.count == UseIndexFormat.trailerByteCount,
            let magic = try? reader.readBytes(8), magic == UseIndexFormat.magic,
            let version: UInt32 = try? reader.readInteger(), version == UseIndexFormat.version,
            let bits: UInt32 = try? reader.readInteger(), bits <= UseIndexFormat.maximumBucketBits,
            let keys: UInt64 = try? reader.readInteger(), keys < 1 << 48,
            let places: UInt64 = try? reader.readInteger(), places < 1 << 48,
            let root = try? Digest(reader.readBytes(32))
        else { return nil }
        self.init(keyCount: Int(keys), placeCount: Int(places), bucketBits: Int(bits), root: root)
    }

    /// Where a node of the tree over the buckets lies; level 0 is the root.
    func nodeOffset(level: Int, index: Int) -> Int {
        nodesOffset + UseIndexFormat.nodeByteCount * (1 << level - 1 + index)
    }
}
