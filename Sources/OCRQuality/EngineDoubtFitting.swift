// SPDX-License-Identifier: EUPL-1.2

/// A page as it is estimated by a regression that was fitted without it.
struct LeftOutPage {
    /// What was found, on the scale of the trees.
    var value: Int64
    /// What is true, and how much that weighs.
    var target: Double
    var weight: Double
    /// What the engine said.
    var statement: OCREngineStatement?
}

extension EstimateMisses {
    /// The misses of pages that were left out.
    ///
    /// - Parameter tail: The share of pages that may lie on each side of the interval.
    init(_ pages: [LeftOutPage], tail: Double) {
        var misses = [[(miss: Int64, weight: Double)]](repeating: [], count: EstimateMisses.rangeEnds.count)
        for page in pages {
            let range = EstimateMisses.range(of: QualityRegression.ppm(page.value))
            misses[range].append((GradientTreeFitting.fixed(page.target) - page.value, page.weight))
        }
        for (range, values) in misses.enumerated() where !values.isEmpty {
            let sorted = values.sorted { $0.miss == $1.miss ? $0.weight < $1.weight : $0.miss < $1.miss }
            low[range] = max(0, -EstimateMisses.quantile(sorted, tail))
            high[range] = max(0, EstimateMisses.quantile(sorted, 1 - tail))
        }
    }

    private static func quantile(_ sorted: [(miss: Int64, weight: Double)], _ share: Double) -> Int64 {
        let total = sorted.reduce(0) { $0 + $1.weight }
        var sum = 0.0
        for (miss, weight) in sorted {
            sum += weight
            if sum >= share * total { return miss }
        }
        return sorted.last?.miss ?? 0
    }
}

extension EngineDoubt {
    /// Fewer pages than this say too little of an engine.
    private static let leastPageCount = 100
    /// Pages with a lower rate show how sure an engine is of what is right.
    private static let cleanPPM: Int64 = 5_000

    /// The engines that enough pages are of, in the order of their names.
    static func fitted(_ pages: [LeftOutPage]) -> [EngineDoubt] {
        var byEngine: [String: [LeftOutPage]] = [:]
        for page in pages { if let statement = page.statement { byEngine[statement.engine, default: []].append(page) } }
        return byEngine.filter { $0.value.count >= leastPageCount }.sorted { $0.key < $1.key }
            .map { EngineDoubt(engine: $0.key, fitting: $0.value) }
    }

    /// The weights that miss least in the weighted squares.
    private init(engine: String, fitting pages: [LeftOutPage]) {
        self.engine = engine
        // Neither a doubt nor errors in the text make a page better.
        var squares = NonNegativeLeastSquares(termCount: 3, ridge: 0)
        for page in pages {
            let terms = [Double(page.value) / Double(GradientTrees.one), EngineDoubt.doubt(of: page), 1]
            squares.add(terms, target: page.target, weight: page.weight)
        }
        let weights = squares.weights(free: [2])
        (textWeight, doubtWeight, constant) = (weights[0], weights[1], weights[2])
        let clean = pages.filter { $0.target < QualityRegression.target(EngineDoubt.cleanPPM) }
        cleanDoubt = clean.reduce(0) { $0 + EngineDoubt.doubt(of: $1) } / Double(max(1, clean.count))
        misses = EstimateMisses(
            pages.map { page in
                var page = page
                if let confidence = page.statement?.confidencePPM {
                    page.value = value(page.value, confidencePPM: confidence).value
                }
                return page
            },
            tail: 0.05
        )
    }

    private static func doubt(of page: LeftOutPage) -> Double {
        page.statement.map { doubt($0.confidencePPM) } ?? 0
    }
}
