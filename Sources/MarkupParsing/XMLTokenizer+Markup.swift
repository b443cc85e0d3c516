// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// What stands around the root element, and what is no tag.
extension XMLTokenizer {
    // MARK: Around the root

    /// Moves on to the root's start tag.
    mutating func takeProlog(_ bytes: Span<UInt8>) throws(MarkupError) {
        if isNext("<?xml", bytes), index + 5 < bytes.count, bytes[index + 5].isXMLSpace {
            index = try end(of: "?>", bytes, from: index + 5)
        }
        var hasDoctype = false
        while true {
            try skipSpaceOnly(bytes)
            guard index < bytes.count else { throw truncated() }
            if isNext("<!DOCTYPE", bytes), !hasDoctype {
                hasDoctype = true
                index = try endOfDoctype(bytes, from: index + 9)
            } else if try !takeMiscellany(bytes) {
                return
            }
        }
    }

    /// Sees that nothing but comments and processing instructions come after the root.
    mutating func takeEpilog(_ bytes: Span<UInt8>) throws(MarkupError) {
        while true {
            try skipSpaceOnly(bytes)
            guard index < bytes.count else { return }
            if try !takeMiscellany(bytes) { throw broken("more after the end of the root element") }
        }
    }

    // A comment or a processing instruction; returns whether there was one.
    private mutating func takeMiscellany(_ bytes: Span<UInt8>) throws(MarkupError) -> Bool {
        if isNext("<!--", bytes) {
            try takeComment(bytes)
        } else if isNext("<?", bytes) {
            try takeInstruction(bytes)
        } else {
            return false
        }
        return true
    }

    private mutating func skipSpaceOnly(_ bytes: Span<UInt8>) throws(MarkupError) {
        while index < bytes.count, bytes[index] != 0x3C {
            guard bytes[index].isXMLSpace else { throw broken("text outside the root element") }
            index += 1
        }
    }

    // Quoted text, comments and processing instructions in it may hold what would end it.
    private func endOfDoctype(_ bytes: Span<UInt8>, from start: Int) throws(MarkupError) -> Int {
        var place = start
        var isInSubset = false
        while place < bytes.count {
            switch bytes[place] {
            case 0x22, 0x27:
                guard let quote = bytes.firstIndex(of: bytes[place], from: place + 1) else { throw truncated() }
                place = quote
            case 0x5B: isInSubset = true
            case 0x5D: isInSubset = false
            case 0x3C where isNext("<!--", bytes, at: place): place = try end(of: "-->", bytes, from: place + 4) - 1
            case 0x3C where isNext("<?", bytes, at: place): place = try end(of: "?>", bytes, from: place + 2) - 1
            case 0x3E where !isInSubset: return place + 1
            default: break
            }
            place += 1
        }
        throw truncated()
    }

    // MARK: Within the root

    /// Takes a comment or a CDATA section.
    mutating func takeDeclaration(_ bytes: Span<UInt8>, _ handler: any MarkupEventHandler) throws(MarkupError) {
        if isNext("<!--", bytes) { return try takeComment(bytes) }
        guard isNext("<![CDATA[", bytes) else {
            throw index + 9 <= bytes.count ? broken("“<!” that begins nothing") : truncated()
        }
        let start = index + 9
        index = try end(of: "]]>", bytes, from: start)
        if index - 3 > start { handler.text(bytes.extracting(start..<(index - 3))) }
    }

    /// Takes a processing instruction.
    mutating func takeInstruction(_ bytes: Span<UInt8>) throws(MarkupError) {
        guard let target = XMLNames.name(in: bytes, at: index + 2) else {
            throw index + 2 < bytes.count ? broken("a processing instruction without a name") : truncated()
        }
        guard target.end < bytes.count else { throw truncated() }
        if target.count == 3, bytes[target.start] | 0x20 == 0x78, bytes[target.start + 1] | 0x20 == 0x6D,
            bytes[target.start + 2] | 0x20 == 0x6C
        {
            throw broken("an XML declaration that does not stand at the start")
        }
        guard bytes[target.end].isXMLSpace || bytes[target.end] == 0x3F else {
            throw broken("a processing instruction whose name has no end")
        }
        let close = try end(of: "?>", bytes, from: target.end)
        guard bytes[target.end].isXMLSpace || close == target.end + 2 else {
            throw broken("a processing instruction whose name has no end")
        }
        index = close
    }

