// SPDX-License-Identifier: EUPL-1.2

/// Tells readers' comments below a text from the posts of a forum.
///
/// Both are called comments in classes and ids. They are comments where a text of its own stands before them; elsewhere
/// the name says nothing.
struct HTMLComments {
    private let page: HTMLPage

    init(_ page: HTMLPage) {
        self.page = page
    }

    /// Whether a text stands before all that is called a comment.
    var standBelowText: Bool {
        guard let first = page.blocks.indices.first(where: isCommentProse) else { return true }
        let plain = (0..<first).filter {
            page.nodes[page.blocks[$0].node].around.isDisjoint(with: HTMLComments.furniture)
        }
        return page.proseByteCount(of: plain) >= HTMLComments.textByteCount
    }

    /// The indexes of the blocks that are comments if anything is.
    var indexes: [Int] {
        page.blocks.indices.filter { index in
            let block = page.blocks[index]
            let around = page.nodes[block.node].around.union(block.inlineMarks)
            return isComment(index) && block.linkByteCount * 2 < block.range.count
                && around.isDisjoint(with: [.navigation, .form])
        }
    }

    /// The chosen blocks without the comments below a text.
    func removed(from chosen: [Int]) -> [Int] {
        guard let first = chosen.first(where: isCommentProse) else { return chosen }
        let proseBefore = page.proseByteCount(of: Array(chosen.prefix { $0 < first }))
        return proseBefore < HTMLComments.textByteCount ? chosen : chosen.filter { !isComment($0) }
    }

    /// As much prose is a text.
    static let textByteCount = 200
    private static let furniture: HTMLMarks = [.navigation, .aside, .dialog, .footer, .consentWord]

    /// What comments are called.
    static let marks: HTMLMarks = [.commentItem, .commentWord]

    // A count of comments above a text is none.
    private func isCommentProse(_ index: Int) -> Bool { page.blocks[index].isProse && isComment(index) }

    // The body's own classes say what the whole page has.
    private func isComment(_ index: Int) -> Bool {
        let block = page.blocks[index]
        return !page.nodes[block.node].around.union(block.inlineMarks).isDisjoint(with: HTMLComments.marks)
    }
}
