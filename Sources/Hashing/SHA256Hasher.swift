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
        digest(from: HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key)))
    }
}

private func digest(from bytes: some Sequence<UInt8>) -> Digest {
    Digest(Array(bytes)) ?? .zero
}
