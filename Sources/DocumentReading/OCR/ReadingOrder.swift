// SPDX-License-Identifier: EUPL-1.2

/// The reading order that a file states: groups of references to its regions, as a tree in the order of the file.
struct ReadingOrder {
    private struct Node {
        var parent: Int
        var index: Int
        var isOrdered: Bool
        // Where the id of the region stands in the layout's bytes.
        var reference: Range<Int>
    }

    private var nodes: [Node] = []
    private var open = -1

    /// Whether nothing is stated.
    var isEmpty: Bool { nodes.isEmpty }

    /// Begins a group, or a reference without anything in it.
    mutating func begin(isOrdered: Bool, index: Int, reference: Range<Int>) {
        nodes.append(Node(parent: open, index: index, isOrdered: isOrdered, reference: reference))
        open = nodes.count - 1
    }

    /// Ends the innermost group or reference.
    mutating func end() {
        if open >= 0 { open = nodes[open].parent }
    }

    /// The references in the order in which they are to be read; a group's own comes after those in it.
    func references() -> [Range<Int>] {
        var children: [[Int]] = Array(repeating: [], count: nodes.count + 1)
        for (number, node) in nodes.enumerated() { children[node.parent + 1].append(number) }
        for (number, node) in nodes.enumerated() where node.isOrdered {
            // By index, and where it is the same as they stand.
            children[number + 1].sort { (nodes[$0].index, $0) < (nodes[$1].index, $1) }
        }
        var result: [Range<Int>] = []
        var stack = children[0].reversed().map { (node: $0, isDone: false) }
        while let (node, isDone) = stack.popLast() {
            if isDone {
                if !nodes[node].reference.isEmpty { result.append(nodes[node].reference) }
            } else {
                stack.append((node, true))
                for child in children[node + 1].reversed() { stack.append((child, false)) }
            }
        }
        return result
    }
}

extension OCRLayout {
    /// The blocks in reading order, each once.
    ///
    /// Within a page: what the stated order names, in that order, then the rest as it stands. Where no order is stated,
    /// blocks follow each other by what each names as the next, or by their numbers, and else as they stand. What is named
    /// twice or in a circle is taken where it is met first.
    func blocksInReadingOrder() -> [Int] {
        if !order.isEmpty {
            let stated = statedOrder()
            if !stated.isEmpty { return stated }
        }
        if regions.contains(where: { !$0.next.isEmpty }) { return chainedOrder() }
        guard blocks.contains(where: { $0.order != 0 }) else { return Array(blocks.indices) }
        return blocks.indices.sorted {
            (blocks[$0].page, blocks[$0].order, $0) < (blocks[$1].page, blocks[$1].order, $1)
        }
    }

    // The first region with each name.
    private func regionsByID() -> [ArraySlice<UInt8>: Int] {
        var result: [ArraySlice<UInt8>: Int] = [:]
        for (number, region) in regions.enumerated() where !region.id.isEmpty {
            let id = bytes[region.id]
            if result[id] == nil { result[id] = number }
        }
        return result
    }

    private func statedOrder() -> [Int] {
        let regionsByID = regionsByID()
        var isTaken = Array(repeating: false, count: blocks.count)
        var isExpanded = Array(repeating: false, count: regions.count)
        var stated: [Int] = []
        for reference in order.references() {
            guard let region = regionsByID[bytes[reference]], !isExpanded[region] else { continue }
            isExpanded[region] = true
            for block in regions[region].blocks where !isTaken[block] {
                isTaken[block] = true
                stated.append(block)
            }
        }
        guard !stated.isEmpty else { return [] }
        stated += blocks.indices.filter { !isTaken[$0] }
        var byPage: [[Int]] = Array(repeating: [], count: (blocks.last?.page ?? 0) + 1)
        for block in stated { byPage[blocks[block].page].append(block) }
        return byPage.flatMap { $0 }
    }

    private func chainedOrder() -> [Int] {
        let (next, isFollowing) = chains()
        func follow(from start: Int, _ isTaken: inout [Bool]) -> [Int] {
            var chain: [Int] = []
            var block = start
            while block >= 0, !isTaken[block] {
                isTaken[block] = true
                chain.append(block)
                block = next[block]
            }
            return chain
        }
        // What no chain with a beginning leads to is a circle, which begins where it is met first.
        var isReached = Array(repeating: false, count: blocks.count)
        for block in blocks.indices where !isFollowing[block] { _ = follow(from: block, &isReached) }
        var isTaken = Array(repeating: false, count: blocks.count)
        return blocks.indices.flatMap { block in
            isFollowing[block] && isReached[block] ? [] : follow(from: block, &isTaken)
        }
    }

    // What follows each block, and which blocks follow one.
    private func chains() -> (next: [Int], isFollowing: [Bool]) {
        let regionsByID = regionsByID()
        var next = Array(repeating: -1, count: blocks.count)
        var isFollowing = Array(repeating: false, count: blocks.count)
        // How many of the regions in a chain that hold several blocks begin and end at each block.
        var depths = Array(repeating: 0, count: blocks.count + 1)
        for region in regions where !region.next.isEmpty && !region.blocks.isEmpty {
            guard let target = regionsByID[bytes[region.next]], let first = regions[target].blocks.first else {
                continue
            }
            let last = region.blocks.upperBound - 1
            guard first != last, next[last] < 0, !isFollowing[first] else { continue }
            next[last] = first
            isFollowing[first] = true
            for blocks in [region.blocks, regions[target].blocks] where blocks.count > 1 {
                depths[blocks.lowerBound] += 1
                depths[blocks.upperBound - 1] -= 1
            }
        }
        var depth = 0
        for block in blocks.indices.dropLast() {
            depth += depths[block]
            guard depth > 0, next[block] < 0, !isFollowing[block + 1] else { continue }
            next[block] = block + 1
            isFollowing[block + 1] = true
        }
        return (next, isFollowing)
    }
}
