// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// A SHA-256 digest: 32 bytes, ordered bytewise.
public struct Digest: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The digest's 32 bytes as four big-endian words, which makes comparing and hashing cheap.
    @usableFromInline let words: (UInt64, UInt64, UInt64, UInt64)

    /// The number of bytes in a digest.
    public static let byteCount = 32

    /// A digest of 32 zero bytes: what stands before the first entry of a chain.
    public static let zero = Digest(words: (0, 0, 0, 0))

    @usableFromInline init(words: (UInt64, UInt64, UInt64, UInt64)) {
        self.words = words
    }

    /// The digest that 32 bytes hold; `nil` for any other count.
    @inlinable public init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count == Digest.byteCount else { return nil }
        var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        var index = 0
        for byte in bytes {
            switch index >> 3 {
            case 0: words.0 = words.0 << 8 | UInt64(byte)
            case 1: words.1 = words.1 << 8 | UInt64(byte)
            case 2: words.2 = words.2 << 8 | UInt64(byte)
            default: words.3 = words.3 << 8 | UInt64(byte)
            }
            index += 1
        }
        self.init(words: words)
    }

    /// The digest that 64 lower-case hexadecimal digits stand for; `nil` for any other text.
    public init?(hexadecimal text: String) {
        guard text.utf8.count == 2 * Digest.byteCount else { return nil }
        let digits = text.utf8.span
        guard let first = Digest.word(digits, at: 0), let second = Digest.word(digits, at: 16),
            let third = Digest.word(digits, at: 32), let fourth = Digest.word(digits, at: 48)
        else { return nil }
        self.init(words: (first, second, third, fourth))
    }

    /// The number that 16 digits stand for.
    private static func word(_ digits: borrowing Span<UInt8>, at start: Int) -> UInt64? {
        var word: UInt64 = 0
        for index in start..<(start + 16) {
            guard let value = Hexadecimal.value(digits[index]) else { return nil }
            word = word << 4 | UInt64(value)
        }
        return word
    }

    /// The first eight bytes as a big-endian number.
    public var prefix: UInt64 { words.0 }

    /// The bit at `index`, of 256; that at 0 is the highest of the first byte.
    public func bit(_ index: Int) -> Bool {
        let word =
            switch index >> 6 {
            case 0: words.0
            case 1: words.1
            case 2: words.2
            default: words.3
            }
        return word >> UInt64(63 - index & 63) & 1 == 1
    }

    /// The 32 bytes.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Digest.byteCount)
        bytes.append(bigEndian: words.0)
        bytes.append(bigEndian: words.1)
        bytes.append(bigEndian: words.2)
        bytes.append(bigEndian: words.3)
        return bytes
    }

    /// The digest as 64 lower-case hexadecimal digits.
    public var hexadecimal: String { String(decoding: hexadecimalDigits, as: UTF8.self) }

    /// The digest as 64 lower-case hexadecimal digits, in ASCII.
    public var hexadecimalDigits: [UInt8] {
        let words: InlineArray<4, UInt64> = [words.0, words.1, words.2, words.3]
        return [UInt8](capacity: 2 * Digest.byteCount) { digits in
            for index in words.indices {
                for shift in stride(from: 60, through: 0, by: -4) {
                    digits.append(Hexadecimal.digit(UInt8(words[index] >> UInt64(shift) & 15)))
                }
            }
        }
    }

    /// The same as `hexadecimal`.
    public var description: String { hexadecimal }

    /// Bytewise order.
    public static func < (left: Digest, right: Digest) -> Bool { left.words < right.words }

    /// Bytewise equality.
    public static func == (left: Digest, right: Digest) -> Bool { left.words == right.words }

    /// Feeds the first eight bytes, which are as good as random.
    public func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}
