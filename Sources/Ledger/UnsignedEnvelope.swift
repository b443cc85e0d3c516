// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Hashing
internal import MerkleLog

/// An envelope that lacks its signature and one stretch of its payload.
///
/// Signing is what an append waits for: each signature covers the leaf before it. So everything that can be known earlier
/// is done before, by another thread, and who signs only fills two gaps and hashes the rest.
struct UnsignedEnvelope: Sendable {
    /// What is to be signed.
    private var message: [UInt8]
    /// Where the gap is in it.
    private let gap: Range<Int>
    /// The gap and what its digits in base64 share with their neighbours.
    private let encodedGap: Range<Int>
    /// The envelope, with zeros in the gap and for the signature.
    private var envelope: [UInt8]
    /// Where `encodedGap` stands in it; what stands before is hashed already.
    private let textStart: Int
    private var hasher = MerkleHash.leafHasher()

    init(_ payload: [UInt8], gap: Range<Int>, keyID: String) {
        message = DSSEEnvelope.signedBytes(of: payload)
        let offset = message.count - payload.count
        let wide = (gap.lowerBound / 3 * 3)..<min(payload.count, (gap.upperBound + 2) / 3 * 3)
        self.gap = (gap.lowerBound + offset)..<(gap.upperBound + offset)
        encodedGap = (wide.lowerBound + offset)..<(wide.upperBound + offset)
        envelope = DSSEEnvelope(payload: payload, keyID: keyID, signature: UnsignedEnvelope.noSignature).bytes
        textStart = DSSEEnvelope.head.count + wide.lowerBound / 3 * 4
        hasher.update(envelope[..<textStart])
    }

    private static let noSignature = [UInt8](repeating: 0, count: 64)

    /// The number of bytes that the envelope will have.
    var byteCount: Int { envelope.count }

    /// The envelope with its gap filled, signed and hashed.
    func signed(filling text: [UInt8], with key: SubmitterKey) throws(MerkleLogError) -> StoredLeaf {
        var filled = self
        precondition(text.count == gap.count, "as long as the gap")
        filled.message.replaceSubrange(gap, with: text)
        let signature = Base64.encodedBytes(try key.sign(filled.message))
        filled.put(Base64.encodedBytes(Array(filled.message[encodedGap])), at: textStart)
        filled.put(signature, at: byteCount - DSSEEnvelope.tail.count - signature.count)
        filled.hasher.update(filled.envelope[textStart...])
        return StoredLeaf(hash: filled.hasher.finalize(), bytes: filled.envelope)
    }

    private mutating func put(_ text: [UInt8], at start: Int) {
        envelope.replaceSubrange(start..<(start + text.count), with: text)
    }
}
