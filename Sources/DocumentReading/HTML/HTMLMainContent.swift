// SPDX-License-Identifier: EUPL-1.2

/// Chooses what of a page is its main content.
enum HTMLMainContent {
    /// The indexes of the blocks that make the text, in order.
    static func choice(of page: HTMLPage, keepsComments: Bool) -> [Int] {
        guard !page.blocks.isEmpty else { return [] }
        let open = blocksOutsideBoxes(of: page)
        let isSmall = page.blocks.count < HTMLSmallPage.blockCount
        let content = isSmall ? HTMLSmallPage(page).choice() : scored(page, open)
        let chosen = HTMLHeadline(page).completed(content, among: open)
        guard keepsComments else { return chosen }
        let comments = HTMLComments(page).indexes
        return Set(chosen).union(comments).sorted()
    }

    private static func scored(_ page: HTMLPage, _ open: [Int]) -> [Int] {
        let scores = HTMLContentModel.scores(of: page)
        let chosen = open.filter { scores[$0] > HTMLContentModel.threshold }
        if !chosen.isEmpty {
            return HTMLComments(page).removed(from: HTMLSiblings(page).completed(chosen, among: open))
        }
        // A page without anything that looks like content keeps what looks most like it.
        let candidates = open.isEmpty ? Array(page.blocks.indices) : open
        let best = candidates.map { scores[$0] }.max() ?? 0
        return candidates.filter { scores[$0] > best - leeway }
    }

    // One logit.
    private static let leeway = 1024
    private static let boxMarks: HTMLMarks = [.navigation, .dialog, .consentWord, .newsletterWord]

    private static func blocksOutsideBoxes(of page: HTMLPage) -> [Int] {
        let isBoxed = boxes(of: page)
        return page.blocks.indices.filter { index in
            let block = page.blocks[index]
            return !isBoxed[block.node] && block.inlineMarks.isDisjoint(with: boxMarks)
        }
    }

    // By element: whether it stands in a box that is named as such and holds less than a quarter of the page's prose.
    private static func boxes(of page: HTMLPage) -> [Bool] {
        let proseByteCount = page.nodes[0].proseByteCount
        var isBoxed = [false]
        isBoxed.reserveCapacity(page.nodes.count)
        for node in page.nodes.dropFirst() {
            let isBox = !node.own.isDisjoint(with: boxMarks) && node.proseByteCount * 4 < proseByteCount
            isBoxed.append(isBoxed[node.parent] || isBox)
        }
        return isBoxed
    }
}
