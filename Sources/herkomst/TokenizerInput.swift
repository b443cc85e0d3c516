// SPDX-License-Identifier: EUPL-1.2

internal import ArgumentParser
internal import FileStorage
internal import Foundation

/// Lines, texts or blocks of a file, one after the other.
struct TokenizerInput {
    /// The path under which standard input is read.
    static let standardInput = "/dev/stdin"

    private struct Line: Decodable {
        var text: String
    }

    private let file: InputFile
    private var buffer: [UInt8] = []
    private var offset = 0
    private var lineNumber = 0
    private var hasEnded = false

    /// Blocks of running text are about this long and end with a line.
    private static let blockByteCount = 1 << 20

    /// Opens a file.
    init(_ path: String) throws {
        file = try InputFile(path)
    }

    /// Where reading is, for messages.
    var place: String { "\(file.path), line \(lineNumber)" }

    /// The next line without its end; `nil` at the end.
    mutating func nextLine() throws -> [UInt8]? {
        guard var line = try next(atLeast: 0) else { return nil }
        lineNumber += 1
        if line.last == 0x0A { line.removeLast() }
        return line
    }

    /// The "text" of the next line of JSON that is not empty; `nil` at the end.
    mutating func nextText() throws -> [UInt8]? {
        while let line = try nextLine() {
            if line.isEmpty { continue }
            return Array(try decode(Line.self, from: line).text.utf8)
        }
        return nil
    }

    /// The next lines together, cut at the same places however the file arrives; `nil` at the end.
    mutating func nextBlock() throws -> [UInt8]? {
        try next(atLeast: TokenizerInput.blockByteCount)
    }

    /// A line of JSON as a value.
    func decode<Value: Decodable>(_ type: Value.Type, from line: [UInt8]) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(line))
        } catch {
            throw ValidationError("\(place): this line is not the JSON that was expected: \(error)")
        }
    }

    /// Bytes up to the first line end that comes after `minimum` bytes.
    private mutating func next(atLeast minimum: Int) throws -> [UInt8]? {
        var searched = minimum
        while true {
            let available = buffer.count - offset
            if searched < available {
                if let end = buffer[(offset + searched)...].firstIndex(of: 0x0A) {
                    defer { offset = end + 1 }
                    return Array(buffer[offset...end])
                }
                searched = available
            }
            if hasEnded { break }
            try fill()
        }
        guard offset < buffer.count else { return nil }
        defer { offset = buffer.count }
        return Array(buffer[offset...])
    }

    private mutating func fill() throws {
        let chunk = try file.read(maximumByteCount: 1 << 20)
        hasEnded = chunk.isEmpty
        buffer.removeSubrange(..<offset)
        offset = 0
        buffer.append(contentsOf: chunk)
    }
}
