// SPDX-License-Identifier: EUPL-1.2

/// How much of a document is in one language.
public struct LanguagePortion: Sendable, Hashable {
    /// The language's tag, or `und`.
    public var language: String
    /// The share of the text, in parts per million.
    public var sharePPM: Int64

    /// A share.
    public init(language: String, sharePPM: Int64) {
        self.language = language
        self.sharePPM = sharePPM
    }
}
