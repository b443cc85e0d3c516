// SPDX-License-Identifier: EUPL-1.2

internal import MarkupParsing

/// Reads the main content out of a page, in one pass over its events.
///
/// The text is cut into blocks as it comes; when the page ends, `HTMLMainContent` chooses.
final class HTMLReader: MarkupEventHandler {
    // Touched by nobody but the parser, one event after the other.
    @exclusivity(unchecked) private var builder: HTMLPageBuilder

    private init(isScripted: Bool) {
        unsafe builder = HTMLPageBuilder(isScripted: isScripted)
    }

    /// Reads a page.
    static func read(_ page: [UInt8], limits: ReadingLimits) throws(MarkupError) -> ExtractedText {
        let (measured, found) = try measure(page, maximumDepth: limits.maximumDepth)
        var choice = measured
        var chosen = HTMLMainContent.choice(of: measured, keepsComments: limits.keepsComments)
        if measured.hasScriptless, measured.proseByteCount(of: chosen) < enoughByteCount {
            // A page that scripts fill may hold its text for those who run none.
            let (plain, _) = try measure(page, maximumDepth: limits.maximumDepth, isScripted: false)
            let plainChosen = HTMLMainContent.choice(of: plain, keepsComments: limits.keepsComments)
            if plain.proseByteCount(of: plainChosen) >= enoughByteCount { (choice, chosen) = (plain, plainChosen) }
        }
        var result = found
        for index in chosen {
            if !result.text.isEmpty { result.text.append(0x0A) }
            result.text += choice.text[choice.blocks[index].range]
        }
        return result
    }

    // So much prose is a text.
    private static let enoughByteCount = 500

    /// The blocks of a page, measured, and what the page says about itself.
    static func measure(
        _ page: [UInt8],
        maximumDepth: Int,
        isScripted: Bool = true
    ) throws(MarkupError) -> (page: HTMLPage, found: ExtractedText) {
        let reader = HTMLReader(isScripted: isScripted)
        let parser = MarkupParser(names: HTMLName.names, maximumDepth: maximumDepth)
        try parser.parseHTML(page, isScripted: isScripted, into: reader)
        let found = unsafe reader.builder.finish()
        return unsafe (reader.builder.page, found)
    }

    func startElement(_ name: Int, _ attributes: MarkupAttributes) { unsafe builder.startElement(name, attributes) }

    func endElement(_ name: Int) { unsafe builder.endElement(name) }

    func text(_ piece: Span<UInt8>) { unsafe builder.text(piece) }

    func rawText(_ piece: Span<UInt8>) { unsafe builder.rawText(piece) }
}
