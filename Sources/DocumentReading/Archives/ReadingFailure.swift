// SPDX-License-Identifier: EUPL-1.2

internal import Compression
internal import CorpusModel
internal import FileStorage

/// Why no more bytes come out of a file, in the words of a rejection.
struct ReadingFailure: Error {
    /// Why, in one word.
    var reason: ReadingRejection.Reason
    /// More about it.
    var detail: String

    init(_ reason: ReadingRejection.Reason, _ detail: String) {
        self.reason = reason
        self.detail = detail
    }

    init(_ error: CompressionError) {
        self.init(.compressionBroken, error.description)
    }

    init(_ error: FileError) {
        // Without the path, which is not the same on another machine.
        self.init(.fileUnreadable, FileError(error.operation, "the file", number: error.number).description)
    }

    /// That far too many bytes come out of a compressed file.
    static func expandsTooFar(_ limits: ReadingLimits) -> ReadingFailure {
        ReadingFailure(
            .expandsTooFar,
            "more than \(limits.maximumExpansion) bytes come out of each compressed one; raise maximumExpansion if that is "
                + "as it should be"
        )
    }
}
