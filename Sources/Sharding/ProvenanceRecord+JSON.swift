// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel
internal import Hashing

extension ProvenanceRecord {
    /// What `documents_root` commits to: one line of JSON without a line feed.
    ///
    /// Whoever is shown it with its path learns nothing of other licensors: neither the copies under confidential
    /// licences are in it, nor the first token, which tells how long the documents before are.
    public var commitment: [UInt8] {
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
            writer.member("token_count", tokenCount)
            writer.member("language", language)
            writer.member("identifiers", strings: identifiers)
            writer.member(copies: copies.filter { !$0.isConfidential })
        }
        return writer.bytes
    }

    /// What the table stores: the commitment, and after a line feed the confidential copies, if there are any.
    var stored: [UInt8] {
        let confidential = copies.filter(\.isConfidential)
        if confidential.isEmpty { return commitment }
        var writer = JSONWriter()
        writer.object { $0.member(copies: confidential) }
        return commitment + [0x0A] + writer.bytes
    }

    /// The record that a table stores; anything but what `stored` writes is an error.
    init(stored bytes: [UInt8], firstToken: Int) throws(JSONReadingError) {
        let lineEnd = bytes.firstIndex(of: 0x0A)
        var reader = JSONReader(lineEnd.map { Array(bytes[..<$0]) } ?? bytes)
        try reader.beginObject()
        let document = try reader.digest("document")
        let source = try reader.string("source")
        let license = try reader.string("license")
        let path = try reader.string("path")
        let locator = try reader.string("locator")
        let byteOffset = try reader.count("byte_offset")
        let byteCount = try reader.count("byte_count")
        let content = try reader.digest("content_sha256")
        let tokenCount = try reader.count("token_count")
        let language = try reader.string("language")
        try reader.key("identifiers")
        let identifiers = try reader.strings()
        var copies = try reader.copies(isConfidential: false)
        try reader.endObject()
        try reader.finish()
        if let lineEnd {
            var reader = JSONReader(bytes, offset: lineEnd + 1)
            try reader.beginObject()
            let confidential = try reader.copies(isConfidential: true)
            try reader.endObject()
            try reader.finish()
            guard !confidential.isEmpty else {
                throw JSONReadingError(offset: lineEnd, reason: "an empty list of confidential copies is not written")
            }
            copies += confidential
        }
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

    fileprivate init(from reader: inout JSONReader, isConfidential: Bool) throws(JSONReadingError) {
        try reader.beginObject()
        let document = try reader.digest("document")
        let source = try reader.string("source")
        let license = try reader.string("license")
        try reader.endObject()
        self.init(
            document: DocumentIdentity(digest: document),
            source: source,
            license: license,
            isConfidential: isConfidential
        )
    }
}

extension JSONWriter {
    fileprivate mutating func member(copies: [DocumentCopy]) {
        member(
            "copies",
            array: { writer in
                for copy in copies { copy.write(to: &writer) }
            }
        )
    }
}

extension JSONReader {
    fileprivate mutating func copies(isConfidential: Bool) throws(JSONReadingError) -> [DocumentCopy] {
        try key("copies")
        var copies: [DocumentCopy] = []
        try beginArray()
        while try hasElement() { copies.append(try DocumentCopy(from: &self, isConfidential: isConfidential)) }
        return copies
    }

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
