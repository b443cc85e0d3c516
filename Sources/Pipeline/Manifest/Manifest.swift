// SPDX-License-Identifier: EUPL-1.2

public import CorpusModel
public import DocumentReading
public import Hashing
public import Licensing

/// What a build reads, under which licences, and what it makes of it: the contents of a manifest file.
public struct Manifest: Sendable {
    /// One delivery: files of one format under one licence.
    public struct Source: Sendable, Hashable {
        /// The source's id: part of every document's id.
        public var id: String
        /// The id of its licence record.
        public var license: String
        /// The format of its files.
        public var format: SourceFormat
        /// The table that its files are read by, if the format is a dialect of XML.
        public var dialect: XMLDialect?
        /// Paths, globs and `@lists`, relative to the base folder.
        public var paths: [String]
        /// The line of the manifest where the source begins.
        public var line: Int
        /// The languages the source is said to hold; empty if it does not say.
        public var languages: [String]
        /// Public identifiers of everything in the source, such as `isbn:…`.
        public var identifiers: [String]
        /// Which members of JSON lines are the text and what is known of it.
        public var fields: RecordFields
    }

    /// How duplicates are found.
    public enum DeduplicationMethod: String, Sendable, CaseIterable {
        /// Equal text with white space folded.
        case exact
        /// Not at all.
        case none
    }

    /// Where the tokenizer comes from.
    public enum TokenizerChoice: Sendable, Hashable {
        /// A `tokenizer.json`, by its path.
        case file(String)
        /// One trained on a sample of what is kept.
        case train(TokenizerTraining)
    }

    /// How a tokenizer is trained.
    public struct TokenizerTraining: Sendable, Hashable {
        /// How many tokens it has at most.
        public var vocabularySize: Int
        /// How much text it sees, about.
        public var sampleByteCount: Int
        /// By how much the text of a language counts, in per cent; 100 for languages that are not named.
        public var weights: [String: Int] = [:]
    }

    /// How tokens are cut into shards.
    public struct ShardChoice: Sendable, Hashable {
        /// The tokens a shard should hold, about.
        public var targetTokenCount: Int
        /// What the order of the release depends on, besides the documents' ids.
        public var seed: UInt64
    }

    /// Documents that must not be used whatever else is said.
    public struct Exclusions: Sendable, Hashable {
        /// Document ids.
        public var documents: Set<String> = []
        /// Public identifiers.
        public var identifiers: Set<String> = []
        /// Content digests.
        public var digests: Set<String> = []

        /// Whether nothing is excluded.
        public var isEmpty: Bool { documents.isEmpty && identifiers.isEmpty && digests.isEmpty }

        /// Everything that is excluded, in a fixed order.
        var all: [String] { documents.sorted() + identifiers.sorted() + digests.sorted() }
    }

    /// What happens when the gate refuses a source.
    public enum RefusalPolicy: String, Sendable, CaseIterable {
        /// Nothing is read at all.
        case stop
        /// The other sources are read; the refusal stands in the report and in the ledger.
        case skip
    }

    /// Where the ledger is kept.
    public struct LedgerChoice: Sendable, Hashable {
        /// Its folder; `nil` for `<out>.ledger`.
        public var path: String?
        /// The log's identity: a schema-less URL.
        public var origin: String?
    }

    /// The file, as errors name it.
    public var path: String
    /// The SHA-256 of the file's bytes.
    public var digest: Digest
    /// The release's name.
    public var name: String
    /// The day on which every licence must be in force.
    public var date: CalendarDate
    /// What the tokens are for.
    public var purpose: LicenseUse
    /// Where they will be used.
    public var territory: Territory
    /// The folder of licence records.
    public var licensesPath: String
    /// The sources, in the order of the file.
    public var sources: [Source]
    /// The filter pack's path.
    public var filtersPath: String
    /// How duplicates are found.
    public var deduplication: DeduplicationMethod
    /// Where the tokenizer comes from.
    public var tokenizer: TokenizerChoice
    /// How tokens are cut into shards.
    public var shards: ShardChoice
    /// What must not be used.
    public var exclude: Exclusions
    /// What happens when a source is refused.
    public var refused: RefusalPolicy
    /// Where the ledger is kept.
    public var ledger: LedgerChoice
    /// Limits on what is read.
    public var limits: ReadingLimits
}
