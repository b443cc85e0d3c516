// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// What an OCR file says, in the order of the file: pieces of text, gathered in blocks, with what orders the blocks.
///
/// All text lies in one array, and everything else points into it, so that a page of any size takes few allocations.
struct OCRLayout {
    /// What a piece is.
    enum Kind: UInt8 {
        /// Text of a word, or of several, with white space that says no more than one space.
        case text
        /// A word by itself: parted from the one before it if the file has no spaces.
        case word
        /// The first half of a word; the whole word is the piece before it if that is `whole`.
        case firstHalf
        /// The second half of a word.
        case secondHalf
        /// The whole word that the next piece is a half of.
        case whole
        /// A hyphen at the end of a line.
        case hyphen
        case space, lineEnd, tab
    }

    /// A piece of text, or what stands between two.
    struct Piece {
        var kind: Kind
        var start: UInt32
        var count: UInt32
    }

    /// A run of pieces that stands apart.
    struct Block {
        var pieces: Range<Int>
        var page: Int
        var isFurniture: Bool
        // It is the first letter of the block after it.
        var isInitial = false
        // The place in the order that the file states by numbers (hOCR); 0 if it states none.
        var order: Int
    }

    /// A named element with the blocks in it.
    struct Region {
        var id: Range<Int>
        var next: Range<Int>
        var blocks: Range<Int>
    }

    /// All text.
    var bytes: [UInt8] = []
    var pieces: [Piece] = []
    var blocks: [Block] = []
    var regions: [Region] = []
    /// The groups and references of the stated reading orders.
    var order = ReadingOrder()
    /// Whether the file has spaces between words; where it has none, words are parted.
    var hasSpaces = false

    /// Appends a piece with its text.
    mutating func append(_ kind: Kind, _ text: Range<Int>) {
        pieces.append(Piece(kind: kind, start: UInt32(text.lowerBound), count: UInt32(text.count)))
    }

    /// Appends a piece without text.
    mutating func append(_ kind: Kind) {
        pieces.append(Piece(kind: kind, start: UInt32(bytes.count), count: 0))
    }

    /// Appends running text, to the last piece if that is text which ends here.
    mutating func append(_ text: Span<UInt8>) {
        let start = bytes.count
        bytes.append(copying: text)
        if let last = pieces.last, last.kind == .text, Int(last.start) + Int(last.count) == start {
            pieces[pieces.count - 1].count += UInt32(text.count)
        } else {
            pieces.append(Piece(kind: .text, start: UInt32(start), count: UInt32(text.count)))
        }
    }

    /// How many characters a text has.
    func characterCount(of text: Range<Int>) -> Int {
        let text = bytes.span.extracting(text)
        var count = 0
        for index in text.indices where !text[index].isUTF8Continuation { count += 1 }
        return count
    }

    /// How many bytes there are of a text that are no white space.
    func inkByteCount(of text: Range<Int>) -> Int {
        let text = bytes.span.extracting(text)
        var count = 0
        for index in text.indices where text[index] > 0x20 { count += 1 }
        return count
    }

    /// How many there are in the pieces from one on.
    func inkByteCount(fromPiece first: Int) -> Int {
        pieces.dropFirst(first).reduce(0) { $0 + inkByteCount(of: text(of: $1)) }
    }

    /// The text of a piece.
    func text(of piece: Piece) -> Range<Int> {
        Int(piece.start)..<(Int(piece.start) + Int(piece.count))
    }
}
