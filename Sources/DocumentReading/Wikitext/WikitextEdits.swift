// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// What of a page's wikitext is no text, or is text without markup: stretches in order that do not overlap.
///
/// One pass with a stack finds templates, tables, links and the elements of extensions, however they are nested. What is
/// opened and never closed is no markup; what closes nothing neither.
struct WikitextEdits {
    /// What becomes of a stretch.
    enum Kind: UInt8 {
        /// It goes.
        case dropped
        /// It stays as it is: nothing in it is markup.
        case literal
        /// It stays with its line breaks.
        case preformatted
    }

    /// A stretch.
    struct Edit {
        var start: Int32
        var end: Int32
        var kind: Kind
    }

    /// The stretches, none of them empty.
    private(set) var edits: [Edit] = []

    private enum Opener: UInt8 {
        case braces, table, link
    }

    private struct Open {
        var opener: Opener
        var start: Int32
        // How many braces of a run are open.
        var count: Int32
        // The edit that is this one's if it is closed.
        var edit: Int32
        // Whether a link shows nothing, or where its label begins.
        var isHidden: Bool
        var labelStart: Int32
    }

    private let namespaces: WikiNamespaces
    private var open: [Open] = []
    private var openCounts: InlineArray<3, Int32> = [0, 0, 0]
    // Openers beyond the limit, which are passed over with their closers.
    private var ignoredCounts: InlineArray<3, Int32> = [0, 0, 0]
    // By the numbers of their names; comments come first.
    private var isEndless = [Bool](repeating: false, count: WikitextTag.nameCount + 1)
    private static let maximumDepth = 1000

    /// The stretches of a page.
    init(_ bytes: Span<UInt8>, namespaces: WikiNamespaces) {
        self.namespaces = namespaces
        scan(bytes)
        edits.removeAll { $0.start == $0.end }
    }

    private mutating func scan(_ bytes: Span<UInt8>) {
        var index = 0
        while true {
            index = bytes.firstWikitextMark(from: index)
            guard index < bytes.count else { return }
            let byte = bytes[index]
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            switch byte {
            case 0x7B where next == 0x7C && bytes.isLineStart(index):
                push(.table, at: index, count: 2, bytes)
                index += 2
            case 0x7B where next == 0x7B:
                let count = bytes.runLength(at: index)
                push(.braces, at: index, count: count, bytes)
                index += count
            case 0x7D where next == 0x7D: closeBraces(&index, bytes)
            case 0x7C where next == 0x7D && openCounts[1] > 0 && bytes.isLineStart(index):
                index += 2
                close(.table, end: index)
            case 0x5B where next == 0x5B:
                push(.link, at: index, count: 2, bytes)
                index += 2
            case 0x5D where next == 0x5D && open.last?.opener == .link:
                closeLink(&index, bytes)
            case 0x3C: scanElement(&index, bytes)
            default: index += 1
            }
        }
    }

    // MARK: Openers and closers

    private mutating func push(_ opener: Opener, at start: Int, count: Int, _ bytes: Span<UInt8>) {
        guard open.count < WikitextEdits.maximumDepth else {
            ignoredCounts[Int(opener.rawValue)] += 1
            return
        }
        var entry = Open(
            opener: opener,
            start: Int32(start),
            count: Int32(count),
            edit: Int32(edits.count),
            isHidden: false,
            labelStart: 0
        )
        if opener == .link { readTarget(of: &entry, bytes) }
        edits.append(Edit(start: Int32(start), end: Int32(start), kind: .dropped))
        open.append(entry)
        openCounts[Int(opener.rawValue)] += 1
    }

    private mutating func pop() {
        guard let last = open.popLast() else { return }
        openCounts[Int(last.opener.rawValue)] -= 1
    }

    private mutating func drop(_ edit: Int32, from start: Int32, to end: Int) {
        edits.removeLast(edits.count - Int(edit) - 1)
        edits[Int(edit)] = Edit(start: start, end: Int32(end), kind: .dropped)
    }

    // What is open within what closes was no markup.
    private mutating func close(_ opener: Opener, end: Int) {
        if ignoredCounts[Int(opener.rawValue)] > 0 { return ignoredCounts[Int(opener.rawValue)] -= 1 }
        while let last = open.last, last.opener != opener { pop() }
        guard let last = open.last else { return }
        pop()
        drop(last.edit, from: last.start, to: end)
    }

