// SPDX-License-Identifier: EUPL-1.2

/// Numbers pairs of tokens in the order of their first appearance: an open-addressing table with linear probing.
///
/// A trainer asks it several times a merged occurrence, which a general dictionary with its keyed hash is too slow for.
struct PairIndexes {
    /// The pairs by their numbers.
    private(set) var pairs: [TokenPair] = []
    private var slots = [Slot](repeating: Slot(pair: 0, number: 0), count: 1 << 12)

    /// A pair, beside its number plus one, so that looking it up waits for the memory once; zero for an empty slot.
    private struct Slot {
        var pair: TokenPair
        var number: Int
    }

    /// The number of a pair; `nil` if it has none.
    func index(of pair: TokenPair) -> Int? {
        let number = slots[slot(of: pair)].number
        return number == 0 ? nil : number - 1
    }

    /// The number of a pair, a new one if it had none.
    mutating func insert(_ pair: TokenPair) -> Int {
        let place = slot(of: pair)
        if slots[place].number != 0 { return slots[place].number - 1 }
        pairs.append(pair)
        slots[place] = Slot(pair: pair, number: pairs.count)
        if 2 * pairs.count > slots.count { double() }
        return pairs.count - 1
    }

    private func slot(of pair: TokenPair) -> Int {
        let mask = slots.count - 1
        // Fibonacci hashing: the upper bits of the product depend on all bits of the pair.
        var place = Int(truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while slots[place].number != 0, slots[place].pair != pair { place = (place + 1) & mask }
        return place
    }

    private mutating func double() {
        slots = [Slot](repeating: Slot(pair: 0, number: 0), count: 2 * slots.count)
        for (index, pair) in pairs.enumerated() { slots[slot(of: pair)] = Slot(pair: pair, number: index + 1) }
    }
}
