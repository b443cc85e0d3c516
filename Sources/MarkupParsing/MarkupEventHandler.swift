// SPDX-License-Identifier: EUPL-1.2

/// What a document's markup says, in document order.
///
/// Start and end events are balanced, also for HTML that is not. Names are numbers of the parser's `NameTable`; in XML
/// they are local names, whatever the prefix and whether it is declared.
public protocol MarkupEventHandler: AnyObject {
    /// An element begins; the attributes can be read until the call returns.
    func startElement(_ name: Int, _ attributes: MarkupAttributes)
    /// The innermost open element ends.
    func endElement(_ name: Int)
    /// Text, well-formed UTF-8 with entities resolved; one run of text may arrive in several pieces.
    func text(_ piece: Span<UInt8>)
    /// A piece of the JSON-LD in an HTML script; other scripts and style sheets give nothing.
    func rawText(_ piece: Span<UInt8>)
}

/// What became of a whole document.
public struct MarkupSummary: Sendable, Hashable {
    /// How many references to entities that are not known were kept as text; not counted in HTML.
    public var unknownEntityCount = 0
}

/// Markup that cannot be read to its end.
public struct MarkupError: Error, Hashable, CustomStringConvertible {
    /// What is wrong.
    public enum Code: String, Sendable {
        /// It breaks the rules of XML.
        case notWellFormed
        /// It ends before its root element does.
        case truncated
        /// Elements are nested deeper than the limit.
        case nestingTooDeep
        /// An element has more attributes, or is within more namespace declarations, than the parser can bear.
        case tooManyAttributes
        /// There is not memory enough for a parser.
        case outOfMemory
    }

    /// What is wrong.
    public var code: Code
    /// The line it was found on, from 1.
    public var lineNumber: Int
    /// More about it, in words.
    public var reason: String

    /// One sentence for people.
    public var description: String { "line \(lineNumber): \(reason)" }
}
