// SPDX-License-Identifier: EUPL-1.2

/// Where a record stands in its file.
public struct RecordPlace: Sendable, Hashable {
    /// The record within the file: empty if the file is one record, else for instance `TEI[3]` (counted from 1),
    /// `line 12`, `a/b.html` (a member of an archive), `a/b.xml#TEI[3]`, `@8192` (a WARC record, by its offset).
    public var locator: String
    /// The first byte of the record in the decompressed file; of its gzip member, on disk, in WARC; of what it was cut
    /// from where the record itself is compressed once more.
    public var byteOffset: Int
    /// The number of bytes of the record, decompressed.
    public var byteCount: Int

    /// A place.
    public init(locator: String, byteOffset: Int, byteCount: Int) {
        self.locator = locator
        self.byteOffset = byteOffset
        self.byteCount = byteCount
    }
}

/// What a document says of itself about rights: evidence, never permission.
public struct RightsEvidence: Sendable, Hashable {
    /// The protocol: `tdm-reservation`, `tdm-policy`, `robots`, `link-license`, `meta-license`, `schema.org-license`,
    /// `dc-rights`, `tei-licence`, `jats-license`, `record-license` (of a line of JSON); `part-licence` for the licence of a
    /// figure or another part, which is not the document's.
    public var kind: String
    /// The raw value, as it stands in the document.
    public var value: String
    /// Where in the document it stands, such as `licence@target` or `meta[name=robots], element 14`; empty where the
    /// kind says it all.
    public var place: String

    /// Evidence with its raw value.
    public init(kind: String, value: String, place: String = "") {
        self.kind = kind
        self.value = value
        self.place = place
    }
}

/// A document as extraction leaves it: a function of the bytes of one record alone.
public struct ExtractedDocument: Sendable, Hashable {
    /// Where the record stands in its file.
    public var place: RecordPlace
    /// The format it was read as; `nil` if that is its source's.
    public var format: SourceFormat?
    /// The text: well-formed UTF-8, blocks parted by line feeds, no markup.
    public var text: [UInt8]
    /// The title, if the document has one.
    public var title: String?
    /// Who wrote it, as the document says.
    public var author: String?
    /// When it was published, in ISO 8601: a year, a month, a day, or a day with a time.
    public var date: String?
    /// Its canonical address, as the document says.
    public var address: String?
    /// The name of the site or publication that it stands in.
    public var site: String?
    /// The language the document declares, as it stands there (BCP 47, hopefully).
    public var declaredLanguage: String?
    /// Public identifiers that the document gives of itself, such as `url:https://…` or `isbn:…`.
    public var identifiers: [String]
    /// When it was fetched from the web, as the archive says.
    public var fetched: String?
    /// What the document says about rights.
    public var rights: [RightsEvidence]
    /// The name of the encoding that the bytes were read in.
    public var encoding: String
    /// How many ill-formed byte sequences became U+FFFD.
    public var replacedByteSequenceCount: Int
    /// The mean confidence that the OCR engine gave its words, in parts per million; `nil` if it gave none.
    public var engineConfidencePPM: Int64?
    /// The name of the OCR engine, as the document gives it.
    public var engine: String?
    /// Running headers, footers and page numbers, in the order of the file: kept out of the text.
    public var furniture: [String]
    /// How many references to entities that are not known stand in the text as they were.
    public var unknownEntityCount: Int

    /// A document with its text; everything else is optional.
    public init(place: RecordPlace, text: [UInt8], encoding: String = "utf-8") {
        self.place = place
        self.text = text
        self.encoding = encoding
        format = nil
        fetched = nil
        title = nil
        author = nil
        date = nil
        address = nil
        site = nil
        declaredLanguage = nil
        identifiers = []
        rights = []
        replacedByteSequenceCount = 0
        engineConfidencePPM = nil
        engine = nil
        furniture = []
        unknownEntityCount = 0
    }
}

/// A record, or the rest of a file, that could not be read: counted and kept, never lost silently.
public struct ReadingRejection: Sendable, Hashable {
    /// Why, in one word for statistics.
    public enum Reason: String, Sendable, CaseIterable {
        /// The record is longer than the limit.
        case recordTooLarge = "record-too-large"
        /// The compressed file ends early or breaks its format.
        case compressionBroken = "compression-broken"
        /// The file's markup ends before its record does.
        case recordTruncated = "record-truncated"
        /// The markup is not well-formed.
        case markupBroken = "markup-broken"
        /// Elements are nested deeper than the limit.
        case nestingTooDeep = "nesting-too-deep"
        /// The file does not hold what its source's format says.
        case formatMismatch = "format-mismatch"
        /// The encoding is not known or not supported.
        case encodingUnknown = "encoding-unknown"
        /// The record is a redirect to another one, and has no text of its own.
        case redirect
        /// The record is a page of a wiki outside the articles: a talk page, a template, a category.
        case outsideNamespace = "outside-namespace"
        /// The file cannot be opened or read.
        case fileUnreadable = "file-unreadable"
        /// The structure of an archive is broken.
        case archiveBroken = "archive-broken"
        /// A member of an archive that is not read: a link, an encrypted or sparse file, a method or a name.
        case memberNotRead = "member-not-read"
        /// Far more bytes come out of compressed ones than out of any honest file.
        case expandsTooFar = "expands-too-far"
        /// An archived answer of a web server that is no page, such as 404 or a redirection.
        case httpStatus = "http-status"
        /// An archived answer whose media type is not one of text.
        case mediaTypeNotRead = "media-type-not-read"
        /// An archived answer in a content encoding that is not read, such as brotli.
        case contentEncodingNotRead = "content-encoding-not-read"
        /// A line is not JSON, or not an object with a text.
        case jsonBroken = "json-broken"
    }

    /// Where the record stands in its file.
    public var place: RecordPlace
    /// Why it was rejected.
    public var reason: Reason
    /// More about it, in words.
    public var detail: String

    /// A rejection.
    public init(place: RecordPlace, reason: Reason, detail: String) {
        self.place = place
        self.reason = reason
        self.detail = detail
    }
}

/// What reading one record gives.
public enum ReadingOutcome: Sendable, Hashable {
    /// Its document.
    case document(ExtractedDocument)
    /// Why there is none.
    case rejected(ReadingRejection)

    /// Where the record stands in its file.
    public var place: RecordPlace {
        switch self {
        case .document(let document): document.place
        case .rejected(let rejection): rejection.place
        }
    }
}
