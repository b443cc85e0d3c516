// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel
internal import Hashing

extension ProvenanceRecord {
    /// The record as one line of JSON without a line feed: what the table stores and `documents_root` commits to.
    var json: [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("document", document.description)
            writer.member("source", source)
            writer.member("license", license)
            writer.member("path", path)
            writer.member("locator", locator)
            writer.member("byte_offset", byteOffset)
            writer.member("byte_count", byteCount)
            writer.member("content_sha256", contentDigest.hexadecimal)
            writer.member("first_token", firstToken)
            writer.member("token_count", tokenCount)
            writer.member("language", language)
            writer.member("identifiers", strings: identifiers)
            writer.member(
                "copies",
                array: { writer in
                    for copy in copies { copy.write(to: &writer) }
                }
            )
        }
        return writer.bytes
    }

    /// The record that one line of JSON holds; anything but what `json` writes is an error.
    init(json bytes: [UInt8]) throws(JSONReadingError) {
        var reader = JSONReader(bytes)
        try reader.beginObject()
        let document = try reader.digest("document")
        let source = try reader.string("source")
        let license = try reader.string("license")
        let path = try reader.string("path")
        let locator = try reader.string("locator")
        let byteOffset = try reader.count("byte_offset")
        let byteCount = try reader.count("byte_count")
        let content = try reader.digest("content_sha256")
        let firstToken = try reader.count("first_token")
        let tokenCount = try reader.count("token_count")
        let language = try reader.string("language")
        try reader.key("identifiers")
        let identifiers = try reader.strings()
        try reader.key("copies")
        var copies: [DocumentCopy] = []
        try reader.beginArray()
        while try reader.hasElement() { copies.append(try DocumentCopy(from: &reader)) }
        try reader.endObject()
        try reader.finish()
        self.init(
            document: DocumentIdentity(digest: document),
            source: source,
            license: license,
            path: path,
            locator: locator,
            byteOffset: byteOffset,
            byteCount: byteCount,
            contentDigest: content,
            firstToken: firstToken,
            tokenCount: tokenCount,
            language: language,
            identifiers: identifiers,
            copies: copies
        )
    }
}

extension DocumentCopy {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("document", document.description)
            writer.member("source", source)
            writer.member("license", license)
        }
    }

    fileprivate init(from reader: inout JSONReader) throws(JSONReadingError) {
        try reader.beginObject()
        let document = try reader.digest("document")
        let source = try reader.string("source")
        let license = try reader.string("license")
        try reader.endObject()
        self.init(document: DocumentIdentity(digest: document), source: source, license: license)
    }
}

extension JSONReader {
    fileprivate mutating func string(_ name: String) throws(JSONReadingError) -> String {
        try key(name)
        return try string()
    }

    fileprivate mutating func count(_ name: String) throws(JSONReadingError) -> Int {
        try key(name)
        let value = try integer()
        guard value >= 0 else { throw JSONReadingError(offset: offset, reason: "\(name) cannot be negative") }
        return value
    }

    fileprivate mutating func digest(_ name: String) throws(JSONReadingError) -> Digest {
        guard let digest = Digest(hexadecimal: try string(name)) else {
            throw JSONReadingError(offset: offset, reason: "\(name) is no SHA-256 digest")
        }
        return digest
    }
}
