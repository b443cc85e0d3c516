// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel

/// Takes a whole file as one record.
struct WholeFileCutter {
    private let maximumByteCount: Int
    private var bytes: [UInt8] = []
    private(set) var isDone = false

    /// A cutter for files up to a size.
    init(maximumByteCount: Int) {
        self.maximumByteCount = maximumByteCount
    }

    /// Takes the next chunk; a file that is too large is rejected at once, and not read to its end.
    mutating func feed(_ chunk: [UInt8], into output: inout [CutRecord]) {
        guard !isDone else { return }
        if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
        guard bytes.count > maximumByteCount else { return }
        reject(.recordTooLarge, "more than \(maximumByteCount) bytes in one file", into: &output)
    }

    /// Says that there are no more bytes, or that they cannot be read for a `cause`.
    mutating func finish(_ cause: ReadingRejection.Reason?, _ detail: String, into output: inout [CutRecord]) {
        guard !isDone else { return }
        if let cause { return reject(cause, detail, into: &output) }
        output.append(.record(SourceRecord(place: place, bytes: bytes)))
        bytes = []
        isDone = true
    }

    private var place: RecordPlace { RecordPlace(locator: "", byteOffset: 0, byteCount: bytes.count) }

    private mutating func reject(
        _ reason: ReadingRejection.Reason,
        _ detail: String,
        into output: inout [CutRecord]
    ) {
        output.append(.rejected(ReadingRejection(place: place, reason: reason, detail: detail)))
        bytes = []
        isDone = true
    }
}
