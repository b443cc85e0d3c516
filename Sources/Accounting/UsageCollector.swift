// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel
internal import Release
internal import Sharding

/// Sums what a question met.
struct UsageCollector {
    let question: UsageQuestion
    var answer: UsageAnswer
    private let limit: Int
    private var licensors: [String: UsageCount] = [:]
    private var licenses: [String: UsageCount] = [:]
    private var sources: [String: UsageCount] = [:]
    private var languages: [String: UsageCount] = [:]
    private var shards: [Int: UsageCount] = [:]
    private var reasons: [String: Int] = [:]

    init(question: UsageQuestion, seal: ReleaseSeal, limit: Int) {
        self.question = question
        self.limit = limit
        answer = UsageAnswer(question: question, seal: seal)
    }

    mutating func add(_ record: ProvenanceRecord, licensor: String, shard: Int, position: Int) {
        answer.totals.add(record.tokenCount)
        licensors[licensor, default: UsageCount()].add(record.tokenCount)
        licenses[record.license, default: UsageCount()].add(record.tokenCount)
        sources[record.source, default: UsageCount()].add(record.tokenCount)
        languages[record.language, default: UsageCount()].add(record.tokenCount)
        shards[shard, default: UsageCount()].add(record.tokenCount)
        guard answer.documents.count < limit else { return }
        answer.documents.append(
            UsedDocument(
                id: record.document.description,
                source: record.source,
                license: record.license,
                licensor: licensor,
                path: record.path,
                locator: record.locator,
                language: record.language,
                shard: shard,
                firstToken: record.firstToken,
                tokenCount: record.tokenCount,
                position: position,
                text: nil
            )
        )
    }

    mutating func add(_ copy: CoveredCopy) {
        answer.copyCount += 1
        if answer.copies.count < limit { answer.copies.append(copy) }
    }

    mutating func add(_ document: RejectedDocument) {
        answer.rejectedCount += 1
        for reason in document.reasons { reasons[reason, default: 0] += 1 }
        guard answer.rejectedDocuments.count < limit else { return }
        answer.rejectedDocuments.append(
            UnusedDocument(
                id: document.document.description,
                source: document.source,
                path: document.path,
                locator: document.locator,
                reasons: document.reasons,
                duplicateOf: document.duplicateOf
            )
        )
    }

    /// The answer, its lists in the bytewise order of ids.
    func finish() -> UsageAnswer {
        var answer = answer
        answer.licensors = UsageCollector.sorted(licensors)
        answer.licenses = UsageCollector.sorted(licenses)
        answer.sources = UsageCollector.sorted(sources)
        answer.languages = UsageCollector.sorted(languages)
        answer.shards = shards.sorted { $0.key < $1.key }.map { UsageShare(id: String($0.key), count: $0.value) }
        answer.rejections = reasons.map { RejectionCount(reason: $0.key, documentCount: $0.value) }
            .sorted { $0.reason.utf8.lexicographicallyPrecedes($1.reason.utf8) }
        return answer
    }

    private static func sorted(_ counts: [String: UsageCount]) -> [UsageShare] {
        counts.map { UsageShare(id: $0.key, count: $0.value) }
            .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
    }
}
