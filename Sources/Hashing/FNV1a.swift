// SPDX-License-Identifier: EUPL-1.2

/// FNV-1a, 64 bits: a hash for tables that must be the same in every process, never for proofs.
///
/// Parameters: RFC 9923, http://www.isthe.com/chongo/tech/comp/fnv/.
public enum FNV1a {
    /// The state before any byte.
    public static let offsetBasis: UInt64 = 0xCBF2_9CE4_8422_2325
    /// The multiplier of each step.
    public static let prime: UInt64 = 0x0000_0100_0000_01B3

    /// The state after one more byte.
    @inlinable public static func step(_ state: UInt64, _ byte: UInt8) -> UInt64 {
        (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }

    /// The hash of bytes.
    @inlinable public static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var state: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { state = step(state, byte) }
        return state
    }
}
