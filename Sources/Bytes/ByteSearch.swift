// SPDX-License-Identifier: EUPL-1.2

/// Looking for bytes, sixteen at a time.
extension Span where Element == UInt8 {
    /// The place of the first such byte at or after `start`; `nil` if there is none.
    @inlinable public func firstIndex(of byte: UInt8, from start: Int) -> Int? {
        let wanted = SIMD16<UInt8>(repeating: byte)
        let place = firstIndex(from: start) { $0 .== wanted }
        return place < count ? place : nil
    }

    /// The place of the first byte at or after `start` that is one of three; the end if there is none.
    @inlinable public func firstIndex(ofAny first: UInt8, _ second: UInt8, _ third: UInt8, from start: Int) -> Int {
        let (firsts, seconds) = (SIMD16<UInt8>(repeating: first), SIMD16<UInt8>(repeating: second))
        let thirds = SIMD16<UInt8>(repeating: third)
        return firstIndex(from: start) { ($0 .== firsts) .| ($0 .== seconds) .| ($0 .== thirds) }
    }

    /// The place of the first byte at or after `start` that a closure picks of sixteen; the end if there is none.
    @inline(__always) @inlinable
    public func firstIndex(from start: Int, where isWanted: (SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>) -> Int {
        precondition(start >= 0, "places begin at zero")
        var index = start
        let lastBlock = count - 16
        let raw = unsafe bytes
        while index <= lastBlock {
            // There are sixteen bytes, and no place near the largest number.
            let block = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: SIMD16<UInt8>.self)
            let place = Self.firstPlace(in: isWanted(block))
            if place < 16 { return index &+ place }
            index &+= 16
        }
        return index < count ? firstIndexInRest(from: index, isWanted) : count
    }

