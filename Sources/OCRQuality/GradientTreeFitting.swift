// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel

/// Fits trees by gradient boosting on squared misses, best leaf first; the same rows give the same trees.
struct GradientTreeFitting: Sendable {
    /// A row of features with what it should give and how much it counts.
    struct Row: Sendable {
        var features: [Int32]
        var target: Double
        var weight: Double
    }

    var treeCount = 600
    var leafCount = 12
    var learningRate = 0.03
    /// How many thousandths of the rows and of the features each tree sees.
    var rowShare = 700
    var featureShare = 500
    var leastRowCount = 40
    /// How much is added to the weight of a leaf, so that few rows decide little.
    var ridge = 5.0
    var binCount = 64
    /// For each feature whether the sum may only grow with it.
    var isRising: [Bool]

    /// The rows, for each feature the bin of each row, and for each feature where its bins end.
    private struct Table {
        var rows: [Row]
        var bins: [[UInt8]]
        var edges: [[Int32]]
    }

    private struct Leaf {
        var node: Int
        var rows: [Int]
        var sum: Double
        var weight: Double
        var low: Double
        var high: Double
        var split: Split?
    }

    private struct Split {
        var feature: Int
        var bin: Int
        var gain: Double
        var left: Double
        var right: Double
    }

    func fit(_ rows: [Row]) -> GradientTrees {
        var generator = SeededGenerator(seed: 1)
        let edges = isRising.indices.map { feature in binEdges(rows.map { $0.features[feature] }) }
        let bins = isRising.indices.map { feature in
            rows.map { row in UInt8(GradientTreeFitting.bin(row.features[feature], edges[feature])) }
        }
        let total = rows.reduce(0) { $0 + $1.weight }
        let mean = rows.reduce(0) { $0 + $1.weight * $1.target } / total
        var trees = GradientTrees(base: GradientTreeFitting.fixed(mean), nodes: [], roots: [])
        var misses = rows.map { $0.target - mean }
        for _ in 0..<treeCount {
            let members = rows.indices.filter { _ in generator.below(1000) < rowShare }
            let features = isRising.indices.filter { _ in generator.below(1000) < featureShare }
            let first = trees.nodes.count
            grow(&trees, members, features, misses, Table(rows: rows, bins: bins, edges: edges))
            let tree = GradientTrees(base: 0, nodes: trees.nodes, roots: [Int32(first)])
            for index in rows.indices {
                misses[index] -= Double(tree.value(rows[index].features)) / Double(GradientTrees.one)
            }
        }
        return trees
    }

    private func grow(
        _ trees: inout GradientTrees,
        _ members: [Int],
        _ features: [Int],
        _ misses: [Double],
        _ table: Table
    ) {
        let root = trees.nodes.count
        trees.roots.append(Int32(root))
        trees.nodes.append(.empty)
        var first = leaf(root, members, table, misses, low: -.infinity, high: .infinity)
        first.split = bestSplit(of: first, features, table, misses)
        var leaves = [first]
        while leaves.count < leafCount, let best = GradientTreeFitting.mostGaining(leaves) {
            guard let split = leaves[best].split else { break }
            let parts = divide(leaves[best], split, &trees, table, misses).map { part in
                var part = part
                part.split = bestSplit(of: part, features, table, misses)
                return part
            }
            setValue(of: leaves[best], in: &trees)
            leaves[best] = parts[0]
            leaves.append(parts[1])
        }
        for leaf in leaves { setValue(of: leaf, in: &trees) }
    }

    private static func mostGaining(_ leaves: [Leaf]) -> Int? {
        var best: (index: Int, gain: Double)?
        for (index, leaf) in leaves.enumerated() {
            if let gain = leaf.split?.gain, gain > best?.gain ?? 0 { best = (index, gain) }
        }
        return best?.index
    }

