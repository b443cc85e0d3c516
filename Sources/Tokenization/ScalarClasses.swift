// SPDX-License-Identifier: EUPL-1.2

/// What the split patterns tell apart: letters (`\p{L}`), numbers (`\p{N}`), white space (`\s`), and all else.
enum ScalarClass: UInt8 {
    case other = 0
    case letter = 1
    case number = 2
    case space = 3
}

/// The class of every Unicode scalar, as Unicode 16 has it, in two-stage tables.
///
/// Unicode 16 is what the reference implementation knows (checked scalar by scalar). Scalars that came later count as
/// unassigned although the standard library knows them, so that ids do not change with the toolchain.
struct ScalarClasses: Sendable {
    /// The tables, made once from the standard library's character database.
    static let shared = ScalarClasses()

    /// The classes of the scalars below U+0800: one and two bytes of UTF-8.
    private let low: [UInt8]
    /// The block of each 256 scalars.
    private let blockOfPage: [UInt8]
    /// The blocks that differ, 256 classes each.
    private let blocks: [UInt8]

    private init() {
        var blockOfPage = [UInt8](repeating: 0, count: 0x1100)
        var blocks = [[UInt8](repeating: ScalarClass.other.rawValue, count: 256)]
        for page in ScalarClasses.assignedPages {
            let block = (0..<256).map { ScalarClasses.computeClass(of: UInt32(page << 8 | $0)).rawValue }
            let index = blocks.firstIndex(of: block) ?? blocks.count
            precondition(index < 256, "more blocks than a byte can number")
            if index == blocks.count { blocks.append(block) }
            blockOfPage[page] = UInt8(index)
        }
        self.blockOfPage = blockOfPage
        self.blocks = blocks.flatMap { $0 }
        low = (0..<0x800).map { ScalarClasses.computeClass(of: $0).rawValue }
    }

    /// Planes 0 to 3 hold every letter, number and space of Unicode 16.
    private static let assignedPages = 0..<0x400

    private static func computeClass(of value: UInt32) -> ScalarClass {
        guard let properties = Unicode.Scalar(value)?.properties else { return .other }
        guard let age = properties.age, age.major <= 16 else { return .other }
        if properties.isWhitespace { return .space }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return .letter
        case .decimalNumber, .letterNumber, .otherNumber: return .number
        default: return .other
        }
    }

    /// The class of the scalar that begins at `index` and its byte count; an ill-formed byte is a scalar of its own.
    @inline(__always)
    func classAndByteCount(in bytes: Span<UInt8>, at index: Int, to end: Int) -> (ScalarClass, Int) {
        let lead = bytes[index]
        if lead < 0x80 { return (ScalarClasses.decode(low[Int(lead)]), 1) }
        return multibyteClassAndByteCount(lead, in: bytes, at: index, to: end)
    }

    @inline(__always)
    private func multibyteClassAndByteCount(
        _ lead: UInt8,
        in bytes: Span<UInt8>,
        at index: Int,
        to end: Int
    ) -> (ScalarClass, Int) {
        guard lead >= 0xC2, index + 1 < end else { return (.other, 1) }
        let second = bytes[index + 1] ^ 0x80
        guard second < 0x40 else { return (.other, 1) }
        if lead < 0xE0 {
            return (ScalarClasses.decode(low[Int(lead & 0x1F) << 6 | Int(second)]), 2)
        }
        guard index + 2 < end else { return (.other, 1) }
        let third = bytes[index + 2] ^ 0x80
        guard third < 0x40 else { return (.other, 1) }
        if lead < 0xF0 {
            return (classOf(Int(lead & 0xF) << 12 | Int(second) << 6 | Int(third)), 3)
        }
        guard lead < 0xF5, index + 3 < end else { return (.other, 1) }
        let fourth = bytes[index + 3] ^ 0x80
        guard fourth < 0x40 else { return (.other, 1) }
        return (classOf(Int(lead & 7) << 18 | Int(second) << 12 | Int(third) << 6 | Int(fourth)), 4)
    }

    @inline(__always)
    private func classOf(_ value: Int) -> ScalarClass {
        let page = value >> 8
        guard page < blockOfPage.count else { return .other }
        return ScalarClasses.decode(blocks[Int(blockOfPage[page]) << 8 | value & 0xFF])
    }

    @inline(__always)
    private static func decode(_ value: UInt8) -> ScalarClass {
        ScalarClass(rawValue: value) ?? .other
    }
}
