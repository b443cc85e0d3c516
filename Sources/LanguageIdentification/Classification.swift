// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel

/// The sums of the weights of a text's known features, for each language.
struct LanguageEvidence {
    var sums: [Int] = []
    var rowCount = 0

    mutating func removeAll(laneCount: Int) {
        rowCount = 0
        sums.removeAll(keepingCapacity: true)
        sums.append(contentsOf: repeatElement(0, count: laneCount))
    }
}

extension LanguageModel {
    /// The number of sums that evidence holds: the labels, filled up to whole groups of lanes.
    var laneCount: Int { lanesPerRow * Lanes.scalarCount }

    /// The most probable language.
    func classify(_ evidence: LanguageEvidence) -> LanguageGuess {
        // The square root stands between the sum (too sure of long texts) and the mean (too unsure of them).
        let scale = weightUnit / Double(evidence.rowCount).squareRoot()
        var best = 0
        var logits: [Double] = []
        logits.reserveCapacity(labels.count)
        for label in labels.indices {
            logits.append(biases[label] + scale * Double(evidence.sums[label]))
            if logits[label] > logits[best] { best = label }
        }
        var total = 0.0
        // What is less than a millionth of the best is left out.
        for logit in logits where logit - logits[best] > -16 { total += PortableMath.exp(logit - logits[best]) }
        return LanguageGuess(language: labels[best], confidencePPM: Int64((1_000_000 / total).rounded(.down)))
    }

    /// Adds the weights of features to the evidence.
    func add(_ rows: [UInt32], to evidence: inout LanguageEvidence) {
        evidence.rowCount += rows.count
        // 256 weights of at most 128 each cannot leave 16 bits.
        for start in stride(from: 0, to: rows.count, by: 256) {
            let block = rows[start..<min(start + 256, rows.count)]
            if lanesPerRow == 9 {
                addNine(block, to: &evidence.sums)
            } else {
                add(block, to: &evidence.sums)
            }
        }
    }

    private func add(_ rows: ArraySlice<UInt32>, to sums: inout [Int]) {
        for group in 0..<lanesPerRow {
            var total = SIMD8<Int16>.zero
            for row in rows { total &+= SIMD8<Int16>(truncatingIfNeeded: weights[Int(row) * lanesPerRow + group]) }
            for lane in 0..<8 { sums[group * 8 + lane] += Int(total[lane]) }
        }
    }

    /// The same for rows of nine groups, which the shipped model has: all sums stay in registers.
    private func addNine(_ rows: ArraySlice<UInt32>, to sums: inout [Int]) {
        typealias Wide = SIMD8<Int16>
        var (t0, t1, t2, t3, t4) = (Wide.zero, Wide.zero, Wide.zero, Wide.zero, Wide.zero)
        var (t5, t6, t7, t8) = (Wide.zero, Wide.zero, Wide.zero, Wide.zero)
        let weights = weights.span
        for row in rows {
            let base = Int(row) * 9
            t0 &+= Wide(truncatingIfNeeded: weights[base])
            t1 &+= Wide(truncatingIfNeeded: weights[base + 1])
            t2 &+= Wide(truncatingIfNeeded: weights[base + 2])
            t3 &+= Wide(truncatingIfNeeded: weights[base + 3])
            t4 &+= Wide(truncatingIfNeeded: weights[base + 4])
            t5 &+= Wide(truncatingIfNeeded: weights[base + 5])
            t6 &+= Wide(truncatingIfNeeded: weights[base + 6])
            t7 &+= Wide(truncatingIfNeeded: weights[base + 7])
            t8 &+= Wide(truncatingIfNeeded: weights[base + 8])
        }
        let totals: InlineArray<9, Wide> = [t0, t1, t2, t3, t4, t5, t6, t7, t8]
        for group in totals.indices {
            for lane in 0..<8 { sums[group * 8 + lane] += Int(totals[group][lane]) }
        }
    }
}
