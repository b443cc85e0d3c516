// SPDX-License-Identifier: EUPL-1.2

/// A format that documents are delivered in, as manifests name it.
public enum SourceFormat: String, Sendable, Hashable, CaseIterable {
    /// HTML of any age.
    case html
    /// TEI P5: one `TEI` document a file, or a `teiCorpus` of them.
    case tei
    /// ALTO 1 to 4.
    case alto
    /// METS with the ALTO files that it names: a document an article, or else a page.
    case mets
    /// PAGE XML.
    case page
    /// ABBYY FineReader XML: a document a page.
    case abbyy
    /// hOCR.
    case hocr
    /// JATS, the journal articles of the NLM's tag sets: one `article` a file, or several.
    case jats
    /// Akoma Ntoso (LegalDocML): acts, bills, judgments, debates.
    case akomaNtoso = "akoma-ntoso"
    /// Formex 4, in which the Publications Office delivers the Official Journal.
    case formex
    /// The XHTML of EUR-Lex.
    case eurlex
    /// A dump of a wiki, as MediaWiki exports it: a page a document.
    case mediawiki
    /// Any other XML, by a dialect that the manifest names.
    case xml
    /// Plain text, a file a document.
    case text
    /// A JSON object a line, each a document.
    case jsonl
    /// Whatever each document's content shows.
    case auto
    /// The documents of WARC files, whatever their content shows.
    case warc

    /// Whether the format of each document is told by its content.
    public var isGuessed: Bool { self == .auto || self == .warc }

    /// Whether the text comes from optical character recognition.
    public var isOCR: Bool {
        switch self {
        case .alto, .mets, .page, .abbyy, .hocr: true
        case .html, .tei, .jats, .akomaNtoso, .formex, .eurlex, .mediawiki, .xml, .text, .jsonl, .auto, .warc: false
        }
    }

    /// Whether documents are read by a table: a dialect of XML.
    public var isXMLDialect: Bool {
        switch self {
        case .tei, .jats, .akomaNtoso, .formex, .eurlex, .xml: true
        case .html, .alto, .mets, .page, .abbyy, .hocr, .mediawiki, .text, .jsonl, .auto, .warc: false
        }
    }
}
