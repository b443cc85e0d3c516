// SPDX-License-Identifier: EUPL-1.2

/// The tokens of pieces that were met before: two tables of fixed size, in which a new piece takes another's place.
///
/// A slot of the first table holds a piece of up to 15 bytes and four tokens in half a cache line, one of the second a
/// piece of up to 31 bytes and eight tokens in a whole one; other pieces are not held. The last byte of a key is the byte
/// count, so that zeros are no key; the last token's upper four bits are the number of tokens. Not thread-safe.
@safe final class PieceCache {
    /// Longer pieces are not held.
    static let maximumByteCount = 31
    private static let maximumShortByteCount = 15

    @unsafe private struct ShortSlot {
        var key: SIMD2<UInt64>
        var tokens: SIMD4<UInt32>
    }

    @unsafe private struct LongSlot {
        var key: SIMD4<UInt64>
        var tokens: SIMD8<UInt32>
    }

    private let shortSlots: UnsafeMutablePointer<ShortSlot>
    private let longSlots: UnsafeMutablePointer<LongSlot>
    private let shortMask: Int
    private let longMask: Int
    /// For each number of bytes up to eight, ones where they are.
    private let masks: UnsafeMutablePointer<UInt64>

    private static let countShift: UInt32 = 28
    private static let tokenMask: UInt32 = 1 << 28 - 1

    /// An empty cache of 2 to the power of `shortBits` short and `longBits` long slots.
    init(shortBits: Int, longBits: Int) {
        shortMask = 1 << shortBits - 1
        longMask = 1 << longBits - 1
        unsafe shortSlots = .allocate(capacity: 1 << shortBits)
        unsafe shortSlots.initialize(repeating: ShortSlot(key: .zero, tokens: .zero), count: 1 << shortBits)
        unsafe longSlots = .allocate(capacity: 1 << longBits)
        unsafe longSlots.initialize(repeating: LongSlot(key: .zero, tokens: .zero), count: 1 << longBits)
        // Four words for each byte count.
        unsafe masks = .allocate(capacity: 4 * 32)
        for byteCount in 0..<32 {
            for word in 0..<4 {
                let bits = min(max(byteCount - 8 * word, 0), 8) * 8
                let mask: UInt64 = bits == 64 ? .max : 1 << UInt64(bits) - 1
                unsafe (masks + 4 * byteCount + word).initialize(to: mask)
            }
        }
    }

    deinit {
        unsafe shortSlots.deallocate()
        unsafe longSlots.deallocate()
        unsafe masks.deallocate()
    }

    /// Writes the tokens of a piece to `output` and gives their number; 0 if the piece is not held.
    ///
    /// Eight tokens' room is written to, however many they are; 32 bytes from `piece` on must be readable.
    @inline(__always)
    func find(_ piece: UnsafePointer<UInt8>, _ byteCount: Int, into output: UnsafeMutablePointer<UInt32>) -> Int {
        if byteCount <= PieceCache.maximumShortByteCount {
            let key = unsafe shortKey(piece, byteCount)
            let slot = unsafe shortSlots + shortSlot(key)
            guard unsafe slot.pointee.key == key else { return 0 }
            let tokens = unsafe slot.pointee.tokens
            unsafe UnsafeMutableRawPointer(output).storeBytes(
                of: tokens & SIMD4(.max, .max, .max, PieceCache.tokenMask),
                as: SIMD4<UInt32>.self
            )
            return Int(tokens.w >> PieceCache.countShift)
        }
        let key = unsafe longKey(piece, byteCount)
        let slot = unsafe longSlots + longSlot(key)
        guard unsafe slot.pointee.key == key else { return 0 }
        let tokens = unsafe slot.pointee.tokens
        unsafe UnsafeMutableRawPointer(output).storeBytes(
            of: tokens & SIMD8(.max, .max, .max, .max, .max, .max, .max, PieceCache.tokenMask),
            as: SIMD8<UInt32>.self
        )
        return Int(tokens[7] >> PieceCache.countShift)
    }

    /// Holds the tokens of a piece of up to `maximumByteCount` bytes if they are few.
    func insert(_ piece: UnsafePointer<UInt8>, _ byteCount: Int, tokens: UnsafePointer<UInt32>, count: Int) {
        if byteCount <= PieceCache.maximumShortByteCount {
            guard count <= 4 else { return }
            var held = SIMD4<UInt32>.zero
            for index in 0..<count { held[index] = unsafe tokens[index] }
            held[3] |= UInt32(count) << PieceCache.countShift
            let key = unsafe shortKey(piece, byteCount)
            unsafe shortSlots[shortSlot(key)] = ShortSlot(key: key, tokens: held)
            return
        }
        guard count <= 8 else { return }
        var held = SIMD8<UInt32>.zero
        for index in 0..<count { held[index] = unsafe tokens[index] }
        held[7] |= UInt32(count) << PieceCache.countShift
        let key = unsafe longKey(piece, byteCount)
        unsafe longSlots[longSlot(key)] = LongSlot(key: key, tokens: held)
    }

    @inline(__always)
    private func shortKey(_ piece: UnsafePointer<UInt8>, _ byteCount: Int) -> SIMD2<UInt64> {
        let raw = unsafe UnsafeRawPointer(piece)
        let mask = unsafe masks + 4 * byteCount
        return unsafe SIMD2(
            raw.loadUnaligned(as: UInt64.self) & mask[0],
            raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self) & mask[1] | UInt64(byteCount) << 56
        )
    }

    @inline(__always)
    private func longKey(_ piece: UnsafePointer<UInt8>, _ byteCount: Int) -> SIMD4<UInt64> {
        let raw = unsafe UnsafeRawPointer(piece)
        let mask = unsafe masks + 4 * byteCount
        return unsafe SIMD4(
            raw.loadUnaligned(as: UInt64.self) & mask[0],
            raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self) & mask[1],
            raw.loadUnaligned(fromByteOffset: 16, as: UInt64.self) & mask[2],
            raw.loadUnaligned(fromByteOffset: 24, as: UInt64.self) & mask[3] | UInt64(byteCount) << 56
        )
    }

    @inline(__always)
    private func shortSlot(_ key: SIMD2<UInt64>) -> Int {
        let product = (key.x ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: key.y ^ 0xC2B2_AE3D_27D4_EB4F)
        let mixed = product.high ^ product.low
        return Int(truncatingIfNeeded: mixed ^ mixed >> 32) & shortMask
    }

    @inline(__always)
    private func longSlot(_ key: SIMD4<UInt64>) -> Int {
        let first = (key[0] ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: key[1] ^ 0xC2B2_AE3D_27D4_EB4F)
        let second = (key[2] ^ 0x1656_67B1_9E37_79F9).multipliedFullWidth(by: key[3] ^ 0x27D4_EB2F_1656_67C5)
        let mixed = first.high ^ first.low ^ second.high &+ second.low
        return Int(truncatingIfNeeded: mixed ^ mixed >> 32) & longMask
    }
}
