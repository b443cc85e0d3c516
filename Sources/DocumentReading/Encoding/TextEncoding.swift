// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// An encoding that documents are read in, under its name in the WHATWG Encoding Standard.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case windows1250 = "windows-1250"
    case windows1251 = "windows-1251"
    case windows1252 = "windows-1252"
    case windows1253 = "windows-1253"
    case windows1254 = "windows-1254"
    case windows1257 = "windows-1257"
    case iso8859Part2 = "iso-8859-2"
    case iso8859Part3 = "iso-8859-3"
    case iso8859Part4 = "iso-8859-4"
    case iso8859Part5 = "iso-8859-5"
    case iso8859Part7 = "iso-8859-7"
    case iso8859Part10 = "iso-8859-10"
    case iso8859Part13 = "iso-8859-13"
    case iso8859Part14 = "iso-8859-14"
    case iso8859Part15 = "iso-8859-15"
    case iso8859Part16 = "iso-8859-16"
    case koi8r = "koi8-r"
    case koi8u = "koi8-u"
    case ibm866 = "ibm866"
    case macintosh

    /// What a label in a document means.
    enum Label: Hashable {
        /// An encoding of this list.
        case known(TextEncoding)
        /// An encoding that exists but is not read here.
        case unsupported
        /// Nothing: the label is as good as none.
        case meaningless
    }

    /// The meaning of a label, upper or lower case, with white space around it.
    static func label(_ text: String) -> Label {
        let bytes = text.utf8.filter { !$0.isASCIISpace && $0 != 0x22 && $0 != 0x27 }.map(\.asciiLowercased)
        let name = String(decoding: bytes, as: UTF8.self)
        if let encoding = TextEncoding(rawValue: name) ?? aliases[name] { return .known(encoding) }
        return unsupportedPrefixes.contains { name.hasPrefix($0) } ? .unsupported : .meaningless
    }

    /// The bytes as UTF-8, and how many ill-formed or unassigned ones became U+FFFD.
    public func decode(_ bytes: some Collection<UInt8>) -> (bytes: [UInt8], replacedCount: Int) {
        switch self {
        case .utf8: return Array(bytes).repairingUTF8()
        case .utf16LittleEndian: return TextEncoding.decodeUTF16(Array(bytes), highByteFirst: false)
        case .utf16BigEndian: return TextEncoding.decodeUTF16(Array(bytes), highByteFirst: true)
        default: return decodeSingleBytes(Array(bytes))
        }
    }

    /// The code page that a language's documents of the last century are most likely in.
    static func legacyEncoding(forLanguage tag: String) -> TextEncoding {
        switch tag.split(whereSeparator: { $0 == "-" || $0 == "_" }).first?.lowercased() {
        case "bs", "cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq": .windows1250
        case "be", "bg", "mk", "ru", "sr", "uk": .windows1251
        case "el": .windows1253
        case "tr": .windows1254
        case "et", "lt", "lv": .windows1257
        case "mt": .iso8859Part3
        default: .windows1252
        }
    }

    /// The Windows code page that a text is in which claims an ISO standard but has bytes that the standard lacks.
    var superset: TextEncoding {
        switch self {
        case .iso8859Part2: .windows1250
        case .iso8859Part7: .windows1253
        case .iso8859Part13: .windows1257
        default: self
        }
    }

    private func decodeSingleBytes(_ bytes: [UInt8]) -> (bytes: [UInt8], replacedCount: Int) {
        let table = Array((upperHalf ?? "").unicodeScalars).map { Array(String($0).utf8) }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count + bytes.count / 4)
        var replacedCount = 0
        for byte in bytes {
            guard byte >= 0x80 else {
                decoded.append(byte)
                continue
            }
            let scalar = table[Int(byte & 0x7F)]
            if scalar == [0xEF, 0xBF, 0xBD] { replacedCount += 1 }
            decoded += scalar
        }
        return (decoded, replacedCount)
    }

    private static func decodeUTF16(_ bytes: [UInt8], highByteFirst: Bool) -> (bytes: [UInt8], replacedCount: Int) {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2 + 1)
        for index in stride(from: 0, to: bytes.count - 1, by: 2) {
            let high = bytes[highByteFirst ? index : index + 1]
            let low = bytes[highByteFirst ? index + 1 : index]
            units.append(UInt16(high) << 8 | UInt16(low))
        }
        if !bytes.count.isMultiple(of: 2) { units.append(0xFFFD) }
        let given = units.reduce(0) { $1 == 0xFFFD ? $0 + 1 : $0 }
        let decoded = Array(String(decoding: units, as: UTF16.self).utf8)
        let oddByteCount = bytes.count % 2
        return (decoded, decoded.replacementCharacterCount - given + oddByteCount)
    }

    // Encodings of East Asia and of right-to-left scripts, and those that hide text in ASCII.
    private static let unsupportedPrefixes = [
        "shift", "sjis", "x-sjis", "euc-", "gb", "big5", "iso-2022", "hz-", "utf-7", "utf-32", "windows-1255",
        "windows-1256", "windows-1258", "windows-874", "iso-8859-6", "iso-8859-8", "iso-8859-11", "tis-620", "ks_c",
        "windows-31j", "x-euc",
    ]
}
