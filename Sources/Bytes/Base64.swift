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
    public static func decode(_ text: some Collection<UInt8>) -> [UInt8]? {
        let text = Array(text)
        guard text.count.isMultiple(of: 4) else { return nil }
        if text.isEmpty { return [] }
        let paddingCount = text[text.count - 1] != 0x3D ? 0 : text[text.count - 2] != 0x3D ? 1 : 2
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count / 4 * 3)
        var word: UInt32 = 0
        for index in 0..<(text.count - paddingCount) {
            let value = values[Int(text[index])]
            guard value != invalid else { return nil }
            word = word << 6 | UInt32(value)
            guard index & 3 == 3 else { continue }
            bytes.append(contentsOf: [UInt8(word >> 16), UInt8(word >> 8 & 0xFF), UInt8(word & 0xFF)])
            word = 0
        }
        switch paddingCount {
        case 0: return bytes
        case 1:
            guard word & 0x3 == 0 else { return nil }
            return bytes + [UInt8(word >> 10), UInt8(word >> 2 & 0xFF)]
        default:
            guard word & 0xF == 0 else { return nil }
            return bytes + [UInt8(word >> 4)]
        }
    }

    /// The bytes that padded text in the standard alphabet stands for; `nil` for anything that `encode` would not write.
    public static func decode(_ text: String) -> [UInt8]? {
        decode(text.utf8)
    }

    private static func encode(_ bytes: [UInt8], digits: [UInt8], isPadded: Bool) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var index = 0
        while index < bytes.count {
            let count = min(3, bytes.count - index)
            var word = UInt32(bytes[index]) << 16
            if count > 1 { word |= UInt32(bytes[index + 1]) << 8 }
            if count > 2 { word |= UInt32(bytes[index + 2]) }
            for position in 0...count { text.append(digits[Int(word >> UInt32(18 - 6 * position) & 63)]) }
            if isPadded { text.append(contentsOf: repeatElement(0x3D, count: 3 - count)) }
            index += 3
        }
        return text
    }
}
