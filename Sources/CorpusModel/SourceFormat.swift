// SPDX-License-Identifier: EUPL-1.2

/// A format that documents are delivered in, as manifests name it.
public enum SourceFormat: String, Sendable, Hashable, CaseIterable {
    /// HTML of any age.
    case html
    /// TEI P5: one `TEI` document a file, or a `teiCorpus` of them.
    case tei
    /// ALTO 1 to 4.
    case alto
    /// PAGE XML.
    case page
    /// ABBYY FineReader XML: a document a page.
    case abbyy
    /// hOCR.
    case hocr

    /// Whether the text comes from optical character recognition.
    public var isOCR: Bool {
        switch self {
        case .alto, .page, .abbyy, .hocr: true
        case .html, .tei: false
        }
    }
}
