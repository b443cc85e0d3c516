// SPDX-License-Identifier: EUPL-1.2

public import Release

/// Documents and their tokens.
public struct UsageCount: Sendable, Hashable {
    /// The documents.
    public var documentCount = 0
    /// Their tokens.
    public var tokenCount = 0

    mutating func add(_ tokens: Int) {
        documentCount += 1
        tokenCount += tokens
    }
}

/// What of a kind was used: by a licensor, under a licence, from a source, in a language or in a shard.
public struct UsageShare: Sendable, Hashable {
    /// The id of the licensor, licence or source, the language's code, or the shard's number.
    public var id: String
    /// How much.
    public var count: UsageCount
}

/// A document that was used.
public struct UsedDocument: Sendable, Hashable {
    /// Its id.
    public var id: String
    /// Its source.
    public var source: String
    /// The licence record it was used under.
    public var license: String
    /// The licensor.
    public var licensor: String
    /// Its file, relative to the source.
    public var path: String
    /// Its record within the file.
    public var locator: String
    /// Its language.
    public var language: String
    /// The shard that holds its tokens.
    public var shard: Int
    /// Its first token in the shard.
    public var firstToken: Int
    /// Its tokens.
    public var tokenCount: Int
    /// Its place among the documents of the shard.
    public var position: Int
    /// Its text as it was used, if it was asked for.
    public var text: String?
}

/// A document that was read and is not in the release.
public struct UnusedDocument: Sendable, Hashable {
    /// Its id.
    public var id: String
    /// Its source.
    public var source: String
    /// Its file, relative to the source.
    public var path: String
    /// Its record within the file.
    public var locator: String
    /// Why it is not in the release.
    public var reasons: [String]
    /// The document with the same content that is, if there is one.
    public var duplicateOf: String?
}

/// A document whose content is in the release under another document's name.
public struct CoveredCopy: Sendable, Hashable {
    /// The document that was not kept.
    public var id: String
    /// Its source.
    public var source: String
    /// Its licence record.
    public var license: String
    /// Its licensor.
    public var licensor: String
    /// The document that was kept in its place.
    public var kept: String
    /// The licensor of that document.
    public var keptLicensor: String
}

/// The answer to a question about use.
///
/// Counts are complete; lists of documents are bounded.
public struct UsageAnswer: Sendable, Hashable {
    /// What was asked.
    public var question: UsageQuestion
    /// Under which seal the answer was read.
    public var seal: ReleaseSeal
    /// What was used in all.
    public var totals = UsageCount()
    /// What was used, by licensor.
    public var licensors: [UsageShare] = []
    /// What was used, by licence record.
    public var licenses: [UsageShare] = []
    /// What was used, by source.
    public var sources: [UsageShare] = []
    /// What was used, by language.
    public var languages: [UsageShare] = []
    /// What was used, by shard.
    public var shards: [UsageShare] = []
    /// How many documents were read and are not in the release.
    public var rejectedCount = 0
    /// How many of them, by reason; one with two reasons counts for both.
    public var rejections: [RejectionCount] = []
    /// How many documents have their content in the release under another document's name.
    public var copyCount = 0
    /// The first documents that were used, in the order of the release.
    public var documents: [UsedDocument] = []
    /// The first documents that were not.
    public var rejectedDocuments: [UnusedDocument] = []
    /// The first documents whose content is in the release under another's name.
    public var copies: [CoveredCopy] = []
    /// The sources asked for that were refused before anything of them was read.
    public var refusedSources: [SourceSummary] = []

    /// Whether the question met anything at all: a document used or rejected, or a refused source.
    public var isEmpty: Bool {
        totals.documentCount == 0 && rejectedCount == 0 && copyCount == 0 && refusedSources.isEmpty
    }

    init(question: UsageQuestion, seal: ReleaseSeal) {
        self.question = question
        self.seal = seal
    }
}
