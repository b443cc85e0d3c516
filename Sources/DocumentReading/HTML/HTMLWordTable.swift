// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Words by the hashes of their lower-case forms, each with a meaning: for looking up words as they are read.
struct HTMLWordTable<Meaning: Sendable>: Sendable {
    private var hashes: [UInt64]
    private var meanings: [Meaning]
    private let none: Meaning
    private var count = 0

    /// A table of words between spaces; others mean `none`, and of a word that is given twice the last meaning counts.
    init(_ lines: [(meaning: Meaning, words: String)], none: Meaning) {
        self.none = none
        hashes = Array(repeating: 0, count: 16)
        meanings = Array(repeating: none, count: 16)
        for line in lines {
            for word in line.words.utf8.split(separator: 0x20) { self[HTMLWordHash(word)] = line.meaning }
        }
    }

    /// What a word means.
    subscript(_ word: HTMLWordHash) -> Meaning {
        get {
            let slot = slot(of: word.value)
            return hashes[slot] == word.value ? meanings[slot] : none
        }
        set {
            if count * 4 >= hashes.count { grow() }
            let slot = slot(of: word.value)
            if hashes[slot] == 0 { count += 1 }
            hashes[slot] = word.value
            meanings[slot] = newValue
        }
    }

    // An empty slot has the hash 0, which no word has.
    private func slot(of hash: UInt64) -> Int {
        let mask = hashes.count - 1
        var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & mask
        while hashes[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let old = zip(hashes, meanings).filter { $0.0 != 0 }
        hashes = Array(repeating: 0, count: hashes.count * 2)
        meanings = Array(repeating: none, count: hashes.count)
        for (hash, meaning) in old {
            let slot = slot(of: hash)
            hashes[slot] = hash
            meanings[slot] = meaning
        }
    }
}

extension HTMLWordTable where Meaning == Bool {
    /// Whether any of the words between spaces is in the table.
    func containsAny(_ words: [UInt8]) -> Bool {
        var word = HTMLWordHash()
        for byte in words {
            if byte == 0x20 {
                if self[word] { return true }
                word = HTMLWordHash()
            } else {
                word.append(byte)
            }
        }
        return self[word]
    }
}

/// The hash (FNV-1a) of a word with its ASCII letters in lower case, byte by byte.
struct HTMLWordHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    init() {}

    init(_ word: some Sequence<UInt8>) {
        for byte in word { append(byte) }
    }

    mutating func append(_ byte: UInt8) {
        value = (value ^ UInt64(byte.asciiLowercased)) &* 0x100_0000_01B3
    }
}
