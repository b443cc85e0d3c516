// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// The document type declaration of an XML document.
///
/// It is cut out before parsing. Nothing that it says is wanted (external files, entities, attribute defaults), each of
/// these has been an attack, and the C parser's handling of it has faults of its own (a comment in it that holds an
/// apostrophe breaks push parsing).
enum XMLDoctype {
    /// The document without its declaration, whose line feeds stay so that line numbers do.
    static func removed(from document: [UInt8]) -> [UInt8] {
        guard let declaration = range(in: document) else { return document }
        let lineFeeds = document[declaration].filter { $0 == 0x0A }
        return document[..<declaration.lowerBound] + lineFeeds + document[declaration.upperBound...]
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
