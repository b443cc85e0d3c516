// SPDX-License-Identifier: EUPL-1.2

/// Chooses what of a page is its main content.
enum HTMLMainContent {
    /// The indexes of the blocks that make the text, in order.
    static func choice(of page: HTMLPage, keepsComments: Bool) -> [Int] {
        guard !page.blocks.isEmpty else { return [] }
        let open = blocksOutsideBoxes(of: page)
        let isSmall = page.blocks.count < HTMLSmallPage.blockCount
        let content = isSmall ? HTMLSmallPage(page).choice() : scored(page, open)
        let chosen = withoutRepeats(HTMLHeadline(page).completed(content, among: open), on: page)
        guard keepsComments else { return chosen }
        let comments = HTMLComments(page).indexes
        return Set(chosen).union(comments).sorted()
    }

    private static func scored(_ page: HTMLPage, _ open: [Int]) -> [Int] {
        let scores = HTMLContentModel.scores(of: page)
        let chosen = likely(open.isEmpty ? Array(page.blocks.indices) : open, scores, page)
        let alike = HTMLSiblings(page).completed(chosen, among: open)
        let posts = HTMLPosts(page)?.completed(alike, among: open) ?? alike
        return HTMLComments(page).removed(from: posts).filter { !isLabel($0, on: page) }
    }

    // A page without prose that looks like content keeps what looks most like it.
    private static func likely(_ open: [Int], _ scores: [Int], _ page: HTMLPage) -> [Int] {
        let chosen = open.filter { scores[$0] > HTMLContentModel.threshold }
        let prose = open.filter { page.blocks[$0].isProse }
        if !chosen.isEmpty, prose.isEmpty || chosen.contains(where: { page.blocks[$0].isProse }) { return chosen }
        let best = (prose.isEmpty ? open : prose).map { scores[$0] }.max() ?? 0
        return open.filter { scores[$0] > best - leeway }
    }

    private static func isLabel(_ index: Int, on page: HTMLPage) -> Bool {
        let text = page.text
        let block = text.span.extracting(page.blocks[index].range)
        return HTMLPhrases.isAdvertisingLabel(block) || HTMLPhrases.isCopyrightNotice(block)
    }

    // Headings and captions once: galleries repeat them, and pages for several widths of screen.
    private static func withoutRepeats(_ chosen: [Int], on page: HTMLPage) -> [Int] {
        var seen: Set<UInt64> = []
        return chosen.filter { index in
            let block = page.blocks[index]
            let around = page.nodes[block.node].around.union(block.inlineMarks)
            let isNew = seen.insert(block.shape.hash).inserted
            return isNew || block.range.count < leastRepeatByteCount
                || (around.isDisjoint(with: [.figure, .captionWord]) && !page.isHeading(index, HTMLHeadline.names))
        }
    }

    // Shorter headings may stand above several parts.
    private static let leastRepeatByteCount = 24
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
