// SPDX-License-Identifier: EUPL-1.2

/// A stretch of a page's text that stands apart, and what is known of it.
struct HTMLBlock {
    /// Where the block stands in the page.
    struct Setting: Equatable {
        /// The strongest sign of furniture around it.
        var furniture = HTMLFurniture.none
        /// The innermost element whose class or id marks furniture: an index into the page's list of them.
        var markedRegion: Int?
        /// Whether it is within `main`.
        var isInMain = false
        /// Whether it is within `article`.
        var isInArticle = false
        /// Whether it is a heading.
        var isHeading = false
        /// Whether it is (within) a row of a table, or preformatted.
        var isTabular = false
    }

    /// Its bytes in the page's text.
    var range: Range<Int>
    /// How many of them are the text of links.
    var linkByteCount: Int
    /// Where it stands.
    var setting: Setting

    /// Whether most of its text is links.
    var isLinkDense: Bool { linkByteCount * 5 >= range.count * 3 }
}

/// Chooses what of a page is its main content.
struct HTMLMainContent {
    /// The blocks of the page in order.
    var blocks: [HTMLBlock]
    /// For each element marked as furniture by class or id: whether it turned out to hold content.
    var isRegionContent: [Bool]

    // An article or main element with less text than this is not trusted to hold the page's content.
    private static let trustedByteCount = 250
    private static let longBlockByteCount = 250

    /// The blocks that make the text, in order.
    func chosen() -> [HTMLBlock] {
        let pool = marked(among: withoutFurniture())
        let kept = withoutLinks(pool)
        if !kept.isEmpty { return kept }
        return pool
    }

    private func furniture(of block: HTMLBlock) -> HTMLFurniture {
        guard block.setting.furniture == .named, let region = block.setting.markedRegion else {
            return block.setting.furniture
        }
        return isRegionContent[region] ? .none : .named
    }

    // A page whose text is nearly all in what is named furniture is one with unusual names.
    private func withoutFurniture() -> [HTMLBlock] {
        var byteCounts = [0, 0, 0, 0]
        for block in blocks where !block.isLinkDense {
            byteCounts[Int(furniture(of: block).rawValue)] += block.range.count
        }
        let limit: HTMLFurniture
        if byteCounts[0] * 4 >= byteCounts[1], byteCounts[0] > 0 {
            limit = .none
        } else {
            limit = byteCounts[0] + byteCounts[1] > 0 ? .named : .structural
        }
        return blocks.filter { furniture(of: $0) <= limit }
    }

    private func marked(among blocks: [HTMLBlock]) -> [HTMLBlock] {
        let inMain = blocks.filter(\.setting.isInMain)
        let pool = isTrusted(inMain, within: blocks) ? inMain : blocks
        let inArticle = pool.filter(\.setting.isInArticle)
        return isTrusted(inArticle, within: pool) ? inArticle : pool
    }

    private func isTrusted(_ part: [HTMLBlock], within whole: [HTMLBlock]) -> Bool {
        let byteCount = textByteCount(part)
        return byteCount >= HTMLMainContent.trustedByteCount && byteCount * 3 >= textByteCount(whole)
            || byteCount > 0 && byteCount * 2 >= textByteCount(whole)
    }

    private func textByteCount(_ blocks: [HTMLBlock]) -> Int {
        blocks.reduce(0) { $1.isLinkDense ? $0 : $0 + $1.range.count }
    }

    // Lists of links go, and with them a heading that has nothing else below it.
    private func withoutLinks(_ blocks: [HTMLBlock]) -> [HTMLBlock] {
        var kept: [HTMLBlock] = []
        var heading: HTMLBlock?
        var hasDropped = false
        for block in blocks {
            if block.setting.isHeading {
                if let heading, !hasDropped { kept.append(heading) }
                heading = block
                hasDropped = false
            } else if isLinkList(block) {
                hasDropped = true
            } else {
                if let heading { kept.append(heading) }
                heading = nil
                kept.append(block)
            }
        }
        if let heading, !hasDropped { kept.append(heading) }
        return kept
    }

    private func isLinkList(_ block: HTMLBlock) -> Bool {
        guard block.isLinkDense else { return false }
        let isContent = block.setting.isInArticle || block.setting.isInMain
        if block.setting.isTabular, isContent { return false }
        return block.range.count < HTMLMainContent.longBlockByteCount
    }
}
