// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
public import CorpusModel
internal import Hashing

extension DocumentIdentity {
    /// How the line of this document begins in `documents/` and `rejected/`.
    var linePrefix: [UInt8] { Array("{\"id\":\"\(description)\"".utf8) }
}

/// A line of `rejected/`, as far as questions about use need it.
public struct RejectedDocument: Sendable, Hashable {
    /// The document.
    public var document: DocumentIdentity
    /// Its source.
    public var source: String
    /// Its file, relative to the source.
    public var path: String
    /// Its record within the file.
    public var locator: String
    /// The digest of its text in hexadecimal, if it could be read.
    public var contentDigest: String?
    /// The identified language, if it could be read.
    public var language: String?
    /// Its public identifiers.
    public var identifiers: [String]
    /// Why it is not in the release.
    public var reasons: [String]
    /// The document with the same content that is, if that is a reason.
    public var duplicateOf: String?

    /// The rejected document that a line holds; members that are not known are passed over.
    public init(line: [UInt8], at location: String) throws(ReleaseError) {
        do {
            self = try RejectedDocument(reading: line)
        } catch let error as JSONReadingError {
            throw ReleaseError(.mismatch, at: location, "it is no line of a rejected document: \(error)")
        } catch {
            throw ReleaseError(.mismatch, at: location, "it is no line of a rejected document")
        }
    }

    private init(reading line: [UInt8]) throws {
        var texts: [String: String] = [:]
        var lists: [String: [String]] = [:]
        var reader = JSONReader(line)
        try reader.beginObject()
        while let key = try reader.nextKey() {
            switch key {
            case "id", "source", "path", "locator", "content_sha256", "language", "duplicate_of":
                texts[key] = try reader.string()
            case "identifiers", "reasons": lists[key] = try reader.strings()
            default: try reader.skip()
            }
        }
        try reader.finish()
        guard let digest = texts["id"].flatMap({ Digest(hexadecimal: $0) }), let source = texts["source"] else {
            throw JSONReadingError(offset: 0, reason: "id and source are missing")
        }
        document = DocumentIdentity(digest: digest)
        self.source = source
        path = texts["path"] ?? ""
        locator = texts["locator"] ?? ""
        contentDigest = texts["content_sha256"]
        language = texts["language"]
        identifiers = lists["identifiers"] ?? []
        reasons = lists["reasons"] ?? []
        duplicateOf = texts["duplicate_of"]
    }
}

/// What is needed of a line in `documents/`.
public enum DocumentText {
    /// The members `id` and `text` of a line.
    public static func read(_ line: [UInt8], at location: String) throws(ReleaseError) -> (id: String, text: String) {
        do {
            var reader = JSONReader(line)
            try reader.beginObject()
            try reader.key("id")
            let id = try reader.string()
            try reader.key("text")
            return (id, try reader.string())
        } catch {
            throw ReleaseError(.mismatch, at: location, "it is no line of a document: \(error)")
        }
    }
}
