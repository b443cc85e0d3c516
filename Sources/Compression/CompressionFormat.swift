// SPDX-License-Identifier: EUPL-1.2

/// How a stream of bytes is compressed.
public enum CompressionFormat: String, Sendable, Hashable {
    /// Not at all.
    case none
    /// RFC 1952, any number of members.
    case gzip
    /// RFC 8878, any number of frames.
    case zstd
    /// bzip2, any number of streams.
    case bzip2
    /// RFC 1950, one stream; what follows it is passed over. Never detected: said by what holds it.
    case zlib
    /// RFC 1951 without any header, one stream; what follows it is passed over. Never detected.
    case deflate

    /// The number of bytes at the start of a stream that tell its format.
    public static let signatureByteCount = 10

    /// The format that the first bytes of a stream show, whatever its file is called.
    public static func detect(_ start: [UInt8]) -> CompressionFormat {
        if start.starts(with: [0x1F, 0x8B, 0x08]) { return .gzip }
        if start.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return .zstd }
        // A skippable frame, which parallel compressors put before each other one.
        if let first = start.first, first & 0xF0 == 0x50, start.dropFirst().starts(with: [0x2A, 0x4D, 0x18]) {
            return .zstd
        }
        return isBzip2(start) ? .bzip2 : .none
    }

    // "BZh" and a digit could begin a text; a block or the end of the stream must follow.
    private static func isBzip2(_ start: [UInt8]) -> Bool {
        guard start.starts(with: "BZh".utf8), start.count >= signatureByteCount else { return false }
        guard start[3] >= 0x31, start[3] <= 0x39 else { return false }
        let mark = start[4..<10]
        return mark.elementsEqual([0x31, 0x41, 0x59, 0x26, 0x53, 0x59])
            || mark.elementsEqual([0x17, 0x72, 0x45, 0x38, 0x50, 0x90])
    }
}

/// A compressed stream that cannot be read, or data that cannot be compressed.
public struct CompressionError: Error, Hashable, CustomStringConvertible {
    /// What is wrong with the stream.
    public enum Code: String, Sendable {
        /// It ends before the compressed data do.
        case truncated
        /// Its bytes break the format, or a checksum does not match.
        case corrupt
        /// It holds more than the caller allows.
        case tooLarge
        /// The compression library refused (out of memory, bad parameter).
        case library
    }

    /// What is wrong.
    public var code: Code
    /// The stream's format.
    public var format: CompressionFormat
    /// The library's own words.
    public var detail: String

    /// One sentence for people.
    public var description: String { "\(format.rawValue) stream is \(code.rawValue): \(detail)" }
}
