// SPDX-License-Identifier: EUPL-1.2

/// An element that text stands in, apart from those that only mark text, and what it holds in all.
struct HTMLNode {
    /// The element around it: an index, smaller than its own; the page itself has none (-1).
    var parent: Int
    /// How many elements are around it.
    var depth: Int
    /// Its name.
    var name: HTMLName?
    /// What it says itself.
    var own: HTMLMarks
    /// What it and all around it say.
    var around: HTMLMarks
    /// Elements alike in name and class have the same.
    var signature: UInt64
    /// The bytes of text in it.
    var byteCount = 0
    /// Those in links.
    var linkByteCount = 0
    /// Those in blocks that read like prose.
    var proseByteCount = 0
    /// The blocks in it.
    var blockCount = 0
    /// How much prose its own blocks and those of its children hold; more than the share of its parent.
    var score = 0
    /// The length of the longest row of children that are alike.
    var longestRun = 0
    // The row that goes on.
    var run = 0
    var lastSignature: UInt64 = 0

    /// Notes a child.
    mutating func add(child signature: UInt64) {
        run = signature == lastSignature ? run + 1 : 1
        lastSignature = signature
        longestRun = max(longestRun, run)
    }
}
