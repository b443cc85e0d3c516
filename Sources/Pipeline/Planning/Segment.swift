// SPDX-License-Identifier: EUPL-1.2

internal import DocumentReading
internal import Hashing

/// A file of a source.
struct SourceFile: Sendable, Hashable {
    /// The path relative to the base folder of all sources: what ids and ledgers speak of.
    var relativePath: String
    /// The path to open.
    var path: String
    /// The size when the build was planned.
    var byteCount: Int
    /// The files that it takes its text from, if it is METS.
    var parts: [SourceFile] = []

    /// The size of all of them.
    var totalByteCount: Int { parts.reduce(byteCount) { $0 + $1.byteCount } }
}

/// A run of input that one worker turns into parts; where it begins and ends depends on the input alone.
struct SegmentInput: Sendable {
    enum Content: Sendable {
        /// Small files, by their places in the source's list; read and hashed by the worker.
        case files(Range<Int>)
        /// A run of records of one large file, cut by the reader of that file; the last run carries the digests of the
        /// file and of its parts.
        case records(file: Int, digests: [Digest], [CutRecord])
        /// The records that begin in a part of one large file, cut by the worker; the last part carries the file's digest.
        case part(file: Int, start: Int, end: Int, digest: Digest?)
    }

    /// The source's place in the plan.
    var source: Int
    var content: Content
}

/// What is remembered of a segment after its parts are made.
struct SegmentFacts: Sendable {
    /// The source's place in the plan.
    var source: Int
    /// The places of the segment's files in the source's list.
    var files: Range<Int>
    var extraction: PartKey
    var scoring: PartKey
    var recordCount: Int
    var textByteCount: Int
}
