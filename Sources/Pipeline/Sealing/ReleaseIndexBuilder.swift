// SPDX-License-Identifier: EUPL-1.2

internal import Compression
internal import CorpusModel
internal import DocumentReading
internal import Filtering
internal import Hashing
internal import LanguageIdentification
internal import Licensing
internal import OCRQuality
internal import Release
internal import Sharding
internal import Tokenization

/// Everything a build has found out by the time it is sealed.
struct BuildResult {
    let plan: BuildPlan
    let models: BuildModels
    let reading: ReadingStage.Result
    let tokenizer: Tokenizer
    let shards: [ShardStage.Shard]
    /// The counts of all shards together.
    let totals: ShardFacts

    init(
        plan: BuildPlan,
        models: BuildModels,
        reading: ReadingStage.Result,
        tokenizer: Tokenizer,
        shards: [ShardStage.Shard]
    ) {
        self.plan = plan
        self.models = models
        self.reading = reading
        self.tokenizer = tokenizer
        self.shards = shards
        totals = shards.reduce(into: ShardFacts()) { $0.addCounts(of: $1.facts) }
    }
}

/// Makes the index of a release, without the files that are made of the index itself.
struct ReleaseIndexBuilder {
    let result: BuildResult

    func index() throws -> ReleaseIndex {
        let manifest = result.plan.manifest
        var index = ReleaseIndex(
            name: manifest.name,
            manifest: ManifestReference(
                sha256: manifest.digest,
                date: manifest.date.description,
                purpose: manifest.purpose.rawValue,
                territory: [manifest.territory.code]
            ),
            filters: NamedDigest(name: result.plan.pack.name, sha256: result.plan.pack.digest),
            tokenizer: TokenizerReference(
                path: Sealing.tokenizerName,
                sha256: result.tokenizer.digest,
                vocabularySize: result.tokenizer.vocabularySize,
                endOfDocument: result.tokenizer.endOfDocument
            )
        )
        index.models = [
            NamedDigest(name: "language", sha256: result.models.languageDigest),
            NamedDigest(name: "ocr-quality", sha256: result.models.ocrDigest),
        ]
        index.models += dialects
        index.software = software
        index.shuffleSeed = manifest.shards.seed
        index.languages = languages
        index.licenses = licenses
        index.sources = sources
        index.shards = try result.shards.map(summary)
        index.totals = totals
        return index
    }

    /// The tables that admitted sources were read by, each once.
    private var dialects: [NamedDigest] {
        var found: [NamedDigest] = []
        for planned in result.plan.sources where planned.isAdmitted {
            guard let dialect = planned.source.dialect else { continue }
            if found.contains(where: { $0.sha256 == dialect.digest }) { continue }
            var name = "dialect \(dialect.name)"
            if found.contains(where: { $0.name == name }) { name += " of \(planned.source.id)" }
            found.append(NamedDigest(name: name, sha256: dialect.digest))
        }
        return found
    }

    private var software: [String: String] {
        [
            "extraction": String(DocumentReadingVersion.current),
            "filtering": String(FilteringVersion.current),
            "language-identification": String(LanguageIdentificationVersion.current),
            "libzstd": Zstd.libraryVersion,
            "ocr-quality": String(OCRQualityVersion.current),
            "pipeline": String(PipelineVersion.current),
            "tokenization": String(TokenizationVersion.current),
        ]
    }

    private var languages: [LanguageShare] {
        result.totals.languages.keys.sorted().compactMap { code in
            result.totals.languages[code].map {
                LanguageShare(
                    code: code,
                    documentCount: $0.documentCount,
                    tokenCount: $0.tokenCount,
                    textByteCount: $0.textByteCount
                )
            }
        }
    }

