// SPDX-License-Identifier: EUPL-1.2

/// The features that a classifier knows: a bit for each bucket, and each set bit's rank, which is the feature's row.
struct FeatureIndex: Sendable {
    /// For each 32 buckets: their bits below, and above them how many bits are set in all words before.
    private var words: [UInt64]

    /// The number of features.
    let count: Int

    /// An index of buckets, which must be in ascending order without duplicates.
    init(buckets: [Int]) {
        words = Array(repeating: 0, count: NGramExtractor.bucketCount / 32)
        for bucket in buckets { words[bucket >> 5] |= 1 << UInt64(bucket & 31) }
        var total: UInt64 = 0
        for place in words.indices {
            let bits = words[place]
            words[place] = bits | total << 32
            total += UInt64(bits.nonzeroBitCount)
        }
        count = buckets.count
    }

    /// Replaces the first of `rows` by the rows of the known features of a text; gives how many there are.
    ///
    /// Every feature is written, known or not, and what is unknown is written over by the next: whether a feature is
    /// known is as good as random, and a processor loses more by guessing it wrong than by writing.
    func writeRows(of letters: [UInt16], to rows: inout [UInt32]) -> Int {
        let needed = NGramExtractor.greatestFeatureCount(letterCount: letters.count)
        if rows.count < needed { rows = Array(repeating: 0, count: 2 * needed) }
        var target = rows.mutableSpan
        let words = words.span
        var count = 0
        NGramExtractor.forEachFeature(of: letters.span) { bucket in
            let word = words[bucket >> 5]
            let mask: UInt64 = 1 << UInt64(truncatingIfNeeded: bucket & 31)
            let below = UInt32(truncatingIfNeeded: word & (mask &- 1)).nonzeroBitCount
            target[count] = UInt32(truncatingIfNeeded: word >> 32) &+ UInt32(truncatingIfNeeded: below)
            count &+= Int(truncatingIfNeeded: (word >> UInt64(truncatingIfNeeded: bucket & 31)) & 1)
        }
        return count
    }

    /// Appends the row of every known feature of the text to `rows`.
    func appendRows(of letters: [UInt16], using buffer: inout [UInt32], to rows: inout [UInt32]) {
        let count = writeRows(of: letters, to: &buffer)
        rows += buffer[..<count]
    }
}
