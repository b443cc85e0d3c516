// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// A value of JSON as pages hold it, slips included: line breaks in strings, commas before brackets, text around it.
///
/// Depth, number and length of values are limited; what lies beyond is left out.
indirect enum LenientJSON {
    case string(String)
    case array([LenientJSON])
    case object([(name: String, value: LenientJSON)])
    /// A number, a truth value, nothing, or what was too deep.
    case other

    /// The value at the start of a text; `nil` if there is none.
    static func parse(_ bytes: [UInt8]) -> LenientJSON? {
        guard let start = bytes.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }) else { return nil }
        var parser = LenientJSONParser(bytes, offset: start)
        return parser.value(depth: 0)
    }

    /// The value of a member; `nil` if it is not there or this is no object.
    subscript(name: String) -> LenientJSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// This value as a list: that of an array, else of itself alone.
    var elements: [LenientJSON] {
        if case .array(let elements) = self { elements } else { [self] }
    }

    /// The text of a string.
    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The text of a string, or of the member that names an object.
    var name: String? {
        text ?? self["name"]?.elements.first?.text
    }
}

private struct LenientJSONParser {
    private static let maximumDepth = 24
    private static let maximumValueCount = 20_000
    private static let maximumStringByteCount = 2_000
    private let bytes: [UInt8]
    private var offset: Int
    private var valueCount = 0

    init(_ bytes: [UInt8], offset: Int) {
        self.bytes = bytes
        self.offset = offset
    }

    mutating func value(depth: Int) -> LenientJSON? {
        skipSpace()
        valueCount += 1
        guard offset < bytes.count, valueCount < LenientJSONParser.maximumValueCount else { return nil }
        guard depth < LenientJSONParser.maximumDepth else { return nil }
        switch bytes[offset] {
        case 0x7B: return object(depth: depth)
        case 0x5B: return array(depth: depth)
        case 0x22: return .string(string())
        default:
            let start = offset
            while offset < bytes.count, !isEnd(bytes[offset]) { offset += 1 }
            return offset > start ? .other : nil
        }
    }

    // What is cut off or broken ends all that is open, with what was read until there.
    private mutating func object(depth: Int) -> LenientJSON {
        var members: [(name: String, value: LenientJSON)] = []
        offset += 1
        while true {
            skipSpaceAndCommas()
            guard offset < bytes.count, bytes[offset] == 0x22 else { break }
            let name = string()
            skipSpace()
            guard offset < bytes.count, bytes[offset] == 0x3A else { break }
            offset += 1
            guard let value = value(depth: depth + 1) else { break }
            members.append((name, value))
        }
        close(0x7D)
        return .object(members)
    }

    private mutating func array(depth: Int) -> LenientJSON {
        var elements: [LenientJSON] = []
        offset += 1
        while true {
            skipSpaceAndCommas()
            guard let value = value(depth: depth + 1) else { break }
            elements.append(value)
        }
        close(0x5D)
        return .array(elements)
    }

    private mutating func close(_ bracket: UInt8) {
        if offset < bytes.count, bytes[offset] == bracket { offset += 1 } else { offset = bytes.count }
    }

    private mutating func string() -> String {
        var content: [UInt8] = []
        offset += 1
        while offset < bytes.count, bytes[offset] != 0x22 {
            if bytes[offset] == 0x5C {
                escape(into: &content)
            } else {
                if content.count < LenientJSONParser.maximumStringByteCount { content.append(bytes[offset]) }
                offset += 1
            }
        }
        offset = min(offset + 1, bytes.count)
        return String(decoding: content, as: UTF8.self)
    }

    private mutating func escape(into content: inout [UInt8]) {
        guard offset + 1 < bytes.count else { return offset = bytes.count }
        let letter = bytes[offset + 1]
        offset += 2
        guard content.count < LenientJSONParser.maximumStringByteCount else { return }
        switch letter {
        case 0x6E, 0x72, 0x74, 0x62, 0x66: content.append(0x20)
        case 0x75:
            guard var unit = unit(at: offset) else { return }
            offset += 4
            if 0xD800..<0xDC00 ~= unit, bytes[offset...].starts(with: "\\u".utf8), let low = self.unit(at: offset + 2),
                0xDC00..<0xE000 ~= low
            {
                unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
                offset += 6
            }
            content += Array(String(Unicode.Scalar(unit) ?? "\u{FFFD}").utf8)
        default: content.append(letter)
        }
    }

    private func unit(at start: Int) -> UInt32? {
        guard start + 4 <= bytes.count else { return nil }
        return UInt32(String(decoding: bytes[start..<(start + 4)], as: UTF8.self), radix: 16)
    }

    private mutating func skipSpace() {
        while offset < bytes.count, bytes[offset].isASCIISpace { offset += 1 }
    }

    private mutating func skipSpaceAndCommas() {
        while offset < bytes.count, bytes[offset].isASCIISpace || bytes[offset] == 0x2C { offset += 1 }
    }

    private func isEnd(_ byte: UInt8) -> Bool {
        byte.isASCIISpace || [0x2C, 0x3A, 0x5B, 0x5D, 0x7B, 0x7D, 0x22].contains(byte)
    }
}
