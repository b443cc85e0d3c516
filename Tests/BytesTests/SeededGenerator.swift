// SPDX-License-Identifier: EUPL-1.2

/// SplitMix64: the same numbers on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// Up to `maximumByteCount` bytes, most of them such as matter in UTF-8.
    mutating func bytes(upTo maximumByteCount: Int) -> [UInt8] {
        let edges: [UInt8] = [
            0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBD, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xE2, 0xED, 0xEF, 0xF0,
            0xF1, 0xF4, 0xF5, 0xFF,
        ]
        return (0..<Int.random(in: 0...maximumByteCount, using: &self)).map { _ in
            let number = next()
            return number & 3 == 0 ? UInt8(truncatingIfNeeded: number >> 8) : edges[Int((number >> 8) % 22)]
        }
    }

    /// A string of up to 40 scalars: control characters, what JSON escapes, and scalars of every length in UTF-8.
    mutating func text() -> String {
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...40, using: &self) {
            let bound: UInt32 = [0x20, 0x80, 0x80, 0x800, 0x1_0000, 0x11_0000][Int(next() % 6)]
            let value = UInt32(truncatingIfNeeded: next() >> 32) % bound
            scalars.append(Unicode.Scalar(value) ?? "\\")
        }
        return String(scalars)
    }
}
