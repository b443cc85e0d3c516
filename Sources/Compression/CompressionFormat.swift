// SPDX-License-Identifier: EUPL-1.2

/// How a stream of bytes is compressed.
public enum CompressionFormat: String, Sendable, Hashable {
    /// Not at all.
    case none
    /// RFC 1952, any number of members.
    case gzip
    /// RFC 8878, any number of frames.
    case zstd

    /// The number of bytes at the start of a stream that tell its format.
    public static let signatureByteCount = 4

    /// The format that the first bytes of a stream show, whatever its file is called.
    public static func detect(_ start: [UInt8]) -> CompressionFormat {
        if start.starts(with: [0x1F, 0x8B, 0x08]) { return .gzip }
        if start.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return .zstd }
        // A skippable frame, which parallel compressors put before each other one.
        if let first = start.first, first & 0xF0 == 0x50, start.dropFirst().starts(with: [0x2A, 0x4D, 0x18]) {
            return .zstd
        }
        return .none
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
