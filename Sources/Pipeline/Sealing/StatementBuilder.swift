// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel
internal import Hashing
internal import Ledger
internal import Licensing
internal import Release
internal import Sharding

/// The leaves that a build appends, in a fixed order: policy, licensors, licences, sources, shards, release.
///
/// What a licensor keeps confidential is hidden by `concealment`, and with it every total that would tell it: the tokens
/// of a shard with such documents, and of its release.
struct StatementBuilder {
    let result: BuildResult
    let index: ReleaseIndex
    /// A secret to share with a licensor, by its id.
    let secret: (String) throws -> [UInt8]
    let concealment: Concealment

    init(result: BuildResult, index: ReleaseIndex, secret: @escaping (String) throws -> [UInt8]) {
        self.result = result
        self.index = index
        self.secret = secret
        concealment = Concealment(secret: secret)
    }

    func statements() throws -> [LedgerStatement] {
        var statements: [LedgerStatement] = [
            .policy(PolicyStatement(kind: .filterPack, name: index.filters.name, digest: index.filters.sha256))
        ]
        statements += try licensors.map { .licensor($0) }
        for record in records { statements.append(.licence(try licence(record))) }
        for planned in result.plan.sources { statements.append(.source(try source(planned))) }
        let shards = try result.shards.map { try shard($0) }
        statements += shards.map { .shard($0) }
        statements.append(.release(try release(hidesTotals: shards.contains { $0.tokenCount == nil })))
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

    /// The licensors of the records, each once; under a pseudonym if the name is confidential in any record.
    private var licensors: [LicensorStatement] {
        get throws {
            var names: [String: String] = [:]
            for record in records {
                let id = record.licensor.id
                if names[id] == nil || !record.isPublic(.licensor) {
                    names[id] = try concealment.name(.licensor, id, of: record)
                }
            }
            return try names.sorted { $0.value < $1.value }.map { id, name in
                LicensorStatement(id: name, secretCommitment: Digest.sha256(try secret(id)))
            }
        }
    }

    private func licence(_ record: LicenseRecord) throws -> LicenceStatement {
        let name = try concealment.name(.licence, record.id, of: record)
        var statement = LicenceStatement(id: name, recordDigest: record.digest, kind: record.kind.rawValue)
        statement.licensor = try concealment.name(.licensor, record.licensor.id, of: record)
        // Of a licensor whose name is confidential nothing is public but the kind: terms can tell a name.
        func isPublic(_ field: LicenseField) -> Bool { record.isPublic(.licensor) && record.isPublic(field) }
        // A field that is not public is left out, and its salted digest stands in its place.
        let digests = try record.fields.filter { !isPublic($0.key) }.map {
            try concealment.digest($0.key.rawValue, $0.value, in: record.id, of: record.licensor.id)
        }
        statement.confidentialDigests = try concealment.padded(digests, in: name)
        if isPublic(.spdx) { statement.spdx = record.spdx.description }
        if isPublic(.uses) { statement.uses = record.uses.map(\.rawValue).sorted() }
        if isPublic(.prohibited) { statement.prohibited = record.prohibited.map(\.rawValue).sorted() }
        if isPublic(.territory) { statement.territory = record.territory.map(\.code) }
        if isPublic(.from) { statement.from = record.from?.description }
        if isPublic(.until) { statement.until = record.until?.description }
        if isPublic(.attribution) { statement.isAttributionRequired = record.attribution != nil }
        if isPublic(.shareAlike) { statement.isShareAlike = record.shareAlike }
        if isPublic(.revocable) { statement.isRevocable = record.revocable }
        return statement
    }

    private func source(_ planned: PlannedSource) throws -> SourceStatement {
        let id = planned.source.id
        let verdict: SourceStatement.Verdict =
            planned.isAdmitted
            ? .admitted(reading(of: planned))
            : .refused(reasons: planned.verdict.reasons.map(\.code.rawValue))
        var statement = SourceStatement(
            id: try planned.record.map { try concealment.name(.source, id, of: $0) } ?? id,
            manifestDigest: result.plan.manifest.digest,
            licence: try planned.record.map { try concealment.name(.licence, $0.id, of: $0) }
                ?? planned.source.license,
            licenceDigest: planned.record?.digest,
            format: planned.source.format.rawValue,
            verdict: verdict
        )
        if let record = planned.record, !record.confidential.isEmpty, case .admitted(let reading) = verdict {
            let counts: [(String, Int)] = [
                ("files", reading.fileCount), ("bytes", reading.byteCount), ("documents read", reading.readCount),
                ("documents kept", reading.keptCount),
            ]
            let digests = try counts.map { name, count in
                try concealment.digest(name, .integer(count), in: "source \(id)", of: record.licensor.id)
            }
            statement.confidentialDigests = try concealment.padded(digests, in: statement.id)
        }
        return statement
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

    private func release(hidesTotals: Bool) throws -> ReleaseStatement {
        var statement = ReleaseStatement(
            digest: index.digest,
            name: index.name,
            documentCount: index.totals.keptCount,
            rejectedCount: index.totals.rejectedCount,
            tokenCount: hidesTotals ? nil : index.totals.tokenCount,
            textByteCount: hidesTotals ? nil : index.totals.textByteCount,
            manifestDigest: index.manifest.sha256,
            filtersDigest: index.filters.sha256,
            licencesDigest: index.licensesDigest,
            tokenizerDigest: index.tokenizer.sha256
        )
        statement.models = index.models.map { Subject(name: $0.name, digest: $0.sha256) }
        statement.date = result.plan.manifest.date.description
        statement.refusedSources = try result.plan.sources.filter { !$0.isAdmitted }.map { planned in
            let id = planned.source.id
            return try planned.record.map { try concealment.name(.source, id, of: $0) } ?? id
        }
        if hidesTotals {
            let place = "release \(index.digest)"
            let digests = [
                try concealment.digest(
                    "tokens",
                    .integer(index.totals.tokenCount),
                    in: place,
                    of: Concealment.operatorID
                ),
                try concealment.digest(
                    "text_bytes",
                    .integer(index.totals.textByteCount),
                    in: place,
                    of: Concealment.operatorID
                ),
            ]
            statement.confidentialDigests = try concealment.padded(digests, in: place)
        }
        return statement
    }
}

extension LicenseRecord {
    /// The fields that a licence statement can hold, as they are disclosed.
    fileprivate var fields: [(key: LicenseField, value: Disclosure.Value)] {
        [
            (.spdx, .text(spdx.description)),
            (.licensor, .text(licensor.name)),
            (.uses, .texts(uses.map(\.rawValue).sorted())),
            (.prohibited, .texts(prohibited.map(\.rawValue).sorted())),
            (.territory, .texts(territory.map(\.code))),
            (.from, .text(from?.description ?? "")),
            (.until, .text(until?.description ?? "")),
            (.attribution, .text(attribution ?? "")),
            (.shareAlike, .text(String(shareAlike))),
            (.revocable, .text(String(revocable))),
        ]
    }
}
