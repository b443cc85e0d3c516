// SPDX-License-Identifier: EUPL-1.2

import ExternalSorting
import Testing

struct MergeHeapTests {
    private final class Stream {
        var rest: ArraySlice<Int>
        init(_ numbers: [Int]) { rest = numbers.sorted()[...] }
    }

    @Test func `streams are merged in order, however many and however long`() {
        var generator = SeededGenerator(seed: 1)
        for streamCount in 0...40 {
            let numbers = (0..<streamCount).map { _ in
                (0...Int(generator.next() % 20)).map { _ in Int(generator.next() % 50) }
            }
            var heap = MergeHeap(numbers.map(Stream.init)) { ($0.rest.first ?? 0) < ($1.rest.first ?? 0) }
            var merged: [Int] = []
            while let stream = heap.first {
                merged.append(stream.rest.removeFirst())
                if stream.rest.isEmpty { heap.removeFirst() } else { heap.restoreFirst() }
            }
            #expect(merged == numbers.flatMap { $0 }.sorted())
        }
    }
}
