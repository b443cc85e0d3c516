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
        case "alto": return .alto
        case "PcGts": return .page
        case "document" where text.firstRange(of: "abbyy.com/FineReader") != nil: return .abbyy
        default: break
        }
        let isHOCR = ["ocr_page", "ocr_line", "ocrx_word", "ocr-system"].contains { text.firstRange(of: $0) != nil }
        if isHOCR { return .hocr }
        return isHTML(text, root: root) ? .html : nil
    }

    // Other XML is not read as HTML; HTML that starts in the middle is.
    private static func isHTML(_ text: [UInt8], root: String) -> Bool {
        if EncodingDeclaration.isXML(text) { return root.lowercased() == "html" }
        let name = HTMLName.names.number(of: root.lowercased())
        return HTMLName(rawValue: name) ?? .other != .other || root.lowercased() == "body"
    }
}
