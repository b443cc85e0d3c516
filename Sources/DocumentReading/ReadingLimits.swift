// SPDX-License-Identifier: EUPL-1.2

internal import MarkupParsing

/// How much one document may take.
public struct ReadingLimits: Sendable, Hashable {
    /// The longest record that is read, in bytes after decompression.
    public var maximumDocumentByteCount = 16 << 20
    /// How many elements may be open at once.
    public var maximumDepth = 512
    /// Whether the readers' comments below a page of HTML are kept.
    public var keepsComments = false

    /// The usual limits.
    public init() {}
}

/// The version of reading: the same version gives the same text for the same bytes.
///
/// It goes up by hand whenever extraction could give another document for some bytes.
public enum DocumentReadingVersion {
    /// The version of this code.
    public static let current = 1
    /// The parsers' library, which the text depends on too.
    public static var parserLibrary: String { ParserLibrary.version }
}
