// SPDX-License-Identifier: EUPL-1.2

internal import ArgumentParser
internal import Compression
internal import FileStorage
internal import Foundation

/// A text and its language; the language is empty where it is not known.
struct LanguageText: Sendable {
    var bytes: [UInt8]
    var language: String
}

/// Lines, texts or blocks of a file, one after the other; the file may be compressed.
struct TokenizerInput {
    /// The path under which standard input is read.
    static let standardInput = "/dev/stdin"

    private struct Line: Decodable {
        var text: String
        var language: String?
    }

    private let file: InputFile
    private var buffer: [UInt8] = []
    private var offset = 0
    private var lineNumber = 0
    private var hasEnded = false
    private var decompressor: Decompressor?

    /// Blocks of running text are about this long and end with a line.
    private static let blockByteCount = 1 << 20

    /// Opens a file.
    init(_ path: String) throws {
        file = try InputFile(path)
        let start = try file.read(maximumByteCount: 1 << 20)
        let format = CompressionFormat.detect(start)
        if format == .none {
            buffer = start
        } else {
            decompressor = try Decompressor(format)
            decompressor?.feed(start)
        }
    }

    /// The language that the file's name tells before its first dot: mt in mt.txt.gz.
    var language: String {
        let name = file.path.split(separator: "/").last ?? ""
        return String(name.prefix { $0 != "." })
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

    /// The next "text" and its "language", or else the file's; `nil` at the end.
    mutating func nextLanguageText() throws -> LanguageText? {
        while let line = try nextLine() {
            if line.isEmpty { continue }
            let read = try decode(Line.self, from: line)
            return LanguageText(bytes: Array(read.text.utf8), language: read.language ?? language)
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
        let chunk = try decompressor == nil ? file.read(maximumByteCount: 1 << 20) : decompressed()
        hasEnded = chunk.isEmpty
        buffer.removeSubrange(..<offset)
        offset = 0
        buffer.append(contentsOf: chunk)
    }

    /// The next decompressed bytes; none at the end.
    private func decompressed() throws -> [UInt8] {
        guard let decompressor else { return [] }
        do {
            while true {
                let bytes = try decompressor.read(maximumByteCount: 1 << 20)
                if !bytes.isEmpty { return bytes }
                let chunk = try file.read(maximumByteCount: 1 << 18)
                if chunk.isEmpty {
                    try decompressor.finish()
                    return []
                }
                decompressor.feed(chunk)
            }
        } catch let error as CompressionError {
            throw ValidationError("\(file.path): \(error)")
        }
    }
}
