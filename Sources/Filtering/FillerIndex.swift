// SPDX-License-Identifier: EUPL-1.2

internal import Hashing

/// The filler lexicon as hash tables over folded words: one look-up a word.
struct FillerIndex: Sendable {
    /// What the lexicon says of a word.
    enum WordClass: UInt8 {
        case other, plain, telling
    }

    /// The number of words in a row that are compared with the phrases.
    static let phraseLength = 4
    static let shared = FillerIndex()

    // Open addressing; a hash of zero marks a free slot. The bit set answers for nearly all words that are not there.
    private var hashes: [UInt64]
    private var classes: [UInt8]
    private var bits: [UInt64]
    private static let slotBits: UInt64 = 13
    private static let filterBits: UInt64 = 16

    private init() {
        hashes = Array(repeating: 0, count: 1 << FillerIndex.slotBits)
        classes = Array(repeating: 0, count: 1 << FillerIndex.slotBits)
        bits = Array(repeating: 0, count: 1 << (FillerIndex.filterBits - 6))
        // A word of both lists is telling, and a phrase has a class of its own.
        for word in FillerLexicon.tellingWords { insert(Self.hashes(of: word).first, .telling) }
        for word in FillerLexicon.plainWords { insert(Self.hashes(of: word).first, .plain) }
        for phrase in FillerLexicon.phrases {
            let words = Self.hashes(of: phrase)
            for start in 0..<max(0, words.count - FillerIndex.phraseLength + 1) {
                insert(Self.combined(words[start], words[start + 1], words[start + 2], words[start + 3]), .telling)
            }
        }
    }

    /// What the lexicon says of the word, or of the four words in a row, with this hash.
    @inline(__always)
    func wordClass(of hash: UInt64) -> WordClass {
        let bit = hash >> (64 - FillerIndex.filterBits)
        guard bits[Int(bit >> 6)] >> (bit & 63) & 1 == 1 else { return .other }
        var slot = Int(hash & (1 << FillerIndex.slotBits - 1))
        while hashes[slot] != 0 {
            if hashes[slot] == hash { return WordClass(rawValue: classes[slot]) ?? .other }
            slot = (slot + 1) & (hashes.count - 1)
        }
        return .other
    }

    /// The hash of four words in a row.
    @inline(__always)
    static func combined(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) -> UInt64 {
        var hash = first &* 0x9E37_79B9_7F4A_7C15
        hash = (hash ^ second) &* 0x9E37_79B9_7F4A_7C15
        hash = (hash ^ third) &* 0x9E37_79B9_7F4A_7C15
        return (hash ^ fourth) &* 0x9E37_79B9_7F4A_7C15
    }

    private mutating func insert(_ hash: UInt64?, _ wordClass: WordClass) {
        guard let hash, self.wordClass(of: hash) == .other else { return }
        var slot = Int(hash & (1 << FillerIndex.slotBits - 1))
        while hashes[slot] != 0 { slot = (slot + 1) & (hashes.count - 1) }
        hashes[slot] = hash
        classes[slot] = wordClass.rawValue
        let bit = hash >> (64 - FillerIndex.filterBits)
        bits[Int(bit >> 6)] |= 1 << (bit & 63)
    }

    // Hashed by the scanner itself, so that table and text cannot disagree on what a word is.
    private static func hashes(of text: String) -> [UInt64] {
        var collector = HashCollector()
        WordScanner.scan(Array(text.utf8), into: &collector)
        return collector.hashes
    }

    private struct HashCollector: WordReceiver {
        var hashes: [UInt64] = []
        mutating func receive(wordHash: UInt64) { hashes.append(wordHash) }
    }
}
