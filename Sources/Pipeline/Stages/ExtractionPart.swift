// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel
internal import DocumentReading

/// What extraction makes of a segment: one outcome a record, each with the number of its file within the segment.
struct ExtractionPart: Sendable {
    struct Entry: Sendable {
        /// The record's file, counted from the segment's first.
        var file: Int
        var outcome: ReadingOutcome
    }

    var entries: [Entry] = []
    /// Where the first record is that was left to the next part of the file.
    var next: RecordPosition?

    var textByteCount: Int {
        entries.reduce(0) { sum, entry in
            if case .document(let document) = entry.outcome { sum + document.text.count } else { sum }
        }
    }

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: UInt32(entries.count))
        for entry in entries {
            bytes.append(littleEndian: UInt32(entry.file))
            bytes.append(place: entry.outcome.place)
            switch entry.outcome {
            case .document(let document): bytes.append(document: document)
            case .rejected(let rejection):
                bytes.append(0)
                bytes.append(field: rejection.reason.rawValue)
                bytes.append(field: rejection.detail)
            }
        }
        bytes.append(next == nil ? 0 : 1)
        if let next {
            bytes.append(littleEndian: Int64(next.disk))
            bytes.append(littleEndian: Int64(next.distance))
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
            let outcome: ReadingOutcome =
                isDocument == 1
                ? .document(try reader.readDocument(at: place)) : .rejected(try reader.readRejection(at: place))
            entries.append(Entry(file: Int(file), outcome: outcome))
        }
        let hasNext: UInt8 = try reader.readInteger()
        if hasNext == 1 {
            let disk: Int64 = try reader.readInteger()
            let distance: Int64 = try reader.readInteger()
            next = RecordPosition(disk: Int(disk), distance: Int(distance))
        }
    }
}

extension [UInt8] {
    fileprivate mutating func append(document: ExtractedDocument) {
        append(1)
        append(field: document.text)
        append(optional: document.format?.rawValue)
        append(optional: document.fetched)
        for text in [document.title, document.author, document.date, document.address, document.site] {
            append(optional: text)
        }
        append(optional: document.declaredLanguage)
        append(texts: document.identifiers)
        append(rights: document.rights)
        append(field: document.encoding)
        append(littleEndian: Int64(document.replacedByteSequenceCount))
        append(littleEndian: document.engineConfidencePPM ?? -1)
        append(optional: document.engine)
        append(texts: document.furniture)
        append(littleEndian: Int64(document.unknownEntityCount))
    }

    mutating func append(place: RecordPlace) {
        append(field: place.locator)
        append(littleEndian: Int64(place.byteOffset))
        append(littleEndian: Int64(place.byteCount))
    }

    mutating func append(texts: [String]) {
        append(littleEndian: UInt32(texts.count))
        for text in texts { append(field: text) }
    }

    mutating func append(rights: [RightsEvidence]) {
        append(littleEndian: UInt32(rights.count))
        for evidence in rights {
            append(field: evidence.kind)
            append(field: evidence.value)
            append(field: evidence.place)
        }
    }

    mutating func append(optional text: String?) {
        append(text == nil ? 0 : 1)
        if let text { append(field: text) }
    }
}

extension BinaryFieldReader {
    fileprivate mutating func readDocument(at place: RecordPlace) throws -> ExtractedDocument {
        var document = ExtractedDocument(place: place, text: try readField())
        document.format = try readOptionalText().flatMap(SourceFormat.init)
        document.fetched = try readOptionalText()
        document.title = try readOptionalText()
        document.author = try readOptionalText()
        document.date = try readOptionalText()
        document.address = try readOptionalText()
        document.site = try readOptionalText()
        document.declaredLanguage = try readOptionalText()
        document.identifiers = try readTexts()
        document.rights = try readRights()
        document.encoding = try readText()
        let replaced: Int64 = try readInteger()
        document.replacedByteSequenceCount = Int(replaced)
        let confidence: Int64 = try readInteger()
        document.engineConfidencePPM = confidence < 0 ? nil : confidence
        document.engine = try readOptionalText()
        document.furniture = try readTexts()
        let unknown: Int64 = try readInteger()
        document.unknownEntityCount = Int(unknown)
        return document
    }

    mutating func readRejection(at place: RecordPlace) throws -> ReadingRejection {
        let start = offset
        guard let reason = ReadingRejection.Reason(rawValue: try readText()) else {
            throw BinaryFieldError(offset: start, reason: "a reason for rejection that this version does not know")
        }
        return ReadingRejection(place: place, reason: reason, detail: try readText())
    }

    mutating func readPlace() throws -> RecordPlace {
        let locator = try readText()
        let offset: Int64 = try readInteger()
        let length: Int64 = try readInteger()
        return RecordPlace(locator: locator, byteOffset: Int(offset), byteCount: Int(length))
    }

    mutating func readTexts() throws -> [String] {
        let count: UInt32 = try readInteger()
        return try (0..<count).map { _ in try readText() }
    }

    mutating func readRights() throws -> [RightsEvidence] {
        let count: UInt32 = try readInteger()
        return try (0..<count).map { _ in
            RightsEvidence(kind: try readText(), value: try readText(), place: try readText())
        }
    }

    mutating func readOptionalText() throws -> String? {
        let isPresent: UInt8 = try readInteger()
        return isPresent == 1 ? try readText() : nil
    }
}
