// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel
internal import Hashing
internal import Ledger
internal import Licensing
internal import Release
internal import Sharding

/// The leaves that a build appends, in a fixed order: policy, licensors, licences, sources, shards, release.
struct StatementBuilder {
    let result: BuildResult
    let index: ReleaseIndex
    /// A secret to share with a licensor, by its id.
    let secret: (String) throws -> [UInt8]

    func statements() throws -> [LedgerStatement] {
        var statements: [LedgerStatement] = [
            .policy(PolicyStatement(kind: .filterPack, name: index.filters.name, digest: index.filters.sha256))
        ]
        for id in Set(records.map(\.licensor.id)).sorted() {
            statements.append(
                .licensor(LicensorStatement(id: id, secretCommitment: Digest.sha256(try secret(id))))
            )
        }
        for record in records { statements.append(.licence(try licence(record))) }
        for planned in result.plan.sources { statements.append(.source(source(planned))) }
        for shard in result.shards { statements.append(.shard(try self.shard(shard))) }
        statements.append(.release(release))
        return statements
    }

    /// The records that sources stand under, refused ones included, each once.
    private var records: [LicenseRecord] {
        var records: [String: LicenseRecord] = [:]
        for planned in result.plan.sources {
            if let record = planned.record { records[record.id] = record }
        }
        return records.values.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }

    private func licence(_ record: LicenseRecord) throws -> LicenceStatement {
        var statement = LicenceStatement(id: record.id, recordDigest: record.digest, kind: record.kind.rawValue)
        let secret = try secret(record.licensor.id)
        statement.licensor = record.licensor.id
        // A field that is not public is left out, and its salted digest stands in its place.
        statement.confidentialDigests = fields(of: record).filter { !record.isPublic($0.key) }.map {
            Disclosure($0.key.rawValue, $0.value, recordID: record.id, licensorSecret: secret).digest
        }
        if record.isPublic(.spdx) { statement.spdx = record.spdx.description }
        if record.isPublic(.uses) { statement.uses = record.uses.map(\.rawValue).sorted() }
        if record.isPublic(.prohibited) { statement.prohibited = record.prohibited.map(\.rawValue).sorted() }
        if record.isPublic(.territory) { statement.territory = record.territory.map(\.code) }
        if record.isPublic(.from) { statement.from = record.from?.description }
        if record.isPublic(.until) { statement.until = record.until?.description }
        if record.isPublic(.attribution) { statement.isAttributionRequired = record.attribution != nil }
        if record.isPublic(.shareAlike) { statement.isShareAlike = record.shareAlike }
        if record.isPublic(.revocable) { statement.isRevocable = record.revocable }
        return statement
    }

    private func fields(of record: LicenseRecord) -> [(key: LicenseField, value: Disclosure.Value)] {
        [
            (.spdx, .text(record.spdx.description)),
            (.licensor, .text(record.licensor.name)),
            (.uses, .texts(record.uses.map(\.rawValue).sorted())),
            (.prohibited, .texts(record.prohibited.map(\.rawValue).sorted())),
            (.territory, .texts(record.territory.map(\.code))),
            (.from, .text(record.from?.description ?? "")),
            (.until, .text(record.until?.description ?? "")),
            (.attribution, .text(record.attribution ?? "")),
            (.shareAlike, .text(String(record.shareAlike))),
            (.revocable, .text(String(record.revocable))),
        ]
    }

    private func source(_ planned: PlannedSource) -> SourceStatement {
        SourceStatement(
            id: planned.source.id,
            manifestDigest: result.plan.manifest.digest,
            licence: planned.source.license,
            licenceDigest: planned.record?.digest,
            format: planned.source.format.rawValue,
            verdict: planned.isAdmitted
                ? .admitted(reading(of: planned))
                : .refused(reasons: planned.verdict.reasons.map(\.code.rawValue))
        )
    }

    private func reading(of planned: PlannedSource) -> SourceReading {
        let input =
            zip(result.plan.sources, result.reading.inputs).first { $0.0.source.id == planned.source.id }?.1
            ?? SourceInput()
        return SourceReading(
            fileCount: input.fileCount,
            byteCount: planned.byteCount,
            inputDigest: input.digest,
            readCount: input.recordCount,
            keptCount: result.totals.sources[planned.source.id]?.documentCount ?? 0,
            rejected: result.rejections(of: planned.source.id).map {
                ReasonCount(reason: $0.reason, documentCount: $0.count)
            }
        )
    }

    private func shard(_ shard: ShardStage.Shard) throws -> ShardStatement {
        let summary = index.shards[shard.index]
        var statement = ShardStatement(
            files: summary.files.map { Subject(name: $0.name, digest: $0.sha256) },
            release: index.name,
            index: shard.index,
            documentsRoot: summary.documentsRoot,
            documentCount: summary.documentCount,
            tokenCount: summary.tokenCount,
            textByteCount: shard.facts.kept.textByteCount,
            tokenizerDigest: index.tokenizer.sha256
        )
        statement.languages = shard.facts.languages.map { share($0.key, $0.value) }
        var confidentialKinds: [String: ShardFacts.Counts] = [:]
        var licences: [String: ShardFacts.Counts] = [:]
        for planned in result.plan.sources {
            guard let record = planned.record, let counts = shard.facts.sources[planned.source.id] else { continue }
            if record.confidential.isEmpty {
                statement.sources.append(share(planned.source.id, counts))
                licences[record.id, default: ShardFacts.Counts()].add(counts)
            } else {
                // How much of a confidential licence is used is confidential too: its kind's total is public.
                confidentialKinds[record.kind.rawValue, default: ShardFacts.Counts()].add(counts)
                statement.confidentialDigests.append(
                    Disclosure(
                        "tokens of \(planned.source.id)",
                        .integer(counts.tokenCount),
                        recordID: "\(summary.documentsRoot.hexadecimal)/\(record.id)",
                        licensorSecret: try secret(record.licensor.id)
                    ).digest
                )
            }
        }
        statement.licences = licences.map { share($0.key, $0.value) }
        statement.confidentialKinds = confidentialKinds.map { share($0.key, $0.value) }
        return statement
    }

    private func share(_ id: String, _ counts: ShardFacts.Counts) -> ShardShare {
        ShardShare(id: id, documentCount: counts.documentCount, tokenCount: counts.tokenCount)
    }

    private var release: ReleaseStatement {
        var statement = ReleaseStatement(
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
        statement.models = index.models.map { Subject(name: $0.name, digest: $0.sha256) }
        statement.date = result.plan.manifest.date.description
        statement.refusedSources = result.plan.sources.filter { !$0.isAdmitted }.map(\.source.id)
        return statement
    }
}
