// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import MarkupParsing

/// Turns wikitext into text: headings, paragraphs and list items as lines, links as their labels.
///
/// Templates, tables, references, files, categories, galleries, formulas and links to other languages go; of what is
/// broken, the marks alone.
struct WikitextReader {
    private let edits: [WikitextEdits.Edit]
    private var nextEdit = 0 {
        didSet { limit = nextEdit < edits.count ? Int(edits[nextEdit].start) : byteCount }
    }
    private let byteCount: Int
    // Where the next edit begins, or the end.
    private var limit: Int
    private var index = 0
    private var flow = TextFlow()
    private var isAtLineStart = true
    private var isHeading = false
    private var isOwnLine = false
    private var openAddressCount = 0
    private var quotes = WikitextQuotes()

    private init(_ edits: [WikitextEdits.Edit], byteCount: Int) {
        self.edits = edits
        self.byteCount = byteCount
        limit = edits.first.map { Int($0.start) } ?? byteCount
        flow.reserve(byteCount)
    }

    /// The text of a page.
    static func text(of bytes: [UInt8], namespaces: WikiNamespaces) -> [UInt8] {
        let edits = WikitextEdits(bytes.span, namespaces: namespaces).edits
        var reader = WikitextReader(edits, byteCount: bytes.count)
        reader.read(bytes.span)
        return reader.flow.bytes
    }

    private mutating func read(_ bytes: Span<UInt8>) {
        while index < byteCount {
            if index >= limit {
                apply(edits[nextEdit], bytes)
            } else if isAtLineStart {
                isAtLineStart = false
                beginLine(bytes)
            } else {
                step(bytes)
            }
        }
    }

    private mutating func apply(_ edit: WikitextEdits.Edit, _ bytes: Span<UInt8>) {
        nextEdit += 1
        let end = Int(edit.end)
        guard end > index else { return }
        switch edit.kind {
        case .dropped: break
        case .literal: append(bytes.extracting(index..<end))
        case .preformatted:
            flow.separate(.line)
            var content = resolving(bytes.extracting(index..<end)).drop { $0 == 0x0A || $0 == 0x0D }
            while content.last?.isASCIISpace == true { content.removeLast() }
            flow.appendPreformatted(content.span)
            flow.separate(.line)
        }
        if edit.kind != .dropped { isAtLineStart = false }
        index = end
    }

    private mutating func append(_ text: Span<UInt8>) {
        if text.firstIndex(of: 0x26, from: 0) != nil {
            flow.append(resolving(text).span)
        } else {
            flow.append(text)
        }
    }

    private func resolving(_ text: Span<UInt8>) -> [UInt8] {
        var resolved: [UInt8] = []
        CharacterReferences.appendResolved(text, to: &resolved)
        return resolved
    }

    // MARK: Lines

    private mutating func beginLine(_ bytes: Span<UInt8>) {
        isHeading = false
        isOwnLine = false
        openAddressCount = 0
        quotes.beginLine(at: index)
        switch bytes[index] {
        case 0x0A: flow.separate(.line)
        case 0x3D where isHeadingLine(bytes):
            isHeading = true
            isOwnLine = true
            while index < byteCount, bytes[index] == 0x3D { index += 1 }
        case 0x2A, 0x23, 0x3A, 0x3B:
            isOwnLine = true
            while index < limit, bytes[index].isListMark { index += 1 }
            // What is left of a table that is indented.
            if isTableLine(bytes) { skipLine(bytes) }
        case 0x2D where bytes.isRule(at: index):
            isOwnLine = true
            while index < byteCount, bytes[index] == 0x2D { index += 1 }
        case 0x20: isOwnLine = true
        default: if isTableLine(bytes) { skipLine(bytes) }
        }
        if isOwnLine { flow.separate(.line) }
    }

    // Tables that are closed are gone already; the lines of one that is not begin with these.
    private func isTableLine(_ bytes: Span<UInt8>) -> Bool {
        guard index < byteCount else { return false }
        return bytes[index] == 0x7C || (bytes[index] == 0x7B && index + 1 < byteCount && bytes[index + 1] == 0x7C)
    }

    private mutating func skipLine(_ bytes: Span<UInt8>) {
        let end = bytes.firstIndex(of: 0x0A, from: index) ?? byteCount
        while nextEdit < edits.count, Int(edits[nextEdit].start) < end { nextEdit += 1 }
        index = nextEdit > 0 ? max(end, Int(edits[nextEdit - 1].end)) : end
        flow.separate(.line)
    }

    private func isHeadingLine(_ bytes: Span<UInt8>) -> Bool {
        var end = bytes.firstIndex(of: 0x0A, from: index) ?? byteCount
        while end > index, bytes[end - 1].isASCIISpace { end -= 1 }
        if bytes[end - 1] == 0x3D { return true }
        return end > 2 && bytes[end - 3] == 0x2D && bytes[end - 2] == 0x2D && bytes[end - 1] == 0x3E
    }

    private mutating func endLine() {
        flow.separate(isOwnLine ? .line : .space)
        isAtLineStart = true
        index += 1
    }

