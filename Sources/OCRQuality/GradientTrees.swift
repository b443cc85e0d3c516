// SPDX-License-Identifier: EUPL-1.2

/// A sum of small decision trees over integer features; its values are in 2^-20ths.
struct GradientTrees: Sendable {
    /// The scale of values: one.
    static let one: Int64 = 1 << 20
    static let maximumNodeCount = 1 << 16

    struct Node: Sendable, Hashable {
        /// The feature that decides; negative in a leaf.
        var feature: Int16
        /// Up to this the left branch is taken.
        var threshold: Int32
        /// Where the left branch stands in the array of nodes, the right one after it; 0 in a leaf.
        var left: Int32
        /// The value of a leaf; in a branching node the mean of what it was fitted on.
        var value: Int32

        static let empty = Node(feature: -1, threshold: 0, left: 0, value: 0)
    }

    var base: Int64
    var nodes: [Node]
    /// Where each tree begins.
    var roots: [Int32]

    /// The sum for a row of features.
    func value(_ row: [Int32]) -> Int64 {
        var sum = base
        for root in roots {
            var node = nodes[Int(root)]
            while node.feature >= 0 { node = nodes[Int(next(node, row))] }
            sum += Int64(node.value)
        }
        return sum
    }

    /// The sum for a row of features, and how much each feature moved it, branch by branch.
    func contributions(_ row: [Int32], featureCount: Int) -> (value: Int64, parts: [Int64]) {
        var parts = [Int64](repeating: 0, count: featureCount)
        var sum = base
        let (nodes, row) = (nodes.span, row.span)
        for root in roots {
            var node = nodes[Int(root)]
            while node.feature >= 0 {
                let feature = Int(node.feature)
                let child = nodes[Int(row[feature] <= node.threshold ? node.left : node.left + 1)]
                parts[feature] += Int64(child.value) - Int64(node.value)
                node = child
            }
            sum += Int64(node.value)
        }
        return (sum, parts)
    }

    @inline(__always)
    private func next(_ node: Node, _ row: [Int32]) -> Int32 {
        row[Int(node.feature)] <= node.threshold ? node.left : node.left + 1
    }

    /// Whether every walk stays within the nodes and ends; branches only point forward.
    func isSound(featureCount: Int) -> Bool {
        let roots = roots.allSatisfy { $0 >= 0 && Int($0) < nodes.count }
        return roots && base.magnitude <= UInt64(GradientTrees.one) << 4
            && nodes.enumerated().allSatisfy { index, node in
                node.feature < 0
                    || (Int(node.feature) < featureCount && Int(node.left) > index && Int(node.left) + 1 < nodes.count)
            }
    }
}
