// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// One header block of a tar archive: v7, ustar (with or without pax) or GNU.
struct TarHeader {
    /// The size of a block.
    static let byteCount = 512

    /// The member's name, without what another header before it says.
    var name: [UInt8]
    /// How many bytes follow; `nil` if the field is no number.
    var size: Int?
    /// The kind of member.
    var kind: UInt8
    /// Whether old GNU tar's list of holes goes on in the next block.
    var isExtended: Bool

    /// Whether a block's checksum is right, as unsigned or, with old tars, as signed bytes.
    static func isValid(_ block: ArraySlice<UInt8>) -> Bool {
        let start = block.startIndex
        guard block.count == byteCount, block[start] != 0, let wanted = number(block[(start + 148)..<(start + 156)])
        else { return false }
        var unsigned = 0
        var signed = 0
        for (index, byte) in block.enumerated() {
            let byte = (148..<156).contains(index) ? 0x20 : byte
            unsigned += Int(byte)
            signed += Int(Int8(bitPattern: byte))
        }
        return wanted == unsigned || wanted == signed
    }

    init(_ block: ArraySlice<UInt8>) {
        let start = block.startIndex
        let field = { (offset: Int, count: Int) in block[(start + offset)..<(start + offset + count)] }
        name = Array(field(0, 100).prefix { $0 != 0 })
        size = TarHeader.number(field(124, 12))
        kind = block[start + 156]
        let isPOSIX = field(257, 6).elementsEqual(Array("ustar".utf8) + [0])
        isExtended = kind == UInt8(ascii: "S") && block[start + 482] != 0
        let prefix = field(345, 155).prefix { $0 != 0 }
        if isPOSIX, !prefix.isEmpty { name = Array(prefix) + [0x2F] + name }
    }

    // Octal digits, or, if the first bit is set, a big-endian binary number.
    private static func number(_ field: ArraySlice<UInt8>) -> Int? {
        if let first = field.first, first & 0x80 != 0 {
            guard first == 0x80 else { return nil }
            var value = 0
            for byte in field.dropFirst() {
                guard value < 1 << 54 else { return nil }
                value = value << 8 | Int(byte)
            }
            return value
        }
        let digits = field.drop { $0 == 0x20 }.prefix { $0 != 0x20 && $0 != 0 }
        var value = 0
        for digit in digits {
            guard digit >= 0x30, digit <= 0x37, value < 1 << 58 else { return nil }
            value = value << 3 | Int(digit - 0x30)
        }
        return value
    }
}

/// What pax headers say that matters here.
struct PaxAttributes {
    var path: [UInt8]?
    var size: Int?
    var isSparse = false

    /// Takes records of the form `LENGTH KEY=VALUE\n`; false if they are no such.
    mutating func read(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while let first = rest.first, first != 0 {
            let digits = rest.prefix(while: \.isASCIIDigit)
            guard digits.count <= 9, let length = Int(String(decoding: digits, as: UTF8.self)), length <= rest.count,
                length > digits.count + 2, rest[digits.endIndex] == 0x20
            else { return false }
            let record = rest[(digits.endIndex + 1)..<(rest.startIndex + length - 1)]
            rest = rest.dropFirst(length)
            guard let equals = record.firstIndex(of: 0x3D) else { return false }
            take(String(decoding: record[..<equals], as: UTF8.self), record[(equals + 1)...])
        }
        return true
    }

    private mutating func take(_ key: String, _ value: ArraySlice<UInt8>) {
        switch key {
        case "path": path = Array(value)
        // A size that is no number is one that no member can have.
        case "size": size = Int(String(decoding: value, as: UTF8.self)) ?? -1
        default: if key.hasPrefix("GNU.sparse.") { isSparse = true }
        }
    }
}
