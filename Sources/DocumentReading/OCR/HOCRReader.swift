// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import MarkupParsing

/// Reads hOCR (http://kba.cloud/hocr-spec/1.2/): a paragraph a line, lines joined by spaces.
///
/// A word that ends in a hyphen at the end of a line is joined with the next line's first word if that goes on in lower
/// case; a soft hyphen always joins.
final class HOCRReader: MarkupEventHandler {
    private struct OpenElement {
        var kind: Kind
        var isBlock: Bool
        var language: String?
    }

    private enum Kind {
        case none, block, line, word, skipped
    }

    private static let classes: [String: Kind] = [
        "ocr_page": .block, "ocr_carea": .block, "ocr_par": .block, "ocrx_block": .block, "ocr_chapter": .block,
        "ocr_section": .block, "ocr_float": .block, "ocr_separator": .skipped, "ocr_textfloat": .block,
        "ocr_table": .block, "ocr_image": .skipped, "ocr_line": .line, "ocrx_line": .line, "ocr_header": .line,
        "ocr_footer": .line, "ocr_caption": .line, "ocr_pageno": .line, "ocrx_word": .word,
    ]
    private var flow = TextFlow()
    private var open: [OpenElement] = []
    private var metadata = HTMLMetadata()
    private var languages = LanguageTally()
    private var confidence = ConfidenceMean()
    private var hasLayout = false
    private var layoutDepth = 0
    private var skippedDepth = 0
    // A line has ended and no text has come since.
    private var isAtLineEnd = false

    /// Reads one file; `nil` if it is no hOCR.
    static func read(_ file: [UInt8], maximumDepth: Int) throws(MarkupError) -> ExtractedText? {
        let reader = HOCRReader()
        try MarkupParser(names: HTMLName.names, maximumDepth: maximumDepth).parseHTML(file, into: reader)
        guard reader.hasLayout else { return nil }
        var result = reader.metadata.finish()
        result.text = reader.flow.bytes
        result.language = reader.languages.majority ?? result.language
        result.engineConfidencePPM = reader.confidence.ppm
        return result
    }

    func startElement(_ number: Int, _ attributes: MarkupAttributes) {
        let name = HTMLName(rawValue: number)
        metadata.startElement(name, attributes, isDrawing: false)
        let role = HTMLRole.byName[number]
        var element = OpenElement(kind: .none, isBlock: role.contains(.block), language: open.last?.language)
        if role.contains(.skipped) { element.kind = .skipped }
        if name != .html, name != .body { readAttributes(attributes, into: &element) }
        if name == .br { endLine() }
        open.append(element)
        begin(element)
    }

    func endElement(_ number: Int) {
        metadata.endElement(HTMLName(rawValue: number))
        guard let element = open.popLast() else { return }
        switch element.kind {
        case .skipped: skippedDepth -= 1
        case .line: endLine()
        case .word: flow.separate(.space)
        case .block, .none: break
        }
        if element.isBlock || element.kind == .block { endBlock() }
        if element.kind != .none, element.kind != .skipped { layoutDepth -= 1 }
    }

    func text(_ piece: Span<UInt8>) {
        if metadata.isInTitle { return metadata.appendTitle(piece) }
        guard layoutDepth > 0, skippedDepth == 0 else { return }
        var isText = false
        for index in piece.indices where piece[index] > 0x20 {
            if isAtLineEnd { joinLines(piece.extracting(index...)) }
            isText = true
            break
        }
        let byteCount = flow.bytes.count
        flow.append(piece)
        guard isText else { return }
        let added = Array(flow.bytes[min(byteCount, flow.bytes.count)...])
        languages.add(open.last?.language, characterCount: added.unicodeScalarCount)
    }

    func rawText(_ piece: Span<UInt8>) {}

    private func readAttributes(_ attributes: MarkupAttributes, into element: inout OpenElement) {
        var title: [UInt8] = []
        for index in 0..<attributes.count {
            switch HTMLName(rawValue: attributes.name(at: index)) {
            case .class:
                let names = String(decoding: attributes.value(at: index), as: UTF8.self).split(separator: " ")
                if let kind = names.lazy.compactMap({ HOCRReader.classes[String($0)] }).first { element.kind = kind }
            case .lang, .xmlLang:
                let language = String(decoding: attributes.value(at: index), as: UTF8.self)
                if !language.isEmpty { element.language = language }
            case .title: title = attributes.value(at: index)
            default: break
            }
        }
        guard element.kind == .word, let mark = title.firstRange(of: "x_wconf ") else { return }
        confidence.add(percent: title[mark.upperBound...].prefix { $0.isASCIIDigit || $0 == 0x2E }.map { $0 })
    }

    private func begin(_ element: OpenElement) {
        switch element.kind {
        case .none: break
        case .skipped: skippedDepth += 1
        case .word: flow.separate(.space)
        case .line: endLine()
        case .block: break
        }
        if element.isBlock || element.kind == .block { endBlock() }
        guard element.kind != .none, element.kind != .skipped else { return }
        hasLayout = true
        layoutDepth += 1
    }

    private func endLine() {
        flow.separate(.space)
        isAtLineEnd = true
    }

    private func endBlock() {
        flow.separate(.line)
        isAtLineEnd = false
    }

    private func joinLines(_ next: Span<UInt8>) {
        isAtLineEnd = false
        guard flow.separator == .space else { return }
        if flow.endsInSoftHyphen {
            flow.joinNext()
        } else if flow.endsInHyphen, HOCRReader.beginsInLowerCase(next) {
            flow.removeLast(flow.hyphenByteCount)
            flow.joinNext()
        }
    }

    private static func beginsInLowerCase(_ text: Span<UInt8>) -> Bool {
        let start = Array(copying: text.extracting(0..<min(4, text.count)))
        return String(decoding: start, as: UTF8.self).unicodeScalars.first?.properties.isLowercase ?? false
    }
}
