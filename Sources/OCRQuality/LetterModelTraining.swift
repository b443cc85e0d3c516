// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel

extension LetterModel {
    private struct Entry {
        var key: UInt64
        var count: Int
        var share: Double
        var step: Int
    }

    /// Learns from words in folded letters, each with a 0 after it.
    ///
    /// The share of each n-gram is interpolated with that of the shorter one; what falling back to the shorter one
    /// says just as well is not kept.
    init(training letters: [UInt16]) {
        var shorter: [Entry] = []
        var kept: [Entry] = []
        for order in 2...LetterModel.order {
            let entries = LetterModel.entries(LetterModel.keys(of: letters, order: order), order: order, shorter)
            kept += entries.filter { entry in
                guard order > 2 else { return entry.count > 1 }
                guard entry.count > 1 else { return false }
                let index = LetterModel.index(of: entry.key & LetterModel.mask(order - 1), in: shorter)
                return index.map { shorter[$0].step + LetterModel.fallbackPrice != entry.step } ?? true
            }
            shorter = entries
        }
        kept.sort { $0.count == $1.count ? $0.key < $1.key : $0.count > $1.count }
        var slots = [UInt8](repeating: 0, count: LetterModel.slotCount)
        for entry in kept {
            let hash = LetterModel.hash(entry.key)
            let slot = LetterModel.slot(hash)
            if slots[slot] == 0 { slots[slot] = LetterModel.mark(hash) << 4 | UInt8(1 + entry.step) }
        }
        self.slots = slots
    }

    /// Every n-gram of one order, its last letter lowest, in ascending order.
    private static func keys(of letters: [UInt16], order: Int) -> [UInt64] {
        var keys: [UInt64] = []
        keys.reserveCapacity(letters.count)
        var (window, length) = (border, 1)
        for letter in letters {
            window = window << codeBits | (letter == 0 ? border : code(letter))
            length += 1
            // An order above what the word has so far is read at the order it has.
            if min(length, LetterModel.order) >= order { keys.append(window & mask(min(order, length))) }
            if letter == 0 { (window, length) = (border, 1) }
        }
        return keys.sorted()
    }

    private static func entries(_ keys: [UInt64], order: Int, _ shorter: [Entry]) -> [Entry] {
        var entries: [Entry] = []
        var start = 0
        while start < keys.count {
            // Sorted keys stand together by context, which is all but their last letter.
            var (end, kindCount) = (start, 0)
            while end < keys.count, keys[end] >> codeBits == keys[start] >> codeBits {
                if end == start || keys[end] != keys[end - 1] { kindCount += 1 }
                end += 1
            }
            let total = Double(end - start)
            var index = start
            while index < end {
                var next = index
                while next < end, keys[next] == keys[index] { next += 1 }
                let suffix = Self.index(of: keys[index] & mask(order - 1), in: shorter)
                let below = suffix.map { shorter[$0].share } ?? 0.001
                let share = (Double(next - index) - discount + discount * Double(kindCount) * below) / total
                let bits = -PortableMath.log(min(share, 1)) / PortableMath.log(2)
                let step = min(14, Int((bits / bitsPerStep).rounded()))
                entries.append(Entry(key: keys[index], count: next - index, share: share, step: step))
                index = next
            }
            start = end
        }
        return entries
    }

    private static let discount = 0.75

    private static func index(of key: UInt64, in entries: [Entry]) -> Int? {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].key < key { low = middle + 1 } else { high = middle }
        }
        return low < entries.count && entries[low].key == key ? low : nil
    }
}
