// SPDX-License-Identifier: EUPL-1.2

/// The features that a model knows: a bit for each bucket, and each set bit's rank, which is the feature's row.
struct FeatureIndex: Sendable {
    private var bits: [UInt64]
    private var ranks: [UInt32]

    /// The number of features.
    let count: Int

    /// An index of buckets, which must be in ascending order without duplicates.
    init(buckets: [Int]) {
        bits = Array(repeating: 0, count: NGramExtractor.bucketCount / 64)
        for bucket in buckets { bits[bucket >> 6] |= 1 << UInt64(bucket & 63) }
        var total: UInt32 = 0
        ranks = []
        ranks.reserveCapacity(bits.count)
        for word in bits {
            ranks.append(total)
            total += UInt32(word.nonzeroBitCount)
        }
        count = buckets.count
    }

    /// Appends the row of every known feature of the text to `rows`.
    func appendRows(of letters: [UInt16], to rows: inout [UInt32]) {
        let bits = bits.span
        let ranks = ranks.span
        NGramExtractor.forEachFeature(of: letters.span) { bucket in
            let word = bits[bucket >> 6]
            let mask: UInt64 = 1 << UInt64(truncatingIfNeeded: bucket & 63)
            guard word & mask != 0 else { return }
            let below = (word & (mask &- 1)).nonzeroBitCount
            rows.append(ranks[bucket >> 6] &+ UInt32(truncatingIfNeeded: below))
        }
    }
}
