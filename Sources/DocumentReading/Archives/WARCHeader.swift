// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// The header of one WARC record.
struct WARCHeader {
    /// What a record is, as far as it matters here.
    enum Kind {
        /// An answer of a server, with the headers of its protocol.
        case response
        /// A file, or the text made of one, without any protocol.
        case content
        /// What is said about records, requests, and answers that are stored elsewhere.
        case other
        /// A part of a record, or of a type that is not known.
        case unknown
    }

    /// The fields.
    let fields: HeaderFields
    /// What the record is.
    let kind: Kind
    /// How many bytes its block has; `nil` if the header does not say so in digits.
    let contentByteCount: Int?

    /// Whether bytes begin with a version line.
    static func isVersionLine(_ bytes: ArraySlice<UInt8>) -> Bool {
        let start = bytes.startIndex
        return bytes.count >= 7 && bytes.starts(with: "WARC/".utf8) && bytes[start + 5].isASCIIDigit
            && bytes[start + 6] == 0x2E
    }

    init(_ header: ArraySlice<UInt8>) {
        fields = HeaderFields(header)
        kind = fields.first("warc-type").map(WARCHeader.kind) ?? .unknown
        contentByteCount = fields.first("content-length").flatMap(WARCHeader.number)
    }

    /// Where it was fetched from; WARC 1.0 examples put it in angle brackets.
    var targetURI: String? {
        fields.text("warc-target-uri").map {
            $0.hasPrefix("<") && $0.hasSuffix(">") ? String($0.dropFirst().dropLast()) : $0
        }
    }

    private static func kind(_ type: ArraySlice<UInt8>) -> Kind {
        if HeaderFields.isEqual(type, "response") { return .response }
        if HeaderFields.isEqual(type, "resource") || HeaderFields.isEqual(type, "conversion") { return .content }
        let others: [StaticString] = ["request", "metadata", "warcinfo", "revisit"]
        return others.contains { HeaderFields.isEqual(type, $0) } ? .other : .unknown
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard !digits.isEmpty, digits.count <= 18, digits.allSatisfy(\.isASCIIDigit) else { return nil }
        return digits.reduce(0) { 10 * $0 + Int($1 - 0x30) }
    }
}
