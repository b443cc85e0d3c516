// SPDX-License-Identifier: EUPL-1.2

/// Scores the blocks of a page: the higher, the likelier main content.
///
/// A first forest looks at each block's measures; a second at the same, and at what the first said of the blocks around.
/// `Docs/HTMLExtraction.md` tells how both were fitted.
enum HTMLContentModel {
    /// The scores of all blocks, in 1,024ths of a logit.
    static func scores(of page: HTMLPage) -> [Int] {
        let rows = HTMLFeatures(page).rows()
        let first = page.blocks.indices.map { index in
            let sum = firstForest.score(rows.span.extracting(range(of: index)), hopeless: hopeless)
            return max(-maximumScore, min(maximumScore, sum >> 4))
        }
        let context = HTMLScoreContext(first, byteCounts: page.blocks.map { $0.range.count })
        var row: [Int32] = []
        return page.blocks.indices.map { index in
            row.removeAll(keepingCapacity: true)
            row += rows[range(of: index)]
            context.append(index, to: &row)
            return secondForest.score(row.span, hopeless: hopeless)
        }
    }

    /// Blocks that score above this are content.
    static let threshold = 0
    // Scores of the first forest, in 64ths of a logit, are cut to this.
    private static let maximumScore = 512
    // Three logits.
    private static let hopeless = -3072
    private static let firstForest = HTMLForest(HTMLContentTrees.first)
    private static let secondForest = HTMLForest(HTMLContentTrees.second)

    private static func range(of index: Int) -> Range<Int> {
        (index * HTMLFeatures.count)..<((index + 1) * HTMLFeatures.count)
    }
}

/// What the scores of the blocks around a block say.
struct HTMLScoreContext {
    private let scores: [Int]
    private let best: Int
    // Bytes before each block, and the likely content among them.
    private var bytesBefore = [0]
    private var contentBefore = [0]

    init(_ scores: [Int], byteCounts: [Int]) {
        self.scores = scores
        best = scores.max() ?? 0
        for (score, byteCount) in zip(scores, byteCounts) {
            // Per mille, from the score without an exponential.
            let likelihood = 500 + 500 * score / (64 + abs(score))
            bytesBefore.append((bytesBefore.last ?? 0) + byteCount)
            contentBefore.append((contentBefore.last ?? 0) + byteCount * likelihood)
        }
    }

    /// Appends what is said of a block (14).
    func append(_ index: Int, to row: inout [Int32]) {
        row.append(Int32(scores[index]))
        for distance in 1...3 {
            row.append(index >= distance ? Int32(scores[index - distance]) : -600)
            row.append(index + distance < scores.count ? Int32(scores[index + distance]) : -600)
        }
        for reach in [5, 15] {
            row.append(share(max(0, index - reach)..<index))
            row.append(share(min(scores.count, index + 1)..<min(scores.count, index + 1 + reach)))
        }
        let content = contentBefore.last ?? 0
        row.append(Int32(clamping: contentBefore[index] / max(1, content / 1000)))
        row.append(Int32(clamping: content / 1000))
        row.append(Int32(best))
    }

    private func share(_ range: Range<Int>) -> Int32 {
        guard range.lowerBound < range.upperBound else { return 0 }
        let byteCount = bytesBefore[range.upperBound] - bytesBefore[range.lowerBound]
        let content = contentBefore[range.upperBound] - contentBefore[range.lowerBound]
        return Int32(clamping: content / max(1, byteCount))
    }
}
