// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// The element and attribute names that a consumer of markup knows, each with a small number, so that no event has to
/// make a string.
///
/// The names are numbered from 1 in the order they are given; 0 stands for every other name. Names are compared byte by
/// byte (HTML parsers give lower-case names).
public struct NameTable: Sendable {
    /// The number of a name that is not in the table.
    public static let unknown = 0

    /// The number of names in the table, without the unknown one.
    public let count: Int
    // Open addressing.
    private var slots: [Slot]
    // Names stand end to end in `spellings`, that of number n in `starts[n - 1]..<starts[n]`.
    private var spellings: [UInt8] = []
    private var starts: [Int] = [0]

    // A name, or none: its number is 0 then.
    private struct Slot {
        // The first eight bytes of the name.
        var key: UInt64 = 0
        var byteCount: UInt32 = 0
        var number: UInt16 = 0
    }

    /// A table of at most 65,535 names; a name given twice keeps its first number.
    public init(_ names: [String]) {
        precondition(names.count <= Int(UInt16.max), "too many names")
        var slotCount = 16
        while slotCount < names.count * 4 { slotCount *= 2 }
        count = names.count
        slots = Array(repeating: Slot(), count: slotCount)
        for name in names { insert(Array(name.utf8)) }
    }

    /// The number of a name.
    public func number(of name: String) -> Int {
        number(of: Array(name.utf8).span)
    }

    /// The number of a name.
    public func number(of name: Span<UInt8>) -> Int {
        var hash = NameTable.hashSeed
        for index in name.indices { hash = NameTable.mix(hash, name[index]) }
        return number(of: name, hash: hash)
    }

    /// The number of a name whose hash is known.
    func number(of name: Span<UInt8>, hash: UInt32) -> Int {
        number(ofNameAt: 0..<name.count, in: name, hash: hash)
    }

    /// The number of a name whose hash is known, by the place where it stands.
    func number(ofNameAt place: Range<Int>, in bytes: Span<UInt8>, hash: UInt32) -> Int {
        let key = bytes.firstBytes(of: place)
        var slot = Int(hash) & (slots.count - 1)
        while true {
            let candidate = slots[slot]
            if candidate.number == 0 { return NameTable.unknown }
            if candidate.key == key, Int(candidate.byteCount) == place.count,
                place.count <= 8 || isRest(place, in: bytes, of: Int(candidate.number))
            {
                return Int(candidate.number)
            }
            slot = (slot + 1) & (slots.count - 1)
        }
    }

    /// The number of a name by the hash of its lower-case form, whatever case it is in.
    func number(ofFolded name: Span<UInt8>, hash: UInt32) -> Int {
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot].number != 0 {
            let candidate = Int(slots[slot].number)
            if isFoldedSpelling(name, of: candidate) { return candidate }
            slot = (slot + 1) & (slots.count - 1)
        }
        return NameTable.unknown
    }

    static let hashSeed: UInt32 = 0x811C_9DC5

    static func mix(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
        (hash ^ UInt32(byte)) &* 0x0100_0193
    }

    // Of a name that begins with the same eight bytes and is as long.
    private func isRest(_ place: Range<Int>, in bytes: Span<UInt8>, of number: Int) -> Bool {
        let spelling = spellings.span.extracting((starts[number - 1] + 8)..<starts[number])
        return spelling.isEqual(to: bytes.extracting((place.lowerBound + 8)..<place.upperBound))
    }

    private func isFoldedSpelling(_ name: Span<UInt8>, of number: Int) -> Bool {
        let start = starts[number - 1]
        guard starts[number] - start == name.count else { return false }
        for index in name.indices where spellings[start + index] != name[index].asciiLowercased { return false }
        return true
    }

    private mutating func insert(_ name: [UInt8]) {
        let isNew = number(of: name.span) == NameTable.unknown
        spellings += name
        starts.append(spellings.count)
        guard isNew else { return }
        var hash = NameTable.hashSeed
        for byte in name { hash = NameTable.mix(hash, byte) }
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot].number != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Slot(
            key: name.span.firstBytes(of: 0..<name.count),
            byteCount: UInt32(name.count),
            number: UInt16(starts.count - 1)
        )
    }
}
