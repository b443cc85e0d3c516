// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import FileStorage
public import Hashing
public import MerkleLog

/// An index of uses on disk: what a key stands for, with its proof.
///
/// Nothing that is read is believed: every answer comes with a proof, which is checked against the root that the caller
/// trusts. A question reads some tens of kilobytes. Not thread-safe.
public final class UseIndexReader {
    /// The root that the index claims.
    public var root: Digest { trailer.root }
    /// The number of keys.
    public var keyCount: Int { trailer.keyCount }

    /// What an index says of a key.
    public struct Answer: Sendable, Hashable {
        /// The places; empty if the key is not in the index.
        public var places: [UsePlace]
        /// The proof of that list, or of its absence.
        public var proof: TrieProof
    }

    private let keys: InputFile
    private let places: InputFile
    private let trailer: UseIndexTrailer

    /// Opens the index in a folder.
    public init(folder: String) throws {
        keys = try InputFile(Path.join(folder, UseIndexFormat.keysName))
        places = try InputFile(Path.join(folder, UseIndexFormat.placesName))
        let byteCount = try keys.byteCount()
        let bytes = try keys.read(
            at: max(0, byteCount - UseIndexFormat.trailerByteCount),
            maximumByteCount: UseIndexFormat.trailerByteCount
        )
        guard let trailer = UseIndexTrailer(bytes), trailer.fileByteCount == byteCount,
            try places.byteCount() == trailer.placeCount * UsePlace.byteCount
        else {
            throw ReleaseError(.mismatch, at: keys.path, "it is no index of uses, or was cut", remedy: remedy)
        }
        self.trailer = trailer
    }

    /// What stands under a key, with the proof; checked against `root` before it is given out.
    public func answer(for key: Digest) throws -> Answer {
        let proof = try proof(for: key)
        switch proof.answer(for: key, root: trailer.root) {
        case .absent: return Answer(places: [], proof: proof)
        case .present(let value):
            let list = try list(for: key)
            var tree = TreeFrontier()
            for place in list { tree.append(MerkleHash.leaf(place.bytes)) }
            guard tree.root == value else {
                throw ReleaseError(.mismatch, at: places.path, "a list of places was changed", remedy: remedy)
            }
            return Answer(places: list, proof: proof)
        case nil: throw ReleaseError(.mismatch, at: keys.path, "its hashes do not fit its root", remedy: remedy)
        }
    }

    private let remedy = "delete the index and make it again with 'herkomst receipt index'"

    private func proof(for key: Digest) throws -> TrieProof {
        var siblings: [Digest] = []
        var index = 0
        var node = try node(level: 0, index: 0)
        for level in 0..<trailer.bucketBits where node.keyCount > 1 {
            let isRight = key.bit(level)
            index = 2 * index + (isRight ? 1 : 0)
            siblings.append(try self.node(level: level + 1, index: index ^ 1).hash)
            node = try self.node(level: level + 1, index: index)
        }
        let depth = siblings.count
        // The entries below the node where the path left the tree: of one bucket, or the one entry of several.
        let shift = trailer.bucketBits - depth
        let entries = try entries(ofBuckets: (index << shift)..<((index + 1) << shift))
        guard entries.count == node.keyCount else {
            throw ReleaseError(.mismatch, at: keys.path, "its buckets do not fit its tree", remedy: remedy)
        }
        return TrieProof(key: key, in: entries.map(\.entry)[...], depth: depth, siblings: siblings)
    }

    private func list(for key: Digest) throws -> [UsePlace] {
        let bits = trailer.bucketBits
        let bucket = bits == 0 ? 0 : Int(key.prefix >> UInt64(64 - bits))
        guard let found = try entries(ofBuckets: bucket..<(bucket + 1)).first(where: { $0.entry.key == key }),
            found.first + found.count <= trailer.placeCount
        else { throw ReleaseError(.mismatch, at: keys.path, "an entry was changed", remedy: remedy) }
        let bytes = try places.read(
            at: found.first * UsePlace.byteCount,
            maximumByteCount: found.count * UsePlace.byteCount
        )
        return stride(from: 0, to: bytes.count / UsePlace.byteCount * UsePlace.byteCount, by: UsePlace.byteCount)
            .map { UsePlace(bytes[$0..<($0 + UsePlace.byteCount)]) }
    }

    private struct Node {
        var keyCount: Int
        var hash: Digest
    }

    private func node(level: Int, index: Int) throws -> Node {
        let bytes = try keys.read(
            at: trailer.nodeOffset(level: level, index: index),
            maximumByteCount: UseIndexFormat.nodeByteCount
        )
        var reader = BinaryFieldReader(bytes)
        guard let count: UInt64 = try? reader.readInteger(), count <= trailer.keyCount,
            let hash = try? Digest(reader.readBytes(32))
        else { throw ReleaseError(.mismatch, at: keys.path, "its tree was changed", remedy: remedy) }
        return Node(keyCount: Int(count), hash: hash)
    }

    private struct Entry {
        var entry: TrieEntry
        var first: Int
        var count: Int
    }

    private func entries(ofBuckets buckets: Range<Int>) throws -> [Entry] {
        let start = try bucketStart(buckets.lowerBound)
        let end = try bucketStart(buckets.upperBound)
        guard start <= end, end <= trailer.keyCount, end - start <= 1 << 20 else {
            throw ReleaseError(.mismatch, at: keys.path, "its buckets were changed", remedy: remedy)
        }
        let bytes = try keys.read(
            at: start * UseIndexFormat.entryByteCount,
            maximumByteCount: (end - start) * UseIndexFormat.entryByteCount
        )
        var reader = BinaryFieldReader(bytes)
        return try (start..<end).map { _ in
            guard let key = try Digest(reader.readBytes(32)), let value = try Digest(reader.readBytes(32)) else {
                throw ReleaseError(.mismatch, at: keys.path, "it was cut", remedy: remedy)
            }
            let first: UInt64 = try reader.readInteger()
            let count: UInt64 = try reader.readInteger()
            guard first < 1 << 48, count < 1 << 48 else {
                throw ReleaseError(.mismatch, at: keys.path, "an entry was changed", remedy: remedy)
            }
            return Entry(entry: TrieEntry(key: key, value: value), first: Int(first), count: Int(count))
        }
    }

    private func bucketStart(_ bucket: Int) throws -> Int {
        let bytes = try keys.read(at: trailer.startsOffset + 8 * bucket, maximumByteCount: 8)
        var reader = BinaryFieldReader(bytes)
        guard let start: UInt64 = try? reader.readInteger(), start < 1 << 48 else {
            throw ReleaseError(.mismatch, at: keys.path, "it was cut", remedy: remedy)
        }
        return Int(start)
    }
}
