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

    /// Appends the row of every known feature of the text to `rows`.
    func appendRows(of letters: [UInt16], to rows: inout [UInt32]) {
        let words = words.span
        NGramExtractor.forEachFeature(of: letters.span) { bucket in
            let word = words[bucket >> 5]
            let mask: UInt64 = 1 << UInt64(truncatingIfNeeded: bucket & 31)
            guard word & mask != 0 else { return }
            let below = (word & (mask &- 1)).nonzeroBitCount
            rows.append(UInt32(truncatingIfNeeded: word >> 32) &+ UInt32(truncatingIfNeeded: below))
        }
    }
}
