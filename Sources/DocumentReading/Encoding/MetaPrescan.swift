// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Looks for the encoding that the meta elements of a page declare, before the page can be parsed
/// (https://html.spec.whatwg.org/#prescan-a-byte-stream-to-determine-its-encoding).
struct MetaPrescan {
    private let bytes: [UInt8]
    private var index = 0

    /// A scan of the first bytes of a page.
    init(_ bytes: some Collection<UInt8>) {
        self.bytes = Array(bytes)
    }

    /// The first label that means an encoding, read here or not.
    mutating func label() -> String? {
        while let open = bytes[index...].firstIndex(of: 0x3C) {
            index = open + 1
            guard index < bytes.count else { break }
            if starts(with: "!--") {
                guard let close = bytes.firstRange(of: "-->", from: open + 2) else { break }
                index = close.upperBound
            } else if starts(with: "meta"), isNameEnd(index + 4) {
                index += 4
                if let label = labelInMeta() { return label }
            } else if bytes[index].isASCIILetter || (bytes[index] == 0x2F && isLetter(index + 1)) {
                while index < bytes.count, !isNameEnd(index), bytes[index] != 0x3E { index += 1 }
                while nextAttribute() != nil {}
            } else if [0x21, 0x2F, 0x3F].contains(bytes[index]) {
                index = bytes[index...].firstIndex(of: 0x3E) ?? bytes.count
            }
        }
        return nil
    }

    // `charset` counts by itself, `content` only beside `http-equiv`; each attribute once.
    private mutating func labelInMeta() -> String? {
        var seen: Set<String> = []
        var isPragma = false
        var needsPragma = false
        var label: String?
        while let attribute = nextAttribute() {
            guard seen.insert(attribute.name).inserted else { continue }
            switch attribute.name {
            case "http-equiv": isPragma = attribute.value == "content-type"
            case "content" where label == nil:
                label = MetaPrescan.label(inContent: Array(attribute.value.utf8))
                if label != nil { needsPragma = true }
            case "charset":
                label = attribute.value
                needsPragma = false
            default: break
            }
        }
        guard let label, isPragma || !needsPragma, TextEncoding.label(label) != .meaningless else { return nil }
        return label
    }

    /// The label in the value of `content`, such as `text/html; charset=…`.
    static func label(inContent content: [UInt8]) -> String? {
        var start = 0
        while let range = content.firstRange(of: "charset", from: start) {
            start = range.upperBound
            var rest = content[start...].drop(while: \.isASCIISpace)
            guard rest.popFirst() == 0x3D else { continue }
            rest = rest.drop(while: \.isASCIISpace)
            guard let first = rest.first else { return nil }
            if first == 0x22 || first == 0x27 {
                guard let end = rest.dropFirst().firstIndex(of: first) else { return nil }
                return String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
            }
            return String(decoding: rest.prefix { !$0.isASCIISpace && $0 != 0x3B }, as: UTF8.self)
        }
        return nil
    }

    // The next attribute of the tag that is open, in lower case; `nil` at its end.
    private mutating func nextAttribute() -> (name: String, value: String)? {
        while index < bytes.count, bytes[index].isASCIISpace || bytes[index] == 0x2F { index += 1 }
        guard index < bytes.count, bytes[index] != 0x3E else { return nil }
        var name: [UInt8] = []
        while index < bytes.count, !isNameEnd(index), bytes[index] != 0x3E, bytes[index] != 0x3D || name.isEmpty {
            name.append(bytes[index].asciiLowercased)
            index += 1
        }
        skipSpaces()
        guard index < bytes.count, bytes[index] == 0x3D else { return (String(decoding: name, as: UTF8.self), "") }
        index += 1
        skipSpaces()
        let value = nextValue()
        return (String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self))
    }

    private mutating func nextValue() -> [UInt8] {
        var value: [UInt8] = []
        guard index < bytes.count else { return value }
        let quote = bytes[index]
        let isQuoted = quote == 0x22 || quote == 0x27
        if isQuoted { index += 1 }
        while index < bytes.count {
            let byte = bytes[index]
            if isQuoted ? byte == quote : byte.isASCIISpace || byte == 0x3E { break }
            value.append(byte.asciiLowercased)
            index += 1
        }
        if isQuoted { index = min(index + 1, bytes.count) }
        return value
    }

    private mutating func skipSpaces() {
        while index < bytes.count, bytes[index].isASCIISpace { index += 1 }
    }

    private func starts(with name: String) -> Bool {
        bytes[index...].prefix(name.utf8.count).map(\.asciiLowercased) == Array(name.utf8)
    }

    private func isNameEnd(_ index: Int) -> Bool {
        index < bytes.count && (bytes[index].isASCIISpace || bytes[index] == 0x2F)
    }

    private func isLetter(_ index: Int) -> Bool { index < bytes.count && bytes[index].isASCIILetter }
}
