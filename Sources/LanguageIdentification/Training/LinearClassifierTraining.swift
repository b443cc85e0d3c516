// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel

/// Multinomial logistic regression by stochastic gradient descent on one thread, in plain IEEE arithmetic in a fixed
/// order: the same weights every time, everywhere.
struct LinearClassifierTraining {
    typealias Lanes = SIMD8<Float>

    let labelCount: Int
    private let lanesPerRow: Int
    private(set) var weights: [Lanes]
    private(set) var biases: [Float]
    private var gradients: [Lanes]
    private var logits: [Float]

    init(rowCount: Int, labelCount: Int) {
        self.labelCount = labelCount
        lanesPerRow = (labelCount + Lanes.scalarCount - 1) / Lanes.scalarCount
        weights = Array(repeating: .zero, count: rowCount * lanesPerRow)
        biases = Array(repeating: 0, count: labelCount)
        gradients = Array(repeating: .zero, count: lanesPerRow)
        logits = Array(repeating: 0, count: labelCount)
    }

    /// The weight of a feature for a label.
    func weight(row: Int, label: Int) -> Float {
        weights[row * lanesPerRow + label >> 3][label & 7]
    }

    /// Starts a label's weights at the logarithms of its features' frequencies.
    mutating func start(label: Int, counts: [UInt32], total: Int) {
        let rowCount = counts.count
        let denominator = Double(max(total, 200_000)) + 0.5 * Double(rowCount)
        for row in 0..<rowCount {
            let logarithm = PortableMath.log((Double(counts[row]) + 0.5) / denominator)
            weights[row * lanesPerRow + label >> 3][label & 7] = Float(logarithm)
        }
    }

    /// Takes each feature's mean off its weights and scales them: naive Bayes, from which the regression sets out.
    mutating func finishStart(scale: Float) {
        for base in stride(from: 0, to: weights.count, by: lanesPerRow) {
            var sum: Float = 0
            for label in 0..<labelCount { sum += weights[base + label >> 3][label & 7] }
            let mean = sum / Float(labelCount)
            for group in 0..<lanesPerRow { weights[base + group] = (weights[base + group] - mean) * scale }
            for lane in labelCount..<(8 * lanesPerRow) { weights[base + lane >> 3][lane & 7] = 0 }
        }
    }

    /// Learns that a text with the known features `rows` is in language `label`; gives the loss before.
    mutating func learn(rows: ArraySlice<UInt32>, label: Int, rate: Float) -> Double {
        guard !rows.isEmpty else { return 0 }
        let scale = Float(1 / Double(rows.count).squareRoot())
        forward(rows, scale: scale)
        let probability = softmax(label: label)
        var square: Float = 0
        for lanes in gradients { square += (lanes * lanes).sum() }
        // Nothing is to be learnt from what is nearly sure.
        if square > 1e-5 { update(rows, step: rate * scale, rate: rate) }
        return -PortableMath.log(max(probability, 1e-9))
    }

    private mutating func forward(_ rows: ArraySlice<UInt32>, scale: Float) {
        for group in 0..<lanesPerRow { gradients[group] = .zero }
        LinearClassifierTraining.add(rows, of: weights, lanesPerRow: lanesPerRow, to: &gradients)
        for label in 0..<labelCount { logits[label] = biases[label] + scale * gradients[label >> 3][label & 7] }
    }

    /// Turns the logits into gradients: probabilities, less one for the label; gives the label's probability.
    private mutating func softmax(label: Int) -> Double {
        let greatest = logits.max() ?? 0
        var total = 0.0
        var values = [Double](repeating: 0, count: labelCount)
        for index in 0..<labelCount {
            let difference = Double(logits[index] - greatest)
            guard difference > -14 else { continue }
            values[index] = Exponential.of(difference)
            total += values[index]
        }
        for group in 0..<lanesPerRow { gradients[group] = .zero }
        for index in 0..<labelCount { gradients[index >> 3][index & 7] = Float(values[index] / total) }
        gradients[label >> 3][label & 7] -= 1
        return values[label] / total
    }

    // Steps of one size for all features: steps that grow for rare ones (AdaGrad) fit the training texts better and
    // others worse (macro F1 on the development texts 0.970 against 0.976).
    private mutating func update(_ rows: ArraySlice<UInt32>, step: Float, rate: Float) {
        for label in 0..<labelCount { biases[label] -= rate * 0.002 * gradients[label >> 3][label & 7] }
        for group in 0..<lanesPerRow { gradients[group] *= step }
        LinearClassifierTraining.subtract(gradients, from: rows, of: &weights)
    }

    private static func add(
        _ rows: ArraySlice<UInt32>,
        of weights: [Lanes],
        lanesPerRow: Int,
        to sums: inout [Lanes]
    ) {
        let weights = weights.span
        let rows = rows.span
        var sums = sums.mutableSpan
        for place in 0..<rows.count {
            let base = Int(rows[place]) &* lanesPerRow
            for group in 0..<lanesPerRow { sums[group] += weights[base &+ group] }
        }
    }

    private static func subtract(_ changes: [Lanes], from rows: ArraySlice<UInt32>, of weights: inout [Lanes]) {
        let changes = changes.span
        let rows = rows.span
        var weights = weights.mutableSpan
        for place in 0..<rows.count {
            let base = Int(rows[place]) &* changes.count
            for group in 0..<changes.count { weights[base &+ group] -= changes[group] }
        }
    }
}
