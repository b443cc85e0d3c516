// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// A record of a WARC file, as its headers describe it.
public struct ArchiveEntry: Sendable, Hashable {
    /// How the record is named: by where it begins.
    public var locator: String
    /// The type of the record, such as `response`.
    public var type: String
    /// How many bytes its block has.
    public var byteCount: Int
    /// The status, if it is the answer of a web server.
    public var status: Int?
    /// The media type: of the answer if it is one, else of the record.
    public var mediaType: String?
    /// What was fetched.
    public var address: String?
    /// When it was fetched.
    public var date: String?

    /// An entry for a record whose block begins with the bytes from `start` on, as far as they are known.
    init(_ header: WARCHeader, at position: RecordPosition, _ bytes: [UInt8], from start: Int) {
        locator = position.locator
        type = ArchiveEntry.text(header.fields.first("warc-type"))?.lowercased() ?? ""
        byteCount = header.contentByteCount ?? 0
        address = header.targetURI.map { String($0.prefix(2000)) }
        date = ArchiveEntry.text(header.fields.first("warc-date"))
        mediaType = ArchiveEntry.text(header.fields.first("content-type"))
        let end = start + min(byteCount, bytes.count - start)
        guard header.kind == .response, let answer = HTTPAnswer(bytes, from: start, to: end), answer.status != nil
        else {
            return
        }
        status = answer.status
        mediaType = ArchiveEntry.text(answer.fields.first("content-type"))
    }

    // A word for people, whatever stands there.
    private static func text(_ bytes: ArraySlice<UInt8>?) -> String? {
        bytes.map { String(decoding: $0.prefix(200), as: UTF8.self) }
    }
}
