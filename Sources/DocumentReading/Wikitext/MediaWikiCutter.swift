// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel

/// Cuts a dump of a wiki into its pages, each with what the dump's header says of the wiki.
struct MediaWikiCutter {
    private enum Phase {
        case start, header, between, page, done
    }

    private static let maximumHeaderByteCount = 1 << 20
    private let maximumByteCount: Int
    private var phase = Phase.start
    private var scanner = XMLTagScanner()
    // Bytes from `keptStart` on: the header or the page that is open, or a tag that is not finished.
    private var kept: [UInt8] = []
    private var keptStart = 0
    private var offset = 0
    private var partStart = 0
    private var isTooLarge = false
    private var pageCount = 0
    private var site = WikiSite()

    /// A cutter for pages up to a size.
    init(maximumByteCount: Int) {
        self.maximumByteCount = maximumByteCount
    }

    /// Whether more bytes would change nothing.
    var isDone: Bool { phase == .done }

    /// Takes the next chunk and appends what is complete.
    mutating func feed(_ chunk: [UInt8], into output: inout [CutRecord]) {
        guard !isDone else { return }
        if !isTooLarge { kept += chunk }
        var index = 0
        while let tag = scanner.nextTag(in: chunk, at: &index, base: offset) { take(tag, chunk, into: &output) }
        offset += chunk.count
        letGo()
    }

    /// Says that there are no more bytes, or that they cannot be read for a `cause`.
    mutating func finish(_ cause: ReadingRejection.Reason?, _ detail: String, into output: inout [CutRecord]) {
        defer { phase = .done }
        switch phase {
        case .done: return
        case .page:
            reject(cause ?? .recordTruncated, cause == nil ? "the file ends before the page does" : detail, &output)
        case .start, .header, .between:
            guard cause != nil || pageCount == 0 else { return }
            partStart = cause == nil || pageCount == 0 ? 0 : offset
            let place = RecordPlace(locator: "", byteOffset: partStart, byteCount: offset - partStart)
            let words = cause == nil ? "no page element in the file" : detail
            output.append(.rejected(ReadingRejection(place: place, reason: cause ?? .formatMismatch, detail: words)))
        }
    }

    private mutating func take(_ tag: XMLTagScanner.Tag, _ chunk: [UInt8], into output: inout [CutRecord]) {
        let name = scanner.localName
        let isPage = name.elementsEqual("page".utf8)
        switch phase {
        case .start where !tag.isEnd && name.elementsEqual("mediawiki".utf8):
            phase = .header
            partStart = tag.start
        case .header where tag.isEnd && name.elementsEqual("siteinfo".utf8):
            site = WikiSite(header: bytes(to: tag.end))
            phase = .between
        case .start, .header, .between:
            if isPage, !tag.isEnd, !tag.isEmpty { begin(tag, chunk) }
        case .page where isPage && tag.isEnd: emit(upTo: tag.end, into: &output)
        case .page where isPage && !tag.isEmpty:
            reject(.recordTruncated, "its end tag is missing", end: tag.start, &output)
            begin(tag, chunk)
        default: break
        }
    }

    private mutating func begin(_ tag: XMLTagScanner.Tag, _ chunk: [UInt8]) {
        if isTooLarge {
            kept = Array(chunk[max(0, tag.start - offset)...])
            keptStart = max(tag.start, offset)
            isTooLarge = false
        }
        phase = .page
        partStart = tag.start
        pageCount += 1
    }

    private mutating func emit(upTo end: Int, into output: inout [CutRecord]) {
        if isTooLarge || end - partStart > maximumByteCount {
            reject(.recordTooLarge, "more than \(maximumByteCount) bytes in one page", end: end, &output)
        } else {
            var record = SourceRecord(place: place(to: end), bytes: bytes(to: end))
            record.site = site
            output.append(.record(record))
        }
        phase = .between
    }

    private func bytes(to end: Int) -> [UInt8] {
        guard partStart >= keptStart else { return [] }
        return Array(kept[(partStart - keptStart)..<(end - keptStart)])
    }

    // Keeps what the next chunk's pages may need of this one, and lets go of what is too large.
    private mutating func letGo() {
        let wanted: Int
        switch phase {
        case .header, .page: wanted = partStart
        case .start, .between: wanted = scanner.openMarkupStart ?? offset
        case .done: wanted = offset
        }
        let limit = phase == .header ? MediaWikiCutter.maximumHeaderByteCount : maximumByteCount
        if isTooLarge || offset - wanted > limit {
            // A header without end is none.
            if phase == .header { phase = .between }
            isTooLarge = true
            kept = []
            keptStart = offset
        } else if wanted > keptStart {
            kept.removeFirst(min(kept.count, wanted - keptStart))
            keptStart = wanted
        }
    }

    private func place(to end: Int) -> RecordPlace {
        RecordPlace(locator: "page[\(pageCount)]", byteOffset: partStart, byteCount: end - partStart)
    }

    private func reject(
        _ reason: ReadingRejection.Reason,
        _ detail: String,
        end: Int? = nil,
        _ output: inout [CutRecord]
    ) {
        let place = place(to: end ?? offset)
        output.append(.rejected(ReadingRejection(place: place, reason: reason, detail: detail)))
    }
}
