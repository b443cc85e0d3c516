// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// The characters that an XML document is made of.
enum XMLText {
    /// The first line with bytes that are no character of XML; `nil` if there is none.
    static func lineOfFault(in document: [UInt8]) -> Int? {
        let bytes = document.span
        guard !bytes.isXML else { return nil }
        var lineNumber = 1
        var start = 0
        while let end = bytes.firstIndex(of: 0x0A, from: start) {
            if !bytes.extracting(start..<end).isXML { return lineNumber }
            lineNumber += 1
            start = end + 1
        }
        return lineNumber
    }

    /// Makes every line end with a line feed alone.
    static func unifyLineEnds(_ document: inout [UInt8]) {
        guard let first = document.span.firstIndex(of: 0x0D, from: 0) else { return }
        var end = first
        var isAfterReturn = false
        for index in first..<document.count {
            let byte = document[index]
            let isSecond = isAfterReturn && byte == 0x0A
            isAfterReturn = byte == 0x0D
            if isSecond { continue }
            document[end] = isAfterReturn ? 0x0A : byte
            end += 1
        }
        document.removeSubrange(end...)
    }
}

extension Span<UInt8> {
    fileprivate var isXML: Bool {
        let traits = textTraits
        // DEL is a character of XML, but no good one; it is let pass nowhere else either.
        return traits.isWellFormedUTF8 && !traits.hasControls && !traits.hasNoncharacters
    }
}
