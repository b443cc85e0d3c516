// SPDX-License-Identifier: EUPL-1.2

public import FileStorage

/// Sorts fixed-width records bytewise in bounded memory: full buffers are sorted and spilled, then merged.
///
/// Equal records come out as often as they went in. Not thread-safe. Time O(n log n); memory about twice
/// `memoryByteCount` and eight bytes a record in it, later 64 KiB and one open file a spilled run.
public final class ExternalSorter {
    private let recordByteCount: Int
    private let memoryByteCount: Int
    private let spillFolder: String
    private let name: String
    private var buffer: [UInt8] = []
    private var runPaths: [String] = []
    private var hasSorted = false

    /// A sorter that spills into files called after `name` in `spillFolder`, which must exist.
    public init(recordByteCount: Int, memoryByteCount: Int = 16 << 20, spillFolder: String, name: String) {
        precondition(recordByteCount > 0 && memoryByteCount >= recordByteCount, "a record must fit into the memory")
        self.recordByteCount = recordByteCount
        self.memoryByteCount = memoryByteCount
        self.spillFolder = spillFolder
        self.name = name
    }

    deinit {
        // Runs that were never read back; the others go away with their readers.
        for path in runPaths { try? Folder.remove(path) }
    }

    /// Takes one record of `recordByteCount` bytes.
    public func append(_ record: [UInt8]) throws(FileError) {
        precondition(record.count == recordByteCount, "a record of another width")
        precondition(!hasSorted, "a sorter that has given out its records takes no more")
        if buffer.count + recordByteCount > memoryByteCount { try spill() }
        buffer.append(contentsOf: record)
    }

    /// All records in bytewise order; the sorter takes no more afterwards.
    public func sorted() throws(FileError) -> SortedRecords {
        precondition(!hasSorted, "records are given out once")
        hasSorted = true
        if runPaths.isEmpty {
            return SortedRecords(runs: [SortedRun(sortedBuffer(), recordByteCount: recordByteCount)])
        }
        if !buffer.isEmpty { try spill() }
        var runs: [SortedRun] = []
        for path in runPaths { runs.append(try SortedRun(path: path, recordByteCount: recordByteCount)) }
        runPaths = []
        return SortedRecords(runs: runs)
    }

    private func spill() throws(FileError) {
        let path = Path.join(spillFolder, "\(name)-run-\(runPaths.count)")
        try OutputFile.write(sortedBuffer(), to: path)
        runPaths.append(path)
        buffer.removeAll(keepingCapacity: true)
    }

    private func sortedBuffer() -> [UInt8] {
        let width = recordByteCount
        let records = buffer
        let order = (0..<(records.count / width)).sorted { left, right in
            let (leftStart, rightStart) = (left * width, right * width)
            for offset in 0..<width where records[leftStart + offset] != records[rightStart + offset] {
                return records[leftStart + offset] < records[rightStart + offset]
            }
            return false
        }
        var sorted: [UInt8] = []
        sorted.reserveCapacity(records.count)
        for index in order { sorted.append(contentsOf: records[(index * width)..<((index + 1) * width)]) }
        return sorted
    }
}
