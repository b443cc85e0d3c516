// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import MarkupParsing

/// Turns wikitext into text: headings, paragraphs and list items as lines, links as their labels.
///
/// Templates, tables, references, files, categories, galleries, formulas and links to other languages go; of what is
/// broken, the marks alone.
struct WikitextReader {
    private let bytes: [UInt8]
    private let edits: [WikitextEdits.Edit]
    private var nextEdit = 0
    private var index = 0
    private var flow = TextFlow()
    private var isAtLineStart = true
    private var isHeading = false
    private var isOwnLine = false
    private var openAddressCount = 0
    // Where three quotation marks are an apostrophe and italic.
    private var apostrophe: Int?

    private init(_ bytes: [UInt8], _ namespaces: WikiNamespaces) {
        self.bytes = bytes
        edits = WikitextEdits(bytes, namespaces: namespaces).edits
    }

    /// The text of a page.
    static func text(of bytes: [UInt8], namespaces: WikiNamespaces) -> [UInt8] {
        var reader = WikitextReader(bytes, namespaces)
        reader.read()
        return reader.flow.bytes
    }

    private mutating func read() {
        while index < bytes.count {
            if nextEdit < edits.count, index >= Int(edits[nextEdit].start) {
                apply(edits[nextEdit])
            } else if isAtLineStart {
                isAtLineStart = false
                beginLine()
            } else {
                step()
            }
        }
    }

    private var limit: Int { nextEdit < edits.count ? Int(edits[nextEdit].start) : bytes.count }

