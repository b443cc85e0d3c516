// SPDX-License-Identifier: EUPL-1.2

/// A place where bytes are not JSON as `JSONWriter` writes it.
public struct JSONReadingError: Error, Hashable, CustomStringConvertible {
    /// Offset of the byte that is wrong.
    public var offset: Int
    /// What was expected.
    public var reason: String

    /// An error at an offset.
    public init(offset: Int, reason: String) {
        self.offset = offset
        self.reason = reason
    }

    /// One sentence for people.
    public var description: String { "byte \(offset): \(reason)" }
}

/// Reads JSON in the one spelling that `JSONWriter` gives it, value by value, without building a tree.
///
/// No white space, no floating point, no escape that is not needed: what passes is, byte for byte, what writing the same
/// values gives. Nothing is believed about lengths or depth, so hostile bytes end in an error.
public struct JSONReader: Sendable {
    private let bytes: [UInt8]
    /// Offset of the next byte.
    public private(set) var offset: Int
    private var needsComma = false
    private static let maximumDepth = 64

    /// A reader that starts at `offset` of `bytes`.
    public init(_ bytes: [UInt8], offset: Int = 0) {
        self.bytes = bytes
        self.offset = offset
    }

    /// Fails unless every byte has been read.
    public func finish() throws(JSONReadingError) {
        if offset != bytes.count { throw error("more follows where the value ends") }
    }

    /// Enters an object.
    public mutating func beginObject() throws(JSONReadingError) { try open(0x7B, "an object is expected") }

    /// The next key of the object that was entered; `nil` at its end, which is then left.
    public mutating func nextKey() throws(JSONReadingError) -> String? {
        if try close(0x7D) { return nil }
        let name = try string()
        try colon()
        return name
    }

    /// Fails unless the next key is `name`.
    public mutating func key(_ name: String) throws(JSONReadingError) {
        try separate()
        let end = offset + name.utf8.count + 3
        guard end <= bytes.count, bytes[offset] == 0x22, bytes[end - 2] == 0x22, bytes[end - 1] == 0x3A,
            holds(name, at: offset + 1)
        else { throw error("the member “\(name)” is expected") }
        offset = end
        needsComma = false
    }

    private func holds(_ name: String, at start: Int) -> Bool {
        var index = start
        for byte in name.utf8 {
            if bytes[index] != byte { return false }
            index += 1
        }
        return true
    }

    /// Leaves the object that was entered, which must end here.
    public mutating func endObject() throws(JSONReadingError) {
        if try !close(0x7D) { throw error("the object should end") }
    }

    /// Enters an array.
    public mutating func beginArray() throws(JSONReadingError) { try open(0x5B, "an array is expected") }

    /// Whether the array that was entered has another element, to be read next; at its end it is left.
    public mutating func hasElement() throws(JSONReadingError) -> Bool { try !close(0x5D) }

    /// A string.
    public mutating func string() throws(JSONReadingError) -> String {
        try separate()
        let (start, plainEnd, isPlain) = try stringRun()
        var end = plainEnd
        if isPlain {
            // What is ASCII, as nearly everything is, needs no validation.
            offset = end + 1
            return String(decoding: bytes[start..<end], as: UTF8.self)
        }
        let content = bytes[end] == 0x22 ? bytes[start..<end] : try unescaped(from: start, upTo: &end)[...]
        guard let text = String(validating: content, as: UTF8.self) else { throw error("the string is not UTF-8") }
        offset = end + 1
        return text
    }

    /// Where the string here begins, where it ends or has its first escape, and whether that is its end and all is ASCII.
    private func stringRun() throws(JSONReadingError) -> (start: Int, end: Int, isPlain: Bool) {
        guard next() == 0x22 else { throw error("a string is expected") }
        let start = offset + 1
        var end = start
        var seen: UInt8 = 0
        let bytes = bytes.span
        while end < bytes.count, bytes[end] != 0x22, bytes[end] != 0x5C, bytes[end] >= 0x20 {
            seen |= bytes[end]
            end += 1
        }
        guard end < bytes.count else { throw error("the string does not end") }
        return (start, end, bytes[end] == 0x22 && seen < 0x80)
    }

    /// Passes over a string, which must be as right as one that is read.
    private mutating func skipString() throws(JSONReadingError) {
        let (_, end, isPlain) = try stringRun()
        guard isPlain else {
            _ = try string()
            return
        }
        try separate()
        offset = end + 1
    }

    /// An array of strings.
    public mutating func strings() throws(JSONReadingError) -> [String] {
        var strings: [String] = []
        try beginArray()
        while try hasElement() { strings.append(try string()) }
        return strings
    }

