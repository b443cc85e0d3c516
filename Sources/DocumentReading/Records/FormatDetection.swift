// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
public import CorpusModel
public import FileStorage
internal import MarkupParsing

/// Guesses the format of a file from its content, whatever its name.
public enum FormatDetection {
    static let scannedByteCount = 64 << 10

    /// The format of a file, plain or compressed; `auto` or `warc` for an archive, and `nil` if it is none of those that are
    /// read.
    public static func format(ofFileAt path: String) throws(FileError) -> SourceFormat? {
        let file = try InputFile(path)
        guard
            let window = try? InputWindow(
                ByteSource(file),
                limits: ReadingLimits(),
                chunkByteCount: 2 * scannedByteCount
            )
        else { return nil }
        _ = try? window.fill(scannedByteCount)
        switch ArchiveKind.detect(window.bytes) {
        case .warc: return .warc
        case .tar, .zip: return .auto
        case nil: return format(ofStart: window.bytes)
        }
    }

    /// The format that the first bytes of a decompressed file show.
    public static func format(ofStart start: [UInt8]) -> SourceFormat? {
        var text = Array(start.prefix(scannedByteCount))
        if let mark = TextDecoding.marked(start) {
            text = mark.encoding.decode(start[mark.markByteCount...]).bytes
        }
        var scanner = XMLTagScanner()
        var index = 0
        let zeroCount = text.count { $0 == 0 }
        guard zeroCount * 1000 <= text.count, UnreadContent.name(of: text) == nil else { return nil }
        if zeroCount > 0 { text.removeAll { $0 == 0 } }
        if isJSONLines(text) { return .jsonl }
        if UnreadContent.isJSON(text) { return nil }
        guard scanner.nextTag(in: text, at: &index, base: 0) != nil, !isMostlyText(text) else {
            return isText(text) ? .text : nil
        }
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
        if isHTML(text, root: root) { return .html }
        return isMarkedText(text) ? .text : nil
    }

    /// The root of XML that is none of the dialects; `nil` if it is no XML.
    static func rootOfUnknownXML(_ start: [UInt8]) -> String? {
        guard start.first(where: { !$0.isASCIISpace }) == 0x3C else { return nil }
        var scanner = XMLTagScanner()
        var index = 0
        guard scanner.nextTag(in: start, at: &index, base: 0) != nil else { return nil }
        return String(decoding: scanner.localName.prefix(40), as: UTF8.self)
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

    // A first line that is an object, or the start of one that is longer.
    private static func isJSONLines(_ text: [UInt8]) -> Bool {
        let start = text.drop(while: \.isASCIISpace)
        guard start.first == 0x7B else { return false }
        guard let end = start.firstIndex(of: 0x0A) else {
            return text.count >= scannedByteCount
                ? start.dropFirst().first { !$0.isASCIISpace } == 0x22 : JSONObject.isObject(Array(start))
        }
        return JSONObject.isObject(Array(start[..<end]))
    }

    // Prose in which a tag occurs now and then; HTML that starts in the middle has one in each line or so.
    private static func isMostlyText(_ text: [UInt8]) -> Bool {
        guard let first = text.first(where: { !$0.isASCIISpace }), first != 0x3C, text.count > 2000 else {
            return false
        }
        return tagCount(text) * 1000 < text.count
    }

    // Text that speaks of tags, which are not those of HTML.
    private static func isMarkedText(_ text: [UInt8]) -> Bool {
        isText(text) && tagCount(text) * 200 < text.count
    }

    private static func tagCount(_ text: [UInt8]) -> Int {
        var scanner = XMLTagScanner()
        var index = 0
        var count = 0
        while scanner.nextTag(in: text, at: &index, base: 0) != nil { count += 1 }
        return count
    }

    private static func isText(_ text: [UInt8]) -> Bool {
        guard text.contains(where: { !$0.isASCIISpace }), text.first(where: { !$0.isASCIISpace }) != 0x3C else {
            return false
        }
        let controlCount = text.count { $0 < 0x20 && !$0.isASCIISpace && $0 != 0x0C && $0 != 0x1B }
        return controlCount * 1000 <= text.count
    }
}
