// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
public import CorpusModel
public import Hashing
public import Sharding

/// A document of a made release.
public struct MadeDocument: Sendable {
    /// Its number among all documents.
    public var number: Int
    /// Its source.
    public var source: String
    /// Its path there.
    public var path: String
    /// Its text.
    public var text: [UInt8]
    /// Its identifiers.
    public var identifiers: [String]
    /// Why it is not in the release; empty if it is.
    public var reasons: [String] = []
    /// The number of the document with the same text that is in the release in its place.
    public var original: Int?

    /// Its id.
    public var identity: DocumentIdentity { DocumentIdentity(source: source, path: path, locator: "") }

    /// The digest of its text.
    public var content: Digest { contentDigest(of: text) }

    /// The licence of its source.
    public var license: String { MadeDocument.licenses[source] ?? "" }

    /// The language of its source.
    public var language: String { source == "web" ? "da" : "fi" }

    /// The licence of each source.
    public static let licenses = ["web": "cc0", "scans": "archive", "news": "press"]

    /// Thirty documents of three sources: some too short, some the same as another licensor's.
    public static let all: [MadeDocument] = {
        var documents = (0..<30).map { number in
            let source = ["web", "scans", "news"][number % 3]
            let sentence = "Dokument nummer \(number) fra \(source): ærlig tekst, \"kilde\" og lov.\n"
            var document = MadeDocument(
                number: number,
                source: source,
                path: "folder/\(number).html",
                text: Array(String(repeating: sentence, count: 1 + number * 7 % 5).utf8),
                identifiers: ["url:https://\(source).example/\(number)"]
            )
            if source == "scans" { document.identifiers.append("isbn:978000000\(number)") }
            if number % 7 == 6 { document.reasons = ["too-short", "language"] }
            return document
        }
        // The texts of two news pages are those of scans that are kept.
        for (copy, original) in [(5, 4), (14, 10)] {
            documents[copy].text = documents[original].text
            documents[copy].reasons = ["duplicate"]
            documents[copy].original = original
        }
        return documents
    }()

    /// Its line in `documents/`.
    func line(tokenCount: Int) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { line in
            line.member("id", identity.description)
            line.key("text")
            line.string(utf8: text)
            line.member("source", source)
            line.member("metadata", object: { $0.member("tokens", tokenCount) })
        }
        writer.endLine()
        return writer.bytes
    }

    /// Its line in `rejected/`.
    var rejectedLine: [UInt8] {
        var writer = JSONWriter()
        writer.object { line in
            line.member("id", identity.description)
            line.member("source", source)
            line.member("license", license)
            line.member("path", path)
            line.member("locator", "")
            line.member("content_sha256", content.hexadecimal)
            line.member("language", language)
            line.member("scores", object: { $0.member("words", 3) })
            line.member("identifiers", strings: identifiers)
            line.member(
                "verdicts",
                array: { array in
                    array.object {
                        $0.member("rule", "too-short"); $0.member("broken", true)
                    }
                }
            )
            line.member("reasons", strings: reasons)
            line.member("duplicate_of", ifPresent: original.map { MadeDocument.all[$0].identity.description })
        }
        writer.endLine()
        return writer.bytes
    }

    /// Its record in the provenance table.
    public func record(firstToken: Int, tokenCount: Int) -> ProvenanceRecord {
        let copies = MadeDocument.all.filter { $0.original == number }.map {
            DocumentCopy(document: $0.identity, source: $0.source, license: $0.license)
        }
        return ProvenanceRecord(
            document: identity,
            source: source,
            license: license,
            path: path,
            locator: "",
            byteOffset: 0,
            byteCount: text.count + 100,
            contentDigest: content,
            firstToken: firstToken,
            tokenCount: tokenCount,
            language: language,
            identifiers: identifiers,
            copies: copies
        )
    }
}
