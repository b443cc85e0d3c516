// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import Hashing
internal import OrderedParallelism

/// Trains a language model; the same texts and settings give the same bytes, with any number of workers.
public struct LanguageTrainer: Sendable {
    /// How many features are known for Latin, for Cyrillic and for all other letters.
    public var featureCounts = [116_000, 34_000, 16_000]
    /// How many are known for the close languages alone.
    public var closeFeatureCount = 100_000
    /// How often the examples are gone through.
    public var epochCount = 20
    /// How many lines of a language are read.
    public var maximumLineCount = 60_000
    /// The step size at the start; it falls to zero.
    public var rate = 1.2
    /// How much the weights resemble those of naive Bayes at the start.
    public var startScale: Float = 0.5
    /// Licences whose sources are left out, as `SOURCES.tsv` writes them.
    public var withoutLicences: [String] = []
    /// How many threads prepare examples.
    public var workerCount = 1

    private static let batchCount = 2048

    /// A trainer with the settings of the shipped model.
    public init() {}

    /// Trains on the files `<code>.txt.gz` (or `.txt`) of a folder, one text a line, and gives the bytes of the model.
    ///
    /// - Parameter report: Called now and then with a line on how far it is.
    public func train(folder: String, report: (String) -> Void = { _ in }) async throws -> [UInt8] {
        let folder = try TrainingFolder(folder, maximumLineCount: maximumLineCount, withoutLicences: withoutLicences)
        let classes = TrainingClasses(folder.texts)
        report("read \(folder.texts.count) languages")
        let lexicon = IjekavianLexicon(
            croatian: classes.wordCounts(of: "hr", in: folder.texts),
            serbian: classes.wordCounts(of: "sr-Latn", in: folder.texts)
        )
        func classifier(
            _ group: WritingGroup,
            _ own: [TrainingClass],
            count: Int,
            isClose: Bool
        ) async throws -> GroupClassifier {
            let buckets = FeatureSelection().buckets(of: own, texts: folder.texts, count: count)
            let schedule = TrainingSchedule(group, own, isClose: isClose, all: classes, texts: folder.texts)
            report("\(group): \(schedule.labels.count) labels, \(buckets.count) features")
            let preparation = ExamplePreparation(
                texts: folder.texts,
                group: group,
                index: FeatureIndex(buckets: buckets),
                lexicon: lexicon
            )
            let training = try await fit(schedule, own, preparation, report: report)
            return quantize(training, labels: schedule.labels, buckets: buckets)
        }
        var groups: [GroupClassifier] = []
        for group in WritingGroup.allCases {
            let own = classes.groups[group.rawValue]
            groups.append(try await classifier(group, own, count: featureCounts[group.rawValue], isClose: false))
        }
        let close = classes.groups[WritingGroup.latin.rawValue].filter { LanguageTuning.closeLabels.contains($0.label) }
        groups.append(try await classifier(.latin, close, count: closeFeatureCount, isClose: true))
        return LanguageModelFile(trainingDigest: folder.digest, groups: groups).encoded()
    }

    private func fit(
        _ schedule: TrainingSchedule,
        _ classes: [TrainingClass],
        _ preparation: ExamplePreparation,
        report: (String) -> Void
    ) async throws -> LinearClassifierTraining {
        var training = started(schedule, classes, preparation)
        let examples = schedule.examples
        let stepCount = epochCount * examples.count
        var step = 0
        for epoch in 0..<epochCount {
            var loss = 0.0
            var next = 0
            try await orderedParallelMap(workerCount: workerCount) { () -> Int? in
                guard next < examples.count else { return nil }
                defer { next += LanguageTrainer.batchCount }
                return next
            } transform: { start in
                let end = min(start + LanguageTrainer.batchCount, examples.count)
                return preparation.batch(examples[start..<end], firstStep: epoch * examples.count + start)
            } emit: { batch in
                var start = 0
                for (end, label) in zip(batch.ends, batch.labels) {
                    let rate = Float(rate * Double(stepCount - step) / Double(stepCount))
                    loss += training.learn(rows: batch.rows[start..<end], label: Int(label), rate: rate)
                    step += 1
                    start = end
                }
            }
            let thousandths = Int(1000 * loss / Double(max(1, examples.count)))
            report("epoch \(epoch + 1) of \(epochCount): mean loss \(thousandths)/1000")
        }
        return training
    }

    /// A classifier with the weights of naive Bayes.
    private func started(
        _ schedule: TrainingSchedule,
        _ classes: [TrainingClass],
        _ preparation: ExamplePreparation
    ) -> LinearClassifierTraining {
        var training = LinearClassifierTraining(rowCount: preparation.index.count, labelCount: schedule.labels.count)
        var folded = FoldedText()
        var rows: [UInt32] = []
        for label in schedule.labels.indices {
            var counts = [UInt32](repeating: 0, count: preparation.index.count)
            var total = 0
            // Labels beyond the classes are made of other languages' texts; they start from no counts.
            if label < classes.count {
                let text = preparation.texts[classes[label].text]
                for line in classes[label].lines {
                    folded.removeAll()
                    folded.append(text.bytes, in: text.lines[Int(line)])
                    let count = preparation.index.writeRows(of: folded.letters, to: &rows)
                    for row in rows[..<count] { counts[Int(row)] += 1 }
                    total += count
                }
            }
            training.start(label: label, counts: counts, total: total)
        }
        training.finishStart(scale: startScale)
        return training
    }

    /// Rounds the weights to bytes; the rarest large ones are cut off, which costs less than coarser steps for all.
    private func quantize(_ training: LinearClassifierTraining, labels: [String], buckets: [Int]) -> GroupClassifier {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(buckets.count * labels.count + GroupClassifier.weightsPerLanes)
        let limit = max(greatestWeight(training), 1e-6)
        for row in buckets.indices {
            for label in labels.indices {
                let weight = Double(training.weight(row: row, label: label))
                bytes.append(UInt8(128 + min(127, max(-127, (weight / limit * 127).rounded()))))
            }
        }
        bytes += repeatElement(0, count: GroupClassifier.weightsPerLanes)
        return GroupClassifier(
            labels: labels,
            buckets: buckets,
            weights: bytes.span,
            weightUnit: limit / 127,
            biases: training.biases.map(Double.init)
        )
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
