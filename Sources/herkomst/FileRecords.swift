// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import DocumentReading

/// The records of a file that the command line names.
///
/// A METS file is read with those that it names, so where formats are guessed it must be known before.
struct FileRecords {
    private let stream: RecordStream
    private let isVolume: Bool

    init(path: String, format: SourceFormat, dialect: XMLDialect?) throws {
        isVolume = format == .auto ? try FormatDetection.format(ofFileAt: path) == .mets : false
        stream = try RecordStream(path: path, format: isVolume ? .mets : format, dialect: dialect)
    }

    /// The records of bytes that are no file.
    init(bytes: [UInt8], format: SourceFormat, dialect: XMLDialect?) {
        isVolume = false
        stream = RecordStream(bytes: bytes, format: format, dialect: dialect)
    }

    /// The next record, or what could not be read; `nil` at the end.
    func next() -> CutRecord? {
        let cut = stream.next()
        guard isVolume, case .record(var record)? = cut else { return cut }
        record.format = .mets
        return .record(record)
    }
}
