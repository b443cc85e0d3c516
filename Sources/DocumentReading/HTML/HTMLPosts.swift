// SPDX-License-Identifier: EUPL-1.2

/// Finds the posts of a page that consists of them: the page of a forum, a list of reviews, of questions and answers.
///
/// They are elements in a row that hold most of the page's prose, none of them most of it. Where a text of its own is
/// chosen outside them, they are comments on it or teasers of others.
struct HTMLPosts {
    private struct Row: Hashable {
        var parent: Int
        var name: HTMLName?
    }

    fileprivate struct Measure {
        var itemCount = 0
        var proseByteCount = 0
        var longest = 0
    }

    private let page: HTMLPage
    // By element: whether it stands in a post, and a hash of the elements from the post down to it.
    private var isInPost = [false]
    private var paths: [UInt64] = [0]

    init?(_ page: HTMLPage) {
        self.page = page
        guard let row = HTMLPosts.row(of: page) else { return nil }
        for index in page.nodes.indices.dropFirst() {
            let node = page.nodes[index]
            let isPost = Row(parent: node.parent, name: node.name) == row
            isInPost.append(isPost || isInPost[node.parent])
            paths.append(isPost ? 0 : (paths[node.parent] ^ node.signature) &* 0x100_0000_01B3)
        }
    }

    /// The chosen blocks with all that stands in the posts where they have their prose, and what stands in other places
    /// only where it is chosen in most of them.
    func completed(_ chosen: [Int], among candidates: [Int]) -> [Int] {
        let outside = chosen.filter { !isInPost[page.blocks[$0].node] }
        guard page.proseByteCount(of: outside) < HTMLComments.textByteCount else { return chosen }
        let posted = candidates.filter(isPosted)
        let taken = Set(chosen)
        var votes: [UInt64: Int] = [:]
        for index in posted {
            let block = page.blocks[index]
            votes[paths[block.node], default: 0] += block.isProse ? page.blocks.count : taken.contains(index) ? 1 : -1
        }
        let kept = posted.filter { index in
            let block = page.blocks[index]
            guard votes[paths[block.node], default: 0] > 0 else { return false }
            return taken.contains(index) || block.linkByteCount * 2 < block.range.count
        }
        return (chosen.filter { !isPosted($0) } + kept).sorted()
    }

    private func isPosted(_ index: Int) -> Bool {
        let node = page.blocks[index].node
        return isInPost[node] && page.nodes[node].around.isDisjoint(with: HTMLComments.marks)
    }

    // Of the rows that hold half of the prose, that of most posts.
    private static func row(of page: HTMLPage) -> Row? {
        var rows: [Row: Measure] = [:]
        var best: (row: Row, itemCount: Int)?
        for index in page.nodes.indices.dropFirst() {
            let node = page.nodes[index]
            guard node.blockCount > 1, node.proseByteCount > 0 else { continue }
            let row = Row(parent: node.parent, name: node.name)
            rows[row, default: Measure()].add(node.proseByteCount)
            guard let measure = rows[row], measure.itemCount > (best?.itemCount ?? 2) else { continue }
            guard measure.proseByteCount * 2 >= page.nodes[0].proseByteCount else { continue }
            best = (row, measure.itemCount)
        }
        guard let best, let measure = rows[best.row], measure.longest * 2 <= measure.proseByteCount else { return nil }
        return best.row
    }
}

extension HTMLPosts.Measure {
    fileprivate mutating func add(_ byteCount: Int) {
        itemCount += 1
        proseByteCount += byteCount
        longest = max(longest, byteCount)
    }
}