    private func divide(
        _ leaf: Leaf,
        _ split: Split,
        _ trees: inout GradientTrees,
        _ table: Table,
        _ misses: [Double]
    ) -> [Leaf] {
        let left = trees.nodes.count
        trees.nodes[leaf.node].feature = Int16(split.feature)
        trees.nodes[leaf.node].threshold = table.edges[split.feature][split.bin]
        trees.nodes[leaf.node].left = Int32(left)
        trees.nodes += [.empty, .empty]
        // Below a split on a rising feature all that is left stays under the middle, all that is right above it.
        let middle = (split.left + split.right) / 2
        let (low, high) = isRising[split.feature] ? (middle, middle) : (leaf.low, leaf.high)
        let column = table.bins[split.feature]
        let lower = leaf.rows.filter { Int(column[$0]) <= split.bin }
        let upper = leaf.rows.filter { Int(column[$0]) > split.bin }
        return [
            self.leaf(left, lower, table, misses, low: leaf.low, high: high),
            self.leaf(left + 1, upper, table, misses, low: low, high: leaf.high),
        ]
    }

    private func setValue(of leaf: Leaf, in trees: inout GradientTrees) {
        let value = learningRate * value(leaf.sum, leaf.weight, leaf.low, leaf.high)
        trees.nodes[leaf.node].value = Int32(GradientTreeFitting.fixed(value))
    }

    private func leaf(
        _ node: Int,
        _ members: [Int],
        _ table: Table,
        _ misses: [Double],
        low: Double,
        high: Double
    ) -> Leaf {
        var leaf = Leaf(node: node, rows: members, sum: 0, weight: 0, low: low, high: high)
        for row in members {
            leaf.sum += table.rows[row].weight * misses[row]
            leaf.weight += table.rows[row].weight
        }
        return leaf
    }

    private func value(_ sum: Double, _ weight: Double, _ low: Double, _ high: Double) -> Double {
        min(max(sum / (weight + ridge), low), high)
    }

    /// How much less is missed when a leaf gives `value`.
    private func gain(_ sum: Double, _ weight: Double, _ value: Double) -> Double {
        2 * sum * value - (weight + ridge) * value * value
    }

    private func bestSplit(of leaf: Leaf, _ features: [Int], _ table: Table, _ misses: [Double]) -> Split? {
        guard leaf.rows.count >= 2 * leastRowCount else { return nil }
        let whole = gain(leaf.sum, leaf.weight, value(leaf.sum, leaf.weight, leaf.low, leaf.high))
        let weighted = leaf.rows.map { row in
            let weight = table.rows[row].weight
            return (sum: weight * misses[row], weight: weight)
        }
        var best: Split?
        for feature in features where !table.edges[feature].isEmpty {
            var sums = [(sum: Double, weight: Double, count: Int)](repeating: (0, 0, 0), count: binCount)
            let column = table.bins[feature]
            for (place, row) in leaf.rows.enumerated() {
                let bin = Int(column[row])
                sums[bin].sum += weighted[place].sum
                sums[bin].weight += weighted[place].weight
                sums[bin].count += 1
            }
            var (sum, weight, count) = (0.0, 0.0, 0)
            for bin in table.edges[feature].indices {
                sum += sums[bin].sum
                weight += sums[bin].weight
                count += sums[bin].count
                guard count >= leastRowCount, leaf.rows.count - count >= leastRowCount else { continue }
                let left = value(sum, weight, leaf.low, leaf.high)
                let right = value(leaf.sum - sum, leaf.weight - weight, leaf.low, leaf.high)
                if isRising[feature], left > right { continue }
                let gained = gain(sum, weight, left) + gain(leaf.sum - sum, leaf.weight - weight, right) - whole
                if gained > best?.gain ?? 1e-9 {
                    best = Split(feature: feature, bin: bin, gain: gained, left: left, right: right)
                }
            }
        }
        return best
    }

    /// The upper ends of all bins but the last: quantiles of the values, each once.
    private func binEdges(_ values: [Int32]) -> [Int32] {
        let sorted = values.sorted()
        var edges: [Int32] = []
        for step in 1..<binCount {
            let edge = sorted[(sorted.count - 1) * step / binCount]
            if edge != edges.last, edge != sorted.last { edges.append(edge) }
        }
        return edges
    }

    private static func bin(_ value: Int32, _ edges: [Int32]) -> Int {
        edges.firstIndex { value <= $0 } ?? edges.count
    }

    static func fixed(_ value: Double) -> Int64 {
        Int64((value * Double(GradientTrees.one)).rounded())
    }
}
