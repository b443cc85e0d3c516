// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Crypto

/// Incremental SHA-256 (FIPS 180-4).
public struct SHA256Hasher: Sendable {
    private var state = SHA256()

    /// A hasher that has read nothing.
    public init() {}

    /// Reads bytes.
    public mutating func update(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBytes { unsafe state.update(bufferPointer: $0) }
    }

    /// Reads part of an array without copying it.
    public mutating func update(_ bytes: ArraySlice<UInt8>) {
        unsafe bytes.withUnsafeBytes { unsafe state.update(bufferPointer: $0) }
    }

    /// Reads a length-prefixed field, so that neighbouring fields cannot run into each other.
    public mutating func update(field bytes: [UInt8]) {
        var length: [UInt8] = []
        length.append(littleEndian: UInt64(bytes.count))
        update(length)
        update(bytes)
    }

    /// Reads a string as a length-prefixed field of UTF-8.
    public mutating func update(field text: String) {
        update(field: Array(text.utf8))
    }

    /// Reads an integer of at most 64 bits as eight bytes.
    public mutating func update(integer value: some FixedWidthInteger) {
        var bytes: [UInt8] = []
        bytes.append(littleEndian: UInt64(truncatingIfNeeded: value))
        update(bytes)
    }

    /// The digest of all that was read; the hasher can go on reading afterwards.
    public func finalize() -> Digest {
        digest(from: state.finalize())
    }
}

extension Digest {
    /// The SHA-256 digest of bytes.
    public static func sha256(_ bytes: [UInt8]) -> Digest {
        digest(from: SHA256.hash(data: bytes))
    }

    /// HMAC-SHA-256 (RFC 2104) of `message` under `key`.
    public static func hmac(key: [UInt8], message: [UInt8]) -> Digest {
        Digest(Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key)))) ?? .zero
    }
}

extension Digest {
    /// The SHA-256 digest of one byte and two digests: what a node of a Merkle tree is hashed over.
    public static func sha256(_ first: UInt8, _ left: Digest, _ right: Digest) -> Digest {
        var state = SHA256()
        // 65 bytes on the stack: this is done for every leaf of a log, several times.
        var words: InlineArray<9, UInt64> = [0, 0, 0, 0, 0, 0, 0, 0, 0]
        words[0] = UInt64(first).bigEndian
        (words[1], words[2]) = (left.words.0.bigEndian, left.words.1.bigEndian)
        (words[3], words[4]) = (left.words.2.bigEndian, left.words.3.bigEndian)
        (words[5], words[6]) = (right.words.0.bigEndian, right.words.1.bigEndian)
        (words[7], words[8]) = (right.words.2.bigEndian, right.words.3.bigEndian)
        unsafe words.span.withUnsafeBytes { bytes in
            unsafe state.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[7...]))
        }
        return digest(from: state.finalize())
    }
}

private func digest(from digest: SHA256Digest) -> Digest {
    unsafe digest.withUnsafeBytes { bytes in
        func word(_ index: Int) -> UInt64 {
            UInt64(bigEndian: unsafe bytes.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
        }
        return Digest(words: (word(0), word(1), word(2), word(3)))
    }
}
