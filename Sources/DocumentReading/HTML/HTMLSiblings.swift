// SPDX-License-Identifier: EUPL-1.2

/// Treats alike what is built alike: the posts of a forum, the parts of a long list.
///
/// Where elements in a row have the same name and class, and most of those with prose have some of it chosen, the prose of
/// the others is chosen too that stands in the same place within them.
struct HTMLSiblings {
    private struct Item: Hashable {
        var parent: Int
        var signature: UInt64
    }

    private let page: HTMLPage
    // By element: the innermost element in a row of at least three that it stands in, itself perhaps; -1 if there is none.
    private var items = [-1]
    // By element: a hash of the elements from its item down to it.
    private var paths: [UInt64] = [0]

    init(_ page: HTMLPage) {
        self.page = page
        for index in page.nodes.indices.dropFirst() {
            let node = page.nodes[index]
            let isItem = node.blockCount > 1 && page.nodes[node.parent].longestRun >= 3
            items.append(isItem ? index : items[node.parent])
            paths.append(isItem ? 0 : (paths[node.parent] ^ node.signature) &* 0x100_0000_01B3)
        }
    }

    /// The chosen blocks, and those that belong with them.
    func completed(_ chosen: [Int], among candidates: [Int]) -> [Int] {
        var chosenItems: [Item: Set<Int>] = [:]
        var chosenPaths: [Item: Set<UInt64>] = [:]
        for index in chosen where page.blocks[index].isProse {
            guard let (kind, item) = place(of: index) else { continue }
            chosenItems[kind, default: []].insert(item)
            chosenPaths[kind, default: []].insert(paths[page.blocks[index].node])
        }
        var allItems: [Item: Set<Int>] = [:]
        let prose = candidates.filter { page.blocks[$0].isProse }
        for index in prose {
            if let (kind, item) = place(of: index) { allItems[kind, default: []].insert(item) }
        }
        let added = prose.filter { index in
            guard let (kind, item) = place(of: index), let taken = chosenItems[kind], taken.count > 1,
                taken.count * 2 > allItems[kind]?.count ?? 0, !taken.contains(item)
            else { return false }
            return chosenPaths[kind]?.contains(paths[page.blocks[index].node]) ?? false
        }
        return headed(added.isEmpty ? chosen : Set(chosen).union(added).sorted(), among: candidates)
    }

    // Where three items have prose chosen, their headings go with it: a list of articles.
    private func headed(_ chosen: [Int], among candidates: [Int]) -> [Int] {
        var items: [Item: Set<Int>] = [:]
        for index in chosen where page.blocks[index].isProse {
            if let (kind, item) = place(of: index) { items[kind, default: []].insert(item) }
        }
        let listed = items.values.filter { $0.count > 2 }.reduce(into: Set<Int>()) { $0.formUnion($1) }
        guard !listed.isEmpty else { return chosen }
        let added = candidates.filter { index in
            guard let (_, item) = place(of: index), listed.contains(item) else { return false }
            return page.isHeading(index, HTMLSiblings.headings)
        }
        return Set(chosen).union(added).sorted()
    }

    private static let headings: Set<HTMLName> = [.h2, .h3, .h4]

    private func place(of index: Int) -> (kind: Item, item: Int)? {
        let item = items[page.blocks[index].node]
        guard item >= 0 else { return nil }
        return (Item(parent: page.nodes[item].parent, signature: page.nodes[item].signature), item)
    }
}
