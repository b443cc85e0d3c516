// SPDX-License-Identifier: EUPL-1.2

/// The characters under which byte-level vocabularies write the 256 bytes: printable Latin-1 stands for itself, every
/// other byte for the next character from U+0100 on.
enum ByteAlphabet {
    /// The character of each byte.
    static let scalars: [Unicode.Scalar] = {
        var next: UInt32 = 0x100
        return (UInt8.min...UInt8.max).map { byte in
            if isPrintable(byte) { return Unicode.Scalar(byte) }
            defer { next += 1 }
            return Unicode.Scalar(next) ?? Unicode.Scalar(byte)
        }
    }()

    /// The byte of each character; characters up to U+0143 have one.
    private static let bytesByScalar: [UInt8?] = {
        var bytes = [UInt8?](repeating: nil, count: 0x144)
        for (byte, scalar) in scalars.enumerated() { bytes[Int(scalar.value)] = UInt8(byte) }
        return bytes
    }()

    /// The bytes in the order of their characters, which is the order of their ids in a trained vocabulary.
    static let bytesInOrder: [UInt8] = bytesByScalar.compactMap { $0 }

    /// The names under which vocabularies of characters spell the bytes: "<0x00>" to "<0xFF>".
    static let spellings: [[UInt8]] = {
        let digits = Array("0123456789ABCDEF".utf8)
        return (0...255).map { Array("<0x".utf8) + [digits[$0 >> 4], digits[$0 & 15], UInt8(ascii: ">")] }
    }()

    private static func isPrintable(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) || (0xA1...0xAC).contains(byte) || byte >= 0xAE
    }

    /// The bytes that a vocabulary's `name`, in UTF-8, stands for; `nil` if it has a character outside the alphabet.
    static func bytes(of name: [UInt8]) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(name.count)
        for scalar in String(decoding: name, as: UTF8.self).unicodeScalars {
            guard scalar.value < 0x144, let byte = bytesByScalar[Int(scalar.value)] else { return nil }
            bytes.append(byte)
        }
        return bytes
    }

    /// The name under which a vocabulary writes `bytes`.
    static func name(of bytes: some Sequence<UInt8>) -> String {
        var name = String.UnicodeScalarView()
        for byte in bytes { name.append(scalars[Int(byte)]) }
        return String(name)
    }
}
