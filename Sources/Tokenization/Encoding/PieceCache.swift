// SPDX-License-Identifier: EUPL-1.2

/// The tokens of pieces that were met before: a table of fixed size, in which a new piece takes another's place.
///
/// A slot holds a piece of up to 31 bytes and up to eight tokens in one line of the processor's cache. The last byte of a
/// key is the byte count, so that zeros are no key; the last token's upper four bits are the number of tokens.
@safe struct PieceCache {
    /// Longer pieces are not held.
    static let maximumByteCount = 31
    /// Pieces of more tokens are not held; so much room is written to when one is read.
    static let maximumTokenCount = 8

    /// A piece's bytes, zeros, and its byte count; of pieces that are too long only the latter.
    typealias Key = SIMD4<UInt64>

    @unsafe private struct Slot {
        var key: Key
        var tokens: SIMD8<UInt32>
    }

    private let slots: UnsafeMutablePointer<Slot>
    private let slotMask: Int
    /// For each number of bytes the ones where they are, and the number in the last byte; four words each.
    private let masks: UnsafeMutablePointer<Key>
    private let marks: UnsafeMutablePointer<Key>

    private static let countShift: UInt32 = 28
    private static let tokenMask: UInt32 = 1 << 28 - 1

    /// An empty cache of 2 to the power of `slotBits` slots.
    init(slotBits: Int) {
        slotMask = 1 << slotBits - 1
        unsafe slots = .allocate(capacity: 1 << slotBits)
        unsafe slots.initialize(repeating: Slot(key: .zero, tokens: .zero), count: 1 << slotBits)
        // The last row is for pieces that are too long: its key is nobody's.
        let rowCount = PieceCache.maximumByteCount + 2
        unsafe masks = .allocate(capacity: rowCount)
        unsafe marks = .allocate(capacity: rowCount)
        for byteCount in 0..<rowCount {
            var mask = Key.zero
            for word in 0..<4 where byteCount <= PieceCache.maximumByteCount {
                let bits = min(max(byteCount - 8 * word, 0), 8) * 8
                mask[word] = bits == 64 ? .max : 1 << UInt64(bits) - 1
            }
            unsafe (masks + byteCount).initialize(to: mask)
            unsafe (marks + byteCount).initialize(to: Key(0, 0, 0, UInt64(byteCount) << 56))
        }
    }

    /// Gives the memory back; nothing may be asked afterwards.
    func deallocate() {
        unsafe slots.deallocate()
        unsafe masks.deallocate()
        unsafe marks.deallocate()
    }

    /// The key of a piece; 32 bytes from `piece` on must be readable.
    @inline(__always)
    func key(_ piece: UnsafePointer<UInt8>, _ byteCount: Int) -> Key {
        let row = min(byteCount, PieceCache.maximumByteCount + 1)
        let bytes = unsafe UnsafeRawPointer(piece).loadUnaligned(as: Key.self)
        return unsafe bytes & masks[row] | marks[row]
    }

    /// The slot in which the piece of a key is, if it is anywhere.
    @inline(__always)
    func slot(of key: Key) -> Int {
        let first = (key[0] ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: key[1] ^ 0xC2B2_AE3D_27D4_EB4F)
        let second = (key[2] ^ 0x1656_67B1_9E37_79F9).multipliedFullWidth(by: key[3] ^ 0x27D4_EB2F_1656_67C5)
        let mixed = first.high ^ first.low ^ second.high &+ second.low
        return Int(truncatingIfNeeded: mixed ^ mixed >> 32) & slotMask
    }

    /// Whether the piece of a key is in its slot.
    @inline(__always)
    func holds(_ key: Key, in slot: Int) -> Bool {
        let difference = unsafe slots[slot].key ^ key
        return (difference[0] | difference[1]) | (difference[2] | difference[3]) == 0
    }

    /// Writes the tokens in a slot to `output` and gives their number.
    @inline(__always)
    func read(_ slot: Int, into output: UnsafeMutablePointer<UInt32>) -> Int {
        let tokens = unsafe slots[slot].tokens
        unsafe UnsafeMutableRawPointer(output).storeBytes(
            of: tokens & SIMD8(.max, .max, .max, .max, .max, .max, .max, PieceCache.tokenMask),
            as: SIMD8<UInt32>.self
        )
        return Int(tokens[7] >> PieceCache.countShift)
    }

    /// Holds the tokens of the piece of a key in its slot if both are few.
    @inline(__always)
    func insert(_ key: Key, in slot: Int, tokens: UnsafePointer<UInt32>, count: Int) {
        guard key[3] >> 56 <= PieceCache.maximumByteCount, count <= PieceCache.maximumTokenCount else { return }
        var held = SIMD8<UInt32>.zero
        for index in 0..<count { held[index] = unsafe tokens[index] }
        held[7] |= UInt32(count) << PieceCache.countShift
        unsafe slots[slot] = Slot(key: key, tokens: held)
    }
}
