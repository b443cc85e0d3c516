// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// An encoding that documents are read in, under its name in the WHATWG Encoding Standard.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
    case utf8 = "utf-8"
    case utf16LittleEndian = "utf-16le"
    case utf16BigEndian = "utf-16be"
    case windows874 = "windows-874"
    case windows1250 = "windows-1250"
    case windows1251 = "windows-1251"
    case windows1252 = "windows-1252"
    case windows1253 = "windows-1253"
    case windows1254 = "windows-1254"
    case windows1255 = "windows-1255"
    case windows1256 = "windows-1256"
    case windows1257 = "windows-1257"
    case windows1258 = "windows-1258"
    case iso8859Part2 = "iso-8859-2"
    case iso8859Part3 = "iso-8859-3"
    case iso8859Part4 = "iso-8859-4"
    case iso8859Part5 = "iso-8859-5"
    case iso8859Part6 = "iso-8859-6"
    case iso8859Part7 = "iso-8859-7"
    case iso8859Part8 = "iso-8859-8"
    case iso8859Part10 = "iso-8859-10"
    case iso8859Part13 = "iso-8859-13"
    case iso8859Part14 = "iso-8859-14"
    case iso8859Part15 = "iso-8859-15"
    case iso8859Part16 = "iso-8859-16"
    case koi8r = "koi8-r"
    case koi8u = "koi8-u"
    case ibm866 = "ibm866"
    case macintosh
    case macCyrillic = "x-mac-cyrillic"

    /// What a label in a document means.
    enum Label: Hashable {
        /// An encoding of this list.
        case known(TextEncoding)
        /// An encoding of East Asia, where a character takes several bytes; none of them is read here.
        case eastAsian
        /// Another encoding that exists but is not read here.
        case unsupported
        /// Nothing: the label is as good as none.
        case meaningless
    }

    /// The meaning of a label, upper or lower case, with white space around it.
    static func label(_ text: String) -> Label {
        let isFrame: (UInt8) -> Bool = { $0.isASCIISpace || $0 == 0x22 || $0 == 0x27 }
        let bytes = text.utf8.drop(while: isFrame).prefix { !isFrame($0) && $0 != 0x3B }.map(\.asciiLowercased)
        let name = String(decoding: bytes, as: UTF8.self)
        if let encoding = TextEncoding(rawValue: name) ?? aliases[name] { return .known(encoding) }
        if eastAsianLabels.contains(name) { return .eastAsian }
        return unsupportedLabels.contains(name) ? .unsupported : .meaningless
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

    /// The scalars of the upper 128 bytes; empty for UTF-8 and UTF-16.
    var upperScalars: [Unicode.Scalar] { Array((upperHalf ?? "").unicodeScalars) }

    private func decodeSingleBytes(_ bytes: [UInt8]) -> (bytes: [UInt8], replacedCount: Int) {
        let scalars = upperScalars
        let spellings = scalars.map { Array(String($0).utf8) }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count + bytes.count / 4)
        var replacedCount = 0
        for byte in bytes {
            guard byte >= 0x80 else {
                decoded.append(byte)
                continue
            }
            let index = Int(byte & 0x7F)
            if scalars[index] == "\u{FFFD}" { replacedCount += 1 }
            decoded += spellings[index]
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
}