    // As many braces as are open on one side and closed on the other, by threes and twos.
    private mutating func closeBraces(_ index: inout Int, _ bytes: Span<UInt8>) {
        var left = bytes.runLength(at: index)
        index += left
        while left >= 2, openCounts[0] > 0 {
            if ignoredCounts[0] > 0 {
                ignoredCounts[0] -= 1
                left -= 2
                continue
            }
            if let table = open.last, table.opener == .table, left == 2, bytes[index - left - 1] == 0x7C { return }
            while let last = open.last, last.opener != .braces { pop() }
            guard var last = open.popLast() else { return }
            let count = last.count >= 3 && left >= 3 ? 3 : 2
            last.count -= Int32(count)
            left -= count
            drop(last.edit, from: last.start + last.count, to: index - left)
            if last.count >= 2 { open.append(last) } else { openCounts[0] -= 1 }
        }
    }

    // MARK: Links

    // A target ends at the first bar; it has no brackets, braces or line breaks.
    private func readTarget(of entry: inout Open, _ bytes: Span<UInt8>) {
        let start = Int(entry.start) + 2
        let limit = min(bytes.count, start + 400)
        let end = min(bytes.endOfLinkTarget(from: start), limit)
        entry.isHidden = namespaces.isHidden(target: bytes.extracting(start..<end))
        let hasLabel = end < limit && bytes[end] == 0x7C
        entry.labelStart = Int32(hasLabel ? end + 1 : start)
        if !hasLabel, end > start, bytes[start] == 0x3A { entry.labelStart += 1 }
    }

    private mutating func closeLink(_ index: inout Int, _ bytes: Span<UInt8>) {
        guard let link = open.last else { return }
        // Of `]]]` the first belongs to the label.
        if bytes.runLength(at: index) == 3 { index += 1 }
        pop()
        let end = index + 2
        defer { index = end }
        if link.isHidden { return drop(link.edit, from: link.start, to: end) }
        edits[Int(link.edit)].end = link.labelStart
        edits.append(Edit(start: Int32(index), end: Int32(end), kind: .dropped))
        if link.labelStart == Int32(index) { keepTarget(of: link, end: index, bytes) }
    }

    // `[[Target (what)|]]` is shown as `Target`.
    private mutating func keepTarget(of link: Open, end: Int, _ bytes: Span<UInt8>) {
        let bar = end - 1
        var start = Int(link.start) + 2
        guard start < bar, bytes[bar] == 0x7C else { return }
        let target = bytes.extracting(first: bar)
        if let colon = target.firstIndex(of: 0x3A, from: start) { start = colon + 1 }
        edits[Int(link.edit)].end = Int32(start)
        edits[edits.count - 1].start = Int32(target.firstIndex(ofAny: 0x28, 0x2C, 0x2C, from: start))
    }

    // MARK: Elements

    private mutating func scanElement(_ index: inout Int, _ bytes: Span<UInt8>) {
        if bytes.isComment(at: index) {
            let end = isEndless[0] ? nil : bytes.endOfComment(from: index + 4)
            if end == nil { isEndless[0] = true }
            return append(.dropped, from: index, to: end ?? bytes.count, &index)
        }
        guard let tag = WikitextTag(bytes, at: index), !tag.isEnd, let content = tag.content else {
            index += 1
            return
        }
        if tag.isEmpty { return append(.dropped, from: index, to: tag.end, &index) }
        guard !isEndless[tag.name], let close = tag.endTag(in: bytes) else {
            isEndless[tag.name] = true
            index += 1
            return
        }
        if content == .dropped { return append(.dropped, from: index, to: close.upperBound, &index) }
        append(.dropped, from: index, to: tag.end, &index)
        append(content, from: tag.end, to: close.lowerBound, &index)
        append(.dropped, from: close.lowerBound, to: close.upperBound, &index)
    }

    private mutating func append(_ kind: Kind, from start: Int, to end: Int, _ index: inout Int) {
        edits.append(Edit(start: Int32(start), end: Int32(end), kind: kind))
        index = end
    }
}

extension Span<UInt8> {
    /// Whether nothing but indents stands before a place in its line.
    fileprivate func isLineStart(_ index: Int) -> Bool {
        var index = index
        while index > 0 {
            switch self[index - 1] {
            case 0x0A: return true
            case 0x20, 0x09, 0x3A, 0x2A: index -= 1
            default: return false
            }
        }
        return true
    }

    /// How often the byte at a place stands there.
    fileprivate func runLength(at start: Int) -> Int {
        var end = start
        while end < count, self[end] == self[start] { end += 1 }
        return end - start
    }

    /// Whether `<!--` stands at a place.
    fileprivate func isComment(at index: Int) -> Bool {
        index + 4 <= count && self[index + 1] == 0x21 && self[index + 2] == 0x2D && self[index + 3] == 0x2D
    }

    /// Where the next `-->` ends.
    fileprivate func endOfComment(from start: Int) -> Int? {
        var index = start
        while let end = firstIndex(of: 0x3E, from: index + 2) {
            if self[end - 1] == 0x2D, self[end - 2] == 0x2D { return end + 1 }
            index = end - 1
        }
        return nil
    }
}
