// SPDX-License-Identifier: EUPL-1.2

import Bytes
import CorpusModel
import DocumentReading
import FileStorage
import Foundation
import Testing

/// What a whole file gives, cut in chunks and extracted.
func read(
    _ bytes: [UInt8],
    as format: SourceFormat,
    limits: ReadingLimits = ReadingLimits(),
    chunkByteCount: Int = .max,
    dialect: XMLDialect? = nil
) -> [ReadingOutcome] {
    let extractor = DocumentExtractor(format: format, limits: limits, dialect: dialect)
    return cut(bytes, as: format, limits: limits, chunkByteCount: chunkByteCount, dialect: dialect).map { cut in
        switch cut {
        case .record(let record): extractor.extract(record)
        case .rejected(let rejection): .rejected(rejection)
        }
    }
}

/// What cutting a whole file gives.
func cut(
    _ bytes: [UInt8],
    as format: SourceFormat,
    limits: ReadingLimits = ReadingLimits(),
    chunkByteCount: Int = .max,
    dialect: XMLDialect? = nil
) -> [CutRecord] {
    var cutter = RecordCutter(format: format, limits: limits, dialect: dialect)
    var records: [CutRecord] = []
    var rest = bytes[...]
    while !rest.isEmpty {
        cutter.feed(Array(rest.prefix(chunkByteCount)))
        rest = rest.dropFirst(chunkByteCount)
        while let record = cutter.next() { records.append(record) }
    }
    cutter.finish()
    while let record = cutter.next() { records.append(record) }
    return records
}

/// The one document of a file.
func document(_ text: String, as format: SourceFormat) throws -> ExtractedDocument {
    try document(Array(text.utf8), as: format)
}

/// The one document of a file.
func document(_ bytes: [UInt8], as format: SourceFormat) throws -> ExtractedDocument {
    let outcomes = read(bytes, as: format)
    try #require(outcomes.count == 1)
    guard case .document(let document) = outcomes[0] else {
        Issue.record("rejected: \(outcomes[0])")
        return ExtractedDocument(place: outcomes[0].place, text: [])
    }
    return document
}

/// The text of the one document of a file.
func text(_ file: String, as format: SourceFormat) throws -> String {
    String(decoding: try document(file, as: format).text, as: UTF8.self)
}

/// The reason why the one record of a file is rejected; `nil` if it is not.
func rejection(_ bytes: [UInt8], as format: SourceFormat) -> ReadingRejection.Reason? {
    let outcomes = read(bytes, as: format)
    guard outcomes.count == 1, case .rejected(let rejection) = outcomes[0] else { return nil }
    return rejection.reason
}

extension ReadingOutcome {
    /// The locator with the text or the reason of the rejection.
    var summary: String {
        switch self {
        case .document(let document): "\(place.locator):\(String(decoding: document.text, as: UTF8.self))"
        case .rejected(let rejection): "\(place.locator)!\(rejection.reason.rawValue)"
        }
    }
}

/// Runs a test with a file of its own, which is removed afterwards.
func withFile<Result>(_ bytes: [UInt8], _ body: (String) throws -> Result) throws -> Result {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("reading-\(UUID().uuidString)").path
    try OutputFile.write(bytes, to: path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    return try body(path)
}

/// All that a file on disk gives.
func readFile(_ path: String, as format: SourceFormat) throws -> [ReadingOutcome] {
    let stream = try RecordStream(path: path, format: format)
    let extractor = DocumentExtractor(format: format)
    var outcomes: [ReadingOutcome] = []
    while let cut = stream.next() {
        switch cut {
        case .record(let record): outcomes.append(extractor.extract(record))
        case .rejected(let rejection): outcomes.append(.rejected(rejection))
        }
    }
    return outcomes
}

/// One gzip member that stores the bytes without compressing them.
func gzipMember(_ bytes: [UInt8]) -> [UInt8] {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
        crc ^= UInt32(byte)
        for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    var member: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var rest = bytes[...]
    repeat {
        let block = rest.prefix(65_535)
        rest = rest.dropFirst(65_535)
        member.append(rest.isEmpty ? 1 : 0)
        member.append(littleEndian: UInt16(block.count))
        member.append(littleEndian: ~UInt16(block.count))
        member += block
    } while !rest.isEmpty
    member.append(littleEndian: ~crc)
    member.append(littleEndian: UInt32(bytes.count))
    return member
}
