// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// The header lines of a WARC record or of HTTP: a first line, then fields.
struct HeaderFields {
    /// The first line.
    let firstLine: ArraySlice<UInt8>
    private var fields: [(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)] = []
    private static let maximumCount = 1000

    /// The lines in a header, without the empty one at its end; folded lines belong to the field before.
    init(_ header: ArraySlice<UInt8>) {
        var lines = HeaderLines(header)
        firstLine = lines.next() ?? []
        while let line = lines.next(), fields.count < HeaderFields.maximumCount {
            if let first = line.first, first == 0x20 || first == 0x09, let last = fields.popLast() {
                fields.append((last.name, header[last.value.startIndex..<line.endIndex]))
            } else if let colon = line.firstIndex(of: 0x3A) {
                fields.append((HeaderFields.trimmed(line[..<colon]), HeaderFields.trimmed(line[(colon + 1)...])))
            }
        }
    }

    /// The value of the first field with a name, which is written in lower case here.
    func first(_ name: String) -> ArraySlice<UInt8>? {
        fields.first { HeaderFields.isEqual($0.name, name) }?.value
    }

    /// The text of the first field with a name.
    func text(_ name: String) -> String? {
        first(name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The texts of all fields with a name.
    func texts(_ name: String) -> [String] {
        fields.filter { HeaderFields.isEqual($0.name, name) }.map { String(decoding: $0.value, as: UTF8.self) }
    }

    /// The end of the header that begins at `start`, after its empty line; `nil` if it does not end in `bytes`.
    static func end(in bytes: [UInt8], from start: Int) -> Int? {
        var index = start
        while let line = bytes[index...].firstIndex(of: 0x0A) {
            index = line + 1
            guard index < bytes.count else { return nil }
            if bytes[index] == 0x0A { return index + 1 }
            if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { return index + 2 }
        }
        return nil
    }

    /// Whether bytes are a word, which is written in lower case here, in whatever case.
    static func isEqual(_ name: ArraySlice<UInt8>, _ wanted: String) -> Bool {
        guard name.count == wanted.utf8.count else { return false }
        return zip(name, wanted.utf8).allSatisfy { $0.asciiLowercased == $1 }
    }

    static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes.drop(while: \.isASCIISpace)
        while bytes.last?.isASCIISpace == true { bytes.removeLast() }
        return bytes
    }
}

/// Lines, ended by CR LF or LF alone.
private struct HeaderLines {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    mutating func next() -> ArraySlice<UInt8>? {
        guard !rest.isEmpty else { return nil }
        let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
        defer { rest = rest[min(end + 1, rest.endIndex)...] }
        return end > rest.startIndex && rest[end - 1] == 0x0D ? rest[..<(end - 1)] : rest[..<end]
    }
}
