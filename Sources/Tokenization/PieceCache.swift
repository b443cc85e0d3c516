// SPDX-License-Identifier: EUPL-1.2

/// A piece of up to 31 bytes, filled up with zeros, and its byte count in the last byte.
struct PieceKey {
    /// Longer pieces have no key.
    static let maximumByteCount = 31

    /// How many readable bytes must follow the start of a piece.
    static let readByteCount = 32

    let words: SIMD4<UInt64>

    /// For each byte count, ones where the piece's bytes are.
    private static let masks: [SIMD4<UInt64>] = (0...maximumByteCount).map { byteCount in
        var mask = SIMD4<UInt64>(repeating: 0)
        for index in 0..<byteCount { mask[index >> 3] |= 0xFF << UInt64(8 * (index & 7)) }
        return mask
    }

    /// The key of `byteCount` bytes from `start`, of which `readByteCount` must exist.
    @inline(__always)
    init(_ bytes: Span<UInt8>, from start: Int, byteCount: Int, masks: [SIMD4<UInt64>]) {
        let raw = unsafe bytes.bytes
        // Loads are checked against the span's bounds; any bits are a valid integer.
        let loaded = unsafe SIMD4<UInt64>(
            raw.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self),
            raw.unsafeLoadUnaligned(fromByteOffset: start + 8, as: UInt64.self),
            raw.unsafeLoadUnaligned(fromByteOffset: start + 16, as: UInt64.self),
            raw.unsafeLoadUnaligned(fromByteOffset: start + 24, as: UInt64.self)
        )
        var words = loaded & masks[byteCount]
        words[3] |= UInt64(byteCount) << 56
        self.words = words
    }

    /// The masks, to be held by who makes many keys.
    static var allMasks: [SIMD4<UInt64>] { masks }

    /// A number that spreads keys over the slots of a table.
    @inline(__always)
    var hash: UInt64 {
        let first = (words[0] ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: words[1] ^ 0xC2B2_AE3D_27D4_EB4F)
        let second = (words[2] ^ 0x1656_67B1_9E37_79F9).multipliedFullWidth(by: words[3] ^ 0x27D4_EB2F_1656_67C5)
        let mixed = first.high ^ first.low ^ second.high &+ second.low
        return mixed ^ mixed >> 32
    }
}

/// The tokens of pieces that were met before: a table of fixed size, in which a new piece takes another's place.
///
/// Only short pieces of few tokens are held; a slot fills one cache line.
struct PieceCache {
    private struct Slot {
        /// All zeros in a free slot, since a key ends in its byte count.
        var key: SIMD4<UInt64>
        /// Up to seven tokens, then their number.
        var tokens: SIMD8<UInt32>
    }

    /// How many tokens a piece may have to be held.
    static let maximumTokenCount = 7

    private var slots: [Slot]

    /// An empty cache of 2 to the power of `bits` slots, 64 bytes each.
    init(bits: Int) {
        let free = Slot(key: SIMD4(repeating: 0), tokens: SIMD8(repeating: 0))
        slots = [Slot](repeating: free, count: 1 << bits)
    }

    /// Appends the tokens of a piece to `ids`; false if the piece is not held.
    @inline(__always)
    func append(_ key: PieceKey, hash: UInt64, to ids: inout [UInt32]) -> Bool {
        let slot = slots[Int(truncatingIfNeeded: hash) & (slots.count - 1)]
        guard slot.key == key.words else { return false }
        let tokens = slot.tokens
        ids.append(tokens[0])
        let count = Int(tokens[7])
        if count > 1 {
            for index in 1..<count { ids.append(tokens[index & 7]) }
        }
        return true
    }

    /// Holds the tokens of a piece if they are few.
    mutating func insert(_ key: PieceKey, hash: UInt64, tokens: ArraySlice<UInt32>) {
        guard tokens.count <= PieceCache.maximumTokenCount else { return }
        var held = SIMD8<UInt32>(repeating: 0)
        for (index, token) in tokens.enumerated() { held[index] = token }
        held[7] = UInt32(tokens.count)
        slots[Int(truncatingIfNeeded: hash) & (slots.count - 1)] = Slot(key: key.words, tokens: held)
    }
}
