// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Plain text: its lines and paragraphs as they are, without what only printers and old computers need.
enum PlainText {
    /// The text with line feeds for all line ends and page breaks, no white space at the ends of lines, no more than one
    /// empty line between paragraphs, and no byte order marks.
    static func read(_ text: [UInt8]) -> [UInt8] {
        let isMarked = text.span.firstIndex(of: 0xEF, from: 0) != nil && text.firstRange(of: mark) != nil
        return lines(of: isMarked ? text.split(separator: mark).flatMap { $0 } : text)
    }

    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private static func lines(of text: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        var emptyLineCount = 0
        var index = 0
        while index < text.count {
            let end = text[index...].firstIndex { $0 == 0x0A || $0 == 0x0D || $0 == 0x0C } ?? text.count
            var last = end
            while last > index, text[last - 1] == 0x20 || text[last - 1] == 0x09 { last -= 1 }
            if last == index {
                emptyLineCount += 1
            } else {
                if !output.isEmpty {
                    output.append(0x0A)
                    if emptyLineCount > 0 { output.append(0x0A) }
                }
                emptyLineCount = 0
                output += text[index..<last]
            }
            index = end + 1
            if end + 1 < text.count, text[end] == 0x0D, text[end + 1] == 0x0A { index += 1 }
        }
        return output
    }

    /// Bytes, of any encoding that extends ASCII, with line feeds for form feeds.
    static func breakingPages(_ bytes: [UInt8]) -> [UInt8] {
        bytes.contains(0x0C) && !bytes.contains(0) ? bytes.map { $0 == 0x0C ? 0x0A : $0 } : bytes
    }
}
