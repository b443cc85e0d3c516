// SPDX-License-Identifier: EUPL-1.2

extension Span<UInt8> {
    /// The scalar that begins at `index`, above ASCII, and where the next one does; U+FFFD and one byte on for ill-formed bytes.
    ///
    /// The text counts as ending at `end`.
    @inlinable
    @inline(__always)
    public func scalar(at index: Int, end: Int) -> (UInt32, Int) {
        let first = self[index]
        let count = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
        guard count > 0, index + count <= end else { return (0xFFFD, index + 1) }
        var scalar = UInt32(first) & (0x7F >> UInt32(count))
        for offset in 1..<count {
            let byte = self[index + offset]
            guard byte.isUTF8Continuation else { return (0xFFFD, index + 1) }
            scalar = scalar << 6 | UInt32(byte & 0x3F)
        }
        let isShortest = count == 2 || (count == 3 ? scalar >= 0x800 : scalar >= 0x1_0000)
        guard isShortest, scalar < 0x11_0000, scalar >> 11 != 0x1B else { return (0xFFFD, index + 1) }
        return (scalar, index + count)
    }
}
