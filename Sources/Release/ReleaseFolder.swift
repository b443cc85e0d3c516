// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage
public import Hashing
public import Sharding

/// A release on disk: its index, and its files once they have been checked against it.
public struct ReleaseFolder: Sendable {
    /// The folder.
    public let path: String
    /// What `release.json` says.
    public let index: ReleaseIndex
    /// SHA-256 of `release.json`: the release's digest.
    public let digest: Digest

    private static let maximumIndexByteCount = 1 << 30
    /// The folder within a release that holds the copy of the published log.
    public static let ledgerName = "ledger"

    /// Opens the release in a folder; nothing but `release.json` is read.
    public init(_ path: String) throws {
        let indexPath = Path.join(path, ReleaseIndex.fileName)
        guard try Folder.kind(of: indexPath) != nil else {
            throw ReleaseError(
                .notARelease,
                at: path,
                "there is no \(ReleaseIndex.fileName) in it",
                remedy: "name the folder that `herkomst build` wrote"
            )
        }
        guard
            let json = try InputFile.contents(
                of: indexPath,
                maximumByteCount: ReleaseFolder.maximumIndexByteCount
            )
        else { throw ReleaseError(.mismatch, at: ReleaseIndex.fileName, "it is too long") }
        self.path = path
        index = try ReleaseIndex(json: json)
        digest = .sha256(json)
    }

    /// The folder of the copy of the published log.
    public var ledgerPath: String { Path.join(path, ReleaseFolder.ledgerName) }

    /// Opens a file of the release and checks size and digest; every later read is checked again.
    public func open(_ file: ShardFile) throws -> VerifiedFile {
        let filePath = Path.join(path, file.name)
        switch try Folder.kind(of: filePath) {
        case .file(let byteCount): try check(byteCount, is: file.byteCount, of: file.name)
        case nil: throw ReleaseError(.mismatch, at: file.name, "it is missing")
        default: throw ReleaseError(.mismatch, at: file.name, "it is no regular file")
        }
        let opened = try VerifiedFile(filePath)
        try check(opened.byteCount(), is: file.byteCount, of: file.name)
        guard opened.sha256 == file.sha256 else {
            throw ReleaseError(
                .mismatch,
                at: file.name,
                "its SHA-256 is \(opened.sha256), but \(file.sha256) was sealed"
            )
        }
        return opened
    }

    /// Opens the file of one kind that a shard has.
    public func open(_ kind: ShardSummary.FileKind, ofShard shard: Int) throws -> VerifiedFile {
        guard index.shards.indices.contains(shard) else {
            throw ReleaseError(
                .noSuchThing,
                at: path,
                "it has \(index.shards.count) shards, and so no shard \(shard)",
                remedy: "name one from 0 to \(index.shards.count - 1)"
            )
        }
        guard let file = index.shards[shard].file(kind) else {
            throw ReleaseError(.mismatch, at: ReleaseIndex.fileName, "shard \(shard) has no file of \(kind.rawValue)")
        }
        return try open(file)
    }

    /// The token ids of a shard, checked, with every entry of the index validated.
    public func openTokens(ofShard shard: Int) throws -> MegatronShardReader {
        let reader = try MegatronShardReader(
            bin: open(.tokens, ofShard: shard),
            index: open(.index, ofShard: shard)
        )
        try reader.validateIndex()
        let summary = index.shards[shard]
        let name = ShardSummary.FileKind.index.path(ofShard: shard)
        guard reader.width == index.tokenizer.width else {
            throw ReleaseError(
                .mismatch,
                at: name,
                "tokens are \(reader.width.rawValue), but the index says \(index.tokenizer.width.rawValue)"
            )
        }
        guard reader.sequenceCount == summary.documentCount, reader.tokenCount == summary.tokenCount else {
            throw ReleaseError(
                .mismatch,
                at: name,
                "it has \(reader.sequenceCount) sequences and \(reader.tokenCount) tokens, "
                    + "the index says \(summary.documentCount) and \(summary.tokenCount)"
            )
        }
        return reader
    }

    /// The provenance table of a shard, checked.
    public func openProvenance(ofShard shard: Int) throws -> ProvenanceTableReader {
        let reader = try ProvenanceTableReader(open(.provenance, ofShard: shard))
        let summary = index.shards[shard]
        guard reader.rowCount == summary.documentCount, reader.tokenCount == summary.tokenCount else {
            throw ReleaseError(
                .mismatch,
                at: ShardSummary.FileKind.provenance.path(ofShard: shard),
                "it has \(reader.rowCount) rows and \(reader.tokenCount) tokens, "
                    + "the index says \(summary.documentCount) and \(summary.tokenCount)"
            )
        }
        return reader
    }

    /// The lines of a shard's documents or rejected documents, checked.
    public func openLines(_ kind: ShardSummary.FileKind, ofShard shard: Int) throws -> CompressedLineReader {
        try CompressedLineReader(open(kind, ofShard: shard))
    }

    /// The licence record that a source's documents were used under; `nil` if the index lists none of that id.
    public func license(_ id: String) -> LicenseShare? { index.licenses.first { $0.id == id } }

    private func check(_ byteCount: Int, is expected: Int, of name: String) throws(ReleaseError) {
        if byteCount != expected {
            throw ReleaseError(.mismatch, at: name, "it has \(byteCount) bytes, but \(expected) were sealed")
        }
    }
}
