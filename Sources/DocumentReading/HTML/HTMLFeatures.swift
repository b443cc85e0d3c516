// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Measures each block of a page in whole numbers, for the trees that tell main content from the rest.
///
/// Nothing is measured that depends on a language or a site. Shares are per mille.
struct HTMLFeatures {
    /// How many numbers each block has.
    static let count = 86 + HTMLPhrases.groupCount
    private let page: HTMLPage
    private let byteCount: Int
    private let proseByteCount: Int
    private let top: Int
    private let firstHeading: Int?
    private let titleWords: HTMLWordSet
    // By block: bytes of text, of links and of prose before it.
    private var bytesBefore: [Int] = [0]
    private var linkBytesBefore: [Int] = [0]
    private var proseBefore: [Int] = [0]
    // How often each text stands on the page.
    private var repeats: [UInt64: Int] = [:]

    init(_ page: HTMLPage) {
        self.page = page
        for block in page.blocks {
            bytesBefore.append((bytesBefore.last ?? 0) + block.range.count)
            linkBytesBefore.append((linkBytesBefore.last ?? 0) + block.linkByteCount)
            proseBefore.append((proseBefore.last ?? 0) + (block.isProse ? block.range.count - block.linkByteCount : 0))
            repeats[block.shape.hash, default: 0] += 1
        }
        byteCount = max(1, bytesBefore.last ?? 0)
        proseByteCount = max(1, proseBefore.last ?? 0)
        top = HTMLFeatures.top(of: page)
        firstHeading = page.blocks.firstIndex { page.nodes[$0.node].name == .h1 }
        titleWords = HTMLWordSet(page.title.span)
    }

    /// The numbers of all blocks, one block after the other.
    func rows() -> [Int32] {
        var rows: [Int32] = []
        rows.reserveCapacity(page.blocks.count * HTMLFeatures.count)
        let text = page.text
        for index in page.blocks.indices {
            let words = HTMLWordMeasures(text.span.extracting(page.blocks[index].range), titleWords: titleWords)
            appendOwn(index, words, to: &rows)
            appendPlace(index, to: &rows)
            appendMarks(index, to: &rows)
            appendContainers(index, to: &rows)
            appendNeighbours(index, to: &rows)
            appendPage(to: &rows)
            words.appendGroupShares(to: &rows)
        }
        return rows
    }

    // The element that holds most prose in its own paragraphs, links counting against it.
    private static func top(of page: HTMLPage) -> Int {
        var best = 0
        var bestScore = -1
        for (index, node) in page.nodes.enumerated() where node.score > 0 {
            let score = node.score * (1000 - share(node.linkByteCount, node.byteCount)) / 1000
            if score > bestScore { (best, bestScore) = (index, score) }
        }
        return best
    }

    private static func share(_ part: Int, _ whole: Int) -> Int { whole > 0 ? part * 1000 / whole : 0 }

    private func share(_ part: Int, _ whole: Int) -> Int32 { Int32(clamping: HTMLFeatures.share(part, whole)) }

    // MARK: The block itself (21)

    private func appendOwn(_ index: Int, _ measures: HTMLWordMeasures, to row: inout [Int32]) {
        let block = page.blocks[index]
        let shape = block.shape
        let words = max(1, shape.wordCount)
        row.append(Int32(clamping: block.range.count))
        row.append(Int32(clamping: shape.wordCount))
        row.append(Int32(clamping: block.range.count * 10 / words))
        row.append(share(block.linkByteCount, block.range.count))
        row.append(Int32(clamping: block.linkCount))
        row.append(Int32(clamping: block.range.count - block.linkByteCount))
        row.append(Int32(clamping: shape.sentenceCount))
        row.append(Int32(clamping: shape.commaCount))
        row.append(share(shape.sentenceCount + shape.commaCount, words))
        row.append(share(shape.digitCount, block.range.count))
        row.append(share(shape.capitalCount, words))
        row.append(Int32(clamping: shape.barCount))
        row.append(Int32(clamping: shape.lineCount))
        row.append(shape.endsSentence ? 1 : 0)
        row.append(Int32(shape.start))
        row.append(HTMLFeatures.kind(page.nodes[block.node].name))
        row.append(block.isRow ? 1 : 0)
        row.append(Int32(clamping: repeats[shape.hash] ?? 1))
        row.append(share(measures.titleWordCount, titleWords.count))
        row.append(share(measures.titleWordCount, measures.wordCount))
        row.append(HTMLFeatures.level(page.nodes[block.node].name))
    }

    private static func kind(_ name: HTMLName?) -> Int32 {
        switch name {
        case .p: 10
        case .blockquote, .dd, .pre, .listing, .xmp: 9
        case .h1, .h2, .h3, .h4, .h5, .h6, .hgroup: 8
        case .li, .dt: 6
        case .td, .th, .tr, .caption: 5
        case .figcaption, .figure: 4
        case .article, .section, .main: 3
        case .div, .body: 2
        case .header, .footer, .aside, .nav: 1
        default: 0
        }
    }

