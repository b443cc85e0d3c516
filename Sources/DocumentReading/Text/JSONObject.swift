// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Reads the strings that are wanted out of one JSON object (RFC 8259), without building a tree.
///
/// Nothing is believed about depth; what is not JSON ends in an error that says where. Lone surrogates and bytes that are
/// not UTF-8 become U+FFFD and are counted.
struct JSONObject {
    /// Where and why bytes are not JSON.
    struct Failure: Error {
        var offset: Int
        var reason: String
    }

    /// The strings found, by their names; a name that comes again takes the place of the one before.
    private(set) var strings: [String: [UInt8]] = [:]
    /// How many ill-formed sequences became U+FFFD.
    private(set) var replacedCount = 0
    private let bytes: [UInt8]
    private let wanted: Set<String>
    private var index = 0
    private static let maximumDepth = 256

    /// Reads an object that should hold strings with these names; those within other objects as `metadata.url`.
    init(_ bytes: [UInt8], wanted: [String]) throws(Failure) {
        self.bytes = bytes
        self.wanted = Set(wanted)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
        skipSpace()
        guard peek == 0x7B else { throw failure("an object is expected") }
        try value(path: "", isNamed: true, depth: 0)
        skipSpace()
        guard index == bytes.count else { throw failure("more follows where the object ends") }
    }

    /// Whether bytes are one object.
    static func isObject(_ bytes: [UInt8]) -> Bool {
        (try? JSONObject(bytes, wanted: [])) != nil
    }

    // `isNamed`: whether the value can be named by a path, which nothing in an array can.
    private mutating func value(path: String, isNamed: Bool, depth: Int) throws(Failure) {
        guard depth < JSONObject.maximumDepth else { throw failure("values are nested too deep") }
        skipSpace()
        switch peek {
        case 0x7B: try members(path: path, isNamed: isNamed, depth: depth)
        case 0x5B: try elements(depth: depth)
        case 0x22:
            if isNamed, wanted.contains(path) {
                var text: [UInt8] = []
                try string { text.append(contentsOf: $0) }
                let repaired = text.repairingUTF8()
                replacedCount += repaired.replacedCount
                strings[path] = repaired.bytes
            } else {
                try string { _ in }
            }
        case 0x74: try literal("true")
        case 0x66: try literal("false")
        case 0x6E: try literal("null")
        default: try number()
        }
    }

    private mutating func members(path: String, isNamed: Bool, depth: Int) throws(Failure) {
        index += 1
        skipSpace()
        if take(0x7D) { return }
        while true {
            skipSpace()
            var name: [UInt8] = []
            try string { name.append(contentsOf: $0) }
            skipSpace()
            guard take(0x3A) else { throw failure("a colon is expected") }
            let child = String(decoding: name, as: UTF8.self)
            try value(path: path.isEmpty ? child : "\(path).\(child)", isNamed: isNamed, depth: depth + 1)
            skipSpace()
            if take(0x7D) { return }
            guard take(0x2C) else { throw failure("a comma or the object's end is expected") }
        }
    }

    private mutating func elements(depth: Int) throws(Failure) {
        index += 1
        skipSpace()
        if take(0x5D) { return }
        while true {
            try value(path: "", isNamed: false, depth: depth + 1)
            skipSpace()
            if take(0x5D) { return }
            guard take(0x2C) else { throw failure("a comma or the array's end is expected") }
        }
    }

    // Gives out the string's content piece by piece.
    private mutating func string(_ emit: (ArraySlice<UInt8>) -> Void) throws(Failure) {
        guard take(0x22) else { throw failure("a string is expected") }
        while true {
            let end = bytes[index...].firstIndex { $0 == 0x22 || $0 == 0x5C || $0 < 0x20 } ?? bytes.count
            if end > index { emit(bytes[index..<end]) }
            index = end
            guard index < bytes.count else { throw failure("the string does not end") }
            if take(0x22) { return }
            // Control characters should be escaped; a tab often is not.
            if bytes[index] < 0x20 {
                guard bytes[index] == 0x09 else { throw failure("a control character in a string") }
                emit([0x09])
                index += 1
            } else {
                try escape(emit)
            }
        }
    }

    private mutating func escape(_ emit: (ArraySlice<UInt8>) -> Void) throws(Failure) {
        let start = index
        index += 1
        let kind = peek ?? 0
        index += 1
        switch kind {
        case 0x22, 0x5C, 0x2F: emit([kind])
        case 0x62: emit([0x08])
        case 0x66: emit([0x0C])
        case 0x6E: emit([0x0A])
        case 0x72: emit([0x0D])
        case 0x74: emit([0x09])
        case 0x75:
            guard let first = hexadecimal() else { throw Failure(offset: start, reason: "four digits are expected") }
            emit(Array(String(scalar(after: first)).utf8)[...])
        default: throw Failure(offset: start, reason: "an escape that is not known")
        }
    }

    // The character of an escape, which takes two of them beyond the first 65,536.
    private mutating func scalar(after first: UInt32) -> Unicode.Scalar {
        if let scalar = Unicode.Scalar(first) { return scalar }
        let start = index
        if first < 0xDC00, take(0x5C), take(0x75), let second = hexadecimal(), second >= 0xDC00, second <= 0xDFFF {
            return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)) ?? "\u{FFFD}"
        }
        index = start
        replacedCount += 1
        return "\u{FFFD}"
    }

    private mutating func hexadecimal() -> UInt32? {
        guard index + 4 <= bytes.count else { return nil }
        let digits = bytes[index..<(index + 4)]
        guard digits.allSatisfy({ $0.isASCIIDigit || $0.isASCIILetter }) else { return nil }
        index += 4
        return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
    }

    private mutating func number() throws(Failure) {
        let start = index
        while let byte = peek, byte.isASCIIDigit || "+-.eE".utf8.contains(byte) { index += 1 }
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        guard start < index, Double(text) != nil, text.first != "+", text.first != "." else {
            index = start
            throw failure("a value is expected")
        }
    }

    private mutating func literal(_ word: StaticString) throws(Failure) {
        guard bytes[index...].starts(with: word.description.utf8) else { throw failure("a value is expected") }
        index += word.utf8CodeUnitCount
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        index += 1
        return true
    }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { index += 1 }
    }

    private var peek: UInt8? { index < bytes.count ? bytes[index] : nil }

    private func failure(_ reason: String) -> Failure { Failure(offset: index, reason: reason) }
}
