// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Compression
public import CorpusModel
public import FileStorage
internal import MarkupParsing

/// Guesses the format of a file from its content, whatever its name.
public enum FormatDetection {
    private static let scannedByteCount = 64 << 10

    /// The format of a file, plain or compressed; `nil` if it is none of those that are read.
    public static func format(ofFileAt path: String) throws(FileError) -> SourceFormat? {
        let start = try InputFile(path).read(maximumByteCount: scannedByteCount)
        guard let decompressor = try? Decompressor(.detect(start)) else { return nil }
        decompressor.feed(start)
        guard let text = try? decompressor.read(maximumByteCount: scannedByteCount) else { return nil }
        return format(ofStart: text)
    }

    /// The format that the first bytes of a decompressed file show.
    public static func format(ofStart start: [UInt8]) -> SourceFormat? {
        var text = start
        if let mark = TextDecoding.marked(start) {
            text = mark.encoding.decode(start[mark.markByteCount...]).bytes
        }
        var scanner = XMLTagScanner()
        var index = 0
        guard !text.contains(0), scanner.nextTag(in: text, at: &index, base: 0) != nil else { return nil }
        let root = String(decoding: scanner.localName, as: UTF8.self)
        switch root {
        case "TEI", "TEI.2", "teiCorpus", "teiCorpus.2": return .tei
        case "akomaNtoso", "akomantoso", "AkomaNtoso": return .akomaNtoso
        case "article" where isJATS(text): return .jats
        case "pmc-articleset", "articles": return isJATS(text) ? .jats : nil
        case let root where isFormex(root, text): return .formex
        case "mediawiki": return .mediawiki
        case "alto": return .alto
        case "mets": return .mets
        case "PcGts": return .page
        case "document" where text.firstRange(of: "abbyy.com/FineReader") != nil: return .abbyy
        default: break
        }
        let isHOCR = ["ocr_page", "ocr_line", "ocrx_word", "ocr-system"].contains { text.firstRange(of: $0) != nil }
        if isHOCR { return .hocr }
        if root == "html", EncodingDeclaration.isXML(text), isEURLex(text) { return .eurlex }
        return isHTML(text, root: root) ? .html : nil
    }

    // `article` is an element of HTML, and of other vocabularies.
    private static func isJATS(_ text: [UInt8]) -> Bool {
        let signs = ["<article-meta", "<journal-meta", "article-type=", "JATS", "NLM//DTD", "dtd-version="]
        return signs.contains { text.firstRange(of: Array($0.utf8)) != nil }
    }

    private static func isFormex(_ root: String, _ text: [UInt8]) -> Bool {
        guard root.utf8.allSatisfy({ $0 < 0x61 || $0 > 0x7A }) else { return false }
        let signs = ["formex.publications.europa.eu", "<BIB.INSTANCE", "<BIB.DOC", "<BIB.OJ"]
        return signs.contains { text.firstRange(of: Array($0.utf8)) != nil }
    }

    // The Publications Office's converter signs its pages; older ones have its classes.
    private static func isEURLex(_ text: [UInt8]) -> Bool {
        let signs = ["CONVEX # converter_version", "class=\"oj-", "class=\"eli-", "class=\"doc-ti\""]
        return signs.contains { text.firstRange(of: Array($0.utf8)) != nil }
    }

    // Other XML is not read as HTML; HTML that starts in the middle is.
    private static func isHTML(_ text: [UInt8], root: String) -> Bool {
        if EncodingDeclaration.isXML(text) { return root.lowercased() == "html" }
        let name = HTMLName.names.number(of: root.lowercased())
        return HTMLName(rawValue: name) ?? .other != .other || root.lowercased() == "body"
    }
}
