// SPDX-License-Identifier: EUPL-1.2

/// Base64 (RFC 4648): the standard alphabet with padding, and the URL alphabet without.
public enum Base64 {
    private static let standardDigits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let urlDigits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    private static let invalid: UInt8 = 0xFF
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: invalid, count: 256)
        for (value, digit) in standardDigits.enumerated() { values[Int(digit)] = UInt8(value) }
        return values
    }()

    /// The bytes in the standard alphabet, padded.
    public static func encode(_ bytes: [UInt8]) -> String {
        String(decoding: encodedBytes(bytes), as: UTF8.self)
    }

    /// The bytes in the standard alphabet, padded, as ASCII.
    public static func encodedBytes(_ bytes: [UInt8]) -> [UInt8] {
        encode(bytes, digits: standardDigits, isPadded: true)
    }

    /// The bytes in the URL alphabet, without padding.
    public static func encodeURL(_ bytes: [UInt8]) -> String {
        String(decoding: encode(bytes, digits: urlDigits, isPadded: false), as: UTF8.self)
    }

    /// The bytes that padded text in the standard alphabet stands for; `nil` for anything that `encode` would not write.
    ///
    /// Missing padding, white space and stray bits in the last digit are refused, so each value has one text only.
    public static func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        guard text.count.isMultiple(of: 4), let last = text.last else { return text.isEmpty ? [] : nil }
        let paddingCount = last != 0x3D ? 0 : text[text.endIndex - 2] != 0x3D ? 1 : 2
        var word: UInt32 = 0
        // Values have six bits, the mark of an invalid digit all eight: looked at once, at the end.
        var seen: UInt8 = 0
        let values = values.span
        let wholeEnd = text.endIndex - (paddingCount > 0 ? 4 : 0)
        let digits = text.span
        let wholeCount = wholeEnd - text.startIndex
        var bytes = [UInt8](capacity: text.count / 4 * 3) { output in
            var index = 0
            while index < wholeCount {
                let first = values[Int(digits[index])]
                let second = values[Int(digits[index + 1])]
                let third = values[Int(digits[index + 2])]
                let fourth = values[Int(digits[index + 3])]
                seen |= first | second | third | fourth
                output.append(first << 2 | second >> 4)
                output.append(second << 4 | third >> 2)
                output.append(third << 6 | fourth)
                index += 4
            }
        }
        for digit in text[wholeEnd..<(text.endIndex - paddingCount)] {
            let value = values[Int(digit)]
            seen |= value
            word = word << 6 | UInt32(value & 63)
        }
        guard seen < 64 else { return nil }
        switch paddingCount {
        case 0: break
        case 1:
            guard word & 0x3 == 0 else { return nil }
            bytes += [UInt8(word >> 10), UInt8(word >> 2 & 0xFF)]
        default:
            guard word & 0xF == 0 else { return nil }
            bytes.append(UInt8(word >> 4))
        }
        return bytes
    }

    /// The bytes that padded text in the standard alphabet stands for; `nil` for anything that `encode` would not write.
    public static func decode(_ text: [UInt8]) -> [UInt8]? { decode(text[...]) }

    /// The bytes that padded text in the standard alphabet stands for; `nil` for anything that `encode` would not write.
    public static func decode(_ text: String) -> [UInt8]? { decode(Array(text.utf8)[...]) }

    private static func encode(_ bytes: [UInt8], digits: [UInt8], isPadded: Bool) -> [UInt8] {
        let (source, alphabet) = (bytes.span, digits.span)
        var index = 0
        var text = [UInt8](capacity: (bytes.count + 2) / 3 * 4) { output in
            while index + 3 <= source.count {
                let word = Int(source[index]) << 16 | Int(source[index + 1]) << 8 | Int(source[index + 2])
                output.append(alphabet[word >> 18])
                output.append(alphabet[word >> 12 & 63])
                output.append(alphabet[word >> 6 & 63])
                output.append(alphabet[word & 63])
                index += 3
            }
        }
        guard index < bytes.count else { return text }
        let word = Int(bytes[index]) << 16 | (index + 1 < bytes.count ? Int(bytes[index + 1]) << 8 : 0)
        text.append(digits[word >> 18])
        text.append(digits[word >> 12 & 63])
        if index + 1 < bytes.count { text.append(digits[word >> 6 & 63]) }
        if isPadded { text.append(contentsOf: repeatElement(0x3D, count: index + 1 < bytes.count ? 1 : 2)) }
        return text
    }
}
