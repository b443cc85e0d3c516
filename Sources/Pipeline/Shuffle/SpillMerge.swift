// SPDX-License-Identifier: EUPL-1.2

internal import ExternalSorting

/// The records of many runs within a range, in order.
///
/// Memory: one block a run.
final class SpillMerge {
    private var heap: MergeHeap<SpillCursor>

    /// A merge of the runs at `paths`, which have been checked before.
    init(paths: [String], keys: ShuffleRange) throws {
        var cursors: [SpillCursor] = []
        for path in paths {
            guard let reader = try SpillReader(path: path, isChecked: true) else { throw BuildError.partLost(path) }
            let cursor = reader.records(in: keys)
            try cursor.advance()
            if cursor.head != nil { cursors.append(cursor) }
        }
        heap = MergeHeap(cursors) { left, right in
            guard let leftHead = left.head, let rightHead = right.head else { return left.head != nil }
            return leftHead.shuffleKey < rightHead.shuffleKey
        }
    }

    /// The next record; `nil` after the last.
    func next() throws -> ShuffledRecord? {
        guard let cursor = heap.first else { return nil }
        let record = cursor.head
        try cursor.advance()
        if cursor.head == nil { heap.removeFirst() } else { heap.restoreFirst() }
        return record
    }
}
