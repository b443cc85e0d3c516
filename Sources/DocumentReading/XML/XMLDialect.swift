// SPDX-License-Identifier: EUPL-1.2

public import CorpusModel

/// How the text of an XML vocabulary is marked up: a table, so that another vocabulary is another table and not more code.
///
/// Names are local names; prefixes and namespaces play no part.
public struct XMLDialect: Sendable, Hashable {
    /// An element that means something only directly within another one.
    public struct Child: Sendable, Hashable {
        /// The element around it.
        public var parent: String
        /// The element itself.
        public var name: String

        /// `name` directly within `parent`.
        public init(_ parent: String, _ name: String) {
            self.parent = parent
            self.name = name
        }
    }

    /// Elements that are one record each; the first one's name stands in locators.
    public var recordElements: [String] = []
    /// Elements whose text is the document's, as far as nothing else in the table says otherwise.
    public var textElements: [String] = []
    /// Elements that stand apart from the text around them.
    public var blockElements: [String] = []
    /// Elements that stand apart only directly within another.
    public var blockChildren: [Child] = []
    /// Rows of tables: a line each.
    public var rowElements: [String] = []
    /// Cells of rows: parted by tabs.
    public var cellElements: [String] = []
    /// Ends of lines in the source, which part words unless their attribute `break` is `no`.
    public var lineBreakElements: [String] = []
    /// Ends of pages and columns, which part nothing by themselves, and join words where `break` is `no`.
    public var pageBreakElements: [String] = []
    /// Elements whose whole content is left out, notes among them.
    public var skippedElements: [String] = []
    /// Elements left out only directly within another: the readings that are not the original's.
    public var skippedChildren: [Child] = []
    /// Words and punctuation marks whose attribute `join` says whether space stands around them.
    public var tokenElements: [String] = []
    /// The innermost elements around the title, ending with it.
    public var titlePath: [String] = []
    /// Elements that state a licence, in `licenceTargetAttributes` or in words.
    public var licenceElements: [String] = []
    /// Attributes of a licence element that hold its address.
    public var licenceTargetAttributes: [String] = []
    /// The kind under which a licence becomes evidence.
    public var licenceEvidenceKind = ""
    /// Elements that hold an identifier, told apart by an attribute `type`.
    public var identifierChildren: [Child] = []
    /// Elements whose attribute `lang` is the document's language, the best last.
    public var languageElements: [String] = []
    /// An element whose attribute names the document's language if no element of the text does.
    public var languageDeclarationElement = ""
    /// That attribute.
    public var languageDeclarationAttribute = ""

    /// A table with nothing in it.
    public init() {}

    /// The table for a format; `nil` if the format is read in another way.
    public static func of(_ format: SourceFormat) -> XMLDialect? {
        switch format {
        case .tei: .tei
        case .alto, .page, .abbyy, .hocr, .html: nil
        }
    }
}
