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

    /// The document with a line feed alone at the end of every line.
    static func unifyingLineEnds(_ document: [UInt8]) -> [UInt8] {
        let bytes = document.span
        guard var end = bytes.firstIndex(of: 0x0D, from: bytes.endWithoutReturns) else { return document }
        var unified: [UInt8] = []
        unified.reserveCapacity(document.count)
        var start = 0
        while end < bytes.count {
            unified.append(copying: bytes.extracting(start..<end))
            let isPair = end + 1 < bytes.count && bytes[end + 1] == 0x0A
            start = end + 1
            // The line feed of a pair stands there already.
            if !isPair { unified.append(0x0A) }
            end = bytes.firstIndex(of: 0x0D, from: start) ?? bytes.count
        }
        unified.append(copying: bytes.extracting(start..<bytes.count))
        return unified
    }
}

extension Span<UInt8> {
    fileprivate var isXML: Bool {
        let traits = textTraits
        // DEL is a character of XML, but no good one; it is let pass nowhere else either.
        return traits.isWellFormedUTF8 && !traits.hasControls && !traits.hasNoncharacters
    }

    /// How far whole lines of a processor's cache, of 64 bytes, hold no carriage return: mostly to the end.
    fileprivate var endWithoutReturns: Int {
        let wanted = SIMD16<UInt8>(repeating: 0x0D)
        var index = 0
        while index + 64 <= count {
            let first = (block(at: index) .== wanted) .| (block(at: index + 16) .== wanted)
            let second = (block(at: index + 32) .== wanted) .| (block(at: index + 48) .== wanted)
            if Self.firstPlace(in: first .| second) < 16 { break }
            index += 64
        }
        return index
    }
}