    /// An integer.
    public mutating func integer() throws(JSONReadingError) -> Int {
        try separate()
        var end = offset
        if end < bytes.count, bytes[end] == 0x2D { end += 1 }
        let isNegative = end > offset
        let first = end
        var value = 0
        while end < bytes.count, bytes[end].isASCIIDigit {
            let digit = Int(bytes[end] - 0x30)
            let (shifted, overflows) = value.multipliedReportingOverflow(by: 10)
            let (sum, exceeds) = shifted.addingReportingOverflow(isNegative ? -digit : digit)
            if overflows || exceeds { throw error("the number is too large") }
            value = sum
            end += 1
        }
        let hasLeadingZero = end > first && bytes[first] == 0x30 && (end > first + 1 || isNegative)
        guard end > first, !hasLeadingZero else { throw error("an integer is expected") }
        offset = end
        return value
    }

    /// `true` or `false`.
    public mutating func boolean() throws(JSONReadingError) -> Bool {
        try separate()
        if take("true") { return true }
        if take("false") { return false }
        throw error("true or false is expected")
    }

    /// Passes over a value of any kind.
    public mutating func skip() throws(JSONReadingError) { try skip(depth: 0) }

    private mutating func skip(depth: Int) throws(JSONReadingError) {
        guard depth < JSONReader.maximumDepth else { throw error("values are nested too deep") }
        if needsComma { try separate() }
        needsComma = false
        switch next() {
        case 0x7B:
            try beginObject()
            while try nextKey() != nil { try skip(depth: depth + 1) }
        case 0x5B:
            try beginArray()
            while try hasElement() { try skip(depth: depth + 1) }
        case 0x22: try skipString()
        case 0x74, 0x66: _ = try boolean()
        case 0x6E:
            guard take("null") else { throw error("a value is expected") }
            needsComma = true
        default: _ = try integer()
        }
    }

    private mutating func open(_ bracket: UInt8, _ reason: String) throws(JSONReadingError) {
        try separate()
        guard next() == bracket else { throw error(reason) }
        offset += 1
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) throws(JSONReadingError) -> Bool {
        guard next() == bracket else { return false }
        // Where no value was read yet and none comes, a bracket is right; after a comma it never is.
        offset += 1
        needsComma = true
        return true
    }

    private mutating func colon() throws(JSONReadingError) {
        guard next() == 0x3A else { throw error("a colon is expected") }
        offset += 1
        needsComma = false
    }

    private mutating func separate() throws(JSONReadingError) {
        if needsComma {
            guard next() == 0x2C else { throw error("a comma is expected") }
            offset += 1
        }
        needsComma = true
    }

    private mutating func take(_ literal: StaticString) -> Bool {
        let end = offset + literal.utf8CodeUnitCount
        guard end <= bytes.count, literal.description.utf8.elementsEqual(bytes[offset..<end]) else { return false }
        offset = end
        return true
    }

    /// The content of a string with escapes, which may only be those that `JSONWriter` needs.
    private func unescaped(from start: Int, upTo end: inout Int) throws(JSONReadingError) -> [UInt8] {
        var content: [UInt8] = []
        end = start
        while end < bytes.count, bytes[end] != 0x22 {
            guard bytes[end] >= 0x20 else { throw JSONReadingError(offset: end, reason: "a control character") }
            if bytes[end] != 0x5C {
                content.append(bytes[end])
                end += 1
                continue
            }
            let (byte, width) = try escape(at: end)
            content.append(byte)
            end += width
        }
        guard end < bytes.count else { throw error("the string does not end") }
        return content
    }

    private func escape(at position: Int) throws(JSONReadingError) -> (byte: UInt8, width: Int) {
        switch position + 1 < bytes.count ? bytes[position + 1] : 0 {
        case 0x22: return (0x22, 2)
        case 0x5C: return (0x5C, 2)
        case 0x6E: return (0x0A, 2)
        case 0x72: return (0x0D, 2)
        case 0x74: return (0x09, 2)
        case 0x75 where position + 6 <= bytes.count:
            let digits = String(decoding: bytes[(position + 2)..<(position + 6)], as: UTF8.self)
            guard let value = Hexadecimal.decode(digits), value[0] == 0, value[1] < 0x20,
                ![0x0A, 0x0D, 0x09].contains(value[1])
            else { break }
            return (value[1], 6)
        default: break
        }
        throw JSONReadingError(offset: position, reason: "an escape that is not needed or not known")
    }

    private func next() -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private func error(_ reason: String) -> JSONReadingError { JSONReadingError(offset: offset, reason: reason) }
}
