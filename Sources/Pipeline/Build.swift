// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage
internal import Filtering
internal import Hashing
internal import MerkleLog
public import Release
internal import Tokenization

/// What a finished build tells.
public struct BuildSummary: Sendable {
    /// The index of the release.
    public var index: ReleaseIndex
    /// The number of leaves in the ledger.
    public var ledgerSize: Int
    /// The root of the ledger, as the checkpoint gives it.
    public var ledgerRoot: String
    /// Parts that were made in this run.
    public var computedPartCount: Int
    /// Parts of an earlier run, or of equal input, that were found whole.
    public var reusedPartCount: Int
    /// Parts that were found damaged, and made again.
    public var damagedPartCount: Int
}

/// One build: from a plan to a sealed release.
///
/// Run it again after a crash, and it goes on where it was.
public struct Build {
    private let plan: BuildPlan
    private let outputFolder: String
    private let workerCount: Int
    private let environment: BuildEnvironment

    /// A build of `plan` into `outputFolder`; its parts lie in `<outputFolder>.parts` until they are deleted.
    public init(plan: BuildPlan, outputFolder: String, workerCount: Int, environment: BuildEnvironment) {
        var folder = outputFolder
        while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        self.plan = plan
        self.outputFolder = folder
        self.workerCount = workerCount
        self.environment = environment
    }

    /// Runs every stage; `progress` is called now and then.
    public func run(models: BuildModels, progress: @escaping (BuildProgress) -> Void) async throws -> BuildSummary {
        guard !plan.mustStop else { throw refusal }
        let partsFolder = "\(outputFolder).parts"
        let parts = try PartStore(folder: partsFolder)
        let lock = try Build.lock(partsFolder)
        defer { withExtendedLifetime(lock) {} }
        try Folder.removeTemporaries(in: partsFolder)
        let scratchFolder = Path.join(partsFolder, "scratch")
        try Folder.remove(scratchFolder)
        try Folder.create(scratchFolder)
        let reporter = ProgressReporter(progress)
        let result = try await runStages(
            parts: parts,
            scratchFolder: scratchFolder,
            models: models,
            progress: reporter
        )
        reporter.begin("sealing", total: 1)
        let sealed = try Sealing(
            result: result,
            outputFolder: outputFolder,
            partsFolder: partsFolder,
            environment: environment
        ).seal()
        reporter.update(1)
        try Folder.remove(scratchFolder)
        return BuildSummary(
            index: sealed.index,
            ledgerSize: sealed.checkpoint.size,
            ledgerRoot: sealed.checkpoint.root.hexadecimal,
            computedPartCount: parts.counts.computed,
            reusedPartCount: parts.counts.reused,
            damagedPartCount: parts.counts.damaged
        )
    }

    private func runStages(
        parts: PartStore,
        scratchFolder: String,
        models: BuildModels,
        progress: ProgressReporter
    ) async throws -> BuildResult {
        let reading = try await ReadingStage(plan: plan, parts: parts, models: models, workerCount: workerCount)
            .run(progress: progress)
        let decider = DocumentDecider(plan: plan, parts: parts)
        let duplicates = try await DuplicateStage(decider: decider, workerCount: workerCount)
            .run(reading.segments, scratchFolder: scratchFolder, progress: progress)
        guard duplicates.keptTextByteCount > 0 else { throw nothingKept }
        let tokenizer = try await TokenizerStage(decider: decider, workerCount: workerCount)
            .run(reading.segments, duplicates: duplicates, scratchFolder: scratchFolder, progress: progress)
        let shuffle = try await ShuffleStage(
            decider: decider,
            segments: reading.segments,
            tokenizer: tokenizer,
            workerCount: workerCount
        ).run(duplicates: duplicates, progress: progress)
        let shards = try await ShardStage(
            parts: parts,
            tokenizer: tokenizer,
            targetTokenCount: plan.manifest.shards.targetTokenCount,
            workerCount: workerCount
        ).run(shuffle, scratchFolder: scratchFolder, progress: progress)
        return BuildResult(plan: plan, models: models, reading: reading, tokenizer: tokenizer, shards: shards)
    }

    private static func lock(_ partsFolder: String) throws -> FileLock {
        do {
            return try FileLock(Path.join(partsFolder, "lock"))
        } catch {
            guard error.operation == "lock" else { throw error }
            throw BuildError(
                .environment,
                "another build is working in \(partsFolder); wait for it, or use another --out"
            )
        }
    }

    private var refusal: BuildError {
        let sources = plan.sources.filter { !$0.isAdmitted }.map { "“\($0.source.id)”" }.joined(separator: ", ")
        return BuildError(
            .refused,
            "the licence gate refuses \(sources), and nothing was read; `herkomst check \(plan.manifest.path)` says why; "
                + "mend the licences, or write “refused: skip” to go on without them"
        )
    }

    private var nothingKept: BuildError {
        BuildError(
            .input,
            "no document passes the filters of \(plan.manifest.filtersPath); check the sources' formats and languages"
        )
    }
}
