// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Makes text of a layout: blocks in reading order, a line each; lines joined; hyphenated words once.
///
/// - Where the file gives the whole word of two halves, that is taken, once.
/// - Where it says that a hyphen only stands for the end of the line (a soft hyphen, `¬`, a half without a whole), the
///   halves are joined.
/// - Any other hyphen at the end of a line may belong to the word: `HyphenResolver` decides.
///
/// Blocks that are page furniture are kept out of the text, and are to be had beside it.
struct OCRTextComposer {
    private var flow = TextFlow()
    private var hyphens = HyphenResolver()
    private var isAtLineEnd = false
    private var isAfterInitial = false
    // The whole word of a half that comes next.
    private var whole = 0..<0
    // The first half was given: as the whole word, or only as a half that begins there in the text.
    private var hasWholeWord = false
    private var firstHalfStart: Int?
    private static let softHyphens: [[UInt8]] = [[0xC2, 0xAD], [0xC2, 0xAC]]

    /// Adds text, furniture, language and confidence to what is known of a document.
    static func compose(_ builder: OCRLayoutBuilder, into result: inout ExtractedText) {
        let layout = builder.layout
        var composer = OCRTextComposer()
        composer.flow.reserve(layout.bytes.count)
        for block in layout.blocksInReadingOrder() where !layout.blocks[block].isFurniture {
            composer.append(layout.blocks[block], of: layout)
        }
        result.text = composer.hyphens.resolved(composer.flow.bytes)
        result.language = builder.languages.majority ?? result.language
        result.engineConfidencePPM = builder.confidence.ppm
        for block in layout.blocks where block.isFurniture {
            var composer = OCRTextComposer()
            composer.append(block, of: layout)
            result.addFurniture(composer.flow.bytes)
        }
    }

    private mutating func append(_ block: OCRLayout.Block, of layout: OCRLayout) {
        if isAfterInitial { flow.joinNext() } else { flow.separate(.line) }
        isAtLineEnd = false
        for piece in layout.pieces[block.pieces] { append(piece, of: layout) }
        isAfterInitial = block.isInitial
    }

    private mutating func append(_ piece: OCRLayout.Piece, of layout: OCRLayout) {
        let text = layout.text(of: piece)
        switch piece.kind {
        case .text: appendText(text, of: layout)
        case .word:
            separateWords(layout)
            appendText(text, of: layout)
            hasWholeWord = false
            firstHalfStart = nil
        case .whole: whole = text
        case .firstHalf: appendFirstHalf(text, of: layout)
        case .secondHalf: appendSecondHalf(text, of: layout)
        case .hyphen: appendHyphen(text, of: layout)
        case .space: flow.separate(.space)
        case .tab: flow.separate(.tab)
        case .lineEnd:
            if firstHalfStart == nil { flow.separate(.space) }
            isAtLineEnd = true
        }
    }

    private mutating func separateWords(_ layout: OCRLayout) {
        if !layout.hasSpaces { flow.separate(.space) }
    }

    private mutating func appendText(_ text: Range<Int>, of layout: OCRLayout) {
        let bytes = layout.bytes.span.extracting(text)
        guard isAtLineEnd else { return flow.append(bytes) }
        for index in bytes.indices where bytes[index] > 0x20 {
            let rest = bytes.extracting(index...)
            meetLineEnd(rest)
            return flow.append(rest)
        }
    }

    // What stood at the end of the line meets what begins the next.
    private mutating func meetLineEnd(_ next: Span<UInt8>) {
        isAtLineEnd = false
        guard flow.separator == .space else { return }
        if flow.endsInSoftHyphen { return flow.joinNext() }
        let count = flow.hyphenByteCount
        guard count > 0 else { return }
        if count == 2 {
            // The not sign, which engines write for a hyphen that they know to be none of the word's.
            flow.removeLast(count)
            flow.joinNext()
        } else {
            hyphens.note(flow.bytes.count - count, count: count)
        }
    }

    // MARK: Halves

    private mutating func appendFirstHalf(_ text: Range<Int>, of layout: OCRLayout) {
        separateWords(layout)
        hasWholeWord = !whole.isEmpty
        if hasWholeWord {
            appendText(whole, of: layout)
            firstHalfStart = nil
        } else {
            appendText(text, of: layout)
            firstHalfStart = flow.bytes.count - min(flow.bytes.count, text.count)
        }
        whole = 0..<0
    }

    private mutating func appendSecondHalf(_ text: Range<Int>, of layout: OCRLayout) {
        defer {
            hasWholeWord = false
            firstHalfStart = nil
            whole = 0..<0
        }
        isAtLineEnd = false
        if let start = firstHalfStart {
            flow.joinNext()
            guard !whole.isEmpty else { return appendText(text, of: layout) }
            // Only the second half knows the whole word.
            flow.removeLast(flow.bytes.count - start)
            return appendText(whole, of: layout)
        }
        // The whole word stands where its first half does: here, or at the end of the page before.
        if hasWholeWord || !whole.isEmpty { return }
        flow.separate(.space)
        appendText(text, of: layout)
    }

    // A hyphen stays where no word is given in its full form.
    private mutating func appendHyphen(_ text: Range<Int>, of layout: OCRLayout) {
        if hasWholeWord || firstHalfStart != nil { return }
        flow.joinNext()
        if OCRTextComposer.softHyphens.contains(where: { layout.bytes[text].elementsEqual($0) }) {
            firstHalfStart = flow.bytes.count
        } else if text.isEmpty {
            let hyphen: [UInt8] = [0x2D]
            flow.append(hyphen.span)
        } else {
            flow.append(layout.bytes.span.extracting(text))
        }
    }
}
