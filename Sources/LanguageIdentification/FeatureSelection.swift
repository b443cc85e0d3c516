// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel

/// Chooses the features that say most about the language: those with the greatest mutual information between the
/// feature and the language, all languages being equally frequent.
struct FeatureSelection {
    /// How much of each text is looked at.
    var maximumByteCountPerLanguage = 2 << 20
    /// A feature seen less often in a language says nothing there.
    var leastCount: UInt32 = 3

    /// The buckets of the `count` best features, ascending.
    func buckets(of texts: [TrainingText], count: Int) -> [Int] {
        var sums = [Float](repeating: 0, count: NGramExtractor.bucketCount)
        var entropies = [Float](repeating: 0, count: NGramExtractor.bucketCount)
        for text in texts { add(text, to: &sums, &entropies) }
        let languageCount = Double(texts.count)
        var information: [(bucket: Int, value: Float)] = []
        for bucket in sums.indices where sums[bucket] > 0 {
            let sum = Double(sums[bucket])
            let value = Double(entropies[bucket]) - sum * PortableMath.log(sum / languageCount)
            if value > 0 { information.append((bucket, Float(value))) }
        }
        information.sort { $0.value == $1.value ? $0.bucket < $1.bucket : $0.value > $1.value }
        return information.prefix(count).map(\.bucket).sorted()
    }

    /// Adds p and p log p of each feature in one language.
    private func add(_ text: TrainingText, to sums: inout [Float], _ entropies: inout [Float]) {
        var counts = [UInt32](repeating: 0, count: NGramExtractor.bucketCount)
        var total = 0
        var folded = FoldedText()
        var byteCount = 0
        for line in text.lines where byteCount < maximumByteCountPerLanguage {
            byteCount += line.count
            folded.removeAll()
            folded.append(text.bytes, in: line)
            var counter = counts.mutableSpan
            NGramExtractor.forEachFeature(of: folded.letters.span) { bucket in
                counter[bucket] += 1
                total += 1
            }
        }
        // As if each text were at least so long: what a tiny one shows by chance shall not count for much.
        let denominator = Double(max(total, 400_000))
        for bucket in counts.indices where counts[bucket] >= leastCount {
            let share = Double(counts[bucket]) / denominator
            sums[bucket] += Float(share)
            entropies[bucket] += Float(share * PortableMath.log(share))
        }
    }
}
