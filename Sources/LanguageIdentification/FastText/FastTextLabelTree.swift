// SPDX-License-Identifier: EUPL-1.2

internal import Glibc

/// The Huffman tree of a model with hierarchical softmax, made from the labels' counts as fastText makes it.
struct FastTextLabelTree: Sendable {
    private struct Node {
        var count: Int64
        var left = -1
        var right = -1
    }

    private let nodes: [Node]
    private let labelCount: Int

    /// A tree for labels that are ordered by falling counts.
    init(counts: [Int64]) {
        labelCount = counts.count
        let unset: Int64 = 1_000_000_000_000_000
        var nodes = counts.map { Node(count: $0) }
        nodes += repeatElement(Node(count: unset), count: max(0, counts.count - 1))
        var leaf = counts.count - 1
        var inner = counts.count
        for index in counts.count..<max(counts.count, nodes.count) {
            var children = [0, 0]
            for side in 0..<2 {
                if leaf >= 0, nodes[leaf].count < nodes[inner].count {
                    children[side] = leaf
                    leaf -= 1
                } else {
                    children[side] = inner
                    inner += 1
                }
            }
            let count = nodes[children[0]].count + nodes[children[1]].count
            nodes[index] = Node(count: count, left: children[0], right: children[1])
        }
        self.nodes = nodes
    }

    /// The best label and the logarithm of its probability, given the score of an inner node's branching to the right.
    func best(_ score: (Int) -> Float) -> (label: Int, logarithm: Double) {
        var best = (label: 0, logarithm: -Double.infinity)
        var open: [(node: Int, logarithm: Double)] = [(nodes.count - 1, 0)]
        while let (index, logarithm) = open.popLast() {
            guard logarithm > best.logarithm else { continue }
            let node = nodes[index]
            guard node.left >= 0 else {
                best = (index, logarithm)
                continue
            }
            // fastText adds the same little to each probability before it takes the logarithm.
            let right = 1 / (1 + exp(-Double(score(index - labelCount))))
            open.append((node.right, logarithm + log(right + 1e-5)))
            open.append((node.left, logarithm + log(1 - right + 1e-5)))
        }
        return best
    }
}
