// SPDX-License-Identifier: EUPL-1.2

/// Classes of single bytes, as the scanners of all layers need them.
extension UInt8 {
    /// Whether the byte is ASCII white space as HTML defines it: tab, line feed, form feed, carriage return, space.
    @inlinable public var isASCIISpace: Bool {
        self == 0x20 || (self >= 0x09 && self <= 0x0D && self != 0x0B)
    }

    /// Whether the byte is an ASCII letter.
    @inlinable public var isASCIILetter: Bool {
        (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A
    }

    /// Whether the byte is an ASCII digit.
    @inlinable public var isASCIIDigit: Bool {
        self >= 0x30 && self <= 0x39
    }

    /// Whether the byte continues a UTF-8 sequence.
    @inlinable public var isUTF8Continuation: Bool {
        self & 0xC0 == 0x80
    }

    /// The byte with ASCII upper-case letters made lower-case.
    @inlinable public var asciiLowercased: UInt8 {
        self >= 0x41 && self <= 0x5A ? self | 0x20 : self
    }
}

extension Array where Element == UInt8 {
    /// The number of Unicode scalars in UTF-8 bytes; O(n).
    public var unicodeScalarCount: Int {
        var count = 0
        for byte in self where !byte.isUTF8Continuation { count += 1 }
        return count
    }

    /// The bytes with every ill-formed UTF-8 sequence replaced by U+FFFD, and how many were replaced; O(n).
    ///
    /// Well-formed input comes back without a copy. The replacement follows the standard library's decoder, which
    /// replaces maximal subparts as the Unicode Standard (section 3.9) recommends.
    public func repairingUTF8() -> (bytes: [UInt8], replacedCount: Int) {
        if isWellFormedUTF8 { return (self, 0) }
        let repaired = Array(String(decoding: self, as: UTF8.self).utf8)
        return (repaired, repaired.replacementCharacterCount - replacementCharacterCount)
    }

    /// Whether the bytes are well-formed UTF-8; O(n).
    public var isWellFormedUTF8: Bool {
        span.textTraits.isWellFormedUTF8
    }

    /// How often U+FFFD stands in UTF-8 bytes; O(n).
    public var replacementCharacterCount: Int {
        var count = 0
        var index = 0
        while index + 2 < self.count {
            if self[index] == 0xEF, self[index + 1] == 0xBF, self[index + 2] == 0xBD {
                count += 1
                index += 3
            } else {
                index += 1
            }
        }
        return count
    }
}
