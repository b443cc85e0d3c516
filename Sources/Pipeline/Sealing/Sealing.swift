// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage
internal import Hashing
public import Ledger
internal import MerkleLog
internal import Release
internal import Sharding
internal import Tokenization

/// What only the command line may bring into a build.
public struct BuildEnvironment {
    /// The time of sealing, RFC 3339 in UTC to the second; stands in ledger leaves only.
    public var time: () -> String
    /// Makes a ledger with a new key in a folder, under an origin if the manifest names one.
    public var makeLedger: (_ folder: String, _ origin: String?) throws -> LedgerStore
    /// Where the newest heads of ledgers are remembered outside of them; see `LedgerStore.init`.
    public var headsFolder: String?

    /// An environment.
    public init(
        time: @escaping () -> String,
        makeLedger: @escaping (_ folder: String, _ origin: String?) throws -> LedgerStore,
        headsFolder: String? = nil
    ) {
        self.time = time
        self.makeLedger = makeLedger
        self.headsFolder = headsFolder
    }
}

/// Puts a release together, commits it to the ledger, and only then lets it appear under its name.
///
/// Crash order: the shards are finished parts; the index and what is made of it go into a temporary folder; the ledger
/// commit makes the release real, and is a no-op when it is repeated; the log is copied beside it; the folder is renamed.
struct Sealing {
    static let tokenizerName = "tokenizer.json"
    static let reportName = "report.html"
    private static let ledgerName = "ledger"

    let result: BuildResult
    let outputFolder: String
    let partsFolder: String
    let environment: BuildEnvironment

    /// The index of the sealed release, and the checkpoint that commits to it.
    func seal() throws -> (index: ReleaseIndex, checkpoint: Checkpoint) {
        var index = try ReleaseIndexBuilder(result: result).index()
        let files = [
            (Sealing.tokenizerName, result.tokenizer.json), (Sealing.reportName, ReleaseReport.html(for: index)),
        ]
        index.files = files.map { ShardFile(name: $0.0, sha256: Digest.sha256($0.1), byteCount: $0.1.count) }
        try index.checkSums()
        try checkOutput(index)
        let folder = Path.join(partsFolder, "release\(OutputFile.temporaryMark)\(index.digest.hexadecimal.prefix(16))")
        try Folder.remove(folder)
        try Folder.create(folder)
        try placeShards(of: index, in: folder)
        for (name, bytes) in files { try OutputFile.write(bytes, to: Path.join(folder, name)) }
        try OutputFile.write(index.json, to: Path.join(folder, ReleaseIndex.fileName))
        let ledger = try openLedger()
        let builder = StatementBuilder(result: result, index: index, secret: ledger.licensorSecret)
        var statements = try builder.statements()
        statements.append(.index(try useIndex(of: folder, ledger)))
        try builder.concealment.keep(in: DisclosureVault(ledger: ledgerFolder), release: index.digest)
        let checkpoint = try ledger.append(statements, time: environment.time())
        try ledger.exportLog(to: Path.join(folder, Sealing.ledgerName))
        try publish(folder)
        return (index, checkpoint)
    }

    /// Makes the index of the release's uses beside the ledger, which appends its root with the release.
    private func useIndex(of folder: String, _ ledger: LedgerStore) throws -> IndexStatement {
        let release = try ReleaseFolder(folder)
        let place = UseIndexFolder.path(of: release.digest, inLedger: ledgerFolder)
        try Folder.create(Path.parent(of: place))
        try Folder.remove(place)
        var secrets: [String: [UInt8]] = [:]
        for license in release.index.licenses where license.isConfidential {
            secrets[license.id] = try ledger.licensorSecret(for: license.licensor.id)
        }
        let builder = UseIndexBuilder(release, origin: ledger.verifierKey.name, secrets: secrets)
        return IndexStatement(try builder.build(in: place), release: release.digest)
    }

    private var ledgerFolder: String { result.plan.manifest.ledger.path ?? "\(outputFolder).ledger" }

    private func openLedger() throws -> LedgerStore {
        if try LedgerStore.exists(at: ledgerFolder) {
            return try LedgerStore(openingAt: ledgerFolder, headsFolder: environment.headsFolder)
        }
        return try environment.makeLedger(ledgerFolder, result.plan.manifest.ledger.origin)
    }

    private func placeShards(of index: ReleaseIndex, in folder: String) throws {
        for name in ["documents", "rejected", "tokens"] { try Folder.create(Path.join(folder, name)) }
        for (shard, summary) in zip(result.shards, index.shards) {
            for kind in ShardSummary.FileKind.allCases {
                try Folder.link(
                    Path.join(shard.folder, ShardFolderWriter.name(of: kind)),
                    as: Path.join(folder, kind.path(ofShard: summary.index))
                )
            }
        }
        for name in ["documents", "rejected", "tokens"] { try Folder.sync(Path.join(folder, name)) }
    }

    /// What stands at the output's place must be nothing, an empty folder, or this very release.
    private func checkOutput(_ index: ReleaseIndex) throws {
        guard let kind = try Folder.kind(of: outputFolder) else { return }
        guard kind == .folder else {
            throw BuildError(.input, "\(outputFolder) is not a folder; name another with --out")
        }
        if try Folder.names(in: outputFolder).isEmpty { return }
        let path = Path.join(outputFolder, ReleaseIndex.fileName)
        guard try Folder.kind(of: path) != nil, try InputFile.contents(of: path) == index.json else {
            throw BuildError(
                .input,
                "\(outputFolder) holds something else than this release; name another folder with --out, or remove it"
            )
        }
    }

    /// Renames the finished folder to its name; an equal release that is there already is replaced.
    ///
    /// A crash between the two renames leaves no release under the name; the next run makes it again from its parts.
    private func publish(_ folder: String) throws {
        if try Folder.kind(of: outputFolder) != nil {
            let old = Path.join(partsFolder, "replaced\(OutputFile.temporaryMark)release")
            try Folder.remove(old)
            try Folder.publish(outputFolder, as: old)
            try Folder.publish(folder, as: outputFolder)
            try Folder.remove(old)
        } else {
            try Folder.create(Path.parent(of: outputFolder))
            try Folder.publish(folder, as: outputFolder)
        }
    }
}
