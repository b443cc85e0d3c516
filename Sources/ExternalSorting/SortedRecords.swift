// SPDX-License-Identifier: EUPL-1.2

public import FileStorage

/// The records of sorted runs, merged on the way out.
///
/// Not thread-safe.
public final class SortedRecords {
    private var heap: MergeHeap<SortedRun>

    init(runs: [SortedRun]) {
        heap = MergeHeap(runs.filter { $0.head != nil }) { left, right in
            guard let leftHead = left.head, let rightHead = right.head else { return left.head != nil }
            return leftHead.lexicographicallyPrecedes(rightHead)
        }
    }

    /// The next record in order; `nil` after the last.
    public func next() throws(FileError) -> [UInt8]? {
        guard let run = heap.first else { return nil }
        let record = run.head
        try run.advance()
        if run.head == nil { heap.removeFirst() } else { heap.restoreFirst() }
        return record
    }
}

/// One sorted run, in memory or in a file that goes away with it.
final class SortedRun {
    private(set) var head: [UInt8]?
    private let recordByteCount: Int
    private var window: [UInt8]
    private var offset = 0
    private let file: InputFile?

    init(_ records: [UInt8], recordByteCount: Int) {
        self.recordByteCount = recordByteCount
        window = records
        file = nil
        takeHead()
    }

    init(path: String, recordByteCount: Int) throws(FileError) {
        self.recordByteCount = recordByteCount
        window = []
        file = try InputFile(path)
        try advance()
    }

    deinit {
        if let file { try? Folder.remove(file.path) }
    }

    func advance() throws(FileError) {
        if offset == window.count, let file {
            window = []
            offset = 0
            let wanted = max(1, (64 << 10) / recordByteCount) * recordByteCount
            while window.count < wanted {
                let chunk = try file.read(maximumByteCount: wanted - window.count)
                if chunk.isEmpty { break }
                window += chunk
            }
        }
        takeHead()
    }

    private func takeHead() {
        guard offset + recordByteCount <= window.count else {
            head = nil
            return
        }
        head = Array(window[offset..<(offset + recordByteCount)])
        offset += recordByteCount
    }
}
