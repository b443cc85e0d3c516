// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel
internal import FoundationEssentials
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

    /// The record that one line of JSON holds; `nil` for anything but what `json` writes.
    init?(json bytes: [UInt8]) {
        guard let stored = try? JSONDecoder().decode(StoredRecord.self, from: Data(bytes)),
            let document = Digest(hexadecimal: stored.document),
            let content = Digest(hexadecimal: stored.contentSHA256)
        else { return nil }
        self.init(
            document: DocumentIdentity(digest: document),
            source: stored.source,
            license: stored.license,
            path: stored.path,
            locator: stored.locator,
            byteOffset: stored.byteOffset,
            byteCount: stored.byteCount,
            contentDigest: content,
            firstToken: stored.firstToken,
            tokenCount: stored.tokenCount,
            language: stored.language,
            identifiers: stored.identifiers
        )
        for copy in stored.copies {
            guard let digest = Digest(hexadecimal: copy.document) else { return nil }
            copies.append(
                DocumentCopy(
                    document: DocumentIdentity(digest: digest),
                    source: copy.source,
                    license: copy.license
                )
            )
        }
        // One record has one spelling: no other order, spacing, escape or key passes.
        guard json == bytes else { return nil }
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
}

private struct StoredRecord: Decodable {
    var document: String
    var source: String
    var license: String
    var path: String
    var locator: String
    var byteOffset: Int
    var byteCount: Int
    var contentSHA256: String
    var firstToken: Int
    var tokenCount: Int
    var language: String
    var identifiers: [String]
    var copies: [StoredCopy]

    enum CodingKeys: String, CodingKey {
        case document, source, license, path, locator
        case byteOffset = "byte_offset"
        case byteCount = "byte_count"
        case contentSHA256 = "content_sha256"
        case firstToken = "first_token"
        case tokenCount = "token_count"
        case language, identifiers, copies
    }
}

private struct StoredCopy: Decodable {
    var document: String
    var source: String
    var license: String
}
