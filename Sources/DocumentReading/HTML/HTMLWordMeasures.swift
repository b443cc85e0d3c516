// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// What the words of a short text have to do with the page's title, and with the lines around main content.
struct HTMLWordMeasures {
    /// How many words there are; 0 if the text is long.
    private(set) var wordCount = 0
    /// How many words of the title are among them.
    private(set) var titleWordCount = 0
    private var groupCounts = Array(repeating: Int32(0), count: HTMLPhrases.groupCount)
    private static let maximumByteCount = 400

    /// Measures UTF-8.
    init(_ text: Span<UInt8>, titleWords: HTMLWordSet) {
        guard text.count <= HTMLWordMeasures.maximumByteCount else { return }
        let groupByWord = HTMLPhrases.groupByWord
        var found: UInt64 = 0
        HTMLWordSet.forEachWord(of: text) { word in
            wordCount += 1
            let group = groupByWord[word]
            if group >= 0 { groupCounts[group] += 1 }
            if let place = titleWords.place(of: word) { found |= 1 << UInt64(place) }
        }
        titleWordCount = found.nonzeroBitCount
    }

    /// Appends for each group of words its share, per mille.
    func appendGroupShares(to row: inout [Int32]) {
        let count = wordCount > 1 ? Int32(wordCount) : 1
        for groupCount in groupCounts { row.append(groupCount * 1000 / count) }
    }
}

/// The words of a short text, for comparing two: the first 64 that differ.
struct HTMLWordSet {
    private var hashes: [UInt64] = []
    // A bit for the lowest six of each hash.
    private var filter: UInt64 = 0

    /// The number of different words.
    var count: Int { hashes.count }

    init(_ text: Span<UInt8>) {
        HTMLWordSet.forEachWord(of: text) { word in
            guard hashes.count < 64, place(of: word) == nil else { return }
            hashes.append(word.value)
            filter |= 1 << (word.value & 63)
        }
    }

    /// The place of a word in the set; `nil` if it is not there.
    func place(of word: HTMLWordHash) -> Int? {
        guard filter >> (word.value & 63) & 1 == 1 else { return nil }
        return hashes.firstIndex(of: word.value)
    }

    /// How many words stand in both.
    func common(with other: HTMLWordSet) -> Int {
        hashes.reduce(0) { other.hashes.contains($1) ? $0 + 1 : $0 }
    }

    /// The words: letters, digits, and all bytes of other characters than ASCII's.
    static func forEachWord(of text: Span<UInt8>, _ body: (HTMLWordHash) -> Void) {
        var word = HTMLWordHash()
        var isInWord = false
        for index in text.indices {
            let byte = text[index]
            if byte.isASCIILetter || byte >= 0x80 || byte.isASCIIDigit {
                word.append(byte)
                isInWord = true
            } else if isInWord {
                body(word)
                word = HTMLWordHash()
                isInWord = false
            }
        }
        if isInWord { body(word) }
    }
}
