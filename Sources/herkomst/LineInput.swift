// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage
internal import Glibc

/// Reads a file's lines in batches; a line may have any length.
struct LineReader {
    private static let chunkByteCount = 1 << 20
    private let file: InputFile
    private var rest: [UInt8] = []
    private var hasEnded = false

    init(_ file: InputFile) {
        self.file = file
    }

    /// The next lines without their line feed (and a carriage return before it); `nil` at the end.
    mutating func nextBatch() throws -> [[UInt8]]? {
        try nextRanges().map { bytes, ranges in ranges.map { Array(bytes[$0]) } }
    }

    /// Bytes of the file and where the next lines are in them; `nil` at the end.
    mutating func nextRanges() throws -> (bytes: [UInt8], lines: [Range<Int>])? {
        while !hasEnded {
            let chunk = try file.read(maximumByteCount: LineReader.chunkByteCount)
            guard !chunk.isEmpty else {
                hasEnded = true
                return rest.isEmpty ? nil : (rest, LineReader.lines(of: rest, end: rest.count))
            }
            guard let lastEnd = chunk.lastIndex(of: 0x0A) else {
                rest += chunk
                continue
            }
            let whole = rest.isEmpty ? chunk : rest + chunk
            let end = whole.count - chunk.count + lastEnd
            rest = Array(whole[(end + 1)...])
            return (whole, LineReader.lines(of: whole, end: end))
        }
        return nil
    }

    private static func lines(of bytes: [UInt8], end: Int) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        let span = bytes.span
        var start = 0
        for index in 0...end where index == end || span[index] == 0x0A {
            let hasReturn = index > start && span[index - 1] == 0x0D
            lines.append(start..<(hasReturn ? index - 1 : index))
            start = index + 1
        }
        return lines
    }
}

/// Standard output with a large buffer; nothing small is written until it is full or flushed.
struct BufferedOutput {
    private static let bufferByteCount = 1 << 18
    private var buffer: [UInt8] = []

    mutating func write(_ bytes: some Sequence<UInt8>) throws {
        buffer.append(contentsOf: bytes)
        if buffer.count >= BufferedOutput.bufferByteCount { try flush() }
    }

    /// Writes much at once as it is, without a copy.
    mutating func write(_ bytes: [UInt8]) throws {
        guard bytes.count >= BufferedOutput.bufferByteCount / 4 else {
            buffer += bytes
            if buffer.count >= BufferedOutput.bufferByteCount { try flush() }
            return
        }
        try flush()
        try BufferedOutput.writeThrough(bytes)
    }

    mutating func flush() throws {
        try BufferedOutput.writeThrough(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    private static func writeThrough(_ buffer: [UInt8]) throws {
        var offset = 0
        while offset < buffer.count {
            let written = unsafe buffer.withUnsafeBytes { bytes in
                unsafe Glibc.write(STDOUT_FILENO, bytes.baseAddress.map { unsafe $0 + offset }, bytes.count - offset)
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw FileError("write to", "standard output", number: errno) }
            offset += written
        }
    }
}
