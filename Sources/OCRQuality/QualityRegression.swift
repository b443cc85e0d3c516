// SPDX-License-Identifier: EUPL-1.2

/// From normalised evidence to an error rate: a weighted ridge regression on a few terms, and what it misses by.
struct QualityRegression: Sendable {
    static let termCount = 10
    /// Upper ends of the ranges of estimates that have an interval of their own.
    static let rangeEnds = [0.01, 0.02, 0.04, 0.08, 0.15, 0.25, 1.0]

    var coefficients: [Double]
    /// For each range what nine of ten true rates lie between, relative to the estimate.
    var lowOffsets = [Double](repeating: 0, count: rangeEnds.count)
    var highOffsets = [Double](repeating: 0, count: rangeEnds.count)

    /// A page whose error rate is known.
    struct Sample: Sendable {
        var evidence: [Double]
        var rate: Double
    }

    /// The estimated rate, at least 0.
    func estimate(_ evidence: [Double]) -> Double {
        let terms = QualityRegression.terms(evidence)
        var sum = 0.0
        for index in terms.indices { sum += coefficients[index] * terms[index] }
        return min(max(sum, 0), 1)
    }

    /// The range that an estimate falls into.
    static func range(of estimate: Double) -> Int {
        rangeEnds.firstIndex { estimate < $0 } ?? rangeEnds.count - 1
    }

    private static func terms(_ evidence: [Double]) -> [Double] {
        let kinds = evidence.map { min(max($0, -1), 5) }
        let (words, surprise, unknown) = (kinds[0], kinds[1], kinds[2])
        return [1] + kinds + [words * surprise, surprise * surprise, words * words, unknown * unknown]
    }
}

extension QualityRegression {
    /// Fits even samples and measures on odd ones what is missed.
    init(fitting samples: [Sample]) {
        let count = QualityRegression.termCount
        var matrix = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
        var right = [Double](repeating: 0, count: count)
        for (index, sample) in samples.enumerated() where index % 2 == 0 {
            let terms = QualityRegression.terms(sample.evidence)
            // Small rates have small errors: a miss of a hundredth matters more there.
            let weight = 1 / (sample.rate + 0.03)
            for row in 0..<count {
                for column in 0..<count { matrix[row][column] += weight * terms[row] * terms[column] }
                right[row] += weight * terms[row] * sample.rate
            }
        }
        for index in 0..<count { matrix[index][index] += 0.01 }
        coefficients = QualityRegression.solve(&matrix, &right)
        measureMisses(samples)
    }

    private mutating func measureMisses(_ samples: [Sample]) {
        var misses = [[Double]](repeating: [], count: QualityRegression.rangeEnds.count)
        for (index, sample) in samples.enumerated() where index % 2 == 1 {
            let estimate = estimate(sample.evidence)
            misses[QualityRegression.range(of: estimate)].append(sample.rate - estimate)
        }
        for (range, values) in misses.enumerated() where !values.isEmpty {
            let sorted = values.sorted()
            lowOffsets[range] = sorted[(sorted.count - 1) * 5 / 100]
            highOffsets[range] = sorted[(sorted.count - 1) * 95 / 100]
        }
    }

    /// Gaussian elimination with the greatest pivot; the matrix is positive definite.
    private static func solve(_ matrix: inout [[Double]], _ right: inout [Double]) -> [Double] {
        let count = right.count
        for column in 0..<count {
            var pivot = column
            for row in column..<count where matrix[row][column].magnitude > matrix[pivot][column].magnitude {
                pivot = row
            }
            matrix.swapAt(column, pivot)
            right.swapAt(column, pivot)
            for row in (column + 1)..<max(count, column + 1) {
                let factor = matrix[row][column] / matrix[column][column]
                for index in column..<count { matrix[row][index] -= factor * matrix[column][index] }
                right[row] -= factor * right[column]
            }
        }
        var solution = [Double](repeating: 0, count: count)
        for row in (0..<count).reversed() {
            var sum = right[row]
            for column in (row + 1)..<max(count, row + 1) { sum -= matrix[row][column] * solution[column] }
            solution[row] = sum / matrix[row][row]
        }
        return solution
    }
}
