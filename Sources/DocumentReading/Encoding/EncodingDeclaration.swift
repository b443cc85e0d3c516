// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// What the first bytes of a document, in any encoding that extends ASCII, declare.
enum EncodingDeclaration {
    // The HTML standard asks for 1,024 bytes; real pages have scripts before their meta elements.
    private static let scannedByteCount = 16 << 10

    /// Whether a document begins with an XML declaration.
    static func isXML(_ bytes: [UInt8]) -> Bool {
        bytes.prefix(64).drop(while: \.isASCIISpace).starts(with: "<?xml".utf8)
    }

    /// The encoding in an XML declaration.
    static func inXML(_ bytes: [UInt8]) -> String? {
        let start = Array(bytes.prefix(256))
        guard let open = start.firstRange(of: "<?xml"),
            start[..<open.lowerBound].allSatisfy({ $0.isASCIISpace || $0 >= 0x80 }),
            let close = start.firstRange(of: "?>", from: open.upperBound)
        else { return nil }
        return value(of: "encoding", in: start[open.upperBound..<close.lowerBound])
    }

    /// The encoding in a meta element of HTML, or in an XML declaration before it.
    static func inHTML(_ bytes: [UInt8]) -> String? {
        var prescan = MetaPrescan(bytes.prefix(scannedByteCount))
        return (prescan.label() ?? inXML(bytes)).map { isUTF16($0) ? "utf-8" : $0 }
    }

    /// The first language that the start of a document names (`lang="…"` or `xml:lang="…"`).
    static func language(_ bytes: [UInt8]) -> String? {
        let start = Array(bytes.prefix(scannedByteCount))
        var index = 0
        while let range = start.firstRange(of: "lang=", from: index) {
            index = range.upperBound
            guard range.lowerBound > 0 else { continue }
            let before = start[range.lowerBound - 1]
            guard before.isASCIISpace || before == 0x3A else { continue }
            if let value = value(of: "lang", in: start[range.lowerBound...].prefix(64)) { return value }
        }
        return nil
    }

    // A document that could be read up to its declaration is not in UTF-16, whatever it says.
    private static func isUTF16(_ label: String) -> Bool { label.lowercased().hasPrefix("utf-16") }

    // `name = "value"`, `name='value'` or `name=value`, also within the value of another attribute.
    private static func value(of name: String, in bytes: ArraySlice<UInt8>) -> String? {
        let bytes = Array(bytes)
        guard let range = bytes.firstRange(of: name) else { return nil }
        var rest = bytes[range.upperBound...].drop(while: \.isASCIISpace)
        guard rest.popFirst() == 0x3D else { return nil }
        rest = rest.drop(while: \.isASCIISpace)
        if let quote = rest.first, quote == 0x22 || quote == 0x27 { rest = rest.dropFirst() }
        let value = rest.prefix { $0 != 0x22 && $0 != 0x27 && $0 != 0x3B && $0 != 0x3E && !$0.isASCIISpace }
        return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
    }
}

extension Array where Element == UInt8 {
    /// Where the bytes of an ASCII text stand first, from an index on.
    func firstRange(of text: String, from start: Int = 0) -> Range<Int>? {
        let wanted = Array(text.utf8)
        guard let first = wanted.first else { return nil }
        var index = start
        while index <= count - wanted.count {
            if self[index] == first, self[index..<(index + wanted.count)].elementsEqual(wanted) {
                return index..<(index + wanted.count)
            }
            index += 1
        }
        return nil
    }
}
