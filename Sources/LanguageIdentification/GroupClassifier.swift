// SPDX-License-Identifier: EUPL-1.2

/// Tells the languages of one group of scripts apart: for each known n-gram one small weight for each language.
struct GroupClassifier: Sendable {
    /// Sixteen weights of eight bits side by side, two in each lane, so that they are added without being spread out.
    typealias Lanes = SIMD8<UInt16>
    static let weightsPerLanes = 16

    let labels: [String]
    /// Buckets of the known features, ascending.
    let buckets: [Int]
    let index: FeatureIndex
    let lanesPerRow: Int
    /// Each weight with 128 added, so that it is never negative.
    let weights: [Lanes]
    /// What one unit of a weight is worth, in logits.
    let weightUnit: Double
    let biases: [Double]

    /// - Parameter weights: `labels.count` weights for each bucket, each with 128 added, and then any 16 bytes.
    init(
        labels: [String],
        buckets: [Int],
        weights: borrowing Span<UInt8>,
        weightUnit: Double,
        biases: [Double]
    ) {
        self.labels = labels
        self.buckets = buckets
        self.weightUnit = weightUnit
        self.biases = biases
        index = FeatureIndex(buckets: buckets)
        lanesPerRow = (labels.count + GroupClassifier.weightsPerLanes - 1) / GroupClassifier.weightsPerLanes
        self.weights = GroupClassifier.lanes(weights, rowCount: buckets.count, rowByteCount: labels.count)
    }

    /// The rows filled up with zeros; what is read beyond a row's end is masked.
    private static func lanes(_ weights: borrowing Span<UInt8>, rowCount: Int, rowByteCount: Int) -> [Lanes] {
        guard rowCount > 0, rowByteCount > 0 else { return [] }
        precondition(weights.count >= rowCount * rowByteCount + weightsPerLanes, "weights without their padding")
        let lanesPerRow = (rowByteCount + weightsPerLanes - 1) / weightsPerLanes
        let restCount = rowByteCount - (lanesPerRow - 1) * weightsPerLanes
        let mask = unsafe unsafeBitCast(
            SIMD16<UInt8>((0..<weightsPerLanes).map { $0 < restCount ? 0xFF : 0 }),
            to: Lanes.self
        )
        let bytes = unsafe weights.bytes
        var lanes = [Lanes](repeating: .zero, count: rowCount * lanesPerRow)
        var target = lanes.mutableSpan
        for row in 0..<rowCount {
            for group in 0..<lanesPerRow {
                let start = row &* rowByteCount &+ group &* weightsPerLanes
                let loaded = unsafe bytes.unsafeLoadUnaligned(fromByteOffset: start, as: Lanes.self)
                target[row &* lanesPerRow &+ group] = group == lanesPerRow - 1 ? loaded & mask : loaded
            }
        }
        return lanes
    }

