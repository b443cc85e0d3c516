// SPDX-License-Identifier: EUPL-1.2

/// Whose use is asked for.
public enum UsageQuestion: Sendable, Hashable {
    /// Everybody's.
    case everything
    /// One licensor's, by the id in the licence records.
    case licensor(String)
    /// One source's.
    case source(String)
    /// What was used under one licence record.
    case license(String)
    /// One document's, by its id.
    case document(String)
    /// That of all documents with a public identifier such as `url:https://…` or `isbn:…`, or with the content that
    /// `content-sha256:…` names.
    case identifier(String)

    /// The kind of thing that is asked for, as the command line calls it.
    public var kind: String {
        switch self {
        case .everything: "everything"
        case .licensor: "licensor"
        case .source: "source"
        case .license: "license"
        case .document: "document"
        case .identifier: "identifier"
        }
    }

    /// What is asked for; empty for everything.
    public var value: String {
        switch self {
        case .everything: ""
        case .licensor(let value), .source(let value), .license(let value), .document(let value),
            .identifier(let value):
            value
        }
    }

    /// What identifies a document by its content.
    static let contentPrefix = "content-sha256:"

    /// Whether a document is asked for.
    func includes(
        document: String,
        source: String,
        license: String,
        licensor: String,
        content: String?,
        identifiers: [String]
    ) -> Bool {
        switch self {
        case .everything: return true
        case .licensor(let id): return licensor == id
        case .source(let id): return source == id
        case .license(let id): return license == id
        case .document(let id): return document == id
        case .identifier(let identifier):
            if identifier.hasPrefix(UsageQuestion.contentPrefix) {
                return content == String(identifier.dropFirst(UsageQuestion.contentPrefix.count))
            }
            return identifiers.contains(identifier)
        }
    }
}
