// SPDX-License-Identifier: EUPL-1.2

/// Finds the headline of a page's main content.
///
/// Collections of pages with known main text disagree about headlines, and trees fitted on them waver. So the trees are not
/// asked: a heading that says what the page's title says, or the only `h1`, is kept wherever it stands in the main content
/// or shortly before it.
struct HTMLHeadline {
    private let page: HTMLPage
    private let titleWords: HTMLWordSet

    init(_ page: HTMLPage) {
        self.page = page
        titleWords = HTMLWordSet(page.title.span)
    }

    /// The chosen blocks with their headline, and without headings before it, which are names of the site or its part.
    func completed(_ chosen: [Int], among candidates: [Int]) -> [Int] {
        guard let headline = index(of: chosen, among: candidates) else { return chosen }
        let start = chosen.first { isParagraph($0) } ?? headline
        let before = chosen.filter { $0 < headline && ($0 >= start || !page.isHeading($0, HTMLHeadline.names)) }
        return before + [headline] + chosen.filter { $0 > headline }
    }

    private func index(of chosen: [Int], among candidates: [Int]) -> Int? {
        guard let last = chosen.last, let start = chosen.first(where: { isParagraph($0) }) ?? chosen.first else {
            return nil
        }
        let near = max(0, start - HTMLHeadline.reach)...last
        var best: (index: Int, share: Int)?
        for index in candidates where near.contains(index) && page.isHeading(index, HTMLHeadline.names) {
            guard let share = titleShare(of: index), share >= best?.share ?? 0 else { continue }
            // Of equals, that nearest to the start.
            if let best, best.share == share, abs(best.index - start) <= abs(index - start) { continue }
            best = (index, share)
        }
        return best?.index ?? onlyTopHeading(in: near.lowerBound...start)
    }

    // How many blocks may stand between the headline and the first paragraph: a standfirst, names, a date, buttons.
    private static let reach = 8
    /// What headlines are.
    static let names: Set<HTMLName> = [.h1, .h2, .h3]

    private func isParagraph(_ index: Int) -> Bool { page.blocks[index].range.count >= 60 }

    // The share of the title's words that a heading has, per mille, if it says hardly anything else.
    private func titleShare(of index: Int) -> Int? {
        let range = page.blocks[index].range
        guard titleWords.count > 0, range.count < 400 else { return nil }
        let text = page.text
        let words = HTMLWordSet(text.span.extracting(range))
        let common = titleWords.common(with: words)
        guard common > 0, common * 2 >= words.count, common * 10 >= titleWords.count * 3 else { return nil }
        return common * 1000 / titleWords.count
    }

    private func onlyTopHeading(in near: ClosedRange<Int>) -> Int? {
        let headings = page.blocks.indices.filter { page.isHeading($0, [.h1]) }
        guard let heading = headings.first, headings.count == 1, near.contains(heading) else { return nil }
        return heading
    }
}