    // In the last bytes, of which there are less than sixteen.
    @inline(never) @usableFromInline
    func firstIndexInRest(from start: Int, _ isWanted: (SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>) -> Int {
        if count >= 16 {
            // The last sixteen once more, those before `start` left out.
            let place = Self.firstPlace(in: isWanted(block(at: count - 16)), from: 16 - (count - start))
            return count - 16 + place
        }
        return Swift.min(count, start + Self.firstPlace(in: isWanted(restOfBlock(from: start))))
    }

    /// The place of the first byte at or after `start` that a closure picks of sixteen by them and by those after each, with
    /// a zero after the last; the end if there is none.
    @inline(__always) @inlinable
    public func firstIndex(
        from start: Int,
        where isWanted: (SIMD16<UInt8>, SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>
    ) -> Int {
        var index = start
        while index + 17 <= count {
            let place = Self.firstPlace(in: isWanted(block(at: index), block(at: index + 1)))
            if place < 16 { return index + place }
            index += 16
        }
        return index < count ? firstIndexInRest(from: index, isWanted) : count
    }

    @inline(never) @usableFromInline
    func firstIndexInRest(
        from start: Int,
        _ isWanted: (SIMD16<UInt8>, SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>
    ) -> Int {
        let rest = start + 16 == count ? block(at: start) : restOfBlock(from: start)
        return Swift.min(count, start + Self.firstPlace(in: isWanted(rest, restOfBlock(from: start + 1))))
    }

    // What is left of less than sixteen bytes, and zeros.
    @inlinable func restOfBlock(from start: Int) -> SIMD16<UInt8> {
        var words = SIMD2<UInt64>()
        for index in start..<count {
            let place = UInt64(index - start)
            if place < 8 {
                words.x |= UInt64(self[index]) << (place * 8)
            } else {
                words.y |= UInt64(self[index]) << (place * 8 - 64)
            }
        }
        words.x = words.x.littleEndian
        words.y = words.y.littleEndian
        return unsafe unsafeBitCast(words, to: SIMD16<UInt8>.self)
    }

    /// Where text ends that can be copied as it is, from `start` on: before control characters, before the first bytes of
    /// characters that need a look (U+0080 to U+00BF, and U+F000 to U+FFFF), and before a space unless a plain character
    /// follows it.
    @inlinable public func endOfPlainText(from start: Int) -> Int {
        var index = start
        while index + 17 <= count {
            let place = Self.firstPlace(in: endsOfPlainText(at: index))
            if place < 16 { return index + place }
            index += 16
        }
        if index + 1 < count, count >= 17 {
            // The last seventeen once more, those before `index` left out.
            let place = Self.firstPlace(in: endsOfPlainText(at: count - 17), from: 17 - (count - index))
            index = count - 17 + place
            if place < 16 { return index }
        }
        while index < count {
            let byte = self[index]
            if byte > 0x20 {
                if byte == 0xC2 || byte == 0xEF { return index }
            } else {
                guard byte == 0x20 else { return index }
                guard index + 1 < count else { return index }
                let next = self[index + 1]
                if next <= 0x20 || next == 0xC2 || next == 0xEF { return index }
            }
            index += 1
        }
        return index
    }

    // Which of sixteen bytes cannot be copied as they are; the byte after them must be there.
    @inline(__always) @inlinable func endsOfPlainText(at index: Int) -> SIMDMask<SIMD16<Int8>> {
        let space = SIMD16<UInt8>(repeating: 0x20)
        let block = block(at: index)
        let next = self.block(at: index + 1)
        let parts = (block .== space) .& ((next .<= space) .| Self.isLead(next))
        return (block .< space) .| Self.isLead(block) .| parts
    }

    @inline(__always) @inlinable static func isLead(_ block: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
        (block .== SIMD16(repeating: 0xC2)) .| (block .== SIMD16(repeating: 0xEF))
    }

    /// The sixteen bytes at a place, which must be there.
    @inline(__always) @inlinable public func block(at index: Int) -> SIMD16<UInt8> {
        precondition(index >= 0 && index <= count - 16, "there are no sixteen bytes")
        let raw = unsafe bytes
        return unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: SIMD16<UInt8>.self)
    }

    @inline(__always) @inlinable static func isAnySet(_ mask: SIMDMask<SIMD16<Int8>>) -> Bool {
        let words = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
        return words.x | words.y != 0
    }

    /// The first of sixteen that is set, from a place on; sixteen if there is none.
    @inline(__always) @inlinable
    public static func firstPlace(in mask: SIMDMask<SIMD16<Int8>>, from start: Int = 0) -> Int {
        let words = unsafe unsafeBitCast(mask, to: SIMD2<UInt64>.self)
        if words.x | words.y == 0 { return 16 }
        var (low, high) = (UInt64(littleEndian: words.x), UInt64(littleEndian: words.y))
        if start > 0 {
            low &= start < 8 ? UInt64.max << UInt64(start * 8) : 0
            high &= start <= 8 ? UInt64.max : UInt64.max << UInt64(start * 8 - 64)
            if low | high == 0 { return 16 }
        }
        return low != 0 ? low.trailingZeroBitCount >> 3 : 8 + high.trailingZeroBitCount >> 3
    }

    /// Whether the `length` bytes at two places, both of which must be there, are the same.
    @inlinable public func isEqual(at left: Int, and right: Int, length: Int) -> Bool {
        guard left + length <= count, right + length <= count else { return false }
        let raw = unsafe bytes
        if length > 0, length <= 8, Swift.max(left, right) + 8 <= count {
            // The bounds are checked just above. What comes after the shorter ones is shifted out.
            let first = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: left, as: UInt64.self)
            let second = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: right, as: UInt64.self)
            return UInt64(littleEndian: first ^ second) << UInt64(64 - 8 * length) == 0
        }
        var index = 0
        if length < 8 {
            while index < length, self[left + index] == self[right + index] { index += 1 }
            return index == length
        }
        while index < length {
            // The last eight overlap those before them. The bounds are checked above.
            index = Swift.min(index, length - 8)
            let first = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: left + index, as: UInt64.self)
            let second = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: right + index, as: UInt64.self)
            if first != second { return false }
            index += 8
        }
        return true
    }

    /// Whether the bytes are the same as others.
    @inlinable public func isEqual(to other: Span<UInt8>) -> Bool {
        guard count == other.count else { return false }
        let (mine, others) = unsafe (bytes, other.bytes)
        var index = 0
        while index + 8 <= count {
            // The bounds are checked just above.
            let first = unsafe mine.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
            let second = unsafe others.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
            if first != second { return false }
            index += 8
        }
        while index < count {
            if self[index] != other[index] { return false }
            index += 1
        }
        return true
    }

    /// The first eight bytes of a stretch as one number, the first lowest, with zeros after the last of a shorter one.
    @inline(__always) @inlinable public func firstBytes(of stretch: Range<Int>) -> UInt64 {
        let length = Swift.min(stretch.count, 8)
        precondition(stretch.lowerBound >= 0 && stretch.upperBound <= count, "the stretch lies outside")
        if length > 0, stretch.lowerBound + 8 <= count {
            let raw = unsafe bytes
            // The bounds are checked just above. What comes after a shorter one is shifted out.
            let word = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: stretch.lowerBound, as: UInt64.self)
            return UInt64(littleEndian: word) & UInt64.max >> UInt64(64 - 8 * length)
        }
        var word: UInt64 = 0
        for offset in 0..<length { word |= UInt64(self[stretch.lowerBound + offset]) << UInt64(8 * offset) }
        return word
    }

    /// The last eight bytes of a stretch as one number, the last highest, with zeros before the first of a shorter one.
    @inlinable public func lastBytes(of stretch: Range<Int>) -> UInt64 {
        let length = Swift.min(stretch.count, 8)
        precondition(stretch.lowerBound >= 0 && stretch.upperBound <= count, "the stretch lies outside")
        if length > 0, stretch.upperBound >= 8 {
            let raw = unsafe bytes
            // The bounds are checked just above. What comes before a shorter one is masked out.
            let word = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: stretch.upperBound - 8, as: UInt64.self)
            return UInt64(littleEndian: word) & UInt64.max << UInt64(64 - 8 * length)
        }
        var word: UInt64 = 0
        for offset in 0..<length {
            word |= UInt64(self[stretch.upperBound - 1 - offset]) << UInt64(56 - 8 * offset)
        }
        return word
    }
}
