// SPDX-License-Identifier: EUPL-1.2

/// How much one document may take.
public struct ReadingLimits: Sendable, Hashable {
    /// The longest record that is read, in bytes after decompression.
    public var maximumDocumentByteCount = 16 << 20
    /// How many elements may be open at once.
    public var maximumDepth = 512
    /// Whether the readers' comments below a page of HTML are kept.
    public var keepsComments = false
    /// How many bytes may come out of a compressed one, on the whole, once more than `expansionAllowanceByteCount` have.
    public var maximumExpansion = 1000
    /// How many bytes any compressed file may expand to.
    public var expansionAllowanceByteCount = 256 << 20
    /// The longest header of a WARC record, of HTTP or of a tar member, and the longest zip directory entry.
    public var maximumHeaderByteCount = 1 << 20

    /// The usual limits.
    public init() {}

    /// All of them, in a fixed order: what they are decides what is read.
    public var all: [Int] {
        [
            maximumDocumentByteCount, maximumDepth, maximumExpansion, expansionAllowanceByteCount,
            maximumHeaderByteCount, keepsComments ? 1 : 0,
        ]
    }

    func isExpandingTooFar(from compressedByteCount: Int, to byteCount: Int) -> Bool {
        byteCount > expansionAllowanceByteCount && byteCount / maximumExpansion > max(1, compressedByteCount)
    }
}

/// The version of reading: the same version gives the same text for the same bytes.
///
/// It goes up by hand whenever extraction could give another document for some bytes.
public enum DocumentReadingVersion {
    /// The version of this code.
    public static let current = 4
}
