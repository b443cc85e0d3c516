// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Reads any JSON into a tree; hostile bytes end in an error that names line and column.
struct JSONParser {
    private let bytes: [UInt8]
    private var offset = 0
    private static let maximumDepth = 32

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The value that `bytes` hold.
    static func parse(_ bytes: [UInt8]) throws(TokenizerError) -> JSONValue {
        guard bytes.isWellFormedUTF8 else { throw TokenizerError(at: "", "the file is not UTF-8") }
        var parser = JSONParser(bytes)
        let value = try parser.value(depth: 0)
        parser.skipSpace()
        guard parser.offset == bytes.count else { throw parser.error("more follows where the value ends") }
        return value
    }

    private mutating func value(depth: Int) throws(TokenizerError) -> JSONValue {
        guard depth < JSONParser.maximumDepth else { throw error("values are nested too deep") }
        skipSpace()
        switch next {
        case UInt8(ascii: "{"): return .object(try members(depth: depth))
        case UInt8(ascii: "["): return .array(try elements(depth: depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try literal("true", .boolean(true))
        case UInt8(ascii: "f"): return try literal("false", .boolean(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: return try number()
        }
    }

    private mutating func members(depth: Int) throws(TokenizerError) -> [JSONValue.Member] {
        var members: [JSONValue.Member] = []
        offset += 1
        if take(UInt8(ascii: "}")) { return members }
        while true {
            skipSpace()
            guard next == UInt8(ascii: "\"") else { throw error("a name is expected") }
            let key = try string()
            guard take(UInt8(ascii: ":")) else { throw error("a colon is expected") }
            members.append(JSONValue.Member(key: key, value: try value(depth: depth + 1)))
            if take(UInt8(ascii: "}")) { return members }
            guard take(UInt8(ascii: ",")) else { throw error("a comma or the object's end is expected") }
        }
    }

    private mutating func elements(depth: Int) throws(TokenizerError) -> [JSONValue] {
        var elements: [JSONValue] = []
        offset += 1
        if take(UInt8(ascii: "]")) { return elements }
        while true {
            elements.append(try value(depth: depth + 1))
            if take(UInt8(ascii: "]")) { return elements }
            guard take(UInt8(ascii: ",")) else { throw error("a comma or the array's end is expected") }
        }
    }

    private mutating func string() throws(TokenizerError) -> [UInt8] {
        offset += 1
        var content: [UInt8] = []
        while true {
            let start = offset
            while let byte = next, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { offset += 1 }
            content.append(contentsOf: bytes[start..<offset])
            switch next {
            case UInt8(ascii: "\""):
                offset += 1
                return content
            case UInt8(ascii: "\\"): try appendEscape(to: &content)
            case nil: throw error("the string does not end")
            default: throw error("a control character stands in a string")
            }
        }
    }

    private mutating func appendEscape(to content: inout [UInt8]) throws(TokenizerError) {
        guard offset + 1 < bytes.count else { throw error("the string does not end") }
        let kind = bytes[offset + 1]
        offset += 2
        switch kind {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(kind)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "u"): content.append(contentsOf: Array(String(try escapedScalar()).utf8))
        default: throw error("an unknown escape")
        }
    }

    /// The scalar of one `\u` escape, or of two that are a surrogate pair, after the first `\u`.
    private mutating func escapedScalar() throws(TokenizerError) -> Unicode.Scalar {
        var value = try fourDigits()
        if value >> 10 == 0xD800 >> 10, offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "\\"),
            bytes[offset + 1] == UInt8(ascii: "u")
        {
            offset += 2
            let low = try fourDigits()
            guard low >> 10 == 0xDC00 >> 10 else { throw error("half of a surrogate pair") }
            value = 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF
        }
        guard let scalar = Unicode.Scalar(value) else { throw error("half of a surrogate pair") }
        return scalar
    }

    private mutating func fourDigits() throws(TokenizerError) -> UInt32 {
        guard offset + 4 <= bytes.count else { throw error("the string does not end") }
        var value: UInt32 = 0
        for byte in bytes[offset..<(offset + 4)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw error("four digits expected") }
            value = value << 4 | UInt32(digit)
        }
        offset += 4
        return value
    }

    private mutating func number() throws(TokenizerError) -> JSONValue {
        let start = offset
        while let byte = next, byte.isASCIIDigit || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte) { offset += 1 }
        guard offset > start else { throw error("a value is expected") }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        if let value = Int(text), bytes[start] != 0x2B { return .integer(value) }
        guard bytes[start] != 0x2B, Double(text) != nil else { throw error("“\(text)” is no number") }
        return .otherNumber
    }

    private mutating func literal(_ text: String, _ value: JSONValue) throws(TokenizerError) -> JSONValue {
        let end = offset + text.utf8.count
        guard end <= bytes.count, bytes[offset..<end].elementsEqual(text.utf8) else {
            throw error("a value is expected")
        }
        offset = end
        return value
    }

    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    }

    /// Passes over white space, and over a byte if it is the next one.
    private mutating func take(_ byte: UInt8) -> Bool {
        skipSpace()
        guard next == byte else { return false }
        offset += 1
        return true
    }

    private func error(_ reason: String) -> TokenizerError {
        let before = bytes[..<min(offset, bytes.count)]
        let line = before.count { $0 == 0x0A } + 1
        let column = before.count - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
        return TokenizerError(at: "line \(line), byte \(column)", "the file is damaged or cut off: \(reason)")
    }
}
