// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel
internal import Hashing
public import Release
internal import Sharding

/// Answers questions about use from a sealed release: from the provenance tables, which know each token's document, and
/// the lines of rejected documents.
///
/// Every file is checked before it is believed, and streamed: memory does not grow with the release.
public struct UsageQuery {
    private let folder: ReleaseFolder
    private let seal: ReleaseSeal
    private let licensors: [String: String]

    /// A query of a release, under a seal that says whether it was verified.
    public init(_ folder: ReleaseFolder, seal: ReleaseSeal) {
        self.folder = folder
        self.seal = seal
        licensors = Dictionary(
            folder.index.licenses.map { ($0.id, $0.licensor.id) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The answer to a question, with at most `limit` documents in each list, and their texts if `withText`.
    public func answer(_ question: UsageQuestion, limit: Int = 20, withText: Bool = false) throws -> UsageAnswer {
        var collector = UsageCollector(question: question, seal: seal, limit: limit)
        for shard in folder.index.shards {
            let table = try folder.openProvenance(ofShard: shard.index)
            var position = 0
            try table.forEachRecord { record in
                try collect(record, shard: shard.index, position: position, into: &collector)
                position += 1
            }
            try collectRejected(of: shard, into: &collector)
        }
        collector.answer.refusedSources = refusedSources(for: question)
        var answer = collector.finish()
        if question == .everything { try checkTotals(of: answer) }
        if withText { try addTexts(to: &answer.documents) }
        return answer
    }

    private func collect(
        _ record: ProvenanceRecord,
        shard: Int,
        position: Int,
        into collector: inout UsageCollector
    ) throws {
        let licensor = try licensor(of: record.license, in: .provenance, shard: shard)
        let isAsked = collector.question.includes(
            document: record.document.description,
            source: record.source,
            license: record.license,
            licensor: licensor,
            content: record.contentDigest.hexadecimal,
            identifiers: record.identifiers
        )
        if isAsked { collector.add(record, licensor: licensor, shard: shard, position: position) }
        for copy in record.copies {
            let copyLicensor = try self.licensor(of: copy.license, in: .provenance, shard: shard)
            // Its own identifiers stand with the rejected documents; by content it is found here.
            let isCopyAsked = collector.question.includes(
                document: copy.document.description,
                source: copy.source,
                license: copy.license,
                licensor: copyLicensor,
                content: record.contentDigest.hexadecimal,
                identifiers: []
            )
            if isCopyAsked {
                collector.add(
                    CoveredCopy(
                        id: copy.document.description,
                        source: copy.source,
                        license: copy.license,
                        licensor: copyLicensor,
                        kept: record.document.description,
                        keptLicensor: licensor
                    )
                )
            }
        }
    }

    private func collectRejected(of shard: ShardSummary, into collector: inout UsageCollector) throws {
        let lines = try folder.openLines(.rejected, ofShard: shard.index)
        let name = ShardSummary.FileKind.rejected.path(ofShard: shard.index)
        let licenses = Dictionary(
            folder.index.sources.map { ($0.id, $0.license) },
            uniquingKeysWith: { first, _ in first }
        )
        while let line = try lines.next() {
            let document = try RejectedDocument(line: line, at: "\(name), line \(lines.lineCount)")
            let license = licenses[document.source] ?? ""
            let isAsked = collector.question.includes(
                document: document.document.description,
                source: document.source,
                license: license,
                licensor: licensors[license] ?? "",
                content: document.contentDigest,
                identifiers: document.identifiers
            )
            if isAsked { collector.add(document) }
        }
    }

    private func licensor(
        of license: String,
        in kind: ShardSummary.FileKind,
        shard: Int
    ) throws(ReleaseError) -> String {
        guard let licensor = licensors[license] else {
            throw ReleaseError(
                .mismatch,
                at: kind.path(ofShard: shard),
                "it names the licence “\(license)”, which \(ReleaseIndex.fileName) does not list"
            )
        }
        return licensor
    }

    private func refusedSources(for question: UsageQuestion) -> [SourceSummary] {
        folder.index.sources.filter { source in
            guard source.verdict == .refused else { return false }
            return question.includes(
                document: "",
                source: source.id,
                license: source.license,
                licensor: licensors[source.license] ?? "",
                content: nil,
                identifiers: []
            )
        }
    }

    /// The tables are the truth about use; an index that says otherwise must not go unnoticed.
    private func checkTotals(of answer: UsageAnswer) throws(ReleaseError) {
        let totals = folder.index.totals
        guard answer.totals.documentCount == totals.keptCount, answer.totals.tokenCount == totals.tokenCount,
            answer.rejectedCount == totals.rejectedCount
        else {
            throw ReleaseError(
                .mismatch,
                at: ReleaseIndex.fileName,
                "its totals are not those of the documents in the shards: \(answer.totals.documentCount) documents with "
                    + "\(answer.totals.tokenCount) tokens, and \(answer.rejectedCount) rejected"
            )
        }
    }

    private func addTexts(to documents: inout [UsedDocument]) throws {
        var index = 0
        while index < documents.count {
            let shard = documents[index].shard
            let name = ShardSummary.FileKind.documents.path(ofShard: shard)
            let lines = try folder.openLines(.documents, ofShard: shard)
            while index < documents.count, documents[index].shard == shard {
                while lines.lineCount < documents[index].position, try lines.next() != nil {}
                let location = "\(name), line \(documents[index].position + 1)"
                guard let line = try lines.next() else {
                    throw ReleaseError(.mismatch, at: location, "it is missing")
                }
                let (id, text) = try DocumentText.read(line, at: location)
                guard id == documents[index].id else {
                    throw ReleaseError(.mismatch, at: location, "it is not document \(documents[index].id)")
                }
                documents[index].text = text
                index += 1
            }
        }
    }
}
