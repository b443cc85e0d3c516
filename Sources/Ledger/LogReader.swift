// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage
internal import Hashing
public import MerkleLog

/// A published copy of a log, read from its files: `checkpoint`, `tile/entries/…`, `tile/0/…`.
///
/// What it gives is as the files have it; `verifyLog` tells whether to believe it.
public struct LogReader: Sendable {
    /// The folder.
    public let folder: String
    /// The checkpoint as it is published; its signature is not verified.
    public let checkpoint: SignedCheckpoint

    /// Opens the copy in a folder.
    public init(folder: String) throws {
        self.folder = folder
        let path = Path.join(folder, LedgerStore.checkpointName)
        checkpoint = try locating(path) {
            guard let bytes = try InputFile.contents(of: path, maximumByteCount: SignedNote.maximumByteCount) else {
                throw LedgerError(.malformed, at: path, "is too long for a checkpoint")
            }
            return try SignedCheckpoint(bytes)
        }
    }

    /// The number of leaves, as the checkpoint has it.
    public var size: Int { checkpoint.checkpoint.size }

    /// Up to `count` leaves from number `first` on; fewer at the end.
    public func entries(from first: Int, count: Int) throws -> [LedgerEntry] {
        precondition(first >= 0 && count >= 0, "no such leaves")
        var entries: [LedgerEntry] = []
        let end = count < size - first ? first + count : size
        while first + entries.count < end {
            let start = first + entries.count
            let bundle = self.bundle(start / TileCoordinate.fullWidth)
            for (offset, bytes) in try read(bundle).enumerated() {
                let seq = bundle.index * TileCoordinate.fullWidth + offset
                if seq < start || seq >= end { continue }
                entries.append(try LedgerEntry(bytes, at: location(of: bundle, entry: seq)))
            }
        }
        return entries
    }

    /// The bundle of a number.
    func bundle(_ index: Int) -> TileCoordinate {
        let width = min(TileCoordinate.fullWidth, size - index * TileCoordinate.fullWidth)
        return TileCoordinate(.entries, index: index, width: width)
    }

    /// The leaves in a bundle.
    func read(_ bundle: TileCoordinate) throws(LedgerError) -> [[UInt8]] {
        let bytes = try contents(of: bundle, maximumByteCount: EntryBundle.maximumByteCount)
        return try locating(path(of: bundle)) { try EntryBundle.decode(bytes, count: bundle.width) }
    }

    /// The hashes in a tile's file; `nil` unless it is as long as the tile is wide.
    func hashes(in tile: TileCoordinate) throws(LedgerError) -> [Digest]? {
        let bytes = try contents(of: tile, maximumByteCount: tile.width * Digest.byteCount)
        return HashTile(tile, bytes: bytes[...])?.hashes
    }

    /// Fails unless a tile's file holds exactly these hashes.
    func check(_ tile: HashTile) throws(LedgerError) {
        let expected = tile.bytes
        guard try contents(of: tile.coordinate, maximumByteCount: expected.count) == expected else {
            throw LedgerError(.mismatch, at: path(of: tile.coordinate), "does not hold the hashes of the entries")
        }
    }

    func path(of tile: TileCoordinate) -> String { Path.join(folder, tile.path) }

    func location(of bundle: TileCoordinate, entry seq: Int) -> String { "\(path(of: bundle)), entry \(seq)" }

    private func contents(of tile: TileCoordinate, maximumByteCount: Int) throws(LedgerError) -> [UInt8] {
        let path = path(of: tile)
        let contents = try locating(path) { try InputFile.contents(of: path, maximumByteCount: maximumByteCount) }
        guard let contents else { throw LedgerError(.mismatch, at: path, "is longer than \(maximumByteCount) bytes") }
        return contents
    }
}
