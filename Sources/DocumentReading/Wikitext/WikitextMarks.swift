// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Finding marks of wikitext, sixteen bytes at a time.
extension Span<UInt8> {
    /// The place of the next mark that can open or close something: two brackets or braces, a brace and a bar, or a `<`;
    /// the end if there is none.
    func firstWikitextMark(from start: Int) -> Int {
        firstIndex(from: start) { Self.isWikitextMark($0, $1) }
    }

    @inline(__always)
    private static func isWikitextMark(_ block: SIMD16<UInt8>, _ next: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
        // With the bit of small letters, brackets are braces.
        let small = block | all(0x20)
        let isPair = (block .== next) .& ((small .== all(0x7B)) .| (small .== all(0x7D)))
        let opensTable = (block .== all(0x7B)) .& (next .== all(0x7C))
        let closesTable = (block .== all(0x7C)) .& (next .== all(0x7D))
        return isPair .| opensTable .| closesTable .| (block .== all(0x3C))
    }

    /// The place of the next brace, bracket, bar, `<` or line feed; the end if there is none.
    func endOfLinkTarget(from start: Int) -> Int {
        firstIndex(from: start) { block in
            let small = block | Self.all(0x20)
            return (small .== Self.all(0x7B)) .| (small .== Self.all(0x7D)) .| (block .== Self.all(0x7C))
                .| (block .== Self.all(0x3C))
                .| (block .== Self.all(0x0A))
        }
    }

    /// The place of the next byte that may be markup within a line, or of an opening bracket; the end if there is none.
    func firstWikitextSpecial(from start: Int) -> Int {
        firstIndex(from: start) { block, next in
            (block .== Self.all(0x28)) .| ((block .== Self.all(0x27)) .& (next .== Self.all(0x27)))
                .| Self.isWikitextSpecial(block)
        }
    }

    /// The same, with what means something after an opening bracket: closing ones, commas and semicolons.
    func firstWikitextSpecialOrPunctuation(from start: Int) -> Int {
        firstIndex(from: start) { block in
            (block .== Self.all(0x3B)) .| (block .== Self.all(0x27)) .| (block .== Self.all(0x29))
                .| (block .== Self.all(0x2C)) .| Self.isWikitextSpecial(block)
        }
    }

    // Braces and brackets; `<` and `=`; line feeds and `&`, `_` and `~`.
    @inline(__always)
    private static func isWikitextSpecial(_ block: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
        let small = block | all(0x20)
        return (small .== all(0x7B)) .| (small .== all(0x7D)) .| (block & all(0xFE) .== all(0x3C))
            .| (block .== all(0x0A)) .| (block .== all(0x26)) .| (block .== all(0x5F)) .| (block .== all(0x7E))
    }

    @inline(__always)
    private static func all(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }
}

extension UInt8 {
    /// Whether it begins items of lists.
    var isListMark: Bool { self == 0x2A || self == 0x23 || self == 0x3A || self == 0x3B }

    /// Whether words between double underscores are made of it.
    var isMagicLetter: Bool { (0x41...0x5A).contains(self) || self == 0x5F || self >= 0x80 }
}

extension Span<UInt8> {
    /// Whether four hyphens stand at a place.
    func isRule(at start: Int) -> Bool {
        guard start + 4 <= count else { return false }
        for index in start..<(start + 4) where self[index] != 0x2D { return false }
        return true
    }

    /// Whether a reference to a character may still go on at the end of a stretch.
    func isReference(_ stretch: Range<Int>) -> Bool {
        for index in Swift.max(stretch.lowerBound, stretch.upperBound - 12)..<stretch.upperBound
        where self[index] == 0x26 {
            return true
        }
        return false
    }

    /// Whether an address on the web begins at a place.
    func isAddress(at start: Int) -> Bool {
        WikitextAddresses.beginnings.contains { beginning in
            let end = start + beginning.count
            return end <= count && extracting(start..<end).isEqual(to: beginning.span)
        }
    }
}

private enum WikitextAddresses {
    static let beginnings = ["http://", "https://", "ftp://", "mailto:", "//", "news:"].map { Array($0.utf8) }
}