    // MARK: Within lines

    private mutating func step(_ bytes: Span<UInt8>) {
        let byte = bytes[index]
        let next = index + 1 < limit ? bytes[index + 1] : 0
        switch byte {
        case 0x0A: endLine()
        case 0x27 where next == 0x27: takeQuotes(bytes)
        case 0x5B: openBracket(next, bytes)
        case 0x5D:
            if next == 0x5D {
                index += 2
            } else if openAddressCount > 0 {
                openAddressCount -= 1
                index += 1
            } else {
                copyByte(bytes)
            }
        case 0x7B, 0x7D:
            if next == byte { skipRun(of: byte, bytes) } else { skipConverter(byte, next, bytes) }
        case 0x3C: takeTag(bytes)
        case 0x5F where next == 0x5F: takeMagicWord(bytes)
        case 0x7E where next == 0x7E: skipRun(of: byte, bytes)
        case 0x3D where isHeading: takeHeadingEnd(bytes)
        case 0x29, 0x2C, 0x3B: takePunctuation(byte, bytes)
        default: copyRun(bytes)
        }
    }

    private mutating func copyByte(_ bytes: Span<UInt8>) {
        flow.append(bytes.extracting(index..<(index + 1)))
        index += 1
    }

    // Punctuation means something only after an opening bracket.
    private mutating func copyRun(_ bytes: Span<UInt8>) {
        let isReference = bytes[index] == 0x26
        guard isReference || bytes[index] == 0x28 || flow.bytes.last == 0x28 else {
            let end = min(limit, bytes.firstWikitextSpecial(from: index + 1))
            flow.append(bytes.extracting(index..<end))
            return index = end
        }
        let text = bytes.extracting(first: limit)
        var end = text.firstWikitextSpecialOrPunctuation(from: index + 1)
        // A reference goes on over the semicolon.
        while isReference, end < limit, text[end] == 0x26 || (text[end] == 0x3B && text.isReference(index..<end)) {
            end = text.firstWikitextSpecialOrPunctuation(from: end + 1)
        }
        if isReference {
            flow.append(resolving(text.extracting(index..<end)).span)
        } else {
            flow.append(text.extracting(index..<end))
        }
        index = end
    }

    private mutating func skipRun(of byte: UInt8, _ bytes: Span<UInt8>) {
        while index < limit, bytes[index] == byte { index += 1 }
    }

    private mutating func takeQuotes(_ bytes: Span<UInt8>) {
        let start = index
        skipRun(of: 0x27, bytes)
        for _ in 0..<quotes.shownCount(of: start..<index, in: bytes) { flow.append([0x27].span) }
    }

    private mutating func openBracket(_ next: UInt8, _ bytes: Span<UInt8>) {
        if next == 0x5B { return index += 2 }
        guard bytes.isAddress(at: index + 1) else { return copyByte(bytes) }
        openAddressCount += 1
        index += 1
        while index < limit, ![0x20, 0x5D, 0x0A, 0x5B, 0x3C].contains(bytes[index]) { index += 1 }
    }

    // `-{…}-` of languages in two scripts.
    private mutating func skipConverter(_ byte: UInt8, _ next: UInt8, _ bytes: Span<UInt8>) {
        if byte == 0x7B, index > 0, bytes[index - 1] == 0x2D, flow.bytes.last == 0x2D {
            flow.removeLast(1)
            index += 1
        } else if byte == 0x7D, next == 0x2D {
            index += 2
        } else {
            copyByte(bytes)
        }
    }

    private mutating func takeTag(_ bytes: Span<UInt8>) {
        guard let tag = WikitextTag(bytes, at: index) else { return copyByte(bytes) }
        if tag.isBlock { flow.separate(.line) } else if tag.isCell { flow.separate(.space) }
        index = tag.end
        while nextEdit < edits.count, Int(edits[nextEdit].end) <= index { nextEdit += 1 }
    }

    // `__TOC__` and the like in any language.
    private mutating func takeMagicWord(_ bytes: Span<UInt8>) {
        var end = index + 2
        let limit = min(limit, index + 60)
        while end + 1 < limit, bytes[end].isMagicLetter, bytes[end] != 0x5F || bytes[end + 1] != 0x5F { end += 1 }
        guard end > index + 2, end + 1 < limit, bytes[end] == 0x5F, bytes[end + 1] == 0x5F else {
            let start = index
            skipRun(of: 0x5F, bytes)
            return flow.append(bytes.extracting(start..<index))
        }
        index = end + 2
    }

    private mutating func takeHeadingEnd(_ bytes: Span<UInt8>) {
        let start = index
        skipRun(of: 0x3D, bytes)
        var end = index
        while end < limit, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
        if end == byteCount || bytes[end] == 0x0A || end == limit { return index = end }
        flow.append(bytes.extracting(start..<index))
    }

    // What a template leaves behind: brackets around nothing, a comma or semicolon after an opening bracket.
    private mutating func takePunctuation(_ byte: UInt8, _ bytes: Span<UInt8>) {
        guard flow.bytes.last == 0x28, flow.separator <= .space else { return copyByte(bytes) }
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
