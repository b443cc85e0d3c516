// SPDX-License-Identifier: EUPL-1.2

/// Which members of a JSON object are the text and what is known of it; members of members as `metadata.url`.
public struct RecordFields: Sendable, Hashable {
    /// The text.
    public var text = "text"
    /// The title.
    public var title = "title"
    /// The language.
    public var language = "language"
    /// A public identifier, such as a URL.
    public var identifier = "url"
    /// The licence or another statement of rights.
    public var licence = "license"

    /// The usual names.
    public init() {}

    /// All names, in a fixed order: what they are decides what is read.
    public var all: [String] { [text, title, language, identifier, licence] }
}
