// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// The characters that references stand for in XML without any declaration: the five names of XML and all of HTML's.
enum NamedEntities {
    /// Appends a scalar as UTF-8; what is no scalar becomes U+FFFD.
    static func append(_ value: UInt32, to bytes: inout [UInt8]) {
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    /// The character of one of XML's own five names.
    static func markupByte(named name: Span<UInt8>) -> UInt8? {
        guard name.count >= 2, name.count <= 4 else { return nil }
        var letters: UInt32 = 0
        for index in name.indices { letters = letters << 8 | UInt32(name[index]) }
        return switch letters {
        case 0x6C74: 0x3C
        case 0x6774: 0x3E
        case 0x61_6D70: 0x26
        case 0x7175_6F74: 0x22
        case 0x6170_6F73: 0x27
        default: nil
        }
    }

    /// Appends text with its character references and known names resolved; unknown ones stay as they stand.
    static func appendResolved(_ text: Span<UInt8>, to bytes: inout [UInt8]) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            guard byte == 0x26, let end = endOfReference(in: text, from: index + 1),
                let characters = characters(of: text.extracting((index + 1)..<end))
            else {
                bytes.append(byte)
                index += 1
                continue
            }
            bytes += characters
            index = end + 1
        }
    }

    /// The value of a digit.
    static func digit(_ byte: UInt8, isHexadecimal: Bool) -> UInt32? {
        if byte.isASCIIDigit { return UInt32(byte) - 0x30 }
        let lower = byte | 0x20
        return isHexadecimal && (0x61...0x66).contains(lower) ? UInt32(lower) - 0x57 : nil
    }

    private static let maximumNameByteCount = 32

    private static func endOfReference(in text: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        while index < text.count, index - start <= maximumNameByteCount {
            if text[index] == 0x3B { return index > start ? index : nil }
            index += 1
        }
        return nil
    }

    // What a reference stands for that is written between `&` and `;`.
    private static func characters(of reference: Span<UInt8>) -> [UInt8]? {
        guard reference[0] == 0x23 else { return NamedReferences.html.characters(named: reference) }
        let isHexadecimal = reference.count > 1 && reference[1] | 0x20 == 0x78
        var number: UInt32 = 0
        for index in (isHexadecimal ? 2 : 1)..<max(reference.count, 2) where index < reference.count {
            guard let digit = digit(reference[index], isHexadecimal: isHexadecimal) else { return nil }
            if number < 0x11_0000 { number = number * (isHexadecimal ? 16 : 10) + digit }
        }
        var bytes: [UInt8] = []
        append(number, to: &bytes)
        return bytes
    }
}
