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
    /// The measures of what is kept of the text, as are digest and length; of all of it where no block is.
    var scores: ScoreVector
    var contentDigest: Digest
    var textByteCount: Int
    /// Which blocks of the extracted text are kept; `nil` for all.
    var blocks: BlockSelection?
    var identifiers: [String]
    var rights: [RightsEvidence]

    /// A document that holds what is kept of its text.
    init(_ document: ExtractedDocument, scores: ScoreVector, blocks: BlockSelection?) {
        self.scores = scores
        self.blocks = blocks
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
        let hasBlocks: UInt8 = try reader.readInteger()
        if hasBlocks == 1 { blocks = try reader.readBlocks() }
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
        bytes.append(blocks == nil ? 0 : 1)
        if let blocks { bytes.append(blocks: blocks) }
    }
}

extension [UInt8] {
    fileprivate mutating func append(blocks: BlockSelection) {
        append(littleEndian: UInt32(blocks.kept.count))
        for range in blocks.kept { append(range: range) }
        append(littleEndian: UInt32(blocks.dropped.count))
        for block in blocks.dropped {
            append(range: block.range)
            append(field: block.rule)
            append(littleEndian: block.errorPPM)
        }
    }

    private mutating func append(range: Range<Int>) {
        append(littleEndian: Int64(range.lowerBound))
        append(littleEndian: Int64(range.count))
    }
}

extension BinaryFieldReader {
    fileprivate mutating func readBlocks() throws -> BlockSelection {
        let keptCount: UInt32 = try readInteger()
        let kept = try (0..<keptCount).map { _ in try readRange() }
        let droppedCount: UInt32 = try readInteger()
        let dropped = try (0..<droppedCount).map { _ in
            BlockSelection.DroppedBlock(range: try readRange(), rule: try readText(), errorPPM: try readInteger())
        }
        return BlockSelection(kept: kept, dropped: dropped)
    }

    private mutating func readRange() throws -> Range<Int> {
        let position = offset
        let start: Int64 = try readInteger()
        let count: Int64 = try readInteger()
        guard start >= 0, count >= 0, let end = Int(exactly: start.addingReportingOverflow(count).partialValue),
            end >= start
        else { throw BinaryFieldError(offset: position, reason: "no range of bytes") }
        return Int(start)..<end
    }
}
