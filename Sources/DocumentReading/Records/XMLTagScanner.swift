// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Finds the tags in XML that arrives in chunks, in constant memory and without checking anything else.
///
/// It knows comments, CDATA sections, processing instructions, the document type declaration and quoted attribute values,
/// so that nothing within them is taken for a tag. A `<` within a tag, which well-formed XML cannot have, begins a new
/// tag, so that one damaged tag does not swallow those after it. Works on any encoding that extends ASCII.
struct XMLTagScanner {
    /// A start tag, an end tag or an empty-element tag.
    struct Tag {
        /// Offset of its `<` from the start of the first chunk.
        var start: Int
        /// Offset after its `>`.
        var end: Int
        /// Whether it is an end tag.
        var isEnd: Bool
        /// Whether it is an empty-element tag.
        var isEmpty: Bool
    }

    private enum State {
        case text, open, bang, bangDash, comment, section, instruction
        case doctype, doctypeSubset, doctypeComment, doctypeInstruction
        case name, attributes, value
    }

    /// The local name of the tag found last; only its first bytes if it is very long.
    private(set) var localName: [UInt8] = []
    /// Offset of the `<` of the markup that is not finished yet; `nil` in text.
    var openMarkupStart: Int? { state == .text ? nil : markupStart }
    private var state = State.text
    private var markupStart = 0
    private var isEnd = false
    private var quote: UInt8 = 0
    // The last four bytes, the latest lowest: enough to see every delimiter, across chunks.
    private var recent: UInt32 = 0
    private static let maximumNameByteCount = 64

    /// The next tag that ends in `chunk` at or after `index`, which moves on; `base` is the offset of the chunk.
    mutating func nextTag(in chunk: [UInt8], at index: inout Int, base: Int) -> Tag? {
        while index < chunk.count {
            if state == .text {
                index = chunk[index...].firstIndex(of: 0x3C) ?? chunk.count
                guard index < chunk.count else { return nil }
            }
            let byte = chunk[index]
            index += 1
            let isTagEnd = step(byte, offset: base + index - 1)
            if isTagEnd {
                let isEmpty = !isEnd && recent >> 8 & 0xFF == 0x2F
                state = .text
                return Tag(start: markupStart, end: base + index, isEnd: isEnd, isEmpty: isEmpty)
            }
        }
        return nil
    }

    // Takes one byte; true if it ends a tag.
    private mutating func step(_ byte: UInt8, offset: Int) -> Bool {
        recent = recent << 8 | UInt32(byte)
        switch state {
        case .text, .open, .bang, .bangDash: stepIntoMarkup(byte, offset: offset)
        case .comment: if recent & 0xFFFFFF == 0x2D2D3E { state = .text }
        case .section: if recent & 0xFFFFFF == 0x5D5D3E { state = .text }
        case .instruction: if recent & 0xFFFF == 0x3F3E { state = .text }
        case .doctype, .doctypeSubset, .doctypeComment, .doctypeInstruction: stepInDoctype(byte)
        case .name, .attributes, .value: return stepInTag(byte, offset: offset)
        }
        return false
    }

    private mutating func stepIntoMarkup(_ byte: UInt8, offset: Int) {
        switch (state, byte) {
        case (.text, _):
            markupStart = offset
            state = .open
        case (.open, 0x21): state = .bang
        case (.open, 0x3F): enter(.instruction)
        case (.open, 0x2F): enterName(isEnd: true)
        case (.open, _):
            let isName = byte.isASCIILetter || byte == 0x5F || byte >= 0x80
            if isName {
                enterName(isEnd: false)
                localName.append(byte)
            } else if byte == 0x3C {
                markupStart = offset
            } else {
                state = .text
            }
        case (.bang, 0x2D): state = .bangDash
        case (.bang, 0x5B): enter(.section)
        case (.bang, _): enter(.doctype)
        case (_, 0x2D): enter(.comment)
        default: state = .text
        }
    }

    private mutating func enter(_ newState: State) {
        state = newState
        recent = 0
        quote = 0
    }

    private mutating func enterName(isEnd: Bool) {
        self.isEnd = isEnd
        localName.removeAll(keepingCapacity: true)
        enter(.name)
    }

    private mutating func stepInTag(_ byte: UInt8, offset: Int) -> Bool {
        if byte == 0x3C {
            markupStart = offset
            state = .open
            return false
        }
        if state == .value {
            if byte == quote { state = .attributes }
            return false
        }
        if byte == 0x3E { return true }
        if byte == 0x22 || byte == 0x27 {
            quote = byte
            state = .value
        } else if state == .name {
            if byte == 0x3A {
                localName.removeAll(keepingCapacity: true)
            } else if byte.isASCIISpace || byte == 0x2F {
                state = .attributes
            } else if localName.count < XMLTagScanner.maximumNameByteCount {
                localName.append(byte)
            }
        }
        return false
    }

    private mutating func stepInDoctype(_ byte: UInt8) {
        if state == .doctypeComment {
            if recent & 0xFFFFFF == 0x2D2D3E { state = .doctypeSubset }
        } else if state == .doctypeInstruction {
            if recent & 0xFFFF == 0x3F3E { state = .doctypeSubset }
        } else if quote != 0 {
            if byte == quote { quote = 0 }
        } else if recent == 0x3C21_2D2D, state == .doctypeSubset {
            enter(.doctypeComment)
        } else if recent & 0xFFFF == 0x3C3F, state == .doctypeSubset {
            enter(.doctypeInstruction)
        } else if byte == 0x22 || byte == 0x27 {
            quote = byte
        } else if byte == 0x5B {
            state = .doctypeSubset
        } else if byte == 0x5D {
            state = .doctype
        } else if byte == 0x3E, state == .doctype {
            state = .text
        }
    }
}
