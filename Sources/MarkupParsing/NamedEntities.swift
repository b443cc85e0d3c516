// SPDX-License-Identifier: EUPL-1.2

/// The named characters that resolve in XML without any declaration: the five of XML and all of HTML's.
enum NamedEntities {
    /// Appends a scalar as UTF-8; what is no scalar becomes U+FFFD.
    static func append(_ value: UInt32, to bytes: inout [UInt8]) {
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
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
        var number = ""
        for index in (isHexadecimal ? 2 : 1)..<max(reference.count, 2) where index < reference.count {
            number.unicodeScalars.append(Unicode.Scalar(reference[index]))
        }
        guard let value = UInt32(number, radix: isHexadecimal ? 16 : 10) else { return nil }
        var bytes: [UInt8] = []
        append(value, to: &bytes)
        return bytes
    }
}
