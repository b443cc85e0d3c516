// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import CorpusModel

/// Chooses the features that say most about the language: those with the greatest mutual information between the
/// feature and the language, all languages being equally frequent.
struct FeatureSelection {
    /// How much of each text is looked at.
    var maximumLetterCountPerLanguage = 2 << 20
    /// A feature seen less often in a language says nothing there.
    var leastCount: UInt32 = 3

    /// The buckets of the `count` best features, ascending.
    func buckets(of classes: [TrainingClass], texts: [TrainingText], count: Int) -> [Int] {
        var sums = [Float](repeating: 0, count: NGramExtractor.bucketCount)
        var entropies = [Float](repeating: 0, count: NGramExtractor.bucketCount)
        for entry in classes { add(entry, texts[entry.text], to: &sums, &entropies) }
        let languageCount = Double(classes.count)
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
    private func add(_ entry: TrainingClass, _ text: TrainingText, to sums: inout [Float], _ entropies: inout [Float]) {
        var counts = [UInt32](repeating: 0, count: NGramExtractor.bucketCount)
        var total = 0
        var folded = FoldedText()
        var letterCount = 0
        for line in entry.lines where letterCount < maximumLetterCountPerLanguage {
            folded.removeAll()
            folded.append(text.bytes, in: text.lines[Int(line)])
            letterCount += folded.letters.count
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