    private func byte(at index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

    private mutating func apply(_ edit: WikitextEdits.Edit) {
        nextEdit += 1
        let end = Int(edit.end)
        guard end > index else { return }
        switch edit.kind {
        case .dropped: break
        case .literal: append(index..<end)
        case .preformatted:
            flow.separate(.line)
            var content = resolving(index..<end).drop { $0 == 0x0A || $0 == 0x0D }
            while content.last?.isASCIISpace == true { content.removeLast() }
            flow.appendPreformatted(content.span)
            flow.separate(.line)
        }
        if edit.kind != .dropped { isAtLineStart = false }
        index = end
    }

    private mutating func append(_ range: Range<Int>) {
        let source = bytes
        if source.span.extracting(range).firstIndex(of: 0x26, from: 0) != nil {
            flow.append(resolving(range).span)
        } else {
            flow.append(source.span.extracting(range))
        }
    }

    private func resolving(_ range: Range<Int>) -> [UInt8] {
        var resolved: [UInt8] = []
        CharacterReferences.appendResolved(bytes.span.extracting(range), to: &resolved)
        return resolved
    }

    // MARK: Lines

    private var endOfLine: Int {
        let bytes = bytes
        return bytes.span.firstIndex(of: 0x0A, from: index) ?? bytes.count
    }

    private mutating func beginLine() {
        isHeading = false
        isOwnLine = false
        openAddressCount = 0
        findApostrophe()
        switch byte(at: index) {
        case 0x0A: flow.separate(.line)
        case 0x3D where isHeadingLine():
            isHeading = true
            isOwnLine = true
            while byte(at: index) == 0x3D { index += 1 }
        case 0x2A, 0x23, 0x3A, 0x3B:
            isOwnLine = true
            while index < limit, [0x2A, 0x23, 0x3A, 0x3B].contains(bytes[index]) { index += 1 }
            // What is left of a table that is indented.
            if isTableLine() { skipLine() }
        case 0x2D where bytes[index...].starts(with: "----".utf8):
            isOwnLine = true
            while byte(at: index) == 0x2D { index += 1 }
        case 0x20: isOwnLine = true
        default: if isTableLine() { skipLine() }
        }
        if isOwnLine { flow.separate(.line) }
    }

    // Tables that are closed are gone already; the lines of one that is not begin with these.
    private func isTableLine() -> Bool {
        byte(at: index) == 0x7C || (byte(at: index) == 0x7B && byte(at: index + 1) == 0x7C)
    }

    private mutating func skipLine() {
        let end = endOfLine
        while nextEdit < edits.count, Int(edits[nextEdit].start) < end { nextEdit += 1 }
        index = nextEdit > 0 ? max(end, Int(edits[nextEdit - 1].end)) : end
        flow.separate(.line)
    }

    private func isHeadingLine() -> Bool {
        var end = endOfLine
        while end > index, bytes[end - 1].isASCIISpace { end -= 1 }
        return bytes[end - 1] == 0x3D || bytes[..<end].suffix(3).elementsEqual("-->".utf8)
    }

    private mutating func endLine() {
        flow.separate(isOwnLine ? .line : .space)
        isAtLineStart = true
        index += 1
    }

    // MARK: Within lines

    private mutating func step() {
        let byte = bytes[index]
        let next = index + 1 < limit ? bytes[index + 1] : 0
        switch byte {
        case 0x0A: endLine()
        case 0x27 where next == 0x27: skipQuotes()
        case 0x5B: openBracket(next)
        case 0x5D:
            if next == 0x5D {
                index += 2
            } else if openAddressCount > 0 {
                openAddressCount -= 1
                index += 1
            } else {
                copyByte()
            }
        case 0x7B, 0x7D:
            if next == byte { skipRun(of: byte) } else { skipConverter(byte, next) }
        case 0x3C: takeTag()
        case 0x5F where next == 0x5F: takeMagicWord()
        case 0x7E where next == 0x7E: skipRun(of: byte)
        case 0x3D where isHeading: takeHeadingEnd()
        case 0x29, 0x2C, 0x3B: takePunctuation(byte)
        default: copyRun()
        }
    }

    private mutating func copyByte() {
        let source = bytes
        flow.append(source.span.extracting(index..<(index + 1)))
        index += 1
    }

    private mutating func copyRun() {
        let source = bytes
        let text = source.span.extracting(first: limit)
        let isReference = text[index] == 0x26
        var end = text.firstWikitextSpecial(from: index + 1)
        // A reference goes on over the semicolon.
        while isReference, end < text.count,
            text[end] == 0x26 || (text[end] == 0x3B && source[index..<end].suffix(12).contains(0x26))
        {
            end = text.firstWikitextSpecial(from: end + 1)
        }
        if isReference {
            flow.append(resolving(index..<end).span)
        } else {
            flow.append(text.extracting(index..<end))
        }
        index = end
    }

    private mutating func skipRun(of byte: UInt8) {
        while index < limit, bytes[index] == byte { index += 1 }
    }

    // Where bold and italic are both left open in a line, one of the marks for bold is an apostrophe and a mark for italic:
    // the first after a single letter, else the first after a word, else the first.
    private mutating func findApostrophe() {
        apostrophe = nil
        let bytes = bytes
        let end = endOfLine
        var boldCount = 0
        var italicCount = 0
        var best: (rank: Int, start: Int)?
        var start = index
        while let quote = bytes.span.extracting(first: end).firstIndex(of: 0x27, from: start) {
            start = quote
            while start < end, bytes[start] == 0x27 { start += 1 }
            let count = start - quote
            guard count > 1 else { continue }
            if count != 2 { boldCount += 1 }
            if count != 3, count != 4 { italicCount += 1 }
            if count == 3, rank(ofMarkAt: quote) < best?.rank ?? 3 { best = (rank(ofMarkAt: quote), quote) }
        }
        if boldCount % 2 == 1, italicCount % 2 == 1 { apostrophe = best?.start }
    }

    private func rank(ofMarkAt start: Int) -> Int {
        guard start > 0, !bytes[start - 1].isASCIISpace else { return 2 }
        return start == 1 || bytes[start - 2].isASCIISpace ? 0 : 1
    }

    // Two quotation marks are italic, three bold, five both; four are an apostrophe and bold.
    private mutating func skipQuotes() {
        let start = index
        skipRun(of: 0x27)
        let count = index - start
        let shown = count == 4 || start == apostrophe ? 1 : count > 5 ? count - 5 : count == 1 ? 1 : 0
        for _ in 0..<shown { flow.append([0x27].span) }
    }

    private mutating func openBracket(_ next: UInt8) {
        if next == 0x5B { return index += 2 }
        let rest = bytes[(index + 1)...].prefix(8)
        let isAddress = ["http://", "https://", "ftp://", "mailto:", "//", "news:"].contains {
            rest.starts(with: $0.utf8)
        }
        guard isAddress else { return copyByte() }
        openAddressCount += 1
        index += 1
        while index < limit, ![0x20, 0x5D, 0x0A, 0x5B, 0x3C].contains(bytes[index]) { index += 1 }
    }

    // `-{…}-` of languages in two scripts.
    private mutating func skipConverter(_ byte: UInt8, _ next: UInt8) {
        if byte == 0x7B, index > 0, bytes[index - 1] == 0x2D, flow.bytes.last == 0x2D {
            flow.removeLast(1)
            index += 1
        } else if byte == 0x7D, next == 0x2D {
            index += 2
        } else {
            copyByte()
        }
    }

    private mutating func takeTag() {
        guard let tag = WikitextTag(bytes, at: index) else { return copyByte() }
        if tag.isBlock { flow.separate(.line) } else if tag.name == "td" || tag.name == "th" { flow.separate(.space) }
        index = tag.end
        while nextEdit < edits.count, Int(edits[nextEdit].end) <= index { nextEdit += 1 }
    }

    // `__TOC__` and the like in any language.
    private mutating func takeMagicWord() {
        var end = index + 2
        let limit = min(limit, index + 60)
        while end + 1 < limit, isMagicLetter(bytes[end]), bytes[end] != 0x5F || bytes[end + 1] != 0x5F { end += 1 }
        guard end > index + 2, end + 1 < limit, bytes[end] == 0x5F, bytes[end + 1] == 0x5F else {
            let start = index
            skipRun(of: 0x5F)
            return append(start..<index)
        }
        index = end + 2
    }

    private func isMagicLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) || byte == 0x5F || byte >= 0x80 }

    private mutating func takeHeadingEnd() {
        let start = index
        skipRun(of: 0x3D)
        var end = index
        while end < limit, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
        if end == bytes.count || bytes[end] == 0x0A || end == limit { return index = end }
        append(start..<index)
    }

    // What a template leaves behind: brackets around nothing, a comma or semicolon after an opening bracket.
    private mutating func takePunctuation(_ byte: UInt8) {
        guard flow.bytes.last == 0x28, flow.separator <= .space else { return copyByte() }
        index += 1
        guard byte == 0x29 else {
            while index < limit, bytes[index] == 0x20 { index += 1 }
            return flow.joinNext()
        }
        flow.removeLast(1)
        while flow.bytes.last == 0x20 { flow.removeLast(1) }
        flow.joinNext()
        flow.separate(.space)
    }
}
