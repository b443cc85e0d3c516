// SPDX-License-Identifier: EUPL-1.2

/// Writes JSON (RFC 8259) on one line, keys in the order they are given: same values, same bytes.
///
/// Text is written as UTF-8; only what JSON forbids is escaped. Numbers are integers, since outputs that are hashed
/// hold no floating point.
public struct JSONWriter: Sendable {
    /// The bytes written until now.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// A writer with nothing written.
    public init() {}

    /// Forgets what was written, keeping the memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    /// Writes an object whose members `body` writes.
    public mutating func object<Failure: Error>(
        _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        open(0x7B)
        try body(&self)
        close(0x7D)
    }

    /// Writes an array whose elements `body` writes.
    public mutating func array<Failure: Error>(
        _ body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        open(0x5B)
        try body(&self)
        close(0x5D)
    }

    /// Writes the key of a member; its value must follow.
    public mutating func key(_ name: String) {
        string(name)
        bytes.append(0x3A)
        needsComma = false
    }

    /// Writes a string.
    public mutating func string(_ text: String) {
        separate()
        var copy = text
        copy.withUTF8 { unsafe writeQuoted($0.count, at: $0) }
    }

    /// Writes a string from UTF-8 bytes, which must be well-formed.
    public mutating func string(utf8 text: [UInt8]) {
        separate()
        unsafe text.withUnsafeBufferPointer { unsafe writeQuoted($0.count, at: $0) }
    }

    /// Writes an integer.
    @inlinable public mutating func integer(_ value: some BinaryInteger) {
        if let number = Int(exactly: value) { write(number) } else { write(digits: String(value)) }
    }

    /// Writes `true` or `false`.
    public mutating func boolean(_ value: Bool) {
        separate()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// Writes `null`.
    public mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    /// Writes a member with a string value.
    public mutating func member(_ name: String, _ value: String) {
        key(name)
        string(value)
    }

    /// Writes a member with a string value if there is one.
    public mutating func member(_ name: String, ifPresent value: String?) {
        guard let value else { return }
        member(name, value)
    }

    /// Writes a member with an integer value.
    @inlinable public mutating func member(_ name: String, _ value: some BinaryInteger) {
        key(name)
        integer(value)
    }

    /// Writes a member with a Boolean value.
    public mutating func member(_ name: String, _ value: Bool) {
        key(name)
        boolean(value)
    }

    /// Writes a member whose value is an object.
    public mutating func member<Failure: Error>(
        _ name: String,
        object body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        key(name)
        try object(body)
    }

    /// Writes a member whose value is an array.
    public mutating func member<Failure: Error>(
        _ name: String,
        array body: (inout JSONWriter) throws(Failure) -> Void
    ) throws(Failure) {
        key(name)
        try array(body)
    }

    /// Writes a member whose value is an array of strings.
    public mutating func member(_ name: String, strings: some Sequence<String>) {
        member(name, array: { array in for text in strings { array.string(text) } })
    }

    /// Ends the line, so that the next value starts a new one.
    public mutating func endLine() {
        bytes.append(0x0A)
        needsComma = false
    }

    @usableFromInline mutating func write(_ number: Int) {
        separate()
        if number < 0 { bytes.append(0x2D) }
        var scale: UInt = 1
        while number.magnitude / scale >= 10 { scale *= 10 }
        while scale > 0 {
            bytes.append(0x30 + UInt8(number.magnitude / scale % 10))
            scale /= 10
        }
    }

    @usableFromInline mutating func write(digits: String) {
        separate()
        bytes.append(contentsOf: digits.utf8)
    }

    private mutating func open(_ bracket: UInt8) {
        separate()
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func close(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(0x2C) }
        needsComma = true
    }

    // Text is copied in runs between the rare characters that need an escape.
    private mutating func writeQuoted(_ count: Int, at text: UnsafeBufferPointer<UInt8>) {
        bytes.append(0x22)
        var runStart = 0
        for index in 0..<count {
            let byte = unsafe text[index]
            guard byte < 0x20 || byte == 0x22 || byte == 0x5C else { continue }
            unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart..<index]))
            writeEscape(of: byte)
            runStart = index + 1
        }
        unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[runStart..<count]))
        bytes.append(0x22)
    }

    private mutating func writeEscape(of byte: UInt8) {
        switch byte {
        case 0x22: bytes.append(contentsOf: "\\\"".utf8)
        case 0x5C: bytes.append(contentsOf: "\\\\".utf8)
        case 0x0A: bytes.append(contentsOf: "\\n".utf8)
        case 0x0D: bytes.append(contentsOf: "\\r".utf8)
        case 0x09: bytes.append(contentsOf: "\\t".utf8)
        default: bytes.append(contentsOf: "\\u00\(Hexadecimal.encode([byte]))".utf8)
        }
    }
}
