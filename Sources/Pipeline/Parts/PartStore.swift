// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Compression
internal import FileStorage
internal import Hashing
internal import Synchronization

/// The folder of finished parts.
///
/// A part that exists and is whole is done; anything else is made again.
///
/// A part file is: magic, the key's digest, the length of the content, the content as zstd, and the SHA-256 of all that
/// stands before. It appears by rename, so several processes may make the same part at once. Safe to share.
final class PartStore: Sendable {
    let folder: String
    private let computed = Atomic<Int>(0)
    private let reused = Atomic<Int>(0)
    private let damaged = Atomic<Int>(0)
    private static let magic = Array("HERKOMST-PART-1\n".utf8)
    private static let maximumContentByteCount = 4 << 30

    init(folder: String) throws {
        self.folder = folder
        try Folder.create(folder)
    }

    /// How many parts were made, found whole, and found damaged (and so made again) through this store.
    var counts: (computed: Int, reused: Int, damaged: Int) {
        (computed.load(ordering: .relaxed), reused.load(ordering: .relaxed), damaged.load(ordering: .relaxed))
    }

    /// Where a part lies.
    func path(of key: PartKey) -> String {
        let name = key.digest.hexadecimal
        return "\(folder)/\(key.stage)/\(name.prefix(2))/\(name)"
    }

    /// The content of a part; made by `make` and stored if it is not there or not whole.
    func content(of key: PartKey, make: () throws -> [UInt8]) throws -> [UInt8] {
        if let content = try load(key) {
            countReuse()
            return content
        }
        let content = try make()
        try store(content, as: key)
        return content
    }

    /// The content of a part that must have been made before; an error if it is not there or not whole.
    func require(_ key: PartKey) throws -> [UInt8] {
        guard let content = try load(key) else { throw BuildError.partLost(path(of: key)) }
        return content
    }

    /// The content of a part; `nil` if it is not there or not whole.
    func load(_ key: PartKey) throws -> [UInt8]? {
        let path = path(of: key)
        guard try Folder.kind(of: path) != nil else { return nil }
        guard let bytes = try InputFile.contents(of: path), let content = PartStore.decode(bytes, key: key) else {
            damaged.add(1, ordering: .relaxed)
            return nil
        }
        return content
    }

    func store(_ content: [UInt8], as key: PartKey) throws {
        var bytes = PartStore.magic + key.digest.bytes
        bytes.append(littleEndian: UInt64(content.count))
        bytes += try Zstd.compress(content, level: 1)
        bytes += Digest.sha256(bytes).bytes
        let path = path(of: key)
        try Folder.create(Path.parent(of: path))
        try OutputFile.write(bytes, to: path)
        countComputation()
    }

    /// Counts a part that was made outside `store`.
    func countComputation() { computed.add(1, ordering: .relaxed) }

    /// Counts a part that was found whole outside `content`.
    func countReuse() { reused.add(1, ordering: .relaxed) }

    /// Counts a part that was found damaged outside `load`.
    func countDamage() { damaged.add(1, ordering: .relaxed) }

    private static func decode(_ bytes: [UInt8], key: PartKey) -> [UInt8]? {
        let headerCount = magic.count + Digest.byteCount + 8
        guard bytes.count >= headerCount + Digest.byteCount, bytes.starts(with: magic) else { return nil }
        let end = bytes.count - Digest.byteCount
        var hasher = SHA256Hasher()
        hasher.update(bytes[..<end])
        guard hasher.finalize().bytes[...] == bytes[end...],
            bytes[magic.count..<(magic.count + Digest.byteCount)] == key.digest.bytes[...]
        else { return nil }
        var header = BinaryFieldReader(bytes, offset: magic.count + Digest.byteCount)
        guard let count: UInt64 = try? header.readInteger(), count <= UInt64(maximumContentByteCount) else {
            return nil
        }
        let content = try? Zstd.decompress(Array(bytes[headerCount..<end]), maximumByteCount: Int(count))
        return content?.count == Int(count) ? content : nil
    }
}
