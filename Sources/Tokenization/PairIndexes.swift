// SPDX-License-Identifier: EUPL-1.2

/// Numbers pairs of tokens in the order of their first appearance: an open-addressing table with linear probing.
///
/// A trainer asks it several times a merged occurrence, which a general dictionary with its keyed hash is too slow for.
struct PairIndexes {
    /// The pairs by their numbers.
    private(set) var pairs: [TokenPair] = []
    /// The number of the pair in each slot plus one; zero for an empty slot.
    private var slots = [UInt32](repeating: 0, count: 1 << 12)

    /// The number of a pair; `nil` if it has none.
    func index(of pair: TokenPair) -> Int? {
        let slot = slots[slot(of: pair)]
        return slot == 0 ? nil : Int(slot) - 1
    }

    /// The number of a pair, a new one if it had none.
    mutating func insert(_ pair: TokenPair) -> Int {
        let place = slot(of: pair)
        if slots[place] != 0 { return Int(slots[place]) - 1 }
        pairs.append(pair)
        slots[place] = UInt32(pairs.count)
        if 2 * pairs.count > slots.count { double() }
        return pairs.count - 1
    }

    private func slot(of pair: TokenPair) -> Int {
        let mask = slots.count - 1
        // Fibonacci hashing: the upper bits of the product depend on all bits of the pair.
        var place = Int(truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while slots[place] != 0, pairs[Int(slots[place]) - 1] != pair { place = (place + 1) & mask }
        return place
    }

    private mutating func double() {
        slots = [UInt32](repeating: 0, count: 2 * slots.count)
        for (index, pair) in pairs.enumerated() { slots[slot(of: pair)] = UInt32(index + 1) }
    }
}
