// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Names what is not read, so that a rejection says what the file is.
enum UnreadContent {
    private static let signatures: [(bytes: [UInt8], name: String)] = [
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "compressed by xz"), ([0x5D, 0x00, 0x00], "compressed by lzma"),
        (Array("LZIP".utf8), "compressed by lzip"), ([0x04, 0x22, 0x4D, 0x18], "compressed by lz4"),
        ([0x1F, 0x9D], "compressed by compress"), (Array("7z".utf8) + [0xBC, 0xAF, 0x27, 0x1C], "a 7z archive"),
        (Array("Rar!".utf8) + [0x1A, 0x07], "a RAR archive"), (Array("MSCF".utf8) + [0, 0, 0, 0], "a cabinet archive"),
        (Array("!<arch>\n".utf8), "an ar archive"), (Array("PAR1".utf8), "Parquet"), (Array("%PDF-".utf8), "PDF"),
        (Array("{\\rtf".utf8), "RTF"), (Array("%!PS".utf8), "PostScript"), (Array("AT&TFORM".utf8), "DjVu"),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "a document of old Office programs"),
        (Array("SQLite format 3".utf8), "an SQLite database"), ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"), (Array("GIF8".utf8), "a GIF picture"),
        ([0x49, 0x49, 0x2A, 0x00], "a TIFF picture"), ([0x4D, 0x4D, 0x00, 0x2A], "a TIFF picture"),
    ]

    /// What the first bytes of a file show it to be; `nil` if it is nothing that is known and not read.
    static func name(of start: [UInt8]) -> String? {
        signatures.first { start.starts(with: $0.bytes) }?.name
    }

    /// Whether text begins as one JSON value that spans lines.
    static func isJSON(_ text: [UInt8]) -> Bool {
        let rest = text.drop(while: \.isASCIISpace)
        guard let first = rest.first, first == 0x7B || first == 0x5B else { return false }
        let second = rest.dropFirst().first { !$0.isASCIISpace }
        return second == 0x22 || first == 0x5B && (second == 0x7B || second == 0x5B)
    }

    /// Why nothing is read that begins so.
    static func reason(_ start: [UInt8]) -> String {
        if let name = name(of: start) { return "\(name), which is not read" }
        if start.contains(0) { return "bytes that are no text" }
        if isJSON(start) { return "JSON that is not one object a line" }
        if let root = FormatDetection.rootOfUnknownXML(start) {
            return "XML with the root “\(root)”, for which there is no table; a dialect can be given"
        }
        let isBlank = start.allSatisfy(\.isASCIISpace)
        return isBlank ? "nothing in it" : "none of the formats that are read (brotli cannot be told from noise)"
    }
}
