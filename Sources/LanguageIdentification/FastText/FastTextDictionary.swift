// SPDX-License-Identifier: EUPL-1.2

/// The words and labels of a fastText model, and how a text becomes rows of its input matrix.
struct FastTextDictionary: Sendable {
    /// The labels, without what fastText puts before them.
    let labels: [String]
    let labelCounts: [Int64]
    let wordCount: Int
    let settings: FastTextSettings
    /// For buckets that were kept when the model was made smaller, their new number; `nil` when all were kept.
    private let keptBuckets: [Int32: Int32]?
    private let wordBytes: [UInt8]
    private let wordEnds: [Int]
    /// In each place a word's hash, and below it the word's number and one; 0 where there is none.
    private let slots: [UInt64]

    static let labelPrefix = Array("__label__".utf8)
    /// What fastText takes the end of a line for.
    static let lineEnd = Array("</s>".utf8)

    init(_ reader: inout FastTextReader, settings: FastTextSettings) throws {
        self.settings = settings
        let greatest = Int(Int32.max) / 2
        let entryCount = try reader.readCount(Int32.self, of: "the number of entries", in: 1...greatest)
        wordCount = try reader.readCount(Int32.self, of: "the number of words", in: 0...entryCount)
        let labelCount = try reader.readCount(Int32.self, of: "the number of labels", in: 1...entryCount)
        _ = try reader.readInteger(Int64.self)
        let keptCount = try reader.readCount(Int64.self, of: "the number of kept buckets", in: -1...greatest)
        guard wordCount + labelCount == entryCount else { throw reader.error("words and labels that do not add up") }
        // An entry has at least ten bytes.
        guard entryCount <= reader.remainingByteCount / 10 else { throw reader.error("\(entryCount) entries") }
        var labels: [String] = []
        var labelCounts: [Int64] = []
        var wordBytes: [UInt8] = []
        var wordEnds = [0]
        for index in 0..<entryCount {
            let text = try reader.readZeroTerminated()
            let count = try reader.readInteger(Int64.self)
            let kind = try reader.readByte()
            guard kind == (index < wordCount ? 0 : 1) else { throw reader.error("words and labels out of order") }
            if kind == 0 {
                wordBytes += text
                wordEnds.append(wordBytes.count)
            } else {
                let hasPrefix = text.starts(with: FastTextDictionary.labelPrefix)
                let label = hasPrefix ? text[FastTextDictionary.labelPrefix.count...] : text[...]
                labels.append(String(decoding: label, as: UTF8.self))
                labelCounts.append(min(max(count, 0), 1 << 40))
            }
        }
        self.labels = labels
        self.labelCounts = labelCounts
        self.wordBytes = wordBytes
        self.wordEnds = wordEnds
        keptBuckets = try FastTextDictionary.readKeptBuckets(&reader, count: keptCount)
        slots = FastTextDictionary.slots(wordBytes, ends: wordEnds)
    }

    private static func readKeptBuckets(_ reader: inout FastTextReader, count: Int) throws -> [Int32: Int32]? {
        guard count >= 0 else { return nil }
        guard count <= reader.remainingByteCount / 8 else { throw reader.error("\(count) kept buckets") }
        var kept: [Int32: Int32] = [:]
        kept.reserveCapacity(count)
        for _ in 0..<count {
            let bucket: Int32 = try reader.readInteger()
            let row: Int32 = try reader.readInteger()
            guard row >= 0, Int(row) < count else { throw reader.error("a kept bucket in row \(row)") }
            kept[bucket] = row
        }
        return kept
    }

    /// A table of words with twice as many places as words.
    private static func slots(_ bytes: [UInt8], ends: [Int]) -> [UInt64] {
        var size = 16
        while size < 2 * ends.count { size *= 2 }
        var slots = [UInt64](repeating: 0, count: size)
        for word in 0..<(ends.count - 1) {
            let hash = FastTextHash.of(bytes, in: ends[word]..<ends[word + 1]).value
            var place = Int(hash) & (size - 1)
            while slots[place] != 0 { place = (place + 1) & (size - 1) }
            slots[place] = UInt64(hash) << 32 | UInt64(word + 1)
        }
        return slots
    }

