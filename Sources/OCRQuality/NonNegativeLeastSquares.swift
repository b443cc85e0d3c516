// SPDX-License-Identifier: EUPL-1.2

/// The weights of terms, none below nought, that miss their targets least in the weighted squares.
struct NonNegativeLeastSquares {
    private static let roundCount = 3000

    private var products: [[Double]]
    private var right: [Double]

    /// Equations for so many terms; `ridge` is what keeps weights small that little speaks for.
    init(termCount: Int, ridge: Double) {
        products = [[Double]](repeating: [Double](repeating: 0, count: termCount), count: termCount)
        right = [Double](repeating: 0, count: termCount)
        for index in 0..<termCount { products[index][index] = ridge }
    }

    /// Adds what one page says; no term is below nought.
    mutating func add(_ terms: [Double], target: Double, weight: Double) {
        for first in terms.indices where terms[first] > 0 {
            let weighted = weight * terms[first]
            for second in terms.indices { products[first][second] += weighted * terms[second] }
            right[first] += weighted * target
        }
    }

    /// The weights: one after the other is set best, again and again.
    ///
    /// - Parameter free: Terms whose weights may be below nought.
    func weights(free: Set<Int> = []) -> [Double] {
        var weights = [Double](repeating: 0, count: right.count)
        for _ in 0..<NonNegativeLeastSquares.roundCount {
            for index in weights.indices where products[index][index] > 0 {
                var rest = right[index]
                for other in weights.indices { rest -= products[index][other] * weights[other] }
                let weight = weights[index] + rest / products[index][index]
                weights[index] = free.contains(index) ? weight : max(0, weight)
            }
        }
        return weights
    }
}
