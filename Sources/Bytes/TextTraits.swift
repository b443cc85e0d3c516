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
        while index + 16 <= count {
            let block = block(at: index)
            if block.isPrintableASCII || block.isPlainASCII {
                index += 16
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
        var plainCount = 0
        // Two bytes before each are looked at as well.
        while index >= 2, index + 16 <= count, plainCount < 4 {
            let block = CharacterBlock(block(at: index), after: self.block(at: index - 1), self.block(at: index - 2))
            guard block.isPlain else { break }
            if block.hasLetters { traits.isASCII = false }
            plainCount = block.hasLetters ? 0 : plainCount + 1
            index += 16
        }
        guard index > start else { return index }
        // Back to the start of a character that has not ended.
        if self[index - 1] >= 0xC0 { return index - 1 }
        return self[index - 2] >= 0xE0 ? index - 2 : index
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

/// Sixteen bytes, with those that stand one and two before each.
private struct CharacterBlock {
    /// Whether all of it is characters of one to three bytes, or the ends and beginnings of some, without control characters
    /// other than white space, and without noncharacters.
    let isPlain: Bool
    /// Whether there is anything beyond ASCII.
    let hasLetters: Bool

    @inline(__always)
    init(_ block: SIMD16<UInt8>, after last: SIMD16<UInt8>, _ lastButOne: SIMD16<UInt8>) {
        func all(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }
        hasLetters = Span.isAnySet(block .>= all(0x80))
        let isDue = (last .>= all(0xC0)) .| (lastButOne .>= all(0xE0))
        var faults = isDue .^ ((block & all(0xC0)) .== all(0x80))
        // Leads of four bytes or of nothing; overlong forms, surrogates, noncharacters.
        faults .|= (block .>= all(0xF0)) .| ((block & all(0xFE)) .== all(0xC0))
        faults .|= (last .== all(0xE0)) .& (block .< all(0xA0))
        faults .|= (last .== all(0xED)) .& (block .>= all(0xA0))
        faults .|= (lastButOne .== all(0xEF)) .& (last .== all(0xBF)) .& (block .>= all(0xBE))
        isPlain = !Span.isAnySet(faults .| block.controls)
    }
}

extension SIMD16<UInt8> {
    /// Whether all of it is ASCII without any control characters.
    @inline(__always)
    fileprivate var isPrintableASCII: Bool {
        // What is beyond ASCII is below zero.
        let signed = SIMD16<Int8>(truncatingIfNeeded: self)
        return !Span.isAnySet((signed .< SIMD16<Int8>(repeating: 0x20)) .| (signed .== SIMD16<Int8>(repeating: 0x7F)))
    }

    /// Whether all of it is ASCII without control characters other than white space.
    @inline(__always)
    fileprivate var isPlainASCII: Bool { !Span.isAnySet(controls .| (self .>= SIMD16(repeating: 0x80))) }

    /// The control characters of ASCII other than tab, line feed and carriage return.
    @inline(__always)
    fileprivate var controls: SIMDMask<SIMD16<Int8>> {
        func all(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }
        let isWhite = (self .== all(0x0A)) .| (self .== all(0x09)) .| (self .== all(0x0D))
        return ((self .< all(0x20)) .& .!isWhite) .| (self .== all(0x7F))
    }
}
