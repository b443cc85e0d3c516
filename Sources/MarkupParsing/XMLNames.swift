// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// A name in XML, as it stands in a document.
struct XMLName {
    /// The whole name.
    var start: Int
    var end: Int
    /// Where its local part begins: after the first colon, if a name comes after it and before it.
    var localStart: Int
    /// The hash of the local part.
    var hash: UInt32

    /// The length of the whole name.
    var count: Int { end - start }

    /// Makes it the same name further on in the document.
    @inline(__always)
    mutating func move(by distance: Int) {
        // Both places lie in the document.
        start &+= distance
        end &+= distance
        localStart &+= distance
    }
}

/// Which characters names are made of.
enum XMLNames {
    // One bit for each byte below 64 and for each from 64 to 127: letters, digits, hyphen, full stop, underscore.
    private static let lowMask: UInt64 = 0x03FF_6000_0000_0000
    private static let highMask: UInt64 = 0x07FF_FFFE_87FF_FFFE

    /// The name that begins at an index; `nil` if none does.
    @inline(__always)
    static func name(in bytes: Span<UInt8>, at start: Int) -> XMLName? {
        var index = start
        var hash = NameTable.hashSeed
        while index < bytes.count {
            let byte = bytes[index]
            guard isPlain(byte) else { break }
            hash = NameTable.mix(hash, byte)
            index += 1
        }
        let isPlainName = index < bytes.count && bytes[index] < 0x80 && bytes[index] != 0x3A
        guard isPlainName, index > start, bytes[start] >= 0x41 else { return unusualName(in: bytes, at: start) }
        return XMLName(start: start, end: index, localStart: start, hash: hash)
    }

    @inline(__always)
    private static func isPlain(_ byte: UInt8) -> Bool {
        guard byte < 0x80 else { return false }
        return (byte < 0x40 ? lowMask : highMask) >> UInt64(byte & 0x3F) & 1 != 0
    }

    // A name that has a colon or letters beyond ASCII.
    private static func unusualName(in bytes: Span<UInt8>, at start: Int) -> XMLName? {
        var index = start
        var localStart = start
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x3A {
                let isFirst = localStart == start && index > start
                if isFirst, startLength(in: bytes, at: index + 1) > 0 { localStart = index + 1 }
                index += 1
                continue
            }
            let length = index == start ? startLength(in: bytes, at: index) : length(in: bytes, at: index)
            if length == 0 { break }
            index += length
        }
        guard index > start else { return nil }
        var hash = NameTable.hashSeed
        for place in localStart..<index { hash = NameTable.mix(hash, bytes[place]) }
        return XMLName(start: start, end: index, localStart: localStart, hash: hash)
    }

    // How many bytes the character takes that stands at an index, if it can begin a name.
    private static func startLength(in bytes: Span<UInt8>, at index: Int) -> Int {
        guard index < bytes.count else { return 0 }
        let byte = bytes[index]
        if byte < 0x80 { return byte.isASCIILetter || byte == 0x5F ? 1 : 0 }
        let (scalar, length) = scalar(in: bytes, at: index)
        return startRanges.contains { $0.contains(scalar) } ? length : 0
    }

    private static func length(in bytes: Span<UInt8>, at index: Int) -> Int {
        if isPlain(bytes[index]) { return 1 }
        guard bytes[index] >= 0x80 else { return 0 }
        let (scalar, length) = scalar(in: bytes, at: index)
        let isPart = scalar == 0xB7 || (0x300...0x36F).contains(scalar) || (0x203F...0x2040).contains(scalar)
        return isPart || startRanges.contains { $0.contains(scalar) } ? length : 0
    }

    // The text is well-formed.
    private static func scalar(in bytes: Span<UInt8>, at index: Int) -> (value: UInt32, length: Int) {
        let lead = bytes[index]
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard index + length <= bytes.count else { return (0, 1) }
        var value = UInt32(lead) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
        for place in (index + 1)..<(index + length) { value = value << 6 | UInt32(bytes[place] & 0x3F) }
        return (value, length)
    }

    // Beyond ASCII, as the fifth edition of XML 1.0 has them.
    private static let startRanges: [ClosedRange<UInt32>] = [
        0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F,
        0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF,
    ]
}
