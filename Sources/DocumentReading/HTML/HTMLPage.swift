// SPDX-License-Identifier: EUPL-1.2

/// A page as blocks of text and the elements they stand in.
struct HTMLPage {
    /// The text of all blocks, end to end.
    private(set) var text: [UInt8] = []
    /// The title that the page gives itself.
    private(set) var title: [UInt8] = []
    /// The blocks in order.
    var blocks: [HTMLBlock] = []
    /// The elements in order, each after the one around it; the first stands for the page.
    private(set) var nodes = [
        HTMLNode(parent: -1, depth: 0, name: nil, own: [], around: [], signature: 0)
    ]

    /// Whether it has text for browsers that run no scripts, left out here.
    var hasScriptless = false

    /// How much of some blocks reads like prose.
    func proseByteCount(of indexes: [Int]) -> Int {
        indexes.reduce(0) { blocks[$1].isProse ? $0 + blocks[$1].range.count : $0 }
    }

    /// Whether a block is a heading with one of some names, which may hold its text in elements of its own.
    func isHeading(_ index: Int, _ names: Set<HTMLName>) -> Bool {
        var node = blocks[index].node
        for _ in 0..<3 {
            guard node > 0 else { return false }
            if let name = nodes[node].name, names.contains(name) { return true }
            node = nodes[node].parent
        }
        return false
    }

    /// Notes an element; returns its index.
    mutating func addNode(_ name: HTMLName?, _ marks: HTMLMarks, parent: Int, signature: UInt64) -> Int {
        nodes[parent].add(child: signature)
        nodes.append(
            HTMLNode(
                parent: parent,
                depth: nodes[parent].depth + 1,
                name: name,
                own: marks,
                around: nodes[parent].around.union(marks),
                signature: signature
            )
        )
        return nodes.count - 1
    }

    /// Measures all blocks and elements.
    mutating func finish(text: [UInt8], title: String?) {
        self.text = text
        self.title = Array((title ?? "").utf8)
        for index in blocks.indices {
            blocks[index].shape = HTMLTextShape(text.span.extracting(blocks[index].range))
            add(blocks[index])
        }
        for index in nodes.indices.dropFirst().reversed() {
            let node = nodes[index]
            nodes[node.parent].byteCount += node.byteCount
            nodes[node.parent].linkByteCount += node.linkByteCount
            nodes[node.parent].proseByteCount += node.proseByteCount
            nodes[node.parent].blockCount += node.blockCount
        }
        if !HTMLComments(self).standBelowText { forgetComments() }
    }

    private mutating func forgetComments() {
        for index in nodes.indices {
            nodes[index].own.subtract(HTMLComments.marks)
            nodes[index].around.subtract(HTMLComments.marks)
        }
        for index in blocks.indices { blocks[index].inlineMarks.subtract(HTMLComments.marks) }
    }

    private mutating func add(_ block: HTMLBlock) {
        let node = block.node
        nodes[node].byteCount += block.range.count
        nodes[node].linkByteCount += block.linkByteCount
        nodes[node].blockCount += 1
        guard block.isProse else { return }
        let byteCount = block.range.count - block.linkByteCount
        nodes[node].proseByteCount += byteCount
        // The element that holds paragraphs scores, not the paragraph; one further out scores half.
        let holder = nodes[node].name == .p ? max(0, nodes[node].parent) : node
        nodes[holder].score += byteCount
        if nodes[holder].parent >= 0 { nodes[nodes[holder].parent].score += byteCount / 2 }
    }
}
