// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel
internal import Hashing

/// What scoring makes of a segment: everything a decision needs, without the text.
struct ScoringPart: Sendable {
    /// The measures of one record.
    struct Entry: Sendable {
        /// The record's file, counted from the segment's first.
        var file: Int
        var place: RecordPlace
        var content: Content
    }

    enum Content: Sendable {
        case document(ScoredDocument)
        case rejected(ReadingRejection)
    }

    var entries: [Entry] = []

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: UInt32(entries.count))
        for entry in entries {
            bytes.append(littleEndian: UInt32(entry.file))
            bytes.append(place: entry.place)
            switch entry.content {
            case .document(let document):
                bytes.append(1)
                document.append(to: &bytes)
            case .rejected(let rejection):
                bytes.append(0)
                bytes.append(field: rejection.reason.rawValue)
                bytes.append(field: rejection.detail)
            }
        }
        return bytes
    }

    init() {}

    init(_ bytes: [UInt8]) throws {
        var reader = BinaryFieldReader(bytes)
        let count: UInt32 = try reader.readInteger()
        for _ in 0..<count {
            let file: UInt32 = try reader.readInteger()
            let place = try reader.readPlace()
            let isDocument: UInt8 = try reader.readInteger()
            let content: Content =
                isDocument == 1
                ? .document(try ScoredDocument(&reader)) : .rejected(try reader.readRejection(at: place))
            entries.append(Entry(file: Int(file), place: place, content: content))
        }
    }
}

/// The measures of one document, and what it says of itself that a decision needs.
struct ScoredDocument: Sendable {
    /// The format it was read as; `nil` if that is its source's.
    var format: SourceFormat?
    var scores: ScoreVector
    var contentDigest: Digest
    var textByteCount: Int
    var identifiers: [String]
    var rights: [RightsEvidence]

    init(_ document: ExtractedDocument, scores: ScoreVector) {
        self.scores = scores
        format = document.format
        contentDigest = CorpusModel.contentDigest(of: document.text)
        textByteCount = document.text.count
        identifiers = document.identifiers
        rights = document.rights
    }

    fileprivate init(_ reader: inout BinaryFieldReader) throws {
        format = try reader.readOptionalText().flatMap(SourceFormat.init)
        scores = ScoreVector()
        scores.language = try reader.readText()
        let shareCount: UInt32 = try reader.readInteger()
        for _ in 0..<shareCount {
            let language = try reader.readText()
            scores.languageShares.append(LanguagePortion(language: language, sharePPM: try reader.readInteger()))
        }
        for kind in ScoreKind.allCases { scores[kind] = try reader.readInteger() }
        let start = reader.offset
        guard let digest = Digest(try reader.readBytes(Digest.byteCount)) else {
            throw BinaryFieldError(offset: start, reason: "no digest")
        }
        contentDigest = digest
        let textByteCount: Int64 = try reader.readInteger()
        self.textByteCount = Int(textByteCount)
        identifiers = try reader.readTexts()
        rights = try reader.readRights()
    }

    fileprivate func append(to bytes: inout [UInt8]) {
        bytes.append(optional: format?.rawValue)
        bytes.append(field: scores.language)
        bytes.append(littleEndian: UInt32(scores.languageShares.count))
        for share in scores.languageShares {
            bytes.append(field: share.language)
            bytes.append(littleEndian: share.sharePPM)
        }
        for kind in ScoreKind.allCases { bytes.append(littleEndian: scores[kind]) }
        bytes += contentDigest.bytes
        bytes.append(littleEndian: Int64(textByteCount))
        bytes.append(texts: identifiers)
        bytes.append(rights: rights)
    }
}
