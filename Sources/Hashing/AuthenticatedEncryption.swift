// SPDX-License-Identifier: EUPL-1.2

internal import Crypto

/// ChaCha20-Poly1305 (RFC 8439) with a nonce that follows from key and content, so that equal inputs give equal bytes.
///
/// The nonce is the beginning of HMAC-SHA-256 over the content: two contents share one under a key only by a collision of
/// 96 bits, and equal contents give equal boxes, which tells no more than that they are equal.
public enum AuthenticatedEncryption {
    /// The bytes of a key.
    public static let keyByteCount = 32
    private static let nonceByteCount = 12

    /// The box over a content: nonce, ciphertext, tag.
    ///
    /// `nil` if the key is not of `keyByteCount`.
    public static func seal(_ content: [UInt8], key: [UInt8]) -> [UInt8]? {
        guard key.count == keyByteCount else { return nil }
        let nonceBytes = Digest.hmac(key: key, message: content).bytes.prefix(nonceByteCount)
        guard let nonce = try? ChaChaPoly.Nonce(data: nonceBytes) else { return nil }
        let box = try? ChaChaPoly.seal(content, using: SymmetricKey(data: key), nonce: nonce)
        return box.map { Array($0.combined) }
    }

    /// The content of a box; `nil` if it was changed, or was sealed under another key.
    public static func open(_ box: [UInt8], key: [UInt8]) -> [UInt8]? {
        guard key.count == keyByteCount, let box = try? ChaChaPoly.SealedBox(combined: box) else { return nil }
        return (try? ChaChaPoly.open(box, using: SymmetricKey(data: key))).map { Array($0) }
    }
}
