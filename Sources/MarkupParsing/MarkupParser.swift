// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CLibXML2

/// Reads one document's markup and gives its events to a handler.
///
/// Both parsers take UTF-8, with or without a byte order mark, and ignore what the document says of its encoding.
/// Nothing outside the document is ever opened, and nothing that a document type declaration says has an effect: no
/// external file, no entity, no default. XML is pushed through libxml2 in pieces, so that a stop (an error, the depth
/// limit) takes effect soon; HTML is read in one pass by a tokenizer of our own.
public struct MarkupParser: Sendable {
    /// The names that get numbers in events.
    public let names: NameTable
    /// How many elements may be open at once.
    public let maximumDepth: Int
    // The piece of XML that keeps the parser's buffers in the processor's cache.
    private let pieceByteCount: Int

    /// A parser that numbers names by a table.
    public init(names: NameTable, maximumDepth: Int = 512, pieceByteCount: Int = 8 << 10) {
        precondition(0 < pieceByteCount && pieceByteCount <= 1 << 30, "a piece must hold something, but no gigabytes")
        self.names = names
        self.maximumDepth = maximumDepth
        self.pieceByteCount = pieceByteCount
    }

    /// Reads HTML, which is never broken, only nested too deeply.
    public func parseHTML(_ document: [UInt8], into handler: some MarkupEventHandler) throws(MarkupError) {
        var tokenizer = HTMLTokenizer(document, names: names, maximumDepth: maximumDepth, handler: handler)
        try tokenizer.run()
    }

    /// Reads XML up to the first thing that makes it ill-formed; undeclared prefixes are no error.
    @discardableResult
    public func parseXML(
        _ document: [UInt8],
        into handler: some MarkupEventHandler
    ) throws(MarkupError) -> MarkupSummary {
        let text = document.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(document[3...]) : document
        let source = XMLSource.withoutDoctype(text)
        if let lineNumber = XMLSource.lineOfCrowdedTag(in: source) {
            let reason = "more than \(XMLSource.maximumAttributeCount) attributes in one element"
            throw MarkupError(code: .tooManyAttributes, lineNumber: lineNumber, reason: reason)
        }
        let seam = EventSeam(names: names, maximumDepth: maximumDepth, handler: handler)
        let parser = try XMLPushParser(seam: seam)
        // Pieces end between characters: half a character at the end of one is an encoding error to the parser.
        feed(source, to: parser) { !$0.isUTF8Continuation }
        parser.checkEnd()
        if let failure = seam.failure { throw failure }
        return seam.summary
    }

    private func feed(_ document: [UInt8], to parser: some PushParser, pieceStart: (UInt8) -> Bool) {
        var offset = 0
        while offset < document.count {
            var end = min(document.count, offset + pieceByteCount)
            while end < document.count, !pieceStart(document[end]) { end += 1 }
            parser.push(document.span.extracting(offset..<end))
            if parser.isStopped { return }
            offset = end
        }
        parser.finish()
    }
}

/// A parser of the C library's, fed piece by piece.
protocol PushParser {
    /// Whether there is no use in feeding it more.
    var isStopped: Bool { get }
    /// Feeds the next piece.
    func push(_ piece: Span<UInt8>)
    /// Says that there are no more pieces.
    func finish()
}
