// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Reads one document's markup and gives its events to a handler.
///
/// Both parsers take UTF-8, with or without a byte order mark, and ignore what the document says of its encoding.
/// Nothing outside the document is ever opened, and nothing that a document type declaration says has an effect: no
/// external file, no entity, no default.
public struct MarkupParser: Sendable {
    /// The names that get numbers in events.
    public let names: NameTable
    /// How many elements may be open at once.
    public let maximumDepth: Int

    /// A parser that numbers names by a table.
    public init(names: NameTable, maximumDepth: Int = 512) {
        self.names = names
        self.maximumDepth = maximumDepth
    }

    /// Reads HTML, which is never broken, only nested too deeply.
    ///
    /// Without `isScripted` the page is read as by a browser that runs no scripts: there are elements in `noscript`.
    public func parseHTML(
        _ document: [UInt8],
        isScripted: Bool = true,
        into handler: some MarkupEventHandler
    ) throws(MarkupError) {
        var tokenizer = HTMLTokenizer(
            document,
            names: names,
            maximumDepth: maximumDepth,
            isScripted: isScripted,
            handler: handler
        )
        try tokenizer.run()
    }

    /// Reads XML up to the first thing that makes it ill-formed; undeclared prefixes are no error.
    ///
    /// With `isClean` the caller knows that the document is well-formed UTF-8 without control characters (other than
    /// white space) and noncharacters, so that it is not looked through again.
    @discardableResult
    public func parseXML(
        _ document: [UInt8],
        isClean: Bool = false,
        into handler: some MarkupEventHandler
    ) throws(MarkupError) -> MarkupSummary {
        let text = document.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(document[3...]) : document
        if !isClean, let lineNumber = XMLText.lineOfFault(in: text) {
            let reason = "bytes that are no characters of XML"
            throw MarkupError(code: .notWellFormed, lineNumber: lineNumber, reason: reason)
        }
        let unified = XMLText.unifyingLineEnds(text)
        var tokenizer = XMLTokenizer(unified, names: names, maximumDepth: maximumDepth, handler: handler)
        return try tokenizer.run()
    }
}
