// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// What runs of apostrophes show: two are italic, three bold, five both; four are an apostrophe and bold.
///
/// Where bold and italic are both left open in a line, one of the marks for bold is an apostrophe and a mark for italic:
/// the first after a single letter, else the first after a word, else the first.
struct WikitextQuotes {
    private var lineStart = 0
    // Looked for when the first run of three in a line is met.
    private var isKnown = true
    private var apostrophe: Int?

    /// Notes where a line begins.
    mutating func beginLine(at start: Int) {
        lineStart = start
        isKnown = false
    }

    /// How many apostrophes of a run are shown.
    mutating func shownCount(of run: Range<Int>, in bytes: Span<UInt8>) -> Int {
        switch run.count {
        case 1, 4: return 1
        case 2, 5: return 0
        case 3: break
        default: return run.count - 5
        }
        if !isKnown {
            apostrophe = WikitextQuotes.apostrophe(in: bytes, from: lineStart)
            isKnown = true
        }
        return run.lowerBound == apostrophe ? 1 : 0
    }

    private static func apostrophe(in bytes: Span<UInt8>, from lineStart: Int) -> Int? {
        let end = bytes.firstIndex(of: 0x0A, from: lineStart) ?? bytes.count
        let line = bytes.extracting(first: end)
        var boldCount = 0
        var italicCount = 0
        var best: (rank: Int, start: Int)?
        var start = lineStart
        while let quote = line.firstIndex(of: 0x27, from: start) {
            start = quote
            while start < end, line[start] == 0x27 { start += 1 }
            let count = start - quote
            guard count > 1 else { continue }
            if count != 2 { boldCount += 1 }
            if count != 3, count != 4 { italicCount += 1 }
            let rank = count == 3 ? rank(ofMarkAt: quote, in: bytes) : 3
            if rank < best?.rank ?? 3 { best = (rank, quote) }
        }
        return boldCount % 2 == 1 && italicCount % 2 == 1 ? best?.start : nil
    }

    private static func rank(ofMarkAt start: Int, in bytes: Span<UInt8>) -> Int {
        guard start > 0, !bytes[start - 1].isASCIISpace else { return 2 }
        return start == 1 || bytes[start - 2].isASCIISpace ? 0 : 1
    }
}