    /// How many rows the input matrix must have for no text to lead beyond it.
    var leastRowCount: Int {
        if let keptBuckets { return wordCount + keptBuckets.count }
        return wordCount + (settings.usesBuckets ? settings.bucketCount : 0)
    }

    /// The number of a word; `nil` if it is none.
    func word(_ text: [UInt8], in range: Range<Int>, hash: FastTextHash) -> Int? {
        let slots = slots.span
        var place = Int(hash.value) & (slots.count - 1)
        while slots[place] != 0 {
            let word = Int(slots[place] & 0xFFFF_FFFF) - 1
            if slots[place] >> 32 == UInt64(hash.value), matches(word, text, range) { return word }
            place = (place + 1) & (slots.count - 1)
        }
        return nil
    }

    private func matches(_ word: Int, _ text: [UInt8], _ range: Range<Int>) -> Bool {
        let start = wordEnds[word]
        guard wordEnds[word + 1] - start == range.count else { return false }
        let bytes = wordBytes.span
        let text = text.span
        for offset in 0..<range.count where bytes[start + offset] != text[range.lowerBound + offset] { return false }
        return true
    }

    /// The bytes of a word.
    func bytes(ofWord word: Int) -> [UInt8] {
        Array(wordBytes[wordEnds[word]..<wordEnds[word + 1]])
    }

    /// The row of a hashed n-gram; `nil` if it was dropped.
    @inline(__always)
    func row(ofBucket bucket: Int32) -> Int? {
        guard let keptBuckets else { return bucket < 0 ? nil : wordCount + Int(bucket) }
        return keptBuckets[bucket].map { wordCount + Int($0) }
    }

    /// Calls `body` with the row of every letter n-gram of a word that is given with a letter for each of its borders.
    @inline(__always)
    func forEachSubword(of word: [UInt8], _ body: (Int) -> Void) {
        guard settings.longestSubword > 0 else { return }
        let bytes = word.span
        let bucketCount = UInt32(settings.bucketCount)
        for start in 0..<bytes.count where bytes[start] & 0xC0 != 0x80 {
            var hash = FastTextHash()
            var end = start
            var length = 1
            while end < bytes.count, length <= settings.longestSubword {
                repeat {
                    hash.add(bytes[end])
                    end += 1
                } while end < bytes.count && bytes[end] & 0xC0 == 0x80
                let isBorderAlone = length == 1 && (start == 0 || end == bytes.count)
                if length >= settings.shortestSubword, !isBorderAlone,
                    let row = row(ofBucket: Int32(bitPattern: hash.value % bucketCount))
                {
                    body(row)
                }
                length += 1
            }
        }
    }

    /// A word with a letter for each of its borders.
    static func bordered(_ text: [UInt8], in range: Range<Int>, into word: inout [UInt8]) {
        word.removeAll(keepingCapacity: true)
        word.append(0x3C)
        word.append(contentsOf: text[range])
        word.append(0x3E)
    }

    /// Calls `body` with the row of every run of two and more words, given their hashes.
    func forEachWordNGram(of hashes: [FastTextHash], _ body: (Int) -> Void) {
        guard settings.wordOrder > 1 else { return }
        for start in hashes.indices {
            var state = hashes[start].extended
            for next in hashes[(start + 1)...].prefix(settings.wordOrder - 1) {
                state = state &* 116_049_371 &+ next.extended
                if let row = row(ofBucket: Int32(truncatingIfNeeded: state % UInt64(settings.bucketCount))) {
                    body(row)
                }
            }
        }
    }
}

/// The hash that fastText uses: FNV-1a, bytes being read as signed.
struct FastTextHash: Sendable {
    private(set) var value: UInt32 = 2_166_136_261

    @inline(__always)
    mutating func add(_ byte: UInt8) {
        value = (value ^ UInt32(bitPattern: Int32(Int8(bitPattern: byte)))) &* 16_777_619
    }

    /// The hash as a signed number of 64 bits.
    var extended: UInt64 { UInt64(bitPattern: Int64(Int32(bitPattern: value))) }

    static func of(_ text: [UInt8], in range: Range<Int>) -> FastTextHash {
        var hash = FastTextHash()
        let text = text.span
        for index in range { hash.add(text[index]) }
        return hash
    }
}
