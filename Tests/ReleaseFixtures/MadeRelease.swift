// SPDX-License-Identifier: EUPL-1.2

internal import Compression
internal import CorpusModel
internal import FileStorage
internal import Hashing
internal import Ledger
public import MerkleLog
public import Release
internal import Sharding
public import Tokenization

/// A small release made with the project's own writers and sealed with a key of its own.
public struct MadeRelease {
    /// Where everything lies; removed with the last copy of this value.
    public let folder: TemporaryFolder
    /// The release.
    public let path: String
    /// The writer's ledger.
    public let ledgerPath: String
    /// The tokenizer of the release.
    public let tokenizer: Tokenizer
    /// The key that signed.
    public let key: VerifierKey
    /// The documents of each shard that are kept, in order.
    public let shards: [[MadeDocument]]

    /// The log's origin.
    public static let origin = "example.org/release"

    /// The secret of a licensor.
    public static func secret(of licensor: String) -> [UInt8] { Digest.sha256(Array(licensor.utf8)).bytes }

    /// The folder of the index of its uses.
    public func indexFolder() throws -> String {
        UseIndexFolder.path(of: try open().digest, inLedger: ledgerPath)
    }

    /// Makes and seals a release, with an index of its uses; `change` may falsify what is sealed.
    public init(
        shardCount: Int = 3,
        confidentialLicenses: Set<String> = [],
        change: (inout ReleaseIndex) -> Void = { _ in }
    ) throws {
        folder = try TemporaryFolder()
        path = folder.child("release")
        ledgerPath = folder.child("ledger")
        tokenizer = BPETrainer(vocabularySize: 258).train(PieceCounts(pattern: .llama3))
        for name in ["documents", "rejected", "tokens"] { try Folder.create(Path.join(path, name)) }
        var index = MadeRelease.emptyIndex(tokenizer)
        var shards: [[MadeDocument]] = []
        for number in 0..<shardCount {
            let documents = MadeDocument.all.filter { $0.number % shardCount == number }
            index.shards.append(try MadeRelease.writeShard(number, documents, tokenizer, to: path))
            shards.append(documents.filter(\.reasons.isEmpty))
        }
        self.shards = shards
        try OutputFile.write(tokenizer.json, to: Path.join(path, "tokenizer.json"))
        try OutputFile.write(Array("<p>report".utf8), to: Path.join(path, "report.html"))
        for name in ["report.html", "tokenizer.json"] {
            index.files.append(try VerifiedFile(Path.join(path, name)).shardFile)
        }
        MadeRelease.count(&index, tokenizer)
        for number in index.licenses.indices where confidentialLicenses.contains(index.licenses[number].id) {
            index.licenses[number].isConfidential = true
        }
        change(&index)
        try OutputFile.write(index.json, to: Path.join(path, "release.json"))
        let signingKey = try SigningKey(name: MadeRelease.origin, seed: [UInt8](repeating: 7, count: 32))
        key = signingKey.verifier
        let store = try LedgerStore.create(at: ledgerPath, origin: MadeRelease.origin, signingKey: signingKey)
        let secrets = index.licenses.filter(\.isConfidential).map { ($0.id, MadeRelease.secret(of: $0.licensor.id)) }
        let place = UseIndexFolder.path(of: index.digest, inLedger: ledgerPath)
        try Folder.create(Path.parent(of: place))
        let uses = try UseIndexBuilder(
            ReleaseFolder(path),
            origin: MadeRelease.origin,
            secrets: Dictionary(uniqueKeysWithValues: secrets)
        ).build(in: place)
        var statements = MadeRelease.statements(index)
        statements.append(.index(IndexStatement(uses, release: index.digest)))
        _ = try store.append(statements, time: "2026-11-21T12:00:00Z")
        try store.exportLog(to: Path.join(path, "ledger"))
    }

    /// The release, opened.
    public func open() throws -> ReleaseFolder { try ReleaseFolder(path) }

    /// The token ids of a document.
    public func tokens(of document: MadeDocument) -> [UInt32] { MadeRelease.tokens(of: document, tokenizer) }

    private static func tokens(of document: MadeDocument, _ tokenizer: Tokenizer) -> [UInt32] {
        var ids: [UInt32] = []
        var encoder = TokenEncoder(tokenizer)
        encoder.encode(document.text, into: &ids)
        return ids + [tokenizer.endOfDocument ?? 0]
    }

    private static func writeShard(
        _ number: Int,
        _ documents: [MadeDocument],
        _ tokenizer: Tokenizer,
        to path: String
    ) throws -> ShardSummary {
        func file(_ kind: ShardSummary.FileKind) -> String { Path.join(path, kind.path(ofShard: number)) }
        let tokens = try MegatronShardWriter(
            binPath: file(.tokens),
            indexPath: file(.index),
            vocabularySize: tokenizer.vocabularySize
        )
        let table = try ProvenanceTableWriter(path: file(.provenance))
        var lines: [UInt8] = []
        for document in documents where document.reasons.isEmpty {
            let ids = MadeRelease.tokens(of: document, tokenizer)
            try table.append(document.record(firstToken: tokens.tokenCount, tokenCount: ids.count))
            try tokens.append(tokens: ids)
            lines += document.line(tokenCount: ids.count)
        }
        let (bin, index) = try tokens.finish()
        let (provenance, root) = try table.finish()
        let rejected = documents.filter { !$0.reasons.isEmpty }
        let files = [
            (ShardSummary.FileKind.tokens, bin), (.index, index), (.provenance, provenance),
            (.documents, try compress(lines, to: file(.documents))),
            (.rejected, try compress(rejected.flatMap(\.rejectedLine), to: file(.rejected))),
        ]
        return ShardSummary(
            index: number,
            documentCount: tokens.sequenceCount,
            rejectedCount: rejected.count,
            tokenCount: tokens.tokenCount,
            documentsRoot: root,
            files: files.map { kind, file in
                ShardFile(name: kind.path(ofShard: number), sha256: file.sha256, byteCount: file.byteCount)
            }
        )
    }

