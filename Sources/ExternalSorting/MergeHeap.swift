// SPDX-License-Identifier: EUPL-1.2

/// A binary heap of sorted streams, the one whose head comes first on top.
///
/// After the first stream has moved on, call `restoreFirst`; when it has ended, `removeFirst`. Each is O(log n).
public struct MergeHeap<Stream> {
    private var streams: [Stream]
    private let precedes: (Stream, Stream) -> Bool

    /// A heap of streams, none of them at its end.
    public init(_ streams: [Stream], precedes: @escaping (Stream, Stream) -> Bool) {
        self.streams = streams
        self.precedes = precedes
        for index in stride(from: streams.count / 2 - 1, through: 0, by: -1) { sink(from: index) }
    }

    /// The stream whose head comes first.
    public var first: Stream? { streams.first }

    /// Puts the first stream where its new head belongs.
    public mutating func restoreFirst() { sink(from: 0) }

    /// Takes the first stream out.
    public mutating func removeFirst() {
        streams.swapAt(0, streams.count - 1)
        streams.removeLast()
        sink(from: 0)
    }

    private mutating func sink(from start: Int) {
        var parent = start
        while true {
            var least = parent
            for child in [2 * parent + 1, 2 * parent + 2] where child < streams.count {
                if precedes(streams[child], streams[least]) { least = child }
            }
            if least == parent { return }
            streams.swapAt(parent, least)
            parent = least
        }
    }
}
