// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel

/// How the documents of a file are read.
struct ReadingPlan {
    /// Their format, or that it is to be guessed.
    var format: SourceFormat
    /// The dialect, if it is not the one that is shipped for the format.
    var dialect: XMLDialect?
    /// Limits on what is read.
    var limits: ReadingLimits
    /// How many bytes are read at once.
    var chunkByteCount = RecordStream.chunkByteCount
}