    /// The weights as they are in a file.
    func packedWeights() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(buckets.count * labels.count)
        for row in buckets.indices {
            for label in labels.indices {
                let lane = weights[row * lanesPerRow + label / 16][label % 16 / 2]
                bytes.append(UInt8(truncatingIfNeeded: label % 2 == 0 ? lane & 0xFF : lane >> 8))
            }
        }
        return bytes
    }

    /// Adds what the features of folded letters say to the evidence.
    func collect(_ letters: [UInt16], rows: inout [UInt32], to evidence: inout LanguageEvidence) {
        let count = index.writeRows(of: letters, to: &rows)
        add(rows, count: count, to: &evidence)
    }

    private func add(_ rows: [UInt32], count: Int, to evidence: inout LanguageEvidence) {
        evidence.prepare(count: lanesPerRow * GroupClassifier.weightsPerLanes)
        evidence.rowCount += count
        let rowSpan = rows.span
        let weights = weights.span
        // 256 weights below 256 each do not leave sixteen bits.
        for start in stride(from: 0, to: count, by: 256) {
            let end = min(start + 256, count)
            // Two groups at once: each row is looked up half as often.
            for group in stride(from: 0, to: lanesPerRow - 1, by: 2) {
                var (even, odd, nextEven, nextOdd) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
                for place in start..<end {
                    let base = Int(rowSpan[place]) &* lanesPerRow &+ group
                    let lanes = weights[base]
                    let next = weights[base &+ 1]
                    even &+= lanes & 0xFF
                    odd &+= lanes &>> 8
                    nextEven &+= next & 0xFF
                    nextOdd &+= next &>> 8
                }
                evidence.add(even, odd, group: group, excess: 128 * (end - start))
                evidence.add(nextEven, nextOdd, group: group + 1, excess: 128 * (end - start))
            }
            guard lanesPerRow % 2 == 1 else { continue }
            var (even, odd) = (Lanes.zero, Lanes.zero)
            for place in start..<end {
                let lanes = weights[Int(rowSpan[place]) &* lanesPerRow &+ lanesPerRow &- 1]
                even &+= lanes & 0xFF
                odd &+= lanes &>> 8
            }
            evidence.add(even, odd, group: lanesPerRow - 1, excess: 128 * (end - start))
        }
    }

    /// The probability of each language, given what is added to each logit.
    func probabilities(_ evidence: LanguageEvidence, offsets: [Double], into values: inout [Double]) {
        // The square root stands between the sum (too sure of long texts) and the mean (too unsure of them).
        let scale = weightUnit / Double(max(1, evidence.rowCount)).squareRoot()
        values.removeAll(keepingCapacity: true)
        var greatest = -Double.infinity
        for label in labels.indices {
            let sum = evidence.sums.isEmpty ? 0 : Double(evidence.sums[label])
            let logit = offsets[label] + scale * sum
            if logit > greatest { greatest = logit }
            values.append(logit)
        }
        var total = 0.0
        for label in labels.indices {
            let difference = values[label] - greatest
            // What is less than a millionth of the best counts as nothing.
            values[label] = difference > -14 ? Exponential.of(difference) : 0
            total += values[label]
        }
        for label in labels.indices { values[label] /= total }
    }
}

/// The sums of the weights of a text's known features, for each language of a group.
struct LanguageEvidence {
    private(set) var sums: [Int32] = []
    var rowCount = 0

    mutating func removeAll() {
        rowCount = 0
        sums.removeAll(keepingCapacity: true)
    }

    /// Adds what was collected from another part of a text.
    mutating func add(_ other: LanguageEvidence) {
        guard !other.sums.isEmpty else { return }
        prepare(count: other.sums.count)
        for place in sums.indices { sums[place] += other.sums[place] }
        rowCount += other.rowCount
    }

    fileprivate mutating func prepare(count: Int) {
        if sums.isEmpty { sums.append(contentsOf: repeatElement(0, count: count)) }
    }

    @inline(__always)
    fileprivate mutating func add(
        _ even: GroupClassifier.Lanes,
        _ odd: GroupClassifier.Lanes,
        group: Int,
        excess: Int
    ) {
        var sums = sums.mutableSpan
        for lane in 0..<8 {
            sums[group * 16 + 2 * lane] += Int32(even[lane]) - Int32(excess)
            sums[group * 16 + 2 * lane + 1] += Int32(odd[lane]) - Int32(excess)
        }
    }
}

/// e to the power of small numbers, by additions and multiplications alone: the same bits on every machine.
enum Exponential {
    /// e to the power of `value`, which must be between -700 and 0, to about 1e-9.
    @inline(__always)
    static func of(_ value: Double) -> Double {
        let power = (value * 1.442_695_040_888_963_4).rounded()
        let rest = value - power * 0.693_147_180_559_945_3
        var sum = 1.0 / 40320
        sum = sum * rest + 1.0 / 5040
        sum = sum * rest + 1.0 / 720
        sum = sum * rest + 1.0 / 120
        sum = sum * rest + 1.0 / 24
        sum = sum * rest + 1.0 / 6
        sum = sum * rest + 0.5
        sum = sum * rest + 1
        sum = sum * rest + 1
        return sum * Double(bitPattern: UInt64(1023 + Int64(power)) << 52)
    }
}
