// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// One document of a METS volume as a record by itself: XML of pieces of ALTO, with what the METS file says of them.
///
/// `OCRDialect.bundle` reads it.
struct METSBundle {
    private let unit: METSPlan.Unit
    private var texts: [Range<Int>]
    private var content: [UInt8] = []
    private var description: [UInt8] = []
    private var isWholeFile = false

    /// A bundle without text.
    init(_ unit: METSPlan.Unit) {
        self.unit = unit
        texts = Array(repeating: 0..<0, count: unit.pieces.count)
    }

    /// Whether there is no text in it.
    var isEmpty: Bool { content.isEmpty }

    /// About how long it is.
    var byteCount: Int { content.count + description.count + 200 }

    /// Adds the pieces of one file, by their numbers in the unit; calls `missing` with the ids that are not there.
    ///
    /// What lies within another piece is taken once.
    mutating func add(_ layout: LayoutPieces, _ numbers: [Int], missing: (String) -> Void) {
        var places: [(number: Int, place: Range<Int>)] = []
        for number in numbers {
            let piece = unit.pieces[number]
            if let place = layout.place(of: piece.begin, to: piece.end) {
                places.append((number, place))
            } else {
                missing(piece.begin.isEmpty ? "the text" : String(decoding: piece.begin, as: UTF8.self))
            }
        }
        places.sort {
            ($0.place.lowerBound, -$0.place.upperBound, $0.number) < (
                $1.place.lowerBound, -$1.place.upperBound, $1.number
            )
        }
        var end = 0
        for (number, place) in places where place.upperBound > end {
            end = place.upperBound
            let start = content.count
            content += layout.bytes[place]
            texts[number] = start..<content.count
        }
        if description.isEmpty { description = Array(layout.bytes[layout.description]) }
        isWholeFile = unit.pieces.count == 1 && unit.pieces[0].begin.isEmpty
    }

    /// The record.
    var bytes: [UInt8] {
        var bytes = Array("<bundle>".utf8)
        if let title = unit.title { METSBundle.append("title", title, to: &bytes) }
        if let language = unit.language { METSBundle.append("language", language, to: &bytes) }
        for identifier in unit.identifiers { METSBundle.append("identifier", identifier, to: &bytes) }
        for (kind, value) in unit.rights {
            METSBundle.append("rights kind=\"\(kind)\"", value, to: &bytes)
        }
        if isWholeFile {
            // With its own description and reading order.
            bytes += content
        } else {
            bytes += description
            bytes += Array("<pieces>".utf8)
            for (number, text) in texts.enumerated() where !text.isEmpty {
                let margin = unit.pieces[number].isFurniture ? "TopMargin" : nil
                if let margin { bytes += Array("<\(margin)>".utf8) }
                bytes += content[text]
                if let margin { bytes += Array("</\(margin)>".utf8) }
            }
            bytes += Array("</pieces>".utf8)
        }
        return bytes + Array("</bundle>".utf8)
    }

    private static func append(_ tag: String, _ text: String, to bytes: inout [UInt8]) {
        bytes += Array("<\(tag)>".utf8)
        for byte in text.utf8 {
            switch byte {
            case 0x26: bytes += Array("&amp;".utf8)
            case 0x3C: bytes += Array("&lt;".utf8)
            case 0x3E: bytes += Array("&gt;".utf8)
            default: bytes.append(byte)
            }
        }
        bytes += Array("</\(tag.prefix { $0 != " " })>".utf8)
    }
}
