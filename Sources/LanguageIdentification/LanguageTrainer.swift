// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Hashing

/// Trains a language model; the same texts and settings give the same bytes.
public struct LanguageTrainer: Sendable {
    /// How many features the model knows; with one byte a language each they make up nearly all of its size.
    public var featureCount = 104_000
    /// How often the examples are gone through.
    public var epochCount = 4
    /// How many lines of a language are read.
    public var maximumLineCount = 60_000
    /// The step size at the start; it falls to zero.
    public var rate = 3.0

    /// A trainer with the settings of the shipped model.
    public init() {}

    /// Trains on the files `<code>.txt.gz` (or `.txt`) of a folder, one text a line, and gives the bytes of the model.
    ///
    /// - Parameter report: Called now and then with a line on how far it is.
    public func train(folder: String, report: (String) -> Void = { _ in }) throws -> [UInt8] {
        let folder = try TrainingFolder(folder, maximumLineCount: maximumLineCount)
        report("read \(folder.texts.count) languages")
        let buckets = FeatureSelection().buckets(of: folder.texts, count: featureCount)
        report("chose \(buckets.count) features")
        let classifier = fit(folder.texts, index: FeatureIndex(buckets: buckets), report: report)
        return quantize(classifier, labels: folder.texts.map(\.label), buckets: buckets, digest: folder.digest)
    }

    private func fit(
        _ texts: [TrainingText],
        index: FeatureIndex,
        report: (String) -> Void
    ) -> LinearClassifierTraining {
        var training = LinearClassifierTraining(rowCount: index.count, labelCount: texts.count)
        let schedule = TrainingSchedule(texts: texts)
        let stepCount = epochCount * schedule.examples.count
        var step = 0
        var loss = 0.0
        var folded = FoldedText()
        var rows: [UInt32] = []
        for epoch in 1...max(1, epochCount) {
            for example in schedule.examples {
                let text = texts[Int(example.label)]
                folded.removeAll()
                folded.append(text.bytes, in: text.lines[Int(example.line)])
                var augmentation = TextAugmentation(seed: UInt64(step))
                augmentation.apply(to: &folded.letters)
                rows.removeAll(keepingCapacity: true)
                index.appendRows(of: folded.letters, to: &rows)
                let rate = Float(rate * Double(stepCount - step) / Double(stepCount))
                loss += training.learn(rows: rows, label: Int(example.label), rate: rate)
                step += 1
            }
            let thousandths = Int(1000 * loss / Double(max(1, schedule.examples.count)))
            report("epoch \(epoch) of \(epochCount): mean loss \(thousandths)/1000")
            loss = 0
        }
        return training
    }

    /// Rounds the weights to bytes; the rarest large ones are cut off, which costs less than coarser steps for all.
    private func quantize(
        _ training: LinearClassifierTraining,
        labels: [String],
        buckets: [Int],
        digest: Digest
    ) -> [UInt8] {
        let lanesPerRow = (labels.count + 7) / 8
        var bytes: [UInt8] = []
        bytes.reserveCapacity(buckets.count * labels.count)
        let limit = max(greatestWeight(training), 1e-6)
        for row in buckets.indices {
            for label in labels.indices {
                let weight = Double(training.weights[row * lanesPerRow + label >> 3][label & 7])
                let scaled = min(127, max(-127, (weight / limit * 127).rounded()))
                bytes.append(UInt8(bitPattern: Int8(scaled)))
            }
        }
        let file = LanguageModelFile(
            labels: labels,
            trainingDigest: digest,
            weightUnit: limit / 127,
            biases: training.biases,
            buckets: buckets,
            weights: bytes
        )
        return file.encoded()
    }

    /// The size that all but one in ten thousand weights have at most.
    private func greatestWeight(_ training: LinearClassifierTraining) -> Double {
        var sizes: [Float] = []
        for (index, lanes) in training.weights.enumerated() where index % 7 == 0 {
            for lane in 0..<8 { sizes.append(lanes[lane].magnitude) }
        }
        sizes.sort()
        guard !sizes.isEmpty else { return 0 }
        return Double(sizes[(sizes.count - 1) * 9999 / 10000])
    }
}
