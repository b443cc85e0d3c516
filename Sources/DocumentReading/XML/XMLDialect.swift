// SPDX-License-Identifier: EUPL-1.2

public import Hashing

/// How the text of an XML vocabulary is marked up: a table in a file, so that another vocabulary is another table and not
/// more code.
///
/// Names are local names; prefixes and namespaces play no part. `Dialects/README.md` says what each key means.
public struct XMLDialect: Sendable, Hashable {
    /// An identifier that documents give of themselves.
    public struct Identifier: Sendable, Hashable {
        /// Where it stands.
        public var place: XMLFactPlace
        /// Its scheme, such as `doi`; `nil` if an attribute says it.
        public var scheme: String?
        /// The attribute that says it.
        public var schemeAttribute: String?
    }

    /// A group of elements of which a reader takes one.
    public struct Choice: Sendable, Hashable {
        /// The element around them.
        public var around: XMLSelector
        /// The names of those that exclude each other, the best first.
        public var names: [String]
    }

    /// The table's name.
    public var name = ""
    /// SHA-256 of the table's file.
    public var digest: Digest
    /// Elements that are one record each; the first one's name stands in locators.
    public var records: [String] = []
    /// Elements around records whose headers speak for all of them.
    public var containers: [String] = []
    /// Those headers.
    public var headers: [String] = []
    /// What elements mean for the text.
    public var roles: [(role: Role, selectors: [XMLSelector])] = []
    /// Groups of which only one member is read.
    public var choices: [Choice] = []
    /// Elements that stand for a character, with the attribute that holds its number in hexadecimal digits.
    public var characters: [XMLFactPlace] = []
    /// Where the title stands, the best place first.
    public var titles: [XMLFactPlace] = []
    /// Where the document's language stands, the best place first.
    public var languages: [XMLFactPlace] = []
    /// Where identifiers stand.
    public var identifiers: [Identifier] = []
    /// The kind of evidence that the document's licences become.
    public var licenceKind = ""
    /// Where the document's licences stand.
    public var licences: [XMLFactPlace] = []
    /// Links that count as licences within a licence.
    public var licenceLinks: [XMLFactPlace] = []
    /// Where the licences of parts of the document stand, if no line of `licences` speaks of the same element.
    public var partLicences: [XMLFactPlace] = []
    /// Where the document says who holds its copyright, and in older vocabularies what he allows.
    public var copyrights: [XMLFactPlace] = []

    /// What an element means for the text, by the key that says it.
    public enum Role: String, Sendable, CaseIterable {
        /// Its content is text of the document.
        case text
        /// It is left out with all that it holds.
        case skip
        /// It is a note, left out with all that it holds.
        case notes
        /// A mark that refers to a note; the element around it is left out.
        case noteMarks
        /// It stands apart from what is around it.
        case blocks
        /// A row of a table: a line.
        case rows
        /// A cell of a row: parted from others by tabs.
        case cells
        /// A number or label: what follows goes on in its line.
        case labels
        /// The end of a line that parts words.
        case lineBreaks
        /// The end of a line, column or page within a word.
        case joiningBreaks
        /// No space stands before it.
        case closeBefore
        /// No space stands after it.
        case closeAfter
        /// Its line breaks and spaces count.
        case preformatted
        /// A formula in TeX, perhaps with the preamble of a whole document around it.
        case tex
    }

    /// A table with nothing in it.
    init(digest: Digest) {
        self.digest = digest
    }

    /// Two tables are the same if their files are.
    public static func == (left: XMLDialect, right: XMLDialect) -> Bool { left.digest == right.digest }

    /// Hashes the digest.
    public func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}
