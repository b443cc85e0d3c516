// SPDX-License-Identifier: EUPL-1.2

/// Chooses the main content of a page of a few blocks by plain rules: what no element around it says is something else.
///
/// Such a page has too little on it that blocks could be compared with.
struct HTMLSmallPage {
    /// Pages with fewer blocks than this are small.
    static let blockCount = 12
    private let page: HTMLPage

    init(_ page: HTMLPage) {
        self.page = page
    }

    /// The indexes of the blocks that make the text, in order.
    func choice() -> [Int] {
        let all = Array(page.blocks.indices)
        let certain = all.filter { !isFurniture($0, HTMLSmallPage.certain) }
        let plain = certain.filter { !isFurniture($0, HTMLSmallPage.named) }
        // A page whose text is nearly all in what is named furniture is one with unusual names.
        let unmarked = byteCount(plain) * 4 >= byteCount(certain) ? plain : certain
        let text = unmarked.filter { !isLinkList($0) }
        let inArticle = text.filter { article(around: $0) }
        if byteCount(inArticle) * 3 > byteCount(text) * 2 { return inArticle }
        return [text, unmarked, certain].first { !$0.isEmpty } ?? all
    }

    private static let certain: HTMLMarks = [.navigation, .dialog, .aside, .header, .footer]
    private static let named: HTMLMarks = [
        .navigationWord, .footerWord, .sidebarWord, .relatedWord, .shareWord, .commentWord, .newsletterWord,
        .consentWord, .advertisingWord, .commentItem,
    ]
    private static let content: HTMLMarks = [.article, .main, .articleBody]

    // What elements say that are within an article counts, but its own header and footer are part of it.
    private func isFurniture(_ index: Int, _ marks: HTMLMarks) -> Bool {
        let block = page.blocks[index]
        var said = block.inlineMarks
        var node = block.node
        while node > 0 {
            let own = page.nodes[node].own
            if !own.isDisjoint(with: HTMLSmallPage.content) {
                said.subtract([.header, .footer])
                break
            }
            said.formUnion(own)
            node = page.nodes[node].parent
        }
        return !said.isDisjoint(with: marks)
    }

    private func isLinkList(_ index: Int) -> Bool {
        let block = page.blocks[index]
        return block.linkByteCount * 5 >= block.range.count * 3 && block.range.count < 250
    }

    private func article(around index: Int) -> Bool {
        !page.nodes[page.blocks[index].node].around.isDisjoint(with: HTMLSmallPage.content)
    }

    private func byteCount(_ indexes: [Int]) -> Int {
        indexes.reduce(0) { $0 + page.blocks[$1].range.count }
    }
}
