// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// The named characters of HTML, and how references to characters resolve.
///
/// A name is looked up by bisection, so that nothing but the places where names begin has to be made at the start.
struct NamedReferences: Sendable {
    /// All of them.
    static let html = NamedReferences(NamedReferenceTable.text)

    // Sorted entries, each a name, `=` or `!`, the characters in hexadecimal, and a space.
    private let table: [UInt8]
    private let starts: [Int]
    private static let maximumNameByteCount = 32
    // No name that stands without a semicolon is longer.
    private static let maximumBareNameByteCount = 6

    private init(_ text: String) {
        table = Array(text.utf8)
        var starts = [0]
        for index in table.indices where table[index] == 0x20 { starts.append(index + 1) }
        starts.removeLast()
        self.starts = starts
    }

    /// The number of names.
    var count: Int { starts.count }

    /// The characters that a name stands for, as UTF-8; `nil` if it is none of HTML's.
    func characters(named name: Span<UInt8>) -> [UInt8]? {
        entry(named: name).map(characters)
    }

    /// Text with its references resolved.
    func resolved(_ text: Span<UInt8>, isAttribute: Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        appendResolved(text, isAttribute: isAttribute, to: &bytes)
        return bytes
    }

    /// Appends text with its references resolved, as the standard does; what is no reference stays as it stands.
    ///
    /// In an attribute a name without a semicolon before a letter, a digit or `=` is none.
    func appendResolved(_ text: Span<UInt8>, isAttribute: Bool, to bytes: inout [UInt8]) {
        var index = 0
        var copied = 0
        while index < text.count {
            guard text[index] == 0x26 else {
                index += 1
                continue
            }
            bytes.append(copying: text.extracting(copied..<index))
            copied = index
            if let end = appendReference(in: text, after: index + 1, isAttribute: isAttribute, to: &bytes) {
                index = end
                copied = end
            } else {
                index += 1
            }
        }
        bytes.append(copying: text.extracting(copied..<text.count))
    }

    /// Appends as UTF-8 what a reference by number means: bytes of windows-1252 where there are control characters from
    /// U+0080 on, nothing for other control characters, which have no place in text, U+FFFD for what is no character.
    static func append(_ number: UInt32, to bytes: inout [UInt8]) {
        let isControl = number < 0x20 && number != 0x09 && number != 0x0A && number != 0x0C && number != 0x0D
        if isControl || number == 0x7F { return }
        let isC1 = (0x80..<0xA0).contains(number)
        let scalar = Unicode.Scalar(isC1 ? windows1252[Int(number) - 0x80] : number) ?? "\u{FFFD}"
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    // Returns where the text goes on; `nil` if there is no reference.
    private func appendReference(
        in text: Span<UInt8>,
        after start: Int,
        isAttribute: Bool,
        to bytes: inout [UInt8]
    ) -> Int? {
        guard start < text.count else { return nil }
        if text[start] == 0x23 { return NamedReferences.appendNumber(in: text, after: start + 1, to: &bytes) }
        var end = start
        while end < text.count, end - start < NamedReferences.maximumNameByteCount,
            text[end].isASCIILetter || text[end].isASCIIDigit
        {
            end += 1
        }
        if end < text.count, text[end] == 0x3B, let entry = entry(named: text.extracting(start..<end)) {
            bytes += characters(at: entry)
            return end + 1
        }
        if isAttribute, end < text.count, text[end] == 0x3D { return nil }
        var length = min(end - start, NamedReferences.maximumBareNameByteCount)
        if isAttribute, length < end - start { return nil }
        while length > 1 {
            if let entry = entry(named: text.extracting(start..<(start + length))), isBare(at: entry) {
                bytes += characters(at: entry)
                return start + length
            }
            if isAttribute { return nil }
            length -= 1
        }
        return nil
    }

    private static func appendNumber(in text: Span<UInt8>, after start: Int, to bytes: inout [UInt8]) -> Int? {
        var index = start
        let isHexadecimal = index < text.count && text[index] | 0x20 == 0x78
        if isHexadecimal { index += 1 }
        let digitStart = index
        var number: UInt32 = 0
        while index < text.count, let digit = digit(text[index], isHexadecimal) {
            // Past the last character it makes no difference how far.
            if number < 0x11_0000 { number = number * (isHexadecimal ? 16 : 10) + digit }
            index += 1
        }
        guard index > digitStart else { return nil }
        append(number, to: &bytes)
        return index < text.count && text[index] == 0x3B ? index + 1 : index
    }

    private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
        if byte.isASCIIDigit { return UInt32(byte) - 0x30 }
        let lower = byte | 0x20
        return isHexadecimal && (0x61...0x66).contains(lower) ? UInt32(lower) - 0x57 : nil
    }

    // MARK: The table

    private func entry(named name: Span<UInt8>) -> Int? {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            let order = compare(name, at: starts[middle])
            if order == 0 { return starts[middle] + name.count }
            if order < 0 { high = middle } else { low = middle + 1 }
        }
        return nil
    }

    private func compare(_ name: Span<UInt8>, at start: Int) -> Int {
        for index in name.indices {
            let byte = table[start + index]
            if byte == 0x3D || byte == 0x21 { return 1 }
            if byte != name[index] { return name[index] < byte ? -1 : 1 }
        }
        let next = table[start + name.count]
        return next == 0x3D || next == 0x21 ? 0 : -1
    }

    private func isBare(at entry: Int) -> Bool { table[entry] == 0x21 }

    private func characters(at entry: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var number: UInt32 = 0
        var index = entry + 1
        while table[index] != 0x20 {
            if let digit = NamedReferences.digit(table[index], true) {
                number = number * 16 + digit
            } else {
                NamedReferences.append(number, to: &bytes)
                number = 0
            }
            index += 1
        }
        NamedReferences.append(number, to: &bytes)
        return bytes
    }

    private static let windows1252: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]
}
