// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// A document's bytes as UTF-8.
struct DecodedText {
    /// Well-formed UTF-8 without a byte order mark, without control characters other than white space, and without
    /// U+FFFE and U+FFFF.
    var bytes: [UInt8]
    /// The encoding they were read in.
    var encoding: TextEncoding
    /// How many ill-formed sequences became U+FFFD.
    var replacedCount: Int
}

/// What is said of a document's encoding, from outside and by the document itself.
struct DeclaredEncodings {
    /// The label that came with the document, in the `Content-Type` of the answer that brought it.
    var transport: String?
    /// The label that the document gives: in a meta element or in an XML declaration.
    var document: String?
    /// The start of the document, which may declare a language.
    var start: [UInt8] = []

    /// The labels, that from outside first.
    var labels: [String] { [transport, document].compactMap { $0 } }
    /// The language that the document declares.
    var language: String? { EncodingDeclaration.language(start) }
}

/// Why a document's bytes are not text.
struct UnreadableEncoding: Error {
    /// What they are instead.
    var reason: String
}

/// Decides what encoding a document is in, and reads it: what is declared, checked against its bytes.
///
/// 1. A byte order mark wins, then the zero bytes of UTF-16.
/// 2. Bytes that are well-formed UTF-8 with anything beyond ASCII are UTF-8, whatever is declared: no text of a few words
///    in another encoding looks like that by chance. Mostly well-formed ones are UTF-8 with damage, which is repaired and
///    counted.
/// 3. Else it is a legacy encoding: the one in which the letters follow each other as in some language. A declaration,
///    from outside or the document's own, and the language it declares weigh much, but not everything: short of evidence
///    against it, the declaration holds.
///
/// The encodings of East Asia are told, and refused.
enum TextDecoding {
    /// The document as UTF-8.
    static func decode(
        _ bytes: [UInt8],
        _ declared: @autoclosure () -> DeclaredEncodings
    ) throws(UnreadableEncoding) -> DecodedText {
        if let mark = marked(bytes) {
            return cleaned(read(Array(bytes[mark.markByteCount...]), in: mark.encoding))
        }
        if let wide = wideEncoding(bytes) { return cleaned(read(bytes, in: wide)) }
        let traits = bytes.span.textTraits
        if traits.isWellFormedUTF8 {
            if traits.isASCII { try refuseHiddenText(bytes, declared()) }
            return cleaned(DecodedText(bytes: bytes, encoding: .utf8, replacedCount: 0), traits)
        }
        if isMostlyUTF8(bytes) { return cleaned(read(bytes, in: .utf8)) }
        let declared = declared()
        let labels = declared.labels
        let meanings = labels.map(TextEncoding.label)
        return cleaned(read(bytes, in: try legacyEncoding(of: bytes, labels, meanings, declared.language)))
    }

    private static func legacyEncoding(
        of bytes: [UInt8],
        _ labels: [String],
        _ meanings: [TextEncoding.Label],
        _ language: String?
    ) throws(UnreadableEncoding) -> TextEncoding {
        if let index = meanings.firstIndex(of: .unsupported) {
            throw UnreadableEncoding(reason: "the encoding \(labels[index]) is not read")
        }
        let encodings = meanings.compactMap { meaning -> TextEncoding? in
            if case .known(let encoding) = meaning, encoding.upperHalf != nil { encoding } else { nil }
        }
        // What no letter table can tell is believed.
        if let first = encodings.first, !EncodingDetection.knows(first) { return first }
        let detection = EncodingDetection(bytes)
        let index = meanings.firstIndex(of: .eastAsian)
        if detection.isEastAsian(declared: index != nil) {
            let name = index.map { "the encoding \(labels[$0])" } ?? "an encoding of characters of two bytes"
            throw UnreadableEncoding(reason: "\(name) is not read")
        }
        return detection.encoding(declared: encodings, language: language)
    }

    // Text may lie hidden in ASCII: behind escape sequences, or as UTF-7.
    private static func refuseHiddenText(
        _ bytes: [UInt8],
        _ declared: DeclaredEncodings
    ) throws(UnreadableEncoding) {
        for label in declared.labels {
            switch TextEncoding.label(label) {
            case .eastAsian where bytes.contains(0x1B) || bytes.firstRange(of: "~{") != nil: break
            case .unsupported: break
            default: continue
            }
            throw UnreadableEncoding(reason: "the encoding \(label) is not read")
        }
    }

    /// UTF-16 without a mark: its spaces and tags have zero bytes in every other place, and there only.
    private static func wideEncoding(_ bytes: [UInt8]) -> TextEncoding? {
        let start = bytes.prefix(4096)
        guard start.count >= 16, bytes.count.isMultiple(of: 2),
            bytes.span.extracting(first: start.count).firstIndex(of: 0, from: 0) != nil
        else { return nil }
        var zeroCounts = [0, 0]
        for (index, byte) in start.enumerated() where byte == 0 { zeroCounts[index & 1] += 1 }
        let enough = max(2, start.count / 24)
        if zeroCounts[1] >= enough, zeroCounts[0] == 0 { return .utf16LittleEndian }
        if zeroCounts[0] >= enough, zeroCounts[1] == 0 { return .utf16BigEndian }
        return nil
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

    private static func read(_ bytes: [UInt8], in encoding: TextEncoding) -> DecodedText {
        let decoded = encoding.decode(bytes)
        return DecodedText(bytes: decoded.bytes, encoding: encoding, replacedCount: decoded.replacedCount)
    }

    // Control characters and noncharacters have no place in text and are errors in XML, but occur in real files. A form
    // feed parts words.
    private static func cleaned(_ text: DecodedText, _ known: TextTraits? = nil) -> DecodedText {
        let traits = known ?? text.bytes.span.textTraits
        guard traits.hasControls || traits.hasNoncharacters else { return text }
        let isControl: (UInt8) -> Bool = { ($0 < 0x20 && !$0.isASCIISpace) || $0 == 0x0C || $0 == 0x7F }
        var cleaned = text
        cleaned.bytes = text.bytes.compactMap { $0 == 0x0C ? 0x20 : isControl($0) ? nil : $0 }
        if traits.hasNoncharacters { cleaned.bytes = withoutNoncharacters(cleaned.bytes) }
        return cleaned
    }

    private static func withoutNoncharacters(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        for byte in bytes {
            result.append(byte)
            guard byte == 0xBE || byte == 0xBF, result.count >= 3 else { continue }
            if result[result.count - 2] == 0xBF, result[result.count - 3] == 0xEF { result.removeLast(3) }
        }
        return result
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
            } else if found < continuationCount, index == bytes.count {
                // Cut off within a character.
            } else {
                illFormedCount += 1
            }
        }
        return wellFormedCount > 0 && wellFormedCount >= 4 * illFormedCount
    }
}
