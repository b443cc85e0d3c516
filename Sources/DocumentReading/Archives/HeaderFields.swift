// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// The header lines of a WARC record or of HTTP: a first line, then fields.
struct HeaderFields {
    /// The first line.
    let firstLine: ArraySlice<UInt8>
    private let header: ArraySlice<UInt8>
    // Places, not slices: most fields are never looked at.
    private var fields: [(name: Range<Int>, value: Range<Int>)] = []
    private static let maximumCount = 1000

    /// The lines in a header, without the empty one at its end; folded lines belong to the field before.
    init(_ header: ArraySlice<UInt8>) {
        self.header = header
        let start = header.startIndex
        let bytes = header.span
        var lines = HeaderLines(count: bytes.count)
        let first = lines.next(in: bytes) ?? 0..<0
        firstLine = header[(start + first.lowerBound)..<(start + first.upperBound)]
        fields.reserveCapacity(16)
        while let line = lines.next(in: bytes), fields.count < HeaderFields.maximumCount {
            if !line.isEmpty, bytes[line.lowerBound] == 0x20 || bytes[line.lowerBound] == 0x09, !fields.isEmpty {
                let last = fields.count - 1
                fields[last].value = fields[last].value.lowerBound..<line.upperBound
            } else if let colon = bytes.firstIndex(of: 0x3A, from: line.lowerBound), colon < line.upperBound {
                let name = HeaderFields.trimmed(line.lowerBound..<colon, in: bytes)
                fields.append((name, HeaderFields.trimmed((colon + 1)..<line.upperBound, in: bytes)))
            }
        }
    }

    /// The value of the first field with a name, which is written in lower case here.
    func first(_ name: StaticString) -> ArraySlice<UInt8>? {
        for field in fields where field.name.count == name.utf8CodeUnitCount {
            if HeaderFields.isEqual(slice(field.name), name) { return slice(field.value) }
        }
        return nil
    }

    /// The text of the first field with a name.
    func text(_ name: StaticString) -> String? {
        first(name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The texts of all fields with a name.
    func texts(_ name: StaticString) -> [String] {
        fields.filter { HeaderFields.isEqual(slice($0.name), name) }
            .map { String(decoding: slice($0.value), as: UTF8.self) }
    }

    private func slice(_ range: Range<Int>) -> ArraySlice<UInt8> {
        header[(header.startIndex + range.lowerBound)..<(header.startIndex + range.upperBound)]
    }

    /// The end of the header that begins at `start`, after its empty line; `nil` if it does not end in `bytes`.
    static func end(in bytes: [UInt8], from start: Int) -> Int? {
        let bytes = bytes.span
        var index = start
        while let line = bytes.firstIndex(of: 0x0A, from: index) {
            index = line + 1
            guard index < bytes.count else { return nil }
            if bytes[index] == 0x0A { return index + 1 }
            if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { return index + 2 }
        }
        return nil
    }

    /// Whether bytes are a word, which is written in lower case here, in whatever case.
    static func isEqual(_ name: ArraySlice<UInt8>, _ wanted: StaticString) -> Bool {
        guard name.count == wanted.utf8CodeUnitCount else { return false }
        return wanted.withUTF8Buffer { wanted in
            unsafe zip(name, wanted).allSatisfy { $0.asciiLowercased == $1 }
        }
    }

    private static func trimmed(_ range: Range<Int>, in bytes: Span<UInt8>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        while start < end, bytes[start].isASCIISpace { start += 1 }
        while end > start, bytes[end - 1].isASCIISpace { end -= 1 }
        return start..<end
    }
}

/// Lines, ended by CR LF or LF alone.
private struct HeaderLines {
    private let count: Int
    private var index = 0

    init(count: Int) { self.count = count }

    mutating func next(in bytes: Span<UInt8>) -> Range<Int>? {
        guard index < count else { return nil }
        let start = index
        let end = bytes.firstIndex(of: 0x0A, from: start) ?? count
        index = end + 1
        return start..<(end > start && bytes[end - 1] == 0x0D ? end - 1 : end)
    }
}
