// SPDX-License-Identifier: EUPL-1.2

/// What stands in bytes that may be text, found in one pass.
public struct TextTraits: Sendable, Hashable {
    /// Whether all of it is ASCII.
    public var isASCII = true
    /// Whether it is well-formed UTF-8; if not, the rest holds for what stands before the first fault.
    public var isWellFormedUTF8 = true
    /// Whether there are control characters of ASCII other than tab, line feed and carriage return.
    public var hasControls = false
    /// Whether there is U+FFFE or U+FFFF.
    public var hasNoncharacters = false
}

extension Span where Element == UInt8 {
    /// What stands in the bytes.
    public var textTraits: TextTraits {
        var traits = TextTraits()
        var index = 0
        let raw = unsafe bytes
        while index + 32 <= count {
            // The bounds are checked just above.
            let block = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: SIMD4<UInt64>.self)
            if block.isPlainText {
                index += 32
                continue
            }
            index = endOfPlainCharacters(from: index, &traits)
            let end = Swift.min(index + 8, count)
            while index < end {
                guard let next = endOfCharacter(at: index, &traits) else { return traits }
                index = next
            }
        }
        while index < count {
            guard let next = endOfCharacter(at: index, &traits) else { return traits }
            index = next
        }
        return traits
    }

    // How far characters of one to three bytes go on that need no further look, up to the next 64 bytes of ASCII.
    private func endOfPlainCharacters(from start: Int, _ traits: inout TextTraits) -> Int {
        var index = start
        var run = CharacterRun()
        let raw = unsafe bytes
        while index + 8 <= count {
            // The bounds are checked just above.
            let loaded = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
            guard run.take(UInt64(littleEndian: loaded)) else { break }
            index += 8
            if run.plainWordCount == 8 { break }
        }
        if run.hasLetters { traits.isASCII = false }
        // Back to the start of a character that has not ended.
        if run.isWithinCharacter {
            repeat { index -= 1 } while index > start && self[index].isUTF8Continuation
        }
        return index
    }

    // Where a character ends; `nil` if it is ill-formed.
    @inline(__always)
    private func endOfCharacter(at index: Int, _ traits: inout TextTraits) -> Int? {
        let byte = self[index]
        if byte < 0x80 {
            if byte < 0x20 || byte == 0x7F, byte != 0x0A, byte != 0x0D, byte != 0x09 { traits.hasControls = true }
            return index + 1
        }
        traits.isASCII = false
        if 0xC2 <= byte, byte < 0xE0, index + 1 < count, self[index + 1].isUTF8Continuation { return index + 2 }
        if let end = endOfLongCharacter(byte, at: index, &traits) { return end }
        traits.isWellFormedUTF8 = false
        return nil
    }

    private func endOfLongCharacter(_ lead: UInt8, at index: Int, _ traits: inout TextTraits) -> Int? {
        guard lead >= 0xE0, lead < 0xF5 else { return nil }
        let length = lead < 0xF0 ? 3 : 4
        guard index + length <= count else { return nil }
        let second = self[index + 1]
        // Neither overlong forms nor surrogates nor anything past the last character.
        let lowest: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
        let highest: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
        guard lowest <= second, second <= highest, self[index + 2].isUTF8Continuation else { return nil }
        if length == 4 { return self[index + 3].isUTF8Continuation ? index + 4 : nil }
        if lead == 0xEF, second == 0xBF, self[index + 2] >= 0xBE { traits.hasNoncharacters = true }
        return index + 3
    }
}

/// Checks eight bytes at a time that leads and continuations follow each other, by their highest bits.
private struct CharacterRun {
    /// How many words of ASCII came last.
    private(set) var plainWordCount = 0
    /// Whether there was anything beyond ASCII.
    private(set) var hasLetters = false
    // Where the next word must have continuations.
    private var pending: UInt64 = 0
    private static let high: UInt64 = 0x8080_8080_8080_8080
    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// Whether the last word ended within a character.
    var isWithinCharacter: Bool { pending != 0 }

    /// Takes the next word, its first byte lowest; false, and nothing changed, if it needs a look byte by byte.
    @inline(__always)
    mutating func take(_ word: UInt64) -> Bool {
        let high = CharacterRun.high
        let ones = CharacterRun.ones
        let leads = word & word << 1 & high
        let longLeads = leads & word << 2
        let continuations = word & ~(word << 1) & high
        let needed = leads << 8 | longLeads << 16 | pending
        // Leads that begin overlong forms, surrogates, noncharacters, characters of four bytes, or nothing.
        let lowBits = (word & 0x1E1E_1E1E_1E1E_1E1E) &+ 0x7E7E_7E7E_7E7E_7E7E
        let difference = (word | 0x0202_0202_0202_0202) ^ 0xEFEF_EFEF_EFEF_EFEF
        let isNotSpecial = ((difference & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7F7F_7F7F_7F7F_7F7F) | difference
        let special = leads & (~lowBits | ~isNotSpecial | (longLeads & word << 3))
        // Control characters other than line feeds.
        let isNotLow = (word | high) &- (ones &* 0x20)
        let isNoLineFeed = ((word ^ (ones &* 0x0A)) | high) &- ones
        let isNotDelete = ((word ^ (ones &* 0x7F)) | high) &- ones
        let controls = ((~isNotLow & isNoLineFeed) | ~isNotDelete) & ~word & high
        guard (needed ^ continuations) | special | controls == 0 else { return false }
        pending = leads >> 56 | longLeads >> 48
        let hasLetters = word & high != 0
        plainWordCount = hasLetters ? 0 : plainWordCount + 1
        if hasLetters { self.hasLetters = true }
        return true
    }
}

extension SIMD4<UInt64> {
    /// Whether all of the 32 bytes are ASCII, and none a control character but a line feed.
    @inline(__always)
    fileprivate var isPlainText: Bool {
        let high = SIMD4<UInt64>(repeating: 0x8080_8080_8080_8080)
        let ones = SIMD4<UInt64>(repeating: 0x0101_0101_0101_0101)
        // The highest bit of each byte that is at least a space, that is no line feed, and that is not DEL.
        let isNotLow = (self | high) &- (ones &* 0x20)
        let isNoLineFeed = ((self ^ (ones &* 0x0A)) | high) &- ones
        let isNotDelete = ((self ^ (ones &* 0x7F)) | high) &- ones
        let all = SIMD4<UInt64>(repeating: .max)
        let faults = (self | ((isNotLow ^ all) & isNoLineFeed) | (isNotDelete ^ all)) & high
        return faults.x | faults.y | faults.z | faults.w == 0
    }
}
