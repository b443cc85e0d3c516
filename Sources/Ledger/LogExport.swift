// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage
internal import MerkleLog

extension LedgerStore {
    /// Writes a read-only copy of the log to a folder: entry bundles, hash tiles, and last the checkpoint that covers
    /// them, at the paths of https://c2sp.org/tlog-tiles.
    ///
    /// A copy that is there already is brought up to date; one that is no beginning of this log is an error. What is
    /// written depends on the log alone.
    public func exportLog(to folder: String) throws {
        let head = try database.head()
        try checkEarlierExport(in: folder)
        var tiles = TileBuilder()
        var frontier = TreeFrontier()
        for bundle in TileCoordinate.all(.entries, treeSize: head.frontier.size) {
            let leaves = try database.leaves(from: frontier.size, count: bundle.width)
            guard leaves.count == bundle.width else {
                throw LedgerError(.mismatch, at: database.path, "ends before its newest checkpoint does")
            }
            try write(try EntryBundle.encode(leaves.map(\.bytes)), to: Path.join(folder, bundle.path))
            for leaf in leaves {
                frontier.append(leaf.hash)
                try tiles.append(leaf.hash) { tile in try write(tile.bytes, to: Path.join(folder, tile.coordinate.path))
                }
            }
        }
        guard frontier == head.frontier else {
            throw LedgerError(.mismatch, at: database.path, "the leaves do not give the newest checkpoint's root")
        }
        try tiles.finish { tile in try write(tile.bytes, to: Path.join(folder, tile.coordinate.path)) }
        try locating(folder) {
            try Folder.create(folder)
            try OutputFile.write(head.checkpoint.bytes, to: Path.join(folder, LedgerStore.checkpointName))
        }
    }

    private func checkEarlierExport(in folder: String) throws {
        let path = Path.join(folder, LedgerStore.checkpointName)
        guard try locating(path, { try Folder.kind(of: path) }) != nil else { return }
        let earlier = try LogReader(folder: folder).checkpoint.checkpoint
        guard earlier.origin == origin, let head = try database.head(ofSize: earlier.size),
            head.frontier.root == earlier.root
        else {
            throw LedgerError(
                .exists,
                at: path,
                "is of another log, or of one that this is no continuation of",
                remedy: "name another folder"
            )
        }
    }

    /// Writes a file that is never changed afterwards: one that is there must hold the same bytes.
    private func write(_ bytes: [UInt8], to path: String) throws {
        try locating(path) {
            guard try Folder.kind(of: path) != nil else {
                try Folder.create(Path.parent(of: path))
                return try OutputFile.write(bytes, to: path)
            }
            guard try InputFile.contents(of: path, maximumByteCount: bytes.count) == bytes else {
                throw LedgerError(.exists, at: path, "is there with other bytes", remedy: "name another folder")
            }
        }
    }
}
