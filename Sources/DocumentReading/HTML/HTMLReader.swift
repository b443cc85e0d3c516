// SPDX-License-Identifier: EUPL-1.2

internal import MarkupParsing

/// Reads the main content out of a page, in one pass over its events.
///
/// The text is cut into blocks as it comes; when the page ends, `HTMLMainContent` chooses.
final class HTMLReader: MarkupEventHandler {
    // Touched by nobody but the parser, one event after the other.
    @exclusivity(unchecked) private var builder = HTMLPageBuilder()

    /// Reads a page.
    static func read(_ page: [UInt8], limits: ReadingLimits) throws(MarkupError) -> ExtractedText {
        let (page, found) = try measure(page, maximumDepth: limits.maximumDepth)
        var result = found
        for index in HTMLMainContent.choice(of: page, keepsComments: limits.keepsComments) {
            if !result.text.isEmpty { result.text.append(0x0A) }
            result.text += page.text[page.blocks[index].range]
        }
        return result
    }

    /// The blocks of a page, measured, and what the page says about itself.
    static func measure(
        _ page: [UInt8],
        maximumDepth: Int
    ) throws(MarkupError) -> (page: HTMLPage, found: ExtractedText) {
        let reader = HTMLReader()
        try MarkupParser(names: HTMLName.names, maximumDepth: maximumDepth).parseHTML(page, into: reader)
        let found = unsafe reader.builder.finish()
        return unsafe (reader.builder.page, found)
    }

    func startElement(_ name: Int, _ attributes: MarkupAttributes) { unsafe builder.startElement(name, attributes) }

    func endElement(_ name: Int) { unsafe builder.endElement(name) }

    func text(_ piece: Span<UInt8>) { unsafe builder.text(piece) }

    func rawText(_ piece: Span<UInt8>) { unsafe builder.rawText(piece) }
}
