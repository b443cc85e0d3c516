// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Prepares an XML document for libxml2's parser: takes out and refuses what the parser cannot bear.
enum XMLSource {
    /// How many attributes one element may have: the parser compares each with each.
    static let maximumAttributeCount = 1000

    // A tag with too many attributes takes at least this much (`a="" `, and names that differ).
    private static let suspiciousByteCount = 4 * maximumAttributeCount

    /// The document without its document type declaration, whose line feeds stay so that line numbers do.
    ///
    /// Nothing that it says is wanted (external files, entities, attribute defaults), each of these has been an attack,
    /// and the C parser's handling of it has faults of its own (a comment in it that holds an apostrophe breaks push
    /// parsing).
    static func withoutDoctype(_ document: [UInt8]) -> [UInt8] {
        guard let declaration = range(in: document) else { return document }
        let lineFeeds = document[declaration].filter { $0 == 0x0A }
        return document[..<declaration.lowerBound] + lineFeeds + document[declaration.upperBound...]
    }

    /// The line of the first tag that has too many attributes; `nil` if there is none.
    ///
    /// No `<` can stand within a tag of well-formed XML, so that only long stretches between two of them need a look.
    static func lineOfCrowdedTag(in document: [UInt8]) -> Int? {
        let bytes = document.span
        var open = bytes.firstIndex(of: 0x3C, from: 0)
        while let start = open {
            open = bytes.firstIndex(of: 0x3C, from: start + 1)
            let end = open ?? document.count
            guard end - start > suspiciousByteCount, attributeCount(document[start..<end]) > maximumAttributeCount
            else {
                continue
            }
            return document[..<start].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        }
        return nil
    }

    // The `=` outside quotes before the end of the tag that a stretch begins with.
    private static func attributeCount(_ stretch: ArraySlice<UInt8>) -> Int {
        var count = 0
        var quote: UInt8 = 0
        for byte in stretch {
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == 0x3D {
                count += 1
            } else if byte == 0x3E {
                break
            }
        }
        return count
    }

    // Where the declaration lies, between comments and processing instructions before the first element.
    private static func range(in document: [UInt8]) -> Range<Int>? {
        var index = 0
        while let open = document[index...].firstIndex(of: 0x3C) {
            let rest = document[open...]
            if rest.starts(with: "<!--".utf8) {
                guard let end = end(of: "-->", in: document, from: open + 4) else { return nil }
                index = end
            } else if rest.starts(with: "<?".utf8) {
                guard let end = end(of: "?>", in: document, from: open + 2) else { return nil }
                index = end
            } else if rest.starts(with: "<!DOCTYPE".utf8) {
                return endOfDeclaration(in: document, from: open + 9).map { open..<$0 }
            } else {
                return nil
            }
        }
        return nil
    }

    private static func endOfDeclaration(in document: [UInt8], from start: Int) -> Int? {
        var index = start
        var isInSubset = false
        while index < document.count {
            let rest = document[index...]
            switch document[index] {
            case 0x22, 0x27:
                guard let quote = document[(index + 1)...].firstIndex(of: document[index]) else { return nil }
                index = quote
            case 0x5B: isInSubset = true
            case 0x5D: isInSubset = false
            case 0x3C where rest.starts(with: "<!--".utf8):
                guard let end = end(of: "-->", in: document, from: index + 4) else { return nil }
                index = end - 1
            case 0x3C where rest.starts(with: "<?".utf8):
                guard let end = end(of: "?>", in: document, from: index + 2) else { return nil }
                index = end - 1
            case 0x3E where !isInSubset: return index + 1
            default: break
            }
            index += 1
        }
        return nil
    }

    private static func end(of delimiter: String, in document: [UInt8], from start: Int) -> Int? {
        let wanted = Array(delimiter.utf8)
        var index = start
        while index + wanted.count <= document.count {
            if document[index] == wanted[0], document[index..<(index + wanted.count)].elementsEqual(wanted) {
                return index + wanted.count
            }
            index += 1
        }
        return nil
    }
}
