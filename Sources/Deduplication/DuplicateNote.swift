// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
public import CorpusModel
internal import Hashing

/// A word about one document that has copies in the same build.
public struct DuplicateNote: Sendable, Hashable {
    /// What the document is to the other one.
    public enum Relation: UInt8, Sendable {
        /// The document is kept, and the other is a copy of it that is not.
        case hasCopy = 0
        /// The document is not kept, since the other one is.
        case isCopyOf = 1
    }

    /// The document that is spoken of.
    public var location: BuildLocation
    /// What it is to the other one.
    public var relation: Relation
    /// The other document.
    public var other: DocumentIdentity
    /// Where the other document stands.
    public var otherLocation: BuildLocation

    /// The number of bytes of a note on disk.
    public static let byteCount = 8 + 1 + 32 + 8

    /// The note that `byteCount` bytes hold; `nil` if they hold none.
    public init?(_ bytes: [UInt8]) {
        guard bytes.count == DuplicateNote.byteCount, let relation = Relation(rawValue: bytes[8]),
            let other = Digest(bytes[9..<41])
        else { return nil }
        location = DuplicateNote.location(bytes[..<8])
        self.relation = relation
        self.other = DocumentIdentity(digest: other)
        otherLocation = DuplicateNote.location(bytes[41...])
    }

    private static func location(_ bytes: ArraySlice<UInt8>) -> BuildLocation {
        let number = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return BuildLocation(segment: UInt32(number >> 32), record: UInt32(truncatingIfNeeded: number))
    }

    // A candidate's record ends with its id (32 bytes) and its location (8 bytes).
    static func bytes(at record: [UInt8], kind: UInt8, other: [UInt8]) -> [UInt8] {
        Array(record.suffix(8)) + [kind] + other.suffix(40)
    }
}
