// SPDX-License-Identifier: EUPL-1.2

/// The frequent words of a language in a Bloom filter: a known word is always known, an unknown one nearly never.
struct Lexicon: Sendable {
    static let bitCount = 1 << 19
    static let maximumWordCount = 70_000
    static let probeCount = 4

    let words: [UInt64]

    init(words: [UInt64]) {
        self.words = words
    }

    /// Whether the word with this hash was learnt.
    func contains(_ hash: UInt64) -> Bool {
        let step = (hash >> 32) | 1
        var place = hash
        for _ in 0..<Lexicon.probeCount {
            let bit = Int(truncatingIfNeeded: place & UInt64(Lexicon.bitCount - 1))
            guard words[bit >> 6] >> UInt64(bit & 63) & 1 == 1 else { return false }
            place &+= step
        }
        return true
    }

    /// Calls `body` with hash and letter count of each word of folded text.
    @inline(__always)
    static func forEachWord(of letters: [UInt16], _ body: (UInt64, Int) -> Void) {
        let letters = letters.span
        var (state, count): (UInt64, Int) = (0x9E37_79B9_7F4A_7C15, 0)
        for index in letters.indices {
            guard letters[index] == 0 else {
                state = (state ^ UInt64(letters[index])) &* 0xFF51_AFD7_ED55_8CCD
                state ^= state >> 32
                count += 1
                continue
            }
            if count > 0 { body(state &* 0xC4CE_B9FE_1A85_EC53, count) }
            (state, count) = (0x9E37_79B9_7F4A_7C15, 0)
        }
    }

    /// Learns the words that occur at least twice, the most frequent first.
    init(training letters: [UInt16]) {
        var hashes: [UInt64] = []
        Lexicon.forEachWord(of: letters) { hash, _ in hashes.append(hash) }
        hashes.sort()
        var found: [(hash: UInt64, count: Int)] = []
        var start = 0
        while start < hashes.count {
            var end = start
            while end < hashes.count, hashes[end] == hashes[start] { end += 1 }
            if end - start > 1 { found.append((hashes[start], end - start)) }
            start = end
        }
        found.sort { $0.count == $1.count ? $0.hash < $1.hash : $0.count > $1.count }
        var words = [UInt64](repeating: 0, count: Lexicon.bitCount / 64)
        for entry in found.prefix(Lexicon.maximumWordCount) {
            let step = (entry.hash >> 32) | 1
            var place = entry.hash
            for _ in 0..<Lexicon.probeCount {
                let bit = Int(truncatingIfNeeded: place & UInt64(Lexicon.bitCount - 1))
                words[bit >> 6] |= 1 << UInt64(bit & 63)
                place &+= step
            }
        }
        self.words = words
    }
}
