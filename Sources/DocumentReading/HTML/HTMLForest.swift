// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Small decision trees over whole numbers, whose leaves add up to a score.
struct HTMLForest: Sendable {
    // A branch goes to the next node if its feature is at most the limit, else to `right`; a leaf has no feature (-1)
    // and its value for a limit.
    private struct Node {
        var limit: Int32
        var feature: Int16
        var right: Int16
    }

    private var nodes: [Node] = []
    private var roots: [Int] = []

    /// Trees written down node by node, each branch (`feature:limit`) before its two sides; `=value` is a leaf.
    init(_ text: String) {
        var pending: [Int] = []
        // How many nodes the tree still lacks.
        var missingCount = 0
        for word in text.utf8.split(separator: 0x20) {
            let index = nodes.count
            if missingCount == 0 {
                roots.append(index)
                missingCount = 1
            }
            if word.first == 0x3D {
                missingCount -= 1
                nodes.append(Node(limit: HTMLForest.number(word.dropFirst()), feature: -1, right: 0))
                // The next node is the right side of the innermost branch that waits for one.
                if let branch = pending.popLast() { nodes[branch].right = Int16(clamping: index + 1) }
            } else if let colon = word.firstIndex(of: 0x3A) {
                let feature = Int16(clamping: HTMLForest.number(word[..<colon]))
                let limit = HTMLForest.number(word[word.index(after: colon)...])
                nodes.append(Node(limit: limit, feature: feature, right: 0))
                pending.append(index)
                missingCount += 1
            }
        }
    }

    /// The sum of the leaves that a row of features leads to; that of the first trees, if it is hopelessly low.
    ///
    /// Most blocks of a page are far from main content, and a few trees say so.
    func score(_ row: Span<Int32>, hopeless: Int) -> Int {
        var sum = 0
        let nodes = nodes.span
        for (number, root) in roots.enumerated() {
            if number % HTMLForest.hopeInterval == 0, sum < hopeless { return sum }
            var index = root
            var node = nodes[index]
            while node.feature >= 0 {
                index = row[Int(node.feature)] <= node.limit ? index + 1 : Int(node.right)
                node = nodes[index]
            }
            sum += Int(node.limit)
        }
        return sum
    }

    // So many trees are asked before hope is given up.
    private static let hopeInterval = 20

    private static func number(_ digits: Substring.UTF8View) -> Int32 {
        let isNegative = digits.first == 0x2D
        let value = digits.reduce(Int32(0)) { $1.isASCIIDigit ? $0 &* 10 &+ Int32($1 &- 0x30) : $0 }
        return isNegative ? -value : value
    }
}
