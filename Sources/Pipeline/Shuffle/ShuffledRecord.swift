// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel
internal import Hashing
internal import Sharding

/// One document on its way through the shuffle, with all that its shard needs.
struct ShuffledRecord: Sendable {
    /// What becomes of the document.
    enum Fate: Sendable {
        /// It goes to the shard's tokens: little-endian `UInt32` ids, the end-of-document token included.
        case kept(ProvenanceRecord, tokens: [UInt8])
        /// It goes to the rejected, for these reasons.
        case rejected(reasons: [String])
    }

    /// The order of the release.
    var shuffleKey: Digest
    var source: String
    var language: String
    var textByteCount: Int
    /// The bytes of text in blocks that were left out of a document that is kept.
    var droppedByteCount: Int
    /// The document's line in `documents/` or `rejected/`, with its line feed.
    var line: [UInt8]
    var fate: Fate

    var tokenCount: Int {
        if case .kept(_, let tokens) = fate { tokens.count / 4 } else { 0 }
    }

    func append(to bytes: inout [UInt8]) {
        bytes += shuffleKey.bytes
        bytes.append(field: source)
        bytes.append(field: language)
        bytes.append(littleEndian: Int64(textByteCount))
        bytes.append(littleEndian: Int64(droppedByteCount))
        bytes.append(field: line)
        switch fate {
        case .kept(let provenance, let tokens):
            bytes.append(1)
            provenance.append(to: &bytes)
            bytes.append(field: tokens)
        case .rejected(let reasons):
            bytes.append(0)
            bytes.append(texts: reasons)
        }
    }

    init(
        shuffleKey: Digest,
        source: String,
        language: String,
        textByteCount: Int,
        droppedByteCount: Int = 0,
        line: [UInt8],
        fate: Fate
    ) {
        self.shuffleKey = shuffleKey
        self.source = source
        self.language = language
        self.textByteCount = textByteCount
        self.droppedByteCount = droppedByteCount
        self.line = line
        self.fate = fate
    }

    init(_ reader: inout BinaryFieldReader) throws {
        shuffleKey = try reader.readDigest()
        source = try reader.readText()
        language = try reader.readText()
        let textByteCount: Int64 = try reader.readInteger()
        self.textByteCount = Int(textByteCount)
        let droppedByteCount: Int64 = try reader.readInteger()
        self.droppedByteCount = Int(droppedByteCount)
        line = try reader.readField()
        let isKept: UInt8 = try reader.readInteger()
        if isKept == 1 {
            let provenance = try ProvenanceRecord(&reader)
            fate = .kept(provenance, tokens: try reader.readField())
        } else {
            fate = .rejected(reasons: try reader.readTexts())
        }
    }
}

extension BinaryFieldReader {
    mutating func readDigest() throws -> Digest {
        let start = offset
        guard let digest = Digest(try readBytes(Digest.byteCount)) else {
            throw BinaryFieldError(offset: start, reason: "no digest")
        }
        return digest
    }
}

extension ProvenanceRecord {
    fileprivate func append(to bytes: inout [UInt8]) {
        bytes += document.digest.bytes
        bytes.append(field: source)
        bytes.append(field: license)
        bytes.append(field: path)
        bytes.append(field: locator)
        bytes.append(littleEndian: Int64(byteOffset))
        bytes.append(littleEndian: Int64(byteCount))
        bytes += contentDigest.bytes
        bytes.append(littleEndian: Int64(tokenCount))
        bytes.append(field: language)
        bytes.append(texts: identifiers)
        bytes.append(littleEndian: UInt32(copies.count))
        for copy in copies {
            bytes += copy.document.digest.bytes
            bytes.append(field: copy.source)
            bytes.append(field: copy.license)
            bytes.append(copy.isConfidential ? 1 : 0)
        }
    }

    /// The record as it was appended; its first token is zero until its shard says better.
    fileprivate init(_ reader: inout BinaryFieldReader) throws {
        let document = DocumentIdentity(digest: try reader.readDigest())
        let source = try reader.readText()
        let license = try reader.readText()
        let path = try reader.readText()
        let locator = try reader.readText()
        let byteOffset: Int64 = try reader.readInteger()
        let byteCount: Int64 = try reader.readInteger()
        let contentDigest = try reader.readDigest()
        let tokenCount: Int64 = try reader.readInteger()
        let language = try reader.readText()
        let identifiers = try reader.readTexts()
        let copyCount: UInt32 = try reader.readInteger()
        let copies = try (0..<copyCount).map { _ in
            DocumentCopy(
                document: DocumentIdentity(digest: try reader.readDigest()),
                source: try reader.readText(),
                license: try reader.readText(),
                isConfidential: try reader.readInteger() as UInt8 == 1
            )
        }
        self.init(
            document: document,
            source: source,
            license: license,
            path: path,
            locator: locator,
            byteOffset: Int(byteOffset),
            byteCount: Int(byteCount),
            contentDigest: contentDigest,
            firstToken: 0,
            tokenCount: Int(tokenCount),
            language: language,
            identifiers: identifiers,
            copies: copies
        )
    }
}
