// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage
public import MerkleLog

extension LedgerStore {
    /// Writes a read-only copy of the log to a folder: entry bundles, hash tiles, and last the checkpoint that covers
    /// them, at the paths of https://c2sp.org/tlog-tiles.
    ///
    /// A copy that is there already is brought up to date, and nothing is taken away from it; one that is no beginning of
    /// this log is an error. With a policy, the newest head is published that has the cosignatures it asks for. What is
    /// written depends on the log alone. After a crash, call it again.
    public func exportLog(to folder: String, policy: WitnessPolicy? = nil) throws {
        let head = try newestHead(accordingTo: policy)
        try checkEarlierExport(in: folder, before: head)
        try clearTemporaries(in: folder)
        var tiles = TileBuilder()
        var frontier = TreeFrontier()
        var folders: Set<String> = []
        for bundle in TileCoordinate.all(.entries, treeSize: head.frontier.size) {
            let leaves = try database.leaves(from: frontier.size, count: bundle.width)
            guard leaves.count == bundle.width else {
                throw LedgerError(.mismatch, at: database.path, "ends before its newest checkpoint does")
            }
            try write(try EntryBundle.encode(leaves.map(\.bytes)), to: Path.join(folder, bundle.path), &folders)
            for leaf in leaves {
                frontier.append(leaf.hash)
                try tiles.append(leaf.hash) { tile in
                    try write(tile.bytes, to: Path.join(folder, tile.coordinate.path), &folders)
                }
            }
        }
        guard frontier == head.frontier else {
            throw LedgerError(.mismatch, at: database.path, "the leaves do not give the newest checkpoint's root")
        }
        try tiles.finish { tile in try write(tile.bytes, to: Path.join(folder, tile.coordinate.path), &folders) }
        try locating(folder) {
            try Folder.create(folder)
            // Every name is durable before the checkpoint promises that it is there.
            for written in folders.sorted() { try Folder.sync(written) }
            try OutputFile.write(head.checkpoint.bytes, to: Path.join(folder, LedgerStore.checkpointName))
        }
    }

    private func newestHead(accordingTo policy: WitnessPolicy?) throws -> LedgerHead {
        let newest = try database.head()
        guard let policy else { return newest }
        var size: Int? = newest.frontier.size
        while let limit = size {
            let heads = try database.heads(downFromSize: limit, count: 256)
            for head in heads where (try? policy.cosignatures(of: head.checkpoint))?.isSatisfied == true { return head }
            size = heads.last.flatMap { $0.frontier.size > 0 ? $0.frontier.size - 1 : nil }
        }
        throw LedgerError(
            .refused,
            at: self.folder,
            "no checkpoint has the cosignatures that the policy asks for",
            remedy: "ask the witnesses: 'herkomst ledger prove', 'cosign', 'accept'"
        )
    }

    /// Removes what a crash left half-written, in a copy of this log only.
    private func clearTemporaries(in folder: String) throws {
        try locating(folder) {
            guard try Folder.kind(of: folder) == .folder else { return }
            for name in try Folder.names(in: folder)
            where name.hasPrefix(LedgerStore.checkpointName + OutputFile.temporaryMark) {
                try Folder.remove(Path.join(folder, name))
            }
            let tiles = Path.join(folder, "tile")
            if try Folder.kind(of: tiles) == .folder { try Folder.removeTemporaries(in: tiles) }
        }
    }

    private func checkEarlierExport(in folder: String, before new: LedgerHead) throws {
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
        guard earlier.size <= new.frontier.size else {
            throw LedgerError(.refused, at: path, "is newer than the newest checkpoint that the policy accepts")
        }
    }

    /// Writes a file that is never changed afterwards: one that is there must hold the same bytes.
    private func write(_ bytes: [UInt8], to path: String, _ folders: inout Set<String>) throws {
        try locating(path) {
            let folder = Path.parent(of: path)
            guard try Folder.kind(of: path) == nil else {
                // A name that a crash has left may not be durable yet.
                folders.insert(folder)
                guard try InputFile.contents(of: path, maximumByteCount: bytes.count) == bytes else {
                    throw LedgerError(.exists, at: path, "is there with other bytes", remedy: "name another folder")
                }
                return
            }
            if folders.insert(folder).inserted { try Folder.create(folder) }
            let file = try OutputFile(path)
            try file.write(bytes)
            try file.publish(syncsFolder: false)
        }
    }
}
