// SPDX-License-Identifier: EUPL-1.2

internal import Hashing
internal import Ledger
internal import Licensing
internal import Release
internal import Sharding

extension StatementBuilder {
    /// The statement of a shard: shares of public licences in the open, those of others as digests.
    ///
    /// How much of a confidential licence is used is confidential too; and so are the totals, from which it could be told.
    func shard(_ shard: ShardStage.Shard) throws -> ShardStatement {
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
        let place = summary.documentsRoot.hexadecimal
        var hiddenKinds: [String: Int] = [:]
        var licences: [String: ShardFacts.Counts] = [:]
        var digests: [String] = []
        for planned in result.plan.sources {
            guard let record = planned.record, let counts = shard.facts.sources[planned.source.id] else { continue }
            if record.confidential.isEmpty {
                statement.sources.append(share(planned.source.id, counts))
                licences[record.id, default: ShardFacts.Counts()].add(counts)
            } else {
                hiddenKinds[record.kind.rawValue, default: 0] += counts.documentCount
                digests.append(
                    try concealment.digest(
                        "tokens of \(planned.source.id)",
                        .integer(counts.tokenCount),
                        in: "\(place)/\(record.id)",
                        of: record.licensor.id
                    )
                )
            }
        }
        statement.licences = licences.map { share($0.key, $0.value) }
        statement.confidentialKinds = hiddenKinds.map {
            ShardShare(id: $0.key, documentCount: $0.value, tokenCount: nil)
        }
        if !hiddenKinds.isEmpty { try hideTotals(of: &statement, digests, in: place) }
        return statement
    }

    private func hideTotals(of statement: inout ShardStatement, _ digests: [String], in place: String) throws {
        var totals: [(String, Int?)] = [("tokens", statement.tokenCount), ("text_bytes", statement.textByteCount)]
        totals += statement.languages.sorted { $0.id < $1.id }.map { ("tokens in \($0.id)", $0.tokenCount) }
        let hidden = try totals.map { name, count in
            try concealment.digest(name, .integer(count ?? 0), in: place, of: Concealment.operatorID)
        }
        statement.tokenCount = nil
        statement.textByteCount = nil
        statement.languages = []
        statement.confidentialDigests = try concealment.padded(digests + hidden, in: place)
    }

    private func share(_ id: String, _ counts: ShardFacts.Counts) -> ShardShare {
        ShardShare(id: id, documentCount: counts.documentCount, tokenCount: counts.tokenCount)
    }
}
