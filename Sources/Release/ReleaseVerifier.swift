// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage
internal import Hashing
internal import Ledger
public import MerkleLog
internal import Sharding

/// Verifies a release, every byte of it: the log's signature, chain and tree, the entries that seal the release, every
/// file, and that the files of each shard tell the same story.
///
/// Files are streamed; memory does not grow with them. The first thing that is wrong is thrown.
public struct ReleaseVerifier {
    private let folder: ReleaseFolder
    private let keys: [VerifierKey]
    private let onRead: (Int) -> Void

    /// A verifier that holds `keys` and tells `onRead` how many bytes it has read each time it has read some.
    public init(_ folder: ReleaseFolder, keys: [VerifierKey], onRead: @escaping (Int) -> Void = { _ in }) {
        self.folder = folder
        self.keys = keys
        self.onRead = onRead
    }

    /// The bytes that will be read.
    public var byteCount: Int { folder.index.allFiles.reduce(0) { $0 + $1.byteCount } }

    /// Verifies the release and gives its seal; with the folder of the writer's ledger, that one too.
    public func verify(writerLedger: String? = nil) throws -> ReleaseSeal {
        let seal = try folder.verifySeal(keys: keys)
        try checkNothingElse(in: "")
        for file in folder.index.files { try check(file) { _ in } }
        for shard in folder.index.shards { try verify(shard) }
        if let writerLedger { try compare(seal, withLedgerAt: writerLedger) }
        return seal
    }

    private func verify(_ shard: ShardSummary) throws {
        let table = try folder.openProvenance(ofShard: shard.index)
        if let file = shard.file(.provenance) { onRead(file.byteCount) }
        let root = try table.validate()
        guard root == shard.documentsRoot else {
            throw ReleaseError(
                .mismatch,
                at: ShardSummary.FileKind.provenance.path(ofShard: shard.index),
                "the root over its records is \(root), but \(shard.documentsRoot) was sealed"
            )
        }
        try verifyTokens(of: shard, table)
        try verifyDocuments(of: shard, table)
        try check(shard.file(.rejected)) { source in
            let lines = try CompressedLineReader(source)
            while try lines.next() != nil {}
            try require(lines.lineCount, shard.rejectedCount, "lines", .rejected, shard)
        }
    }

    private func verifyTokens(of shard: ShardSummary, _ table: ProvenanceTableReader) throws {
        guard let indexFile = shard.file(.index) else { return }
        let index = try folder.open(indexFile)
        onRead(indexFile.byteCount)
        try check(shard.file(.tokens)) { source in
            let tokens = try MegatronShardReader(bin: source, index: index)
            try tokens.validateIndex()
            try require(tokens.sequenceCount, shard.documentCount, "sequences", .index, shard)
            try require(tokens.tokenCount, shard.tokenCount, "tokens", .tokens, shard)
            guard tokens.width == folder.index.tokenizer.width else {
                throw ReleaseError(.mismatch, at: indexFile.name, "it stores tokens as \(tokens.width.rawValue)")
            }
            try table.forEachRow { position, row in
                let length = try tokens.length(ofSequence: position)
                guard length == row.tokenCount else {
                    throw ReleaseError(
                        .mismatch,
                        at: indexFile.name,
                        "sequence \(position) has \(length) tokens, its document in the provenance table \(row.tokenCount)"
                    )
                }
            }
            try tokens.validateTokens(vocabularySize: folder.index.tokenizer.vocabularySize)
        }
    }

    private func verifyDocuments(of shard: ShardSummary, _ table: ProvenanceTableReader) throws {
        try check(shard.file(.documents)) { source in
            let lines = try CompressedLineReader(source)
            try table.forEachRow { position, row in
                guard let line = try lines.next(), line.starts(with: row.document.linePrefix) else {
                    throw ReleaseError(
                        .mismatch,
                        at: ShardSummary.FileKind.documents.path(ofShard: shard.index),
                        "line \(position + 1) is not document \(row.document), whose tokens stand in its place"
                    )
                }
            }
            while try lines.next() != nil {}
            try require(lines.lineCount, shard.documentCount, "lines", .documents, shard)
        }
    }

    /// Checks a file's size and digest, and what `body` says of its content while it is streamed.
    ///
    /// A wrong digest explains whatever is wrong with the content, so it is what gets thrown if both are.
    private func check(_ file: ShardFile?, _ body: (SequentialDigestSource) throws -> Void) throws {
        guard let file else { return }
        let path = Path.join(folder.path, file.name)
        switch try Folder.kind(of: path) {
        case .file(file.byteCount): break
        case .file(let byteCount):
            throw ReleaseError(.mismatch, at: file.name, "it has \(byteCount) bytes, but \(file.byteCount) were sealed")
        case nil: throw ReleaseError(.mismatch, at: file.name, "it is missing")
        default: throw ReleaseError(.mismatch, at: file.name, "it is no regular file")
        }
        let source = try SequentialDigestSource(path, onRead: onRead)
        let content = Result { try body(source) }
        let digest = try source.finish()
        guard digest == file.sha256 else {
            throw ReleaseError(.mismatch, at: file.name, "its SHA-256 is \(digest), but \(file.sha256) was sealed")
        }
        try content.get()
    }

    private func require(
        _ count: Int,
        _ expected: Int,
        _ what: String,
        _ kind: ShardSummary.FileKind,
        _ shard: ShardSummary
    ) throws(ReleaseError) {
        if count != expected {
            throw ReleaseError(
                .mismatch,
                at: kind.path(ofShard: shard.index),
                "it has \(count) \(what), the index says \(expected)"
            )
        }
    }

    /// Only folders that lead to a listed file are entered, so links that go round in circles are never followed.
    private func checkNothingElse(in prefix: String) throws {
        let listed = Set(folder.index.allFiles.map(\.name) + [ReleaseIndex.fileName])
        let folders = Set(listed.flatMap(ReleaseVerifier.folders(above:)))
        try checkNothing(in: prefix, besides: listed, folders)
    }

    private func checkNothing(in prefix: String, besides files: Set<String>, _ folders: Set<String>) throws {
        let path = prefix.isEmpty ? folder.path : Path.join(folder.path, prefix)
        for name in try Folder.names(in: path) {
            let relative = prefix.isEmpty ? name : "\(prefix)/\(name)"
            if folders.contains(relative) {
                try checkNothing(in: relative, besides: files, folders)
            } else if !files.contains(relative), relative != ReleaseFolder.ledgerName {
                throw ReleaseError(
                    .mismatch,
                    at: relative,
                    "it lies in the release, but \(ReleaseIndex.fileName) does not list it",
                    remedy: "move it elsewhere if it is yours"
                )
            }
        }
    }

    private static func folders(above path: String) -> [String] {
        path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
    }

    /// Checks that the writer's ledger is whole, and that the release's copy of the log is a beginning of it.
    private func compare(_ seal: ReleaseSeal, withLedgerAt path: String) throws {
        let store = try LedgerStore(openingAt: path, isReadOnly: true)
        var frontier = TreeFrontier()
        var root = frontier.root
        _ = try verifyLog(store, keys: keys) { entry in
            frontier.append(entry.leafHash)
            if frontier.size == seal.checkpoint.size { root = frontier.root }
        }
        guard store.origin == seal.checkpoint.origin, frontier.size >= seal.checkpoint.size,
            root == seal.checkpoint.root
        else {
            throw ReleaseError(
                .mismatch,
                at: "\(ReleaseFolder.ledgerName)/\(LedgerStore.checkpointName)",
                "the log it signs is no beginning of the ledger in \(path)"
            )
        }
    }
}