    private mutating func takeComment(_ bytes: Span<UInt8>) throws(MarkupError) {
        let close = try end(of: "--", bytes, from: index + 4)
        guard close < bytes.count else { throw truncated() }
        guard bytes[close] == 0x3E else { throw broken("“--” within a comment") }
        index = close + 1
    }

    // MARK: References

    /// Takes a reference in text.
    mutating func takeReference(_ bytes: Span<UInt8>, _ handler: any MarkupEventHandler) throws(MarkupError) {
        let reference = try reference(bytes, after: index + 1)
        let name = bytes.extracting((index + 1)..<(reference.end - 1))
        if let scalar = reference.scalar {
            give(scalar, handler)
        } else if let byte = NamedEntities.markupByte(named: name) {
            let one: InlineArray<1, UInt8> = [byte]
            handler.text(one.span)
        } else if let characters = NamedReferences.html.characters(named: name) {
            handler.text(characters.span)
        } else {
            summary.unknownEntityCount += 1
            handler.text(bytes.extracting(index..<reference.end))
        }
        index = reference.end
    }

    private func give(_ scalar: Unicode.Scalar, _ handler: any MarkupEventHandler) {
        var bytes: InlineArray<4, UInt8> = [0, 0, 0, 0]
        var count = 0
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
            bytes[count] = byte
            count += 1
        }
        handler.text(bytes.span.extracting(first: count))
    }

    /// Where the reference ends whose `&` stands before an index, and its character if it has a number.
    func reference(_ bytes: Span<UInt8>, after start: Int) throws(MarkupError) -> (end: Int, scalar: Unicode.Scalar?) {
        guard start < bytes.count else { throw truncated() }
        guard bytes[start] == 0x23 else {
            guard let name = XMLNames.name(in: bytes, at: start) else { throw broken("“&” that begins no reference") }
            guard name.end < bytes.count else { throw truncated() }
            guard bytes[name.end] == 0x3B else { throw broken("a reference without a semicolon") }
            return (name.end + 1, nil)
        }
        let isHexadecimal = start + 1 < bytes.count && bytes[start + 1] == 0x78
        var place = start + (isHexadecimal ? 2 : 1)
        var number: UInt32 = 0
        let digitStart = place
        while place < bytes.count, let digit = NamedEntities.digit(bytes[place], isHexadecimal: isHexadecimal) {
            // Past the last character it makes no difference how far.
            if number < 0x11_0000 { number = number * (isHexadecimal ? 16 : 10) + digit }
            place += 1
        }
        guard place < bytes.count else { throw truncated() }
        guard place > digitStart, bytes[place] == 0x3B else { throw broken("a reference by number without one") }
        guard let scalar = Unicode.Scalar(number), scalar.isXMLCharacter else {
            throw broken("a reference to what is no character")
        }
        return (place + 1, scalar)
    }

    // MARK: Bytes

    /// Whether these bytes come next.
    func isNext(_ text: StaticString, _ bytes: Span<UInt8>, at place: Int? = nil) -> Bool {
        let place = place ?? index
        guard place + text.utf8CodeUnitCount <= bytes.count else { return false }
        return text.withUTF8Buffer { wanted in
            for offset in wanted.indices where unsafe bytes[place + offset] != wanted[offset] { return false }
            return true
        }
    }

    private func end(of delimiter: StaticString, _ bytes: Span<UInt8>, from start: Int) throws(MarkupError) -> Int {
        let first = unsafe delimiter.utf8Start.pointee
        var place = start
        while let found = bytes.firstIndex(of: first, from: place) {
            if isNext(delimiter, bytes, at: found) { return found + delimiter.utf8CodeUnitCount }
            place = found + 1
        }
        throw truncated()
    }

    // MARK: Errors

    func broken(_ reason: String) -> MarkupError { error(.notWellFormed, reason) }

    func truncated() -> MarkupError {
        let lineNumber = lineNumber(at: document.count)
        let reason = "the document ends before its root element"
        return MarkupError(code: .truncated, lineNumber: lineNumber, reason: reason)
    }

    func error(_ code: MarkupError.Code, _ reason: String) -> MarkupError {
        MarkupError(code: code, lineNumber: lineNumber(at: index), reason: reason)
    }

    func lineNumber(at place: Int) -> Int {
        document[..<min(place, document.count)].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
    }
}

extension Unicode.Scalar {
    /// Whether XML has this character at all.
    fileprivate var isXMLCharacter: Bool {
        value >= 0x20 ? value != 0xFFFE && value != 0xFFFF : value == 0x09 || value == 0x0A || value == 0x0D
    }
}