    private static func compress(_ bytes: [UInt8], to path: String) throws -> ShardFile {
        let file = try DigestingFile(path)
        try file.write(try Zstd.compress(bytes))
        return try file.finish()
    }

    private static func emptyIndex(_ tokenizer: Tokenizer) -> ReleaseIndex {
        ReleaseIndex(
            name: "made",
            manifest: ManifestReference(
                sha256: .sha256([1]),
                date: "2026-11-21",
                purpose: "pretrain",
                territory: ["EU"]
            ),
            filters: NamedDigest(name: "default", sha256: .sha256([2])),
            tokenizer: TokenizerReference(
                path: "tokenizer.json",
                sha256: tokenizer.digest,
                vocabularySize: tokenizer.vocabularySize,
                endOfDocument: tokenizer.endOfDocument
            )
        )
    }

    private static func count(_ index: inout ReleaseIndex, _ tokenizer: Tokenizer) {
        let kept = MadeDocument.all.filter(\.reasons.isEmpty)
        func sum(_ documents: [MadeDocument]) -> Int {
            documents.reduce(0) { $0 + tokens(of: $1, tokenizer).count }
        }
        index.totals.sourceCount = 4
        index.totals.readCount = MadeDocument.all.count
        index.totals.keptCount = kept.count
        index.totals.rejectedCount = MadeDocument.all.count - kept.count
        index.totals.duplicateCount = 2
        index.totals.tokenCount = sum(kept)
        index.totals.textByteCount = kept.reduce(0) { $0 + $1.text.count }
        index.totals.shardCount = index.shards.count
        index.languages = ["da", "fi"].map { code in
            let documents = kept.filter { $0.language == code }
            return LanguageShare(
                code: code,
                documentCount: documents.count,
                tokenCount: sum(documents),
                textByteCount: documents.reduce(0) { $0 + $1.text.count }
            )
        }
        for (source, license) in MadeDocument.licenses.sorted(by: { $0.key < $1.key }) {
            let all = MadeDocument.all.filter { $0.source == source }
            let documents = all.filter(\.reasons.isEmpty)
            index.licenses.append(
                LicenseShare(
                    id: license,
                    kind: "contract",
                    spdx: nil,
                    licensor: Licensor(id: "licensor-\(source)", name: source),
                    sha256: .sha256(Array(license.utf8)),
                    documentCount: documents.count,
                    tokenCount: sum(documents)
                )
            )
            var summary = SourceSummary(id: source, license: license, format: "html", verdict: .admitted)
            summary.readCount = all.count
            summary.keptCount = documents.count
            summary.rejectedCount = all.count - documents.count
            summary.tokenCount = sum(documents)
            index.sources.append(summary)
        }
        var refused = SourceSummary(id: "expired", license: "old", format: "tei", verdict: .refused)
        refused.reasons = [RefusalReason(code: "licence-expired", sentence: "It expired.")]
        index.sources.append(refused)
    }

    private static func statements(_ index: ReleaseIndex) -> [LedgerStatement] {
        let shards = index.shards.map { shard in
            LedgerStatement.shard(
                ShardStatement(
                    files: shard.files.map { Subject(name: $0.name, digest: $0.sha256) },
                    release: index.name,
                    index: shard.index,
                    documentsRoot: shard.documentsRoot,
                    documentCount: shard.documentCount,
                    tokenCount: shard.tokenCount,
                    textByteCount: 0,
                    tokenizerDigest: index.tokenizer.sha256
                )
            )
        }
        var release = ReleaseStatement(
            digest: index.digest,
            name: index.name,
            documentCount: index.totals.keptCount,
            rejectedCount: index.totals.rejectedCount,
            tokenCount: index.totals.tokenCount,
            textByteCount: index.totals.textByteCount,
            manifestDigest: index.manifest.sha256,
            filtersDigest: index.filters.sha256,
            licencesDigest: index.licensesDigest,
            tokenizerDigest: index.tokenizer.sha256
        )
        release.refusedSources = ["expired"]
        let pack = PolicyStatement(kind: .filterPack, name: index.filters.name, digest: index.filters.sha256)
        let licensors = Set(index.licenses.map(\.licensor.id)).sorted().map { id in
            LicensorStatement(id: id, secretCommitment: Digest.sha256(secret(of: id)))
        }
        let licences = index.licenses.map { license in
            var statement = LicenceStatement(id: license.id, recordDigest: license.sha256, kind: license.kind)
            statement.licensor = license.licensor.id
            return statement
        }
        return [.policy(pack)] + licensors.map { .licensor($0) } + licences.map { .licence($0) } + shards
            + [.release(release)]
    }
}
