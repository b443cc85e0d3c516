// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import ExternalSorting
public import FileStorage
public import Hashing
internal import MerkleLog

/// Makes the index of a release's uses: keys and places come in any order and are sorted in bounded memory.
///
/// Memory: the sorter's, and about forty bytes for each 256 records. Not thread-safe.
public final class UseIndexWriter {
    private let sorter: ExternalSorter
    private var recordCount = 0
    private static let keyByteCount = Digest.byteCount

    /// What a finished index is known by.
    public struct Summary: Sendable, Hashable {
        /// The root of the trie.
        public var root: Digest
        /// The number of keys.
        public var keyCount: Int
        /// The number of places, each counted once for each key.
        public var placeCount: Int
    }

    /// A writer that spills into a folder, which must exist.
    public init(spillFolder: String, memoryByteCount: Int = 64 << 20) {
        sorter = ExternalSorter(
            recordByteCount: UseIndexWriter.keyByteCount + UsePlace.byteCount,
            memoryByteCount: memoryByteCount,
            spillFolder: spillFolder,
            name: "use-index"
        )
    }

    /// Says that a key stands for a place; saying it twice changes nothing.
    public func add(_ key: Digest, _ place: UsePlace) throws(FileError) {
        recordCount += 1
        try sorter.append(key.bytes + place.bytes)
    }

    /// Writes the index into a folder that exists, durably, and tells its root.
    public func finish(into folder: String) throws(FileError) -> Summary {
        let bits = UseIndexFormat.bucketBits(recordCount: recordCount)
        let places = try OutputFile(Path.join(folder, UseIndexFormat.placesName))
        let keys = try OutputFile(Path.join(folder, UseIndexFormat.keysName))
        var buckets = BucketBuilder(bits: bits)
        let records = try sorter.sorted()
        var list: (key: [UInt8], tree: TreeFrontier, first: Int)?
        var placeCount = 0
        var previous: [UInt8] = []
        func endList() throws(FileError) {
            guard let ended = list, let key = Digest(ended.key) else { return }
            let entry = TrieEntry(key: key, value: ended.tree.root)
            var bytes = ended.key + entry.value.bytes
            bytes.append(littleEndian: UInt64(ended.first))
            bytes.append(littleEndian: UInt64(ended.tree.size))
            try keys.write(bytes)
            buckets.append(entry)
        }
        while let record = try records.next() {
            if record == previous { continue }
            let key = Array(record[..<UseIndexWriter.keyByteCount])
            let place = Array(record[UseIndexWriter.keyByteCount...])
            previous = record
            if list?.key != key {
                try endList()
                list = (key, TreeFrontier(), placeCount)
            }
            list?.tree.append(MerkleHash.leaf(place))
            try places.write(place)
            placeCount += 1
        }
        try endList()
        let (starts, levels) = buckets.finish()
        let root = levels.first?.first ?? .empty
        let trailer = UseIndexTrailer(
            keyCount: root.keyCount,
            placeCount: placeCount,
            bucketBits: bits,
            root: root.hash
        )
        for start in starts { try keys.write(littleEndian: start) }
        for level in levels {
            for node in level {
                try keys.write(littleEndian: node.keyCount)
                try keys.write(node.hash.bytes)
            }
        }
        try keys.write(trailer.bytes)
        try places.publish()
        try keys.publish()
        return Summary(root: root.hash, keyCount: root.keyCount, placeCount: placeCount)
    }
}

extension OutputFile {
    fileprivate func write(littleEndian number: Int) throws(FileError) {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: UInt64(number))
        try write(bytes)
    }
}

/// Gathers entries in order of their keys into buckets by their first bits, and the tree over the buckets.
private struct BucketBuilder {
    let bits: Int
    private var roots: [TrieRoot] = []
    private var starts: [Int] = [0]
    private var bucket: [TrieEntry] = []
    private var entryCount = 0

    init(bits: Int) {
        self.bits = bits
    }

    mutating func append(_ entry: TrieEntry) {
        let number = bits == 0 ? 0 : Int(entry.key.prefix >> UInt64(64 - bits))
        while roots.count < number { endBucket() }
        bucket.append(entry)
        entryCount += 1
    }

    /// The place of each bucket's first entry and one past the last, and the levels of the tree from its root down.
    mutating func finish() -> (starts: [Int], levels: [[TrieRoot]]) {
        while roots.count < 1 << bits { endBucket() }
        var levels = [roots]
        while let below = levels.last, below.count > 1 {
            levels.append(
                stride(from: 0, to: below.count, by: 2).map { TrieRoot(joining: below[$0], below[$0 + 1]) }
            )
        }
        return (starts, levels.reversed())
    }

    private mutating func endBucket() {
        roots.append(TrieRoot(bucket[...], depth: bits))
        starts.append(entryCount)
        bucket.removeAll(keepingCapacity: true)
    }
}
