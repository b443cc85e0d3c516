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
    ///
    /// With `names`, tags with other names may be passed over.
    mutating func nextTag(in chunk: [UInt8], at index: inout Int, base: Int, of names: RecordNames? = nil) -> Tag? {
        let bytes = chunk.span
        while index < chunk.count {
            if state == .text {
                index = XMLTagScanner.passOver(bytes, from: index, names)
                guard index < chunk.count else { return nil }
                if let end = wholeTag(in: bytes, at: index) {
                    defer { index = end }
                    let isEmpty = !isEnd && bytes[end - 2] == 0x2F
                    return Tag(start: base + index, end: base + end, isEnd: isEnd, isEmpty: isEmpty)
                }
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

    // The next `<` that may begin something of interest. Whatever comes after the name of a tag that is not, the next `<`
    // begins something new.
    private static func passOver(_ bytes: Span<UInt8>, from start: Int, _ names: RecordNames?) -> Int {
        guard let names else { return bytes.firstIndex(of: 0x3C, from: start) ?? bytes.count }
        var index = start
        // No tag begins between here and the next candidate but at it, so that no byte is looked back at twice.
        var bound = start
        while true {
            index = names.firstCandidate(in: bytes, from: index)
            guard index < bytes.count else { return cutTag(atEndOf: bytes, from: start) ?? bytes.count }
            if let open = bytes[index] == 0x3C ? index : tagStart(in: bytes, before: index, from: bound) {
                guard let end = endOfOtherName(in: bytes, at: open, names) else { return open }
                index = end
            } else {
                index += 1
            }
            bound = index
        }
    }

    // Where the name of a tag ends that is none of the records'; `nil` for anything else.
    private static func endOfOtherName(in bytes: Span<UInt8>, at open: Int, _ names: RecordNames) -> Int? {
        let isEnd = open + 1 < bytes.count && bytes[open + 1] == 0x2F
        let start = open + (isEnd ? 2 : 1)
        var nameStart = start
        var index = start
        while index < bytes.count, bytes[index].isNameByte {
            index += 1
            if bytes[index - 1] == 0x3A { nameStart = index }
        }
        guard index < bytes.count, index > nameStart, index - nameStart <= maximumNameByteCount,
            bytes[index] == 0x3E || bytes[index] == 0x2F || bytes[index].isASCIISpace,
            bytes[start].isASCIILetter || bytes[start] >= 0x80,
            names.kind(of: bytes.extracting(nameStart..<index)) == nil
        else { return nil }
        return index
    }

    // The `<` of the tag whose name a colon stands in.
    private static func tagStart(in bytes: Span<UInt8>, before colon: Int, from start: Int) -> Int? {
        var index = colon
        while index > start, bytes[index - 1].isNameByte { index -= 1 }
        if index > start, bytes[index - 1] == 0x2F { index -= 1 }
        return index > start && bytes[index - 1] == 0x3C ? index - 1 : nil
    }

    // The `<` of a tag whose name may go on in the next chunk.
    private static func cutTag(atEndOf bytes: Span<UInt8>, from start: Int) -> Int? {
        tagStart(in: bytes, before: bytes.count, from: start)
    }

    // Where a plain tag ends that lies in the chunk as a whole; `nil` for anything else, which goes step by step.
    private mutating func wholeTag(in bytes: Span<UInt8>, at start: Int) -> Int? {
        let isEndTag = start + 1 < bytes.count && bytes[start + 1] == 0x2F
        var nameStart = start + (isEndTag ? 2 : 1)
        var index = nameStart
        guard index < bytes.count, bytes[index].isASCIILetter || bytes[index] >= 0x80 else { return nil }
        while index < bytes.count, bytes[index].isNameByte {
            if bytes[index] == 0x3A { nameStart = index + 1 }
            index += 1
        }
        guard index < bytes.count, bytes[index].isASCIISpace || bytes[index] == 0x2F || bytes[index] == 0x3E,
            index > nameStart, index - nameStart <= XMLTagScanner.maximumNameByteCount,
            let end = XMLTagScanner.endOfAttributes(in: bytes, from: index)
        else { return nil }
        localName.removeAll(keepingCapacity: true)
        localName.append(copying: bytes.extracting(nameStart..<index))
        isEnd = isEndTag
        return end
    }

    private static func endOfAttributes(in bytes: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case 0x3E: return index + 1
            case 0x22, 0x27:
                let quote = bytes[index]
                repeat {
                    index += 1
                    guard index < bytes.count, bytes[index] != 0x3C else { return nil }
                } while bytes[index] != quote
            case 0x3C: return nil
            default: break
            }
            index += 1
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
            } else if !byte.isNameByte {
                // What has other bytes in it is no name, whatever comes after them.
                localName.removeAll(keepingCapacity: true)
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

extension UInt8 {
    /// Whether it belongs to the usual names, or parts a prefix from the rest.
    fileprivate var isNameByte: Bool {
        guard self < 0x80 else { return true }
        // One bit each for the bytes below 64 and those from there on.
        let mask: UInt64 = self < 0x40 ? 0x07FF_6000_0000_0000 : 0x07FF_FFFE_87FF_FFFE
        return mask >> UInt64(self & 0x3F) & 1 != 0
    }
}
