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
        while !hasEnded {
            let chunk = try file.read(maximumByteCount: LineReader.chunkByteCount)
            guard !chunk.isEmpty else {
                hasEnded = true
                return rest.isEmpty ? nil : [LineReader.trimmed(rest[...])]
            }
            guard let lastEnd = chunk.lastIndex(of: 0x0A) else {
                rest += chunk
                continue
            }
            let whole = rest.isEmpty ? chunk : rest + chunk
            let end = whole.count - chunk.count + lastEnd
            rest = Array(whole[(end + 1)...])
            return LineReader.split(whole[..<end])
        }
        return nil
    }

    private static func split(_ bytes: ArraySlice<UInt8>) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var start = bytes.startIndex
        for index in bytes.indices where bytes[index] == 0x0A {
            lines.append(trimmed(bytes[start..<index]))
            start = index + 1
        }
        lines.append(trimmed(bytes[start...]))
        return lines
    }

    private static func trimmed(_ line: ArraySlice<UInt8>) -> [UInt8] {
        line.last == 0x0D ? Array(line.dropLast()) : Array(line)
    }
}

/// Standard output with a large buffer; nothing is written until it is full or flushed.
struct BufferedOutput {
    private var buffer: [UInt8] = []

    mutating func write(_ bytes: [UInt8]) throws {
        buffer += bytes
        if buffer.count >= 1 << 18 { try flush() }
    }

    mutating func flush() throws {
        var offset = 0
        while offset < buffer.count {
            let written = unsafe buffer.withUnsafeBytes { bytes in
                unsafe Glibc.write(STDOUT_FILENO, bytes.baseAddress.map { unsafe $0 + offset }, bytes.count - offset)
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw FileError("write to", "standard output", number: errno) }
            offset += written
        }
        buffer.removeAll(keepingCapacity: true)
    }
}
