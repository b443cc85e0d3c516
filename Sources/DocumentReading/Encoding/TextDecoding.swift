// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// A document's bytes as UTF-8.
struct DecodedText {
    /// Well-formed UTF-8 without a byte order mark and without control characters other than white space.
    var bytes: [UInt8]
    /// The encoding they were read in.
    var encoding: TextEncoding
    /// How many ill-formed sequences became U+FFFD.
    var replacedCount: Int
}

/// Decides what encoding a document is in, and reads it: what it declares, checked against its bytes.
///
/// 1. A byte order mark wins.
/// 2. Bytes that are well-formed UTF-8 with anything beyond ASCII are UTF-8, whatever they declare: no text of a few
///    words in another encoding looks like that by chance.
/// 3. Else a declared single-byte encoding holds; one that claims an ISO standard but has bytes that only the like
///    Windows code page has, is that code page.
/// 4. Else (UTF-8 declared, or nothing) mostly well-formed text is UTF-8 with damage, which is repaired and counted;
///    anything else is in the code page usual for its language.
enum TextDecoding {
    /// The document as UTF-8; `nil` if it declares an encoding that is not read here and is not UTF-8.
    static func decode(_ bytes: [UInt8], declared: String?, language: String?) -> DecodedText? {
        if let marked = decodeMarked(bytes) { return cleaned(marked) }
        let label = declared.map(TextEncoding.label) ?? .meaningless
        if bytes.isWellFormedUTF8 {
            if label == .unsupported, !hasBytesBeyondASCII(bytes) { return nil }
            return cleaned(DecodedText(bytes: bytes, encoding: .utf8, replacedCount: 0))
        }
        switch label {
        case .unsupported: return nil
        case .known(let encoding) where encoding.upperHalf != nil:
            return cleaned(read(bytes, in: hasC1Bytes(bytes) ? encoding.superset : encoding))
        case .known, .meaningless:
            if isMostlyUTF8(bytes) { return cleaned(read(bytes, in: .utf8)) }
            return cleaned(read(bytes, in: .legacyEncoding(forLanguage: language ?? "")))
        }
    }

    /// The encoding that the first bytes show: a byte order mark, or the zero bytes of `<` in UTF-16.
    static func marked(_ bytes: [UInt8]) -> (encoding: TextEncoding, markByteCount: Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        if bytes.starts(with: [0x3C, 0x00]) { return (.utf16LittleEndian, 0) }
        if bytes.starts(with: [0x00, 0x3C]) { return (.utf16BigEndian, 0) }
        return nil
    }

    private static func decodeMarked(_ bytes: [UInt8]) -> DecodedText? {
        guard let mark = marked(bytes) else { return nil }
        return read(Array(bytes[mark.markByteCount...]), in: mark.encoding)
    }

    private static func read(_ bytes: [UInt8], in encoding: TextEncoding) -> DecodedText {
        let decoded = encoding.decode(bytes)
        return DecodedText(bytes: decoded.bytes, encoding: encoding, replacedCount: decoded.replacedCount)
    }

    // Control characters have no place in text and are errors in XML, but occur in real files. A form feed parts words.
    private static func cleaned(_ text: DecodedText) -> DecodedText {
        let isControl: (UInt8) -> Bool = { ($0 < 0x20 && !$0.isASCIISpace) || $0 == 0x0C || $0 == 0x7F }
        guard text.bytes.contains(where: isControl) else { return text }
        var cleaned = text
        cleaned.bytes = text.bytes.compactMap { $0 == 0x0C ? 0x20 : isControl($0) ? nil : $0 }
        return cleaned
    }

    private static func hasBytesBeyondASCII(_ bytes: [UInt8]) -> Bool {
        bytes.contains { $0 >= 0x80 }
    }

    private static func hasC1Bytes(_ bytes: [UInt8]) -> Bool {
        bytes.contains { $0 >= 0x80 && $0 <= 0x9F }
    }

    /// Whether there are at least four well-formed sequences for each ill-formed one.
    private static func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
        var wellFormedCount = 0
        var illFormedCount = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            guard byte >= 0x80 else { continue }
            let continuationCount = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : byte >= 0xC2 ? 1 : 0
            var found = 0
            while found < continuationCount, index < bytes.count, bytes[index].isUTF8Continuation {
                found += 1
                index += 1
            }
            if continuationCount > 0, found == continuationCount, byte < 0xF5 {
                wellFormedCount += 1
            } else {
                illFormedCount += 1
            }
        }
        return wellFormedCount >= 4 * illFormedCount
    }
}
