// SPDX-License-Identifier: EUPL-1.2

public import Hashing

/// Which file of a published log: a hash tile or an entry bundle (https://c2sp.org/tlog-tiles).
public struct TileCoordinate: Sendable, Hashable {
    /// The kinds of tiles.
    public enum Kind: Sendable, Hashable {
        /// Hashes; level 0 holds leaf hashes, each level above the roots of 256 hashes of the one below.
        case hashes(level: Int)
        /// Entries.
        case entries
    }

    /// What the tile holds.
    public var kind: Kind
    /// The tile's place in its level.
    public var index: Int
    /// The number of hashes or entries in it, 1 to 256.
    public var width: Int

    /// The number of hashes or entries in a full tile.
    public static let fullWidth = 1 << height
    /// How many levels of the tree a tile covers.
    static let height = 8

    /// A coordinate.
    public init(_ kind: Kind, index: Int, width: Int) {
        self.kind = kind
        self.index = index
        self.width = width
    }

    /// The path below the log's folder, such as `tile/0/x001/x234/067` or `tile/entries/000.p/17`.
    public var path: String {
        let folder =
            switch kind {
            case .hashes(let level): String(level)
            case .entries: "entries"
            }
        var name = TileCoordinate.padded(index % 1000)
        var rest = index / 1000
        while rest > 0 {
            name = "x\(TileCoordinate.padded(rest % 1000))/\(name)"
            rest /= 1000
        }
        return "tile/\(folder)/\(name)" + (width == TileCoordinate.fullWidth ? "" : ".p/\(width)")
    }

    /// The tiles of one level, or the entry bundles, in a tree of `treeSize` leaves, in order.
    public static func all(_ kind: Kind, treeSize: Int) -> some Sequence<TileCoordinate> {
        var count = treeSize
        if case .hashes(let level) = kind { for _ in 0..<level { count /= fullWidth } }
        let hashCount = count
        return (0..<((hashCount + fullWidth - 1) / fullWidth)).lazy.map { index in
            TileCoordinate(kind, index: index, width: min(fullWidth, hashCount - index * fullWidth))
        }
    }

    /// The tile that holds a hash of a level, as wide as a tree of `treeSize` leaves has it.
    static func holding(hash index: Int, level: Int, treeSize: Int) -> TileCoordinate {
        let hashCount = level * height < Int.bitWidth ? treeSize >> (level * height) : 0
        let tile = index / fullWidth
        return TileCoordinate(.hashes(level: level), index: tile, width: min(fullWidth, hashCount - tile * fullWidth))
    }

    private static func padded(_ group: Int) -> String {
        let digits = String(group)
        return String(repeating: "0", count: 3 - digits.count) + digits
    }
}

/// A tile of hashes.
public struct HashTile: Sendable, Hashable {
    /// Which tile it is.
    public var coordinate: TileCoordinate
    /// Its hashes, as many as the coordinate's width says.
    public var hashes: [Digest]

    init(_ coordinate: TileCoordinate, _ hashes: [Digest]) {
        self.coordinate = coordinate
        self.hashes = hashes
    }

    /// Reads a tile's file; `nil` unless it holds as many hashes as the coordinate's width says.
    public init?(_ coordinate: TileCoordinate, bytes: ArraySlice<UInt8>) {
        guard bytes.count == coordinate.width * Digest.byteCount else { return nil }
        self.coordinate = coordinate
        hashes = []
        hashes.reserveCapacity(coordinate.width)
        for offset in stride(from: bytes.startIndex, to: bytes.endIndex, by: Digest.byteCount) {
            guard let hash = Digest(bytes[offset..<(offset + Digest.byteCount)]) else { return nil }
            hashes.append(hash)
        }
    }

    /// The bytes of the tile's file.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(hashes.count * Digest.byteCount)
        for hash in hashes { bytes += hash.bytes }
        return bytes
    }
}

/// Makes the hash tiles of a log from its leaf hashes, in one pass and with one unfinished tile a level in memory.
public struct TileBuilder: Sendable {
    private var levels: [(index: Int, hashes: [Digest])] = []

    /// A builder without leaves.
    public init() {}

    /// A builder that goes on where the tiles of a tree of `treeSize` leaves end, which `load` reads.
    public init<Failure: Error>(
        continuing treeSize: Int,
        load: (TileCoordinate) throws(Failure) -> [Digest]
    ) throws(Failure) {
        var hashCount = treeSize
        while hashCount > 0 {
            let level = levels.count
            let index = hashCount / TileCoordinate.fullWidth
            let width = hashCount % TileCoordinate.fullWidth
            let coordinate = TileCoordinate(.hashes(level: level), index: index, width: width)
            levels.append((index, width == 0 ? [] : try load(coordinate)))
            hashCount = index
        }
    }

    /// The number of leaves taken.
    public var leafCount: Int {
        levels.first.map { $0.index * TileCoordinate.fullWidth + $0.hashes.count } ?? 0
    }

    /// Takes the next leaf hash and hands every tile that became full to `emit`.
    public mutating func append<Failure: Error>(
        _ leafHash: Digest,
        emit: (HashTile) throws(Failure) -> Void
    ) throws(Failure) {
        var hash = leafHash
        var level = 0
        while true {
            if levels.count == level { levels.append((0, [])) }
            levels[level].hashes.append(hash)
            guard levels[level].hashes.count == TileCoordinate.fullWidth else { return }
            let tile = tile(at: level)
            levels[level] = (tile.coordinate.index + 1, [])
            try emit(tile)
            var frontier = TreeFrontier()
            for hash in tile.hashes { frontier.append(hash) }
            hash = frontier.root
            level += 1
        }
    }

    /// Hands the tiles that are not full to `emit`; the builder can go on afterwards.
    public func finish<Failure: Error>(emit: (HashTile) throws(Failure) -> Void) throws(Failure) {
        for level in levels.indices where !levels[level].hashes.isEmpty { try emit(tile(at: level)) }
    }

    private func tile(at level: Int) -> HashTile {
        let (index, hashes) = levels[level]
        let coordinate = TileCoordinate(.hashes(level: level), index: index, width: hashes.count)
        return HashTile(coordinate, hashes)
    }
}
