// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
public import Hashing

/// The identity of a document: SHA-256 over its source's id, its path relative to the source, and its locator.
///
/// It depends on where the document was delivered, not on what it says or on what comes before it.
public struct DocumentIdentity: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The 32 bytes of the id.
    public let digest: Digest

    /// The id that a digest holds.
    public init(digest: Digest) {
        self.digest = digest
    }

    /// The id of a document by its three coordinates, each hashed as a length-prefixed field.
    public init(source: String, path: String, locator: String) {
        var hasher = SHA256Hasher()
        hasher.update(field: "herkomst/document/1")
        hasher.update(field: source)
        hasher.update(field: path)
        hasher.update(field: locator)
        digest = hasher.finalize()
    }

    /// Where the document stands in a release that is shuffled with `seed`: bytewise order of this digest.
    public func shuffleKey(seed: UInt64) -> Digest {
        var hasher = SHA256Hasher()
        hasher.update(integer: Int64(bitPattern: seed))
        hasher.update(digest.bytes)
        return hasher.finalize()
    }

    /// 64 lower-case hexadecimal digits.
    public var description: String { digest.hexadecimal }

    /// Bytewise order.
    public static func < (left: DocumentIdentity, right: DocumentIdentity) -> Bool { left.digest < right.digest }
}

/// The digest by which documents are the same: SHA-256 over the text with white space folded.
///
/// Runs of ASCII white space become one space, and none stands at the ends; nothing else is changed (no case folding, no
/// Unicode normalisation), so that equal digests mean the same words in the same spelling.
public func contentDigest(of text: [UInt8]) -> Digest {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.count)
    for byte in text {
        if !byte.isASCIISpace {
            folded.append(byte)
        } else if let last = folded.last, last != 0x20 {
            folded.append(0x20)
        }
    }
    if folded.last == 0x20 { folded.removeLast() }
    return Digest.sha256(folded)
}
