// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel

/// How an OCR format marks up a page: a table, so that another format is another table and not more code.
///
/// Names are local names of elements; in hOCR they are the words of `class`. One engine reads all of them: regions hold
/// blocks, blocks hold lines, lines hold words; blocks are put in reading order, and each word is taken once.
struct OCRDialect: Sendable {
    /// What a number that states a confidence is measured in.
    enum ConfidenceScale: Sendable {
        /// From 0 to 1.
        case unit
        /// From 0 to 100.
        case percent
    }

    /// Elements that one of these files begins with.
    var roots: [String] = []
    /// Pages: reading order does not lead out of them.
    var pages: [String] = []
    /// Elements that only hold blocks.
    var regions: [String] = []
    /// Elements whose text stands apart from what is around it: a line of the document's text each.
    var blocks: [String] = []
    /// Rows of tables: a line each, whatever blocks are in them.
    var rows: [String] = []
    /// Cells of rows, parted by tabs.
    var cells: [String] = []
    /// Lines on the page.
    var lines: [String] = []
    /// Words.
    var words: [String] = []
    /// The space between two words; where a file has none of them, words are parted by themselves.
    var spaces: [String] = []
    /// The hyphen at the end of a line.
    var hyphens: [String] = []
    /// Elements that break the line within a block.
    var lineBreaks: [String] = []
    /// Elements whose text is left out.
    var skipped: [String] = []

    /// Elements that state the text of what they are in, once more on each level: one level is taken, never two.
    var statements: [String] = []
    /// The attribute of a statement by which the lowest wins.
    var statementIndex = ""
    /// Elements whose text is the document's.
    var texts: [String] = []
    /// Elements whose own text is taken only if none of `texts` is in them.
    var plainTexts: [String] = []
    /// The attribute that holds a word or a hyphen.
    var content = ""
    /// The attribute that says that a word is the first or second half of one, and its values.
    var half = ""
    /// The value for a first half.
    var firstHalf = ""
    /// The value for a second half.
    var secondHalf = ""
    /// The attribute that holds the whole word of a half.
    var whole = ""

    /// The attribute that states a confidence; in hOCR, the property.
    var confidence = ""
    /// What it is measured in.
    var confidenceScale = ConfidenceScale.unit
    /// Attributes that hold a language.
    var languages: [String] = []
    /// The attribute that names a block.
    var id = ""
    /// The attribute that names the block to be read next.
    var next = ""
    /// The property that states a place in the reading order (hOCR).
    var order = ""

    /// Elements that are page furniture whatever they say: running headers, footers, page numbers.
    var furniture: [String] = []
    /// The attribute that states the type of a block.
    var type = ""
    /// An attribute that states it among other things, as `structure {type:…;}`.
    var customType = ""
    /// Types of blocks that are page furniture.
    var furnitureTypes: [String] = []

    /// Types of blocks that are the first letter of the block after them.
    var initialTypes: [String] = []

    /// Elements around a reading order.
    var readingOrders: [String] = []
    /// Groups within it that are read in the order of their index, or else as they stand.
    var orderedGroups: [String] = []
    /// Groups within it whose order says nothing.
    var unorderedGroups: [String] = []
    /// The attribute that refers to a block, in groups and in what they hold.
    var reference = ""
    /// The attribute for the place in an ordered group.
    var referenceIndex = ""

    /// Elements around the name of the engine.
    var engineScopes: [String] = []
    /// Elements within them that hold the engine's name and version, in their text.
    var engineTexts: [String] = []
    /// An attribute of the root or of a scope that holds it.
    var engineAttribute = ""
    /// The attribute of a scope that must speak of recognition, if there is one.
    var engineCondition = ""
    /// The name that holds if nothing else does.
    var engineDefault: String?

    /// Elements with a title for the document.
    var titles: [String] = []
    /// Elements with its language.
    var languageStatements: [String] = []
    /// Elements with its identifiers.
    var identifiers: [String] = []
    /// Elements with a statement on rights, the attribute `kind` says of which kind.
    var rights: [String] = []

    /// Elements around pieces that were put in order: names in them say nothing of it.
    var sequences: [String] = []

    /// Elements that are a record each, so that a file of many is read piece by piece; none if a file is one record.
    var records: [String] = []

    /// The table for a format; `nil` if it is read in another way.
    static func of(_ format: SourceFormat) -> OCRDialect? {
        switch format {
        case .alto: .alto
        case .mets: .bundle
        case .page: .page
        case .abbyy: .abbyy
        case .hocr: .hocr
        case .html, .tei, .jats, .akomaNtoso, .formex, .eurlex, .mediawiki, .xml, .text, .jsonl, .auto, .warc: nil
        }
    }
}
