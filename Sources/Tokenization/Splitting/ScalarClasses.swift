// SPDX-License-Identifier: EUPL-1.2

/// What the split patterns tell apart, as sets that a scalar belongs to.
enum ScalarClass {
    /// `\p{L}`.
    static let letter: UInt8 = 1
    /// `\p{N}`.
    static let number: UInt8 = 2
    /// `\s`.
    static let space: UInt8 = 4
    /// `[^\s\p{L}\p{N}]`; ill-formed bytes belong here, too.
    static let other: UInt8 = 8
    /// `[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]`: what may stand before small letters in one word.
    static let head: UInt8 = 16
    /// `[\p{Ll}\p{Lm}\p{Lo}\p{M}]`: what may stand after capitals in one word.
    static let tail: UInt8 = 32
    /// `[\r\n]`.
    static let newline: UInt8 = 64
}

/// The classes of every Unicode scalar, as Unicode 16 has them, in two-stage tables.
///
/// Unicode 16 is what the reference implementation knows (checked scalar by scalar). Scalars that came later count as
/// unassigned although the standard library knows them, so that ids do not change with the toolchain.
@safe struct ScalarClasses: @unchecked Sendable {
    /// The tables, made once from the standard library's character database, and never freed.
    static let shared = ScalarClasses()

    /// The classes of the scalars below U+0800: one and two bytes of UTF-8.
    private let low: UnsafePointer<UInt8>
    /// The block of each 256 scalars.
    private let blockOfPage: UnsafePointer<UInt16>
    /// The blocks that differ, 256 classes each.
    private let blocks: UnsafePointer<UInt8>

    private init() {
        var blockOfPage = [UInt16](repeating: 0, count: 0x1100)
        var blocks = [[UInt8](repeating: ScalarClass.other, count: 256)]
        for pages in ScalarClasses.assignedPages {
            for page in pages {
                let block = (0..<256).map { ScalarClasses.computeClasses(of: UInt32(page << 8 | $0)) }
                let index = blocks.firstIndex(of: block) ?? blocks.count
                if index == blocks.count { blocks.append(block) }
                blockOfPage[page] = UInt16(index)
            }
        }
        unsafe self.blockOfPage = UnsafePointer(ScalarClasses.keep(blockOfPage))
        unsafe self.blocks = UnsafePointer(ScalarClasses.keep(blocks.flatMap { $0 }))
        unsafe low = UnsafePointer(ScalarClasses.keep((0..<0x800).map { ScalarClasses.computeClasses(of: $0) }))
    }

    private static func keep<Element: BitwiseCopyable>(_ elements: [Element]) -> UnsafeMutablePointer<Element> {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: elements.count)
        for (index, element) in elements.enumerated() { unsafe (memory + index).initialize(to: element) }
        return unsafe memory
    }

    /// Every letter, number, mark and space of Unicode 16 stands in planes 0 to 3, or among the tags of plane 14.
    private static let assignedPages = [0..<0x400, 0xE00..<0xE10]

    private static func computeClasses(of value: UInt32) -> UInt8 {
        guard let properties = Unicode.Scalar(value)?.properties else { return ScalarClass.other }
        guard let age = properties.age, age.major <= 16 else { return ScalarClass.other }
        if properties.isWhitespace {
            return ScalarClass.space | (value == 0x0A || value == 0x0D ? ScalarClass.newline : 0)
        }
        switch properties.generalCategory {
        case .uppercaseLetter, .titlecaseLetter: return ScalarClass.letter | ScalarClass.head
        case .lowercaseLetter: return ScalarClass.letter | ScalarClass.tail
        case .modifierLetter, .otherLetter: return ScalarClass.letter | ScalarClass.head | ScalarClass.tail
        case .decimalNumber, .letterNumber, .otherNumber: return ScalarClass.number
        case .nonspacingMark, .spacingMark, .enclosingMark:
            return ScalarClass.other | ScalarClass.head | ScalarClass.tail
        default: return ScalarClass.other
        }
    }

    /// The classes of the scalar that begins at `index` and its byte count; an ill-formed byte is a scalar of its own.
    ///
    /// Three bytes behind `end` are read, though not believed.
    @inline(__always)
    func classes(_ bytes: UnsafePointer<UInt8>, _ index: Int, _ end: Int) -> (classes: UInt8, byteCount: Int) {
        let lead = unsafe bytes[index]
        if lead < 0x80 { return unsafe (low[Int(lead)], 1) }
        let second = unsafe bytes[index + 1] ^ 0x80
        if lead &- 0xC2 < 0x1E, second < 0x40, index + 1 < end {
            return unsafe (low[Int(lead & 0x1F) << 6 | Int(second)], 2)
        }
        return unsafe longClasses(bytes, index, end)
    }

    /// The classes of an ASCII byte.
    @inline(__always)
    func classes(ofASCII byte: UInt8) -> UInt8 { unsafe low[Int(byte & 0x7F)] }

    private func longClasses(_ bytes: UnsafePointer<UInt8>, _ index: Int, _ end: Int) -> (UInt8, Int) {
        let lead = unsafe bytes[index]
        guard lead >= 0xE0, index + 2 < end else { return (ScalarClass.other, 1) }
        let second = unsafe bytes[index + 1] ^ 0x80
        let third = unsafe bytes[index + 2] ^ 0x80
        guard second < 0x40, third < 0x40 else { return (ScalarClass.other, 1) }
        if lead < 0xF0 { return (classes(of: Int(lead & 0xF) << 12 | Int(second) << 6 | Int(third)), 3) }
        guard lead < 0xF5, index + 3 < end else { return (ScalarClass.other, 1) }
        let fourth = unsafe bytes[index + 3] ^ 0x80
        guard fourth < 0x40 else { return (ScalarClass.other, 1) }
        return (classes(of: Int(lead & 7) << 18 | Int(second) << 12 | Int(third) << 6 | Int(fourth)), 4)
    }

    @inline(__always)
    private func classes(of value: Int) -> UInt8 {
        guard value < 0x110000 else { return ScalarClass.other }
        return unsafe blocks[Int(blockOfPage[value >> 8]) << 8 | value & 0xFF]
    }
}
