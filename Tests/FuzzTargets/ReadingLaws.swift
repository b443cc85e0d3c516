// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import DocumentReading

/// What every reader promises for any bytes.
enum ReadingLaws {
    /// A table for the format that has none of its own.
    private static let house = try? XMLDialect(
        path: "house.yaml",
        bytes: Array(
            """
            herkomst: 1
            name: house
            records: [rec]
            text: [body]
            blocks: [para, list]
            labels: [n]
            notes: [note]
            noteMarks: [x/mark]
            preformatted: [pre]
            choices: [{in: either, prefer: [one, two]}]
            joiningBreaks: ["br[w=no]"]
            title: [rec/head]
            language: [rec@lang]
            """.utf8
        )
    )
    private static let limits: ReadingLimits = {
        var limits = ReadingLimits()
        limits.maximumDocumentByteCount = 1 << 20
        return limits
    }()

    /// Reading ends; the text is UTF-8; the same bytes give the same documents however they are split.
    static func checkFormat(_ format: SourceFormat, _ input: [UInt8]) {
        let whole = read(input, format, chunkByteCount: max(1, input.count))
        // The split follows from the input, so that a finding can be had again.
        let chunkByteCount = 1 + Int(input.first ?? 0) % 31
        precondition(read(input, format, chunkByteCount: chunkByteCount) == whole, "another split, other documents")
        for case .document(let document) in whole {
            precondition(String(validating: document.text, as: UTF8.self) != nil, "the text is not UTF-8")
            precondition(!document.text.contains(0), "a NUL in the text")
        }
    }

    /// Guessing a format ends, and what it guesses can be read.
    static func checkDetection(_ input: [UInt8]) {
        guard let format = FormatDetection.format(ofStart: input) else { return }
        _ = read(input, format, chunkByteCount: 4096)
    }

    /// Decompression and cutting end, whatever the bytes on disk are.
    static func checkStream(_ input: [UInt8]) {
        let formats = SourceFormat.allCases
        let format = formats[Int(input.first ?? 0) % formats.count]
        let extractor = DocumentExtractor(format: format, limits: limits, dialect: dialect(of: format))
        let stream = RecordStream(
            bytes: Array(input.dropFirst()),
            format: format,
            limits: limits,
            dialect: dialect(of: format)
        )
        while let record = stream.next() {
            if case .record(let record) = record { _ = extractor.extract(record) }
        }
    }

    private static func dialect(of format: SourceFormat) -> XMLDialect? { format == .xml ? house : nil }

    private static func read(_ input: [UInt8], _ format: SourceFormat, chunkByteCount: Int) -> [ReadingOutcome] {
        if format.isGuessed { return readArchive(input, format, chunkByteCount: chunkByteCount) }
        let extractor = DocumentExtractor(format: format, limits: limits, dialect: dialect(of: format))
        var cutter = RecordCutter(format: format, limits: limits, dialect: dialect(of: format))
        var outcomes: [ReadingOutcome] = []
        var index = 0
        repeat {
            let end = min(input.count, index + chunkByteCount)
            if end > index { cutter.feed(Array(input[index..<end])) } else { cutter.finish() }
            while let record = cutter.next() {
                switch record {
                case .record(let record): outcomes.append(extractor.extract(record))
                case .rejected(let rejection): outcomes.append(.rejected(rejection))
                }
            }
            index = end > index ? end : input.count + 1
        } while index <= input.count
        return outcomes
    }

    private static func readArchive(_ input: [UInt8], _ format: SourceFormat, chunkByteCount: Int) -> [ReadingOutcome] {
        let extractor = DocumentExtractor(format: format, limits: limits)
        let stream = RecordStream(bytes: input, format: format, limits: limits, chunkByteCount: chunkByteCount)
        var outcomes: [ReadingOutcome] = []
        while let record = stream.next() {
            switch record {
            case .record(let record): outcomes.append(extractor.extract(record))
            case .rejected(let rejection): outcomes.append(.rejected(rejection))
            }
        }
        return outcomes
    }
}