    /// The licence records of all sources, each once, with what was kept under them: nothing, if the gate refused it.
    private var licenses: [LicenseShare] {
        var shares: [String: LicenseShare] = [:]
        for planned in result.plan.sources {
            guard let record = planned.record else { continue }
            let counts = result.totals.sources[planned.source.id] ?? ShardFacts.Counts()
            var share =
                shares[record.id]
                ?? LicenseShare(
                    id: record.id,
                    kind: record.kind.rawValue,
                    spdx: record.isPublic(.spdx) ? record.spdx.description : nil,
                    licensor: Release.Licensor(
                        id: record.licensor.id,
                        name: record.isPublic(.licensor) ? record.licensor.name : nil
                    ),
                    sha256: record.digest,
                    documentCount: 0,
                    tokenCount: 0
                )
            share.isConfidential = !record.confidential.isEmpty
            share.documentCount += counts.documentCount
            share.tokenCount += counts.tokenCount
            shares[record.id] = share
        }
        return shares.values.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }

    private var sources: [SourceSummary] {
        zip(result.plan.sources, result.reading.inputs).map { planned, input in
            var summary = SourceSummary(
                id: planned.source.id,
                license: planned.source.license,
                format: planned.source.format.rawValue,
                verdict: planned.isAdmitted ? .admitted : .refused
            )
            summary.reasons = planned.verdict.reasons.map {
                RefusalReason(code: $0.code.rawValue, sentence: $0.sentence)
            }
            summary.fileCount = input.fileCount
            summary.byteCount = planned.byteCount
            summary.readCount = input.recordCount
            summary.keptCount = result.totals.sources[planned.source.id]?.documentCount ?? 0
            summary.tokenCount = result.totals.sources[planned.source.id]?.tokenCount ?? 0
            summary.droppedTextByteCount = result.totals.dropped[planned.source.id] ?? 0
            summary.rejectedCount = result.totals.rejected[planned.source.id] ?? 0
            summary.rejections = result.rejections(of: planned.source.id).map {
                RejectionCount(reason: $0.reason, documentCount: $0.count)
            }
            return summary
        }.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }

    private var totals: ReleaseTotals {
        var totals = ReleaseTotals()
        totals.sourceCount = result.plan.sources.count
        totals.readCount = result.reading.inputs.reduce(0) { $0 + $1.recordCount }
        totals.keptCount = result.totals.kept.documentCount
        totals.rejectedCount = result.totals.rejectedCount
        totals.duplicateCount = result.totals.rejections.values.reduce(0) { $0 + ($1["duplicate"] ?? 0) }
        totals.tokenCount = result.totals.kept.tokenCount
        totals.textByteCount = result.totals.kept.textByteCount
        totals.shardCount = result.shards.count
        return totals
    }

    private func summary(_ shard: ShardStage.Shard) throws -> ShardSummary {
        guard let root = Digest(hexadecimal: shard.facts.documentsRoot) else {
            throw BuildError.partLost(shard.folder)
        }
        return ShardSummary(
            index: shard.index,
            documentCount: shard.facts.kept.documentCount,
            rejectedCount: shard.facts.rejectedCount,
            tokenCount: shard.facts.kept.tokenCount,
            documentsRoot: root,
            files: try ShardSummary.FileKind.allCases.map { kind in
                let name = ShardFolderWriter.name(of: kind)
                guard let file = shard.facts.files.first(where: { $0.name == name }),
                    let digest = Digest(hexadecimal: file.sha256)
                else { throw BuildError.partLost(shard.folder) }
                return ShardFile(name: kind.path(ofShard: shard.index), sha256: digest, byteCount: file.byteCount)
            }
        )
    }
}

extension BuildResult {
    /// The reasons for which documents of a source were rejected, most frequent first.
    func rejections(of source: String) -> [(reason: String, count: Int)] {
        (totals.rejections[source] ?? [:]).map { (reason: $0.key, count: $0.value) }.sorted {
            $0.count != $1.count ? $0.count > $1.count : $0.reason < $1.reason
        }
    }
}
