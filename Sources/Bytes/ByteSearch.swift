// SPDX-License-Identifier: EUPL-1.2

/// Looking for a byte, eight at a time.
extension Span where Element == UInt8 {
    /// The place of the first such byte at or after `start`; `nil` if there is none.
    @inlinable public func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        var index = start
        let pattern = UInt64(byte) &* 0x0101_0101_0101_0101
        let raw = unsafe bytes
        while index + 8 <= count {
            // The bounds are checked just above.
            let loaded = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
            let word = UInt64(littleEndian: loaded)
            let difference = word ^ pattern
            // The lowest bit that is set lies in the first byte that is zero.
            let zeros = (difference &- 0x0101_0101_0101_0101) & ~difference & 0x8080_8080_8080_8080
            if zeros != 0 { return index + zeros.trailingZeroBitCount >> 3 }
            index += 8
        }
        while index < count {
            if self[index] == byte { return index }
            index += 1
        }
        return nil
    }

    /// The place of the first byte at or after `start` that is one of three; the end if there is none.
    @inlinable public func firstIndex(ofAny first: UInt8, _ second: UInt8, _ third: UInt8, from start: Int) -> Int {
        var index = start
        let ones: UInt64 = 0x0101_0101_0101_0101
        let (firsts, seconds, thirds) = (UInt64(first) &* ones, UInt64(second) &* ones, UInt64(third) &* ones)
        let raw = unsafe bytes
        while index + 8 <= count {
            // The bounds are checked just above.
            let loaded = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
            let word = UInt64(littleEndian: loaded)
            let (left, middle, right) = (word ^ firsts, word ^ seconds, word ^ thirds)
            // The lowest bit that is set in each lies in the first byte that is zero.
            let zeros = ((left &- ones) & ~left) | ((middle &- ones) & ~middle) | ((right &- ones) & ~right)
            let found = zeros & 0x8080_8080_8080_8080
            if found != 0 { return index + found.trailingZeroBitCount >> 3 }
            index += 8
        }
        while index < count {
            let byte = self[index]
            if byte == first || byte == second || byte == third { return index }
            index += 1
        }
        return count
    }

    /// Whether the `length` bytes at two places, both of which must be there, are the same.
    @inlinable public func isEqual(at left: Int, and right: Int, length: Int) -> Bool {
        guard left + length <= count, right + length <= count else { return false }
        let raw = unsafe bytes
        var index = 0
        while index + 8 <= length {
            // The bounds are checked just above.
            let first = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: left + index, as: UInt64.self)
            let second = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: right + index, as: UInt64.self)
            if first != second { return false }
            index += 8
        }
        while index < length {
            if self[left + index] != self[right + index] { return false }
            index += 1
        }
        return true
    }

    /// Whether the bytes are the same as others.
    @inlinable public func isEqual(to other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        for index in indices where self[index] != other[index] { return false }
        return true
    }

    /// How far whole words of eight bytes go on from `start` that hold neither control characters nor the first bytes of
    /// characters that need a look (U+0080 to U+00BF, and U+F000 to U+FFFF), nor two spaces in a row.
    @inlinable public func endOfPlainWords(from start: Int) -> Int {
        var index = start
        let raw = unsafe bytes
        while index + 8 <= count {
            // The bounds are checked just above.
            let loaded = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
            let word = UInt64(littleEndian: loaded)
            let controls = (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080
            let leads = Self.zeros(in: word ^ 0xC2C2_C2C2_C2C2_C2C2) | Self.zeros(in: word ^ 0xEFEF_EFEF_EFEF_EFEF)
            let spaces = Self.zeros(in: word ^ 0x2020_2020_2020_2020)
            guard controls | leads | (spaces & spaces << 8) == 0 else { break }
            // A space at the end of the word is looked at again, together with what follows.
            index += spaces >> 63 == 0 ? 8 : 7
        }
        return index
    }

    // The highest bit of every byte that is zero.
    @usableFromInline static func zeros(in word: UInt64) -> UInt64 {
        let low = word & 0x7F7F_7F7F_7F7F_7F7F
        return ~((low &+ 0x7F7F_7F7F_7F7F_7F7F) | word | 0x7F7F_7F7F_7F7F_7F7F)
    }
}
