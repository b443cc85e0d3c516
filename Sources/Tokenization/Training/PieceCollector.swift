// SPDX-License-Identifier: EUPL-1.2

internal import ExternalSorting
public import FileStorage

/// Adds up counts of pieces in bounded memory: what is too much is sorted, spilled to files and merged at the end.
///
/// Should there be more distinct pieces than a trainer may hold, it gets the most frequent ones: all that were counted at
/// least as often as the memory allows. What it gets depends on the sum alone, not on order or workers. Not thread-safe.
public final class PieceCollector {
    private let memoryByteCount: Int
    private let spillFolder: String
    private var counts: PieceCounts
    private var runPaths: [String] = []

    /// A collector that spills into `spillFolder`, which must exist, when its counts take more than `memoryByteCount`.
    public init(style: TrainingStyle, memoryByteCount: Int = 256 << 20, spillFolder: String) {
        self.memoryByteCount = memoryByteCount
        self.spillFolder = spillFolder
        counts = PieceCounts(style: style)
    }

    deinit {
        for path in runPaths { try? Folder.remove(path) }
    }

    /// How many times memory was full.
    public var spillCount: Int { runPaths.count }

    /// Adds counts.
    public func add(_ other: PieceCounts) throws(FileError) {
        counts.merge(other)
        if counts.byteCount > memoryByteCount { try spill() }
    }

    /// The sum of all counts, as far as memory holds them, and how many distinct pieces were left out.
    public func sum() throws(FileError) -> (counts: PieceCounts, leftOutCount: Int) {
        if runPaths.isEmpty { return (counts, 0) }
        if counts.pieceCount > 0 { try spill() }
        let minimum = try leastCount()
        var leftOutCount = 0
        try forEachPiece { piece, count in
            if count >= minimum {
                counts.add(piece.span, from: 0, to: piece.count, count)
            } else {
                leftOutCount += 1
            }
        }
        return (counts, leftOutCount)
    }

    /// The least count of which all pieces fit into memory.
    private func leastCount() throws(FileError) -> Int {
        // Pieces by count, those that come more often together: they are few.
        let limit = 1 << 16
        var byteCounts = [Int](repeating: 0, count: limit + 1)
        let unit = PieceCounts.weightUnit
        try forEachPiece { piece, count in
            byteCounts[min(count / unit, limit)] += piece.count + PieceCounts.overheadByteCount
        }
        var sum = byteCounts[limit]
        var least = limit
        while least > 0, sum + byteCounts[least - 1] <= memoryByteCount {
            least -= 1
            sum += byteCounts[least]
        }
        return least * unit
    }

    /// Calls `body` with each distinct piece and its count, in the order of bytes.
    private func forEachPiece(_ body: ([UInt8], Int) -> Void) throws(FileError) {
        var runs: [PieceRun] = []
        for path in runPaths { runs.append(try PieceRun(path)) }
        var heap = MergeHeap(runs.filter { $0.head != nil }) { left, right in
            guard let leftHead = left.head, let rightHead = right.head else { return left.head != nil }
            return leftHead.lexicographicallyPrecedes(rightHead)
        }
        var piece: [UInt8] = []
        var count = 0
        while let run = heap.first, let head = run.head {
            if head != piece {
                if count > 0 { body(piece, count) }
                (piece, count) = (head, 0)
            }
            count += run.count
            try run.advance()
            if run.head == nil { heap.removeFirst() } else { heap.restoreFirst() }
        }
        if count > 0 { body(piece, count) }
    }

    private func spill() throws(FileError) {
        let path = Path.join(spillFolder, "pieces-run-\(runPaths.count)")
        let file = try OutputFile(path)
        var buffer: [UInt8] = []
        for index in counts.order() {
            PieceRun.append(counts.pieces[index], counts.counts[index], to: &buffer)
            if buffer.count > 1 << 20 {
                try file.write(buffer)
                buffer.removeAll(keepingCapacity: true)
            }
        }
        try file.write(buffer)
        try file.publish()
        runPaths.append(path)
        counts = PieceCounts(style: counts.style)
    }
}

/// A file of pieces in the order of their bytes: byte count (4), count (8), bytes.
private final class PieceRun {
    /// The present piece; `nil` at the end.
    private(set) var head: [UInt8]?
    private(set) var count = 0
    private let file: InputFile
    private var window: [UInt8] = []
    private var offset = 0

    init(_ path: String) throws(FileError) {
        file = try InputFile(path)
        try advance()
    }

    static func append(_ piece: ArraySlice<UInt8>, _ count: Int, to buffer: inout [UInt8]) {
        for shift in stride(from: 0, to: 32, by: 8) { buffer.append(UInt8(truncatingIfNeeded: piece.count >> shift)) }
        for shift in stride(from: 0, to: 64, by: 8) { buffer.append(UInt8(truncatingIfNeeded: count >> shift)) }
        buffer.append(contentsOf: piece)
    }

    func advance() throws(FileError) {
        guard try fill(12) else {
            head = nil
            return
        }
        let byteCount = number(4)
        count = number(8)
        guard try fill(byteCount) else {
            head = nil
            return
        }
        head = Array(window[offset..<(offset + byteCount)])
        offset += byteCount
    }

    private func number(_ byteCount: Int) -> Int {
        defer { offset += byteCount }
        return (0..<byteCount).reduce(0) { $0 | Int(window[offset + $1]) << (8 * $1) }
    }

    /// Makes so many bytes readable; false if there are not so many.
    private func fill(_ byteCount: Int) throws(FileError) -> Bool {
        while window.count - offset < byteCount {
            let chunk = try file.read(maximumByteCount: max(1 << 18, byteCount))
            if chunk.isEmpty { return false }
            window.removeSubrange(..<offset)
            offset = 0
            window += chunk
        }
        return true
    }
}
