// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// A rough cut of text out of markup whose encoding is not known yet.
enum MarkupScan {
    /// The bytes outside tags, comments, scripts, style sheets and references.
    static func text(of bytes: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count / 2)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x3C, let end = endOfMarkup(in: bytes, at: index) {
                text.append(0x20)
                index = end
            } else if byte == 0x26, let end = endOfReference(in: bytes, at: index) {
                text.append(0x20)
                index = end
            } else {
                text.append(byte)
                index += 1
            }
        }
        return text
    }

    private static func endOfMarkup(in bytes: [UInt8], at start: Int) -> Int? {
        guard start + 1 < bytes.count else { return nil }
        let next = bytes[start + 1]
        guard next.isASCIILetter || next == 0x2F || next == 0x21 || next == 0x3F else { return nil }
        if bytes[start...].starts(with: "<!--".utf8) {
            return bytes.firstRange(of: "-->", from: start + 4)?.upperBound ?? bytes.count
        }
        let end = (bytes[start...].firstIndex(of: 0x3E) ?? bytes.count - 1) + 1
        for name in ["script", "style"] where isElement(name, in: bytes, at: start) {
            return endOfElement(name, in: bytes, from: end)
        }
        return end
    }

    private static func isElement(_ name: String, in bytes: [UInt8], at start: Int) -> Bool {
        let tag = bytes[(start + 1)...].prefix(name.utf8.count + 1)
        guard tag.count > name.utf8.count, let last = tag.last, !last.isASCIILetter else { return false }
        return tag.lazy.map(\.asciiLowercased).starts(with: name.utf8)
    }

    private static func endOfElement(_ name: String, in bytes: [UInt8], from start: Int) -> Int {
        var index = start
        while let close = bytes[index...].firstIndex(of: 0x3C) {
            index = close + 1
            guard index < bytes.count, bytes[index] == 0x2F else { continue }
            if isElement(name, in: bytes, at: index) { return close }
        }
        return bytes.count
    }

    private static func endOfReference(in bytes: [UInt8], at start: Int) -> Int? {
        for index in (start + 1)..<min(start + 12, bytes.count) {
            let byte = bytes[index]
            if byte == 0x3B { return index > start + 1 ? index + 1 : nil }
            guard byte.isASCIILetter || byte.isASCIIDigit || byte == 0x23 else { return nil }
        }
        return nil
    }
}
