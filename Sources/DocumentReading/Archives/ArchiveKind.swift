// SPDX-License-Identifier: EUPL-1.2

/// The archives that are read, told by their first bytes.
enum ArchiveKind {
    case tar, zip, warc

    /// How many bytes tell the kind.
    static let signatureByteCount = TarHeader.byteCount

    /// The kind that the first bytes show; `nil` if they are no archive's.
    static func detect(_ start: [UInt8]) -> ArchiveKind? {
        if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) || start.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
            return .zip
        }
        if WARCHeader.isVersionLine(start[...]) { return .warc }
        guard start.count >= TarHeader.byteCount else { return nil }
        return TarHeader.isValid(start[..<TarHeader.byteCount]) ? .tar : nil
    }
}
