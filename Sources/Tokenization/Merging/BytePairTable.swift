// SPDX-License-Identifier: EUPL-1.2

/// The tokens of bytes, and the rank of every pair of bytes: where the merging of a byte-level vocabulary begins.
///
/// Never written after `init`, so that threads can share it.
@safe final class BytePairTable: @unchecked Sendable {
    private let tokens: UnsafeMutablePointer<UInt32>
    private let ranks: UnsafeMutablePointer<UInt32>

    /// The table of 256 tokens, one for each byte.
    init(_ merges: MergeTable, byteTokens: [UInt32]) {
        unsafe tokens = .allocate(capacity: 256)
        unsafe ranks = .allocate(capacity: 1 << 16)
        for (byte, token) in byteTokens.enumerated() {
            unsafe (tokens + byte).initialize(to: token)
            for (following, other) in byteTokens.enumerated() {
                unsafe (ranks + (byte << 8 | following)).initialize(to: merges.rank(token, other))
            }
        }
    }

    deinit {
        unsafe tokens.deallocate()
        unsafe ranks.deallocate()
    }

    /// The token of a byte.
    @inline(__always)
    func token(_ byte: UInt8) -> UInt32 { unsafe tokens[Int(byte)] }

    /// The rank of the tokens of two bytes, or `MergeTable.noRank`.
    @inline(__always)
    func rank(_ byte: UInt8, _ following: UInt8) -> UInt32 { unsafe ranks[Int(byte) << 8 | Int(following)] }
}
