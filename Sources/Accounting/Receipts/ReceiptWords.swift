// SPDX-License-Identifier: EUPL-1.2

public import Hashing
public import Release

/// What a receipt shows, in words, and what it does not.
public struct ReceiptWords: Sendable, Hashable {
    /// The answer, in one sentence or two.
    public var says: String
    /// What the answer does not cover, a sentence each.
    public var doesNotCover: [String]

    init(says: String, doesNotCover: [String]) {
        self.says = says
        self.doesNotCover = doesNotCover
    }
}

/// What a verified receipt shows.
public struct ReceiptFindings: Sendable, Hashable {
    /// What was asked for.
    public var identifier: IndexedIdentifier
    /// Whether only its licensor could ask.
    public var isSecret: Bool
    /// The name and the day of the release that was asked.
    public var releaseName: String
    /// The day on which its licences had to be in force, if it is stated.
    public var releaseDate: String?
    /// The digest of its `release.json`.
    public var releaseDigest: Digest
    /// The log that seals it, and the number of the release's leaf there.
    public var origin: String
    /// The number of the release's leaf.
    public var releaseLeaf: Int
    /// The time at which the release was sealed.
    public var time: String
    /// The number of places of use.
    public var placeCount: Int
    /// The number of records that are shown.
    public var recordCount: Int
    /// Their tokens.
    public var tokenCount: Int

    /// The findings in words.
    public var words: ReceiptWords {
        let day = releaseDate.map { " (licences as of \($0))" } ?? ""
        let release = "release “\(releaseName)”\(day), sealed at \(time) as entry \(releaseLeaf) of the log \(origin)"
        let says =
            placeCount == 0
            ? "\(identifier) was not used in \(release): nothing stands under its key in the release's index."
            : "\(identifier) was used in \(release): \(placeCount) \(placeCount == 1 ? "document" : "documents"), of which "
                + "\(recordCount) \(recordCount == 1 ? "is" : "are") shown with \(tokenCount) tokens."
        return ReceiptWords(says: says, doesNotCover: limits)
    }

    private var limits: [String] {
        [
            "other releases, and what was done with texts outside of this log",
            "quotations, near-duplicates and editions that are known by other identifiers: a work is found by the identifier "
                + "asked for and by its exact text with white space folded",
            isSecret
                ? "documents that were delivered by other licensors"
                : "documents under licences whose terms are confidential: only their licensors can ask for them",
            "whether every document was put into the index: whoever holds the release can make the index again and compare "
                + "its root",
            "whether a model was trained on the release",
        ]
    }
}