    private static func level(_ name: HTMLName?) -> Int32 {
        switch name {
        case .h1: 1
        case .h2: 2
        case .h3: 3
        case .h4: 4
        case .h5, .h6: 5
        default: 9
        }
    }

    // MARK: Where it stands (10)

    private func appendPlace(_ index: Int, to row: inout [Int32]) {
        let block = page.blocks[index]
        let node = page.nodes[block.node]
        row.append(Int32(clamping: index))
        row.append(Int32(clamping: page.blocks.count - index))
        row.append(share(bytesBefore[index], byteCount))
        row.append(share(proseBefore[index], proseByteCount))
        row.append(Int32(clamping: proseBefore[index]))
        row.append(Int32(clamping: proseByteCount - proseBefore[index]))
        row.append(Int32(clamping: node.depth))
        let (up, down) = distance(from: block.node, to: top)
        row.append(Int32(clamping: up))
        row.append(Int32(clamping: down))
        row.append(firstHeading.map { Int32(clamping: max(-50, min(200, index - $0))) } ?? -100)
    }

    // How far up the element is that both stand in, from the one and from the other.
    private func distance(from first: Int, to second: Int) -> (Int, Int) {
        var (left, right) = (first, second)
        var (up, down) = (0, 0)
        while left != right {
            if left > right {
                left = page.nodes[left].parent
                up += 1
            } else {
                right = page.nodes[right].parent
                down += 1
            }
        }
        return (up, down)
    }

    // MARK: What is said of it (28)

    private static let named: [HTMLMarks] = [
        [.navigation], [.aside, .dialog], [.header], [.footer], [.form], [.figure], [.table], [.list], [.quotation],
        .contentWord, .articleWord, [.mainWord, .textWord], [.navigationWord, .headerWord, .footerWord], .sidebarWord,
        .relatedWord, [.shareWord, .newsletterWord], .commentWord, [.consentWord, .advertisingWord], .bylineWord,
        .captionWord, .toolWord, .forumWord, .titleWord, .tagWord, .teaserWord, .hiddenWord,
    ]

    // How many elements out the nearest is that says it; 20 where none does.
    private func appendMarks(_ index: Int, to row: inout [Int32]) {
        let block = page.blocks[index]
        let first = row.count
        for _ in HTMLFeatures.named { row.append(20) }
        note(block.inlineMarks, steps: 0, in: &row, from: first)
        var node = block.node
        var steps: Int32 = 1
        let around = page.nodes[node].around
        while node > 0, steps < 20 {
            note(page.nodes[node].own, steps: steps, in: &row, from: first)
            node = page.nodes[node].parent
            steps += 1
        }
        row.append(around.contains(.articleBody) ? 3 : around.contains(.article) ? 2 : around.contains(.main) ? 1 : 0)
        row.append(around.contains(.commentItem) ? 1 : 0)
    }

    private func note(_ marks: HTMLMarks, steps: Int32, in row: inout [Int32], from first: Int) {
        var bits = marks.rawValue
        while bits != 0 {
            let place = first + HTMLFeatures.placeByBit[bits.trailingZeroBitCount]
            if place >= first, row[place] == 20 { row[place] = steps }
            bits &= bits - 1
        }
    }

    private static let placeByBit: [Int] = (0..<64).map { bit in
        named.firstIndex { $0.rawValue >> UInt64(bit) & 1 == 1 } ?? -1000
    }

    // MARK: The elements around it (17)

    private func appendContainers(_ index: Int, to row: inout [Int32]) {
        var node = page.blocks[index].node
        var longestRun = 0
        var repeated: Int?
        for level in 0..<6 {
            let held = page.nodes[node]
            if level < 5 {
                row.append(Int32(clamping: held.byteCount))
                row.append(share(held.linkByteCount, held.byteCount))
                row.append(share(held.proseByteCount, proseByteCount))
            }
            let parent = max(0, held.parent)
            if repeated == nil, page.nodes[parent].longestRun >= 3, held.blockCount > 1 { repeated = node }
            longestRun = max(longestRun, page.nodes[parent].longestRun)
            node = parent
        }
        row.append(Int32(clamping: longestRun))
        row.append(repeated.map { Int32(clamping: page.nodes[$0].byteCount) } ?? -1)
    }

    // MARK: The blocks around it (7)

    private func appendNeighbours(_ index: Int, to row: inout [Int32]) {
        let last = page.blocks.count
        for reach in [1, 3, 8] {
            let before = max(0, index - reach)
            let after = min(last, index + 1 + reach)
            row.append(Int32(clamping: proseBefore[index] - proseBefore[before]))
            row.append(Int32(clamping: proseBefore[after] - proseBefore[index + 1]))
        }
        let from = max(0, index - 3)
        let to = min(last, index + 4)
        row.append(share(linkBytesBefore[to] - linkBytesBefore[from], bytesBefore[to] - bytesBefore[from]))
    }

    // MARK: The page (3)

    private func appendPage(to row: inout [Int32]) {
        row.append(Int32(clamping: proseByteCount))
        row.append(share(proseByteCount, byteCount))
        row.append(share(page.nodes[top].proseByteCount, proseByteCount))
    }
}
