// SPDX-License-Identifier: EUPL-1.2

/// Writing of fixed-width and length-prefixed fields.
extension Array where Element == UInt8 {
    /// Appends an integer, least significant byte first.
    @inlinable public mutating func append<Value: FixedWidthInteger>(littleEndian value: Value) {
        var rest = value
        for _ in 0..<(Value.bitWidth / 8) {
            append(UInt8(truncatingIfNeeded: rest))
            if Value.bitWidth > 8 { rest >>= 8 }
        }
    }

    /// Appends an integer, most significant byte first, so that bytewise order is numeric order.
    @inlinable public mutating func append<Value: FixedWidthInteger & UnsignedInteger>(bigEndian value: Value) {
        for shift in stride(from: Value.bitWidth - 8, through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: value >> Value(shift)))
        }
    }

    /// Appends a field: its byte count as a little-endian `UInt32`, then its bytes.
    public mutating func append(field bytes: some Collection<UInt8>) {
        append(littleEndian: UInt32(bytes.count))
        append(contentsOf: bytes)
    }

    /// Appends a string as a field of UTF-8.
    public mutating func append(field text: String) {
        append(field: text.utf8)
    }
}

/// A place where binary fields could not be read.
public struct BinaryFieldError: Error, Hashable {
    /// Offset in the bytes read, where the field begins.
    public var offset: Int
    /// What was wrong.
    public var reason: String

    /// A place and what is wrong there.
    public init(offset: Int, reason: String) {
        self.offset = offset
        self.reason = reason
    }
}

/// A cursor over the fields that `Array.append(littleEndian:)` and `append(field:)` write.
public struct BinaryFieldReader: Sendable {
    /// The bytes that are read.
    public let bytes: [UInt8]
    /// Offset of the next field.
    public private(set) var offset: Int

    /// A reader that starts at `offset` of `bytes`.
    public init(_ bytes: [UInt8], offset: Int = 0) {
        self.bytes = bytes
        self.offset = offset
    }

    /// Whether every byte has been read.
    public var isAtEnd: Bool { offset == bytes.count }

    /// The next integer, least significant byte first.
    public mutating func readInteger<Value: FixedWidthInteger>(
        _ type: Value.Type = Value.self
    ) throws(BinaryFieldError) -> Value {
        let width = Value.bitWidth / 8
        try require(width)
        var value: Value = 0
        for index in 0..<width {
            value |= Value(truncatingIfNeeded: bytes[offset + index]) << Value(truncatingIfNeeded: 8 * index)
        }
        offset += width
        return value
    }

    /// The next `count` bytes.
    public mutating func readBytes(_ count: Int) throws(BinaryFieldError) -> [UInt8] {
        try require(count)
        defer { offset += count }
        return Array(bytes[offset..<(offset + count)])
    }

    /// Passes over the next `count` bytes.
    public mutating func skip(_ count: Int) throws(BinaryFieldError) {
        try require(count)
        offset += count
    }

    /// The next length-prefixed field.
    public mutating func readField() throws(BinaryFieldError) -> [UInt8] {
        let count: UInt32 = try readInteger()
        return try readBytes(Int(count))
    }

    /// The next length-prefixed field as text; ill-formed UTF-8 is an error.
    public mutating func readText() throws(BinaryFieldError) -> String {
        let start = offset
        let field = try readField()
        guard let text = String(validating: field, as: UTF8.self) else {
            throw BinaryFieldError(offset: start, reason: "text that is not UTF-8")
        }
        return text
    }

    private func require(_ count: Int) throws(BinaryFieldError) {
        guard count >= 0, bytes.count - offset >= count else {
            throw BinaryFieldError(offset: offset, reason: "\(count) bytes wanted, \(bytes.count - offset) left")
        }
    }
}
