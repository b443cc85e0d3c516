// SPDX-License-Identifier: EUPL-1.2

/// How well estimates agree with true character error rates.
public struct OCRQualityEvaluation: Sendable {
    /// A page's true rate beside its estimate.
    public struct Pair: Sendable, Hashable {
        /// The true character error rate, in parts per million.
        public var truePPM: Int64
        /// What was estimated.
        public var estimate: OCRQualityEstimate

        /// A pair.
        public init(truePPM: Int64, estimate: OCRQualityEstimate) {
            self.truePPM = truePPM
            self.estimate = estimate
        }
    }

    /// The pages.
    public let pairs: [Pair]

    /// An evaluation of pages.
    public init(pairs: [Pair]) {
        self.pairs = pairs
    }

    /// The mean absolute error, in parts per million.
    public var meanAbsoluteErrorPPM: Int {
        guard !pairs.isEmpty else { return 0 }
        return pairs.map { Int(($0.truePPM - $0.estimate.characterErrorRatePPM).magnitude) }.reduce(0, +) / pairs.count
    }

    /// The share of pages whose true rate lies in the stated interval, in parts per million.
    public var coveragePPM: Int {
        guard !pairs.isEmpty else { return 0 }
        let held = pairs.filter { $0.estimate.lowPPM <= $0.truePPM && $0.truePPM <= $0.estimate.highPPM }
        return 1_000_000 * held.count / pairs.count
    }

    /// Spearman's rank correlation; 0 if all are alike.
    public var rankCorrelation: Double {
        let left = OCRQualityEvaluation.ranks(pairs.map(\.truePPM))
        let right = OCRQualityEvaluation.ranks(pairs.map(\.estimate.characterErrorRatePPM))
        let middle = Double(pairs.count - 1) / 2
        var (product, leftSquare, rightSquare) = (0.0, 0.0, 0.0)
        for index in pairs.indices {
            product += (left[index] - middle) * (right[index] - middle)
            leftSquare += (left[index] - middle) * (left[index] - middle)
            rightSquare += (right[index] - middle) * (right[index] - middle)
        }
        let scale = (leftSquare * rightSquare).squareRoot()
        return scale > 0 ? product / scale : 0
    }

    /// The area under the curve of receiver operating characteristics for "the true rate is above `limitPPM`": the
    /// chance that a bad page is estimated above a good one; `nil` if there are not both.
    public func areaUnderCurve(limitPPM: Int64) -> Double? {
        let ranks = OCRQualityEvaluation.ranks(pairs.map(\.estimate.characterErrorRatePPM))
        let bad = pairs.indices.filter { pairs[$0].truePPM > limitPPM }
        let (badCount, goodCount) = (Double(bad.count), Double(pairs.count - bad.count))
        guard badCount > 0, goodCount > 0 else { return nil }
        let sum = bad.map { ranks[$0] }.reduce(0, +)
        return (sum - badCount * (badCount - 1) / 2) / (badCount * goodCount)
    }

    /// Ranks from 0; equal values share the mean of theirs.
    private static func ranks(_ values: [Int64]) -> [Double] {
        let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        var ranks = [Double](repeating: 0, count: values.count)
        var start = 0
        while start < order.count {
            var end = start
            while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
            for index in start..<end { ranks[order[index]] = Double(start + end - 1) / 2 }
            start = end
        }
        return ranks
    }
}
