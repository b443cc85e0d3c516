// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Finding marks of wikitext, sixteen bytes at a time.
extension Span<UInt8> {
    /// The place of the next brace, bracket, bar or `<`; the end if there is none.
    func firstWikitextMark(from start: Int) -> Int {
        firstIndex(from: start) { block in
            // With the bit of small letters, brackets are braces, and a backslash is a bar.
            let small = block | Self.all(0x20)
            return ((small .>= Self.all(0x7B)) .& (small .<= Self.all(0x7D))) .| (block .== Self.all(0x3C))
        }
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

    /// The place of the next byte that may be markup within a line; the end if there is none.
    func firstWikitextSpecial(from start: Int) -> Int {
        firstIndex(from: start) { block in
            let small = block | Self.all(0x20)
            // Braces and brackets; `;`, `<` and `=`; line feeds, `&` and apostrophes, `_`, `~`, `)` and commas.
            return (small .== Self.all(0x7B)) .| (small .== Self.all(0x7D))
                .| ((block .>= Self.all(0x3B)) .& (block .<= Self.all(0x3D)))
                .| (block .== Self.all(0x0A)) .| (block & Self.all(0xFE) .== Self.all(0x26))
                .| (block .== Self.all(0x5F))
                .| (block .== Self.all(0x7E))
                .| (block .== Self.all(0x29)) .| (block .== Self.all(0x2C))
        }
    }

    @inline(__always)
    private static func all(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }
}
