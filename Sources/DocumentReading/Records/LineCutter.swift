// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel

/// Takes each line that is not blank as a record, named by its number.
struct LineCutter {
    private let maximumByteCount: Int
    // The start of a line that does not end in the chunks until now.
    private var kept: [UInt8] = []
    private var isTooLarge = false
    private var lineStart = 0
    private var offset = 0
    private var number = 1

    /// A cutter for lines up to a size.
    init(maximumByteCount: Int) {
        self.maximumByteCount = maximumByteCount
    }

    /// Takes the next chunk and appends what is complete.
    mutating func feed(_ chunk: [UInt8], into output: inout [CutRecord]) {
        var index = 0
        while let end = chunk.span.firstIndex(of: 0x0A, from: index) {
            keep(chunk[index..<end])
            emit(upTo: offset + end, into: &output)
            number += 1
            index = end + 1
            lineStart = offset + index
        }
        keep(chunk[index...])
        offset += chunk.count
    }

    /// Says that there are no more bytes, or that they cannot be read for a `cause`.
    mutating func finish(_ cause: ReadingRejection.Reason?, _ detail: String, into output: inout [CutRecord]) {
        if let cause {
            output.append(.rejected(ReadingRejection(place: place(upTo: offset), reason: cause, detail: detail)))
        } else {
            emit(upTo: offset, into: &output)
        }
    }

    private mutating func keep(_ bytes: ArraySlice<UInt8>) {
        guard !isTooLarge else { return }
        if kept.count + bytes.count <= maximumByteCount {
            kept += bytes
        } else {
            isTooLarge = true
            kept = []
        }
    }

    private mutating func emit(upTo end: Int, into output: inout [CutRecord]) {
        defer {
            kept = []
            isTooLarge = false
        }
        if isTooLarge {
            let detail = "more than \(maximumByteCount) bytes in one line"
            output.append(.rejected(ReadingRejection(place: place(upTo: end), reason: .recordTooLarge, detail: detail)))
        } else if kept.contains(where: { !$0.isASCIISpace }) {
            output.append(.record(SourceRecord(place: place(upTo: end), bytes: kept)))
        }
    }

    private func place(upTo end: Int) -> RecordPlace {
        RecordPlace(locator: "line \(number)", byteOffset: lineStart, byteCount: end - lineStart)
    }
}
