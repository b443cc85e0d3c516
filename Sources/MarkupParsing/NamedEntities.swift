// SPDX-License-Identifier: EUPL-1.2

internal import CLibXML2

/// The named characters that resolve without any declaration: the five of XML and those of HTML.
enum NamedEntities {
    /// The scalar that a name, which must end in NUL, stands for; `nil` if it is not known.
    static func scalar(named name: UnsafePointer<UInt8>) -> UInt32? {
        guard let entity = unsafe htmlEntityLookup(name) else { return nil }
        return unsafe entity.pointee.value
    }

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
                let value = value(of: text, from: index + 1, to: end)
            else {
                bytes.append(byte)
                index += 1
                continue
            }
            append(value, to: &bytes)
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

    private static func value(of text: Span<UInt8>, from start: Int, to end: Int) -> UInt32? {
        guard text[start] == 0x23 else {
            var name: [UInt8] = []
            for index in start..<end { name.append(text[index]) }
            name.append(0)
            return unsafe name.withUnsafeBufferPointer { buffer in
                unsafe buffer.baseAddress.flatMap { unsafe scalar(named: $0) }
            }
        }
        let isHexadecimal = start + 1 < end && text[start + 1] | 0x20 == 0x78
        let digits = (start + (isHexadecimal ? 2 : 1))..<end
        var number = ""
        for index in digits { number.unicodeScalars.append(Unicode.Scalar(text[index])) }
        return UInt32(number, radix: isHexadecimal ? 16 : 10)
    }
}
