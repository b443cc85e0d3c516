// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// An OCR file of a METS volume, with the places of those of its elements that the volume names.
///
/// Found by a look at the tags alone: the pieces are parsed once, with the document that they belong to.
struct LayoutPieces {
    /// The file as UTF-8.
    let bytes: [UInt8]
    /// Where the content of its root element lies.
    private(set) var content = 0..<0
    /// Where the file says what has read it.
    private(set) var description = 0..<0
    /// Whether it is ALTO.
    private(set) var isALTO = false
    private var places: [ArraySlice<UInt8>: Range<Int>] = [:]

    /// Finds the elements with these ids; of several with the same, the first.
    init(_ bytes: [UInt8], wanted: Set<ArraySlice<UInt8>>) {
        self.bytes = bytes
        var open: [(start: Int, id: ArraySlice<UInt8>, isDescription: Bool)] = []
        var depth = 0
        var scanner = XMLTagScanner()
        var index = 0
        var rootStart = 0
        while let tag = scanner.nextTag(in: bytes, at: &index, base: 0) {
            if tag.isEnd {
                depth -= 1
                if depth == 0 { content = rootStart..<max(rootStart, tag.start) }
                if depth < 0 { break }
                guard let element = open.popLast() else { continue }
                close(element, end: tag.end)
            } else {
                if depth == 0 {
                    rootStart = tag.end
                    isALTO = scanner.localName == LayoutPieces.rootElement
                }
                let isLayout = LayoutPieces.layoutElements.contains(scanner.localName)
                let id = isLayout ? LayoutPieces.id(in: bytes[tag.start..<tag.end]) : []
                let isDescription = depth == 1 && scanner.localName == LayoutPieces.descriptionElement
                let element = (tag.start, wanted.contains(id) && places[id] == nil ? id : [], isDescription)
                if tag.isEmpty {
                    close(element, end: tag.end)
                } else {
                    open.append(element)
                    depth += 1
                }
            }
        }
    }

    private mutating func close(_ element: (start: Int, id: ArraySlice<UInt8>, isDescription: Bool), end: Int) {
        if element.isDescription { description = element.start..<end }
        if !element.id.isEmpty { places[element.id] = element.start..<end }
    }

    /// Where an element lies, or all from one element to another; `nil` if one is not there.
    func place(of begin: [UInt8], to end: [UInt8]) -> Range<Int>? {
        if begin.isEmpty { return content.isEmpty ? nil : content }
        guard let first = places[begin[...]] else { return nil }
        guard !end.isEmpty, end != begin else { return first }
        guard let last = places[end[...]], last.upperBound >= first.upperBound else { return first }
        // What lies between two elements is well-formed only if they have the same element around them.
        return LayoutPieces.isBalanced(bytes[first.lowerBound..<last.upperBound])
            ? first.lowerBound..<last.upperBound : nil
    }

    private static func isBalanced(_ bytes: ArraySlice<UInt8>) -> Bool {
        let piece = Array(bytes)
        var scanner = XMLTagScanner()
        var index = 0
        var depth = 0
        while let tag = scanner.nextTag(in: piece, at: &index, base: 0) {
            if tag.isEnd { depth -= 1 } else if !tag.isEmpty { depth += 1 }
            if depth < 0 { return false }
        }
        return depth == 0
    }

    // The value of the attribute `ID` or `id` of a tag.
    private static func id(in tag: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var index = tag.startIndex
        while index + 5 < tag.endIndex {
            defer { index += 1 }
            guard tag[index].isASCIISpace, tag[index + 1] | 0x20 == 0x69, tag[index + 2] | 0x20 == 0x64 else {
                continue
            }
            let rest = tag[(index + 3)...].drop { $0.isASCIISpace }
            guard rest.first == 0x3D else { continue }
            let value = rest.dropFirst().drop { $0.isASCIISpace }
            guard let quote = value.first, quote == 0x22 || quote == 0x27 else { continue }
            return value.dropFirst().prefix { $0 != quote }
        }
        return []
    }

    private static let rootElement = Array("alto".utf8)
    private static let descriptionElement = Array("Description".utf8)
    private static let layoutElements = Set(
        (OCRDialect.alto.pages + OCRDialect.alto.regions + OCRDialect.alto.blocks + OCRDialect.alto.lines
            + ["Illustration", "GraphicalElement"]).map { Array($0.utf8) }
    )
}
