// SPDX-License-Identifier: EUPL-1.2

import Release
import Testing

struct ReleaseReportTests {
    private func report(_ index: ReleaseIndex) -> String {
        String(decoding: ReleaseReport.html(for: index), as: UTF8.self)
    }

    /// Every start tag has its end tag, in order; a name that broke out of its text would break this.
    private func isBalanced(_ html: String) -> Bool {
        var open: [Substring] = []
        for piece in html.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
            guard let end = piece.firstIndex(of: ">") else { return false }
            let tag = piece[..<end]
            guard let name = tag.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "/" }).first else {
                return false
            }
            if tag.hasPrefix("!") || tag.hasSuffix("/") || name == "meta" { continue }
            if tag.hasPrefix("/") {
                guard open.popLast() == name else { return false }
            } else {
                open.append(name)
            }
        }
        return open.isEmpty
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onload='x", "</title></style><b>",
        "&lt;&#60;",
        "a\u{0}b\u{1B}[31m\u{85}", "\u{202E}gnp.exe", "]]><!--",
    ])
    func `no name can become markup`(name: String) {
        let html = report(sampleIndex(name: name))
        let plain = report(sampleIndex(name: "name"))
        #expect(isBalanced(html))
        #expect(html.split(separator: "<").count == plain.split(separator: "<").count)
        #expect(!html.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
    }

    @Test func `the page loads nothing and runs nothing`() {
        let html = report(sampleIndex())
        for mark in ["http://", "https://", "<script", "src=", "href=", "@import", "url("] {
            #expect(!html.contains(mark), "\(mark)")
        }
        #expect(html.contains("default-src 'none'"))
    }

    @Test func `sources, reasons, licensors and languages all stand in it`() {
        let html = report(sampleIndex(name: "The record expired."))
        for text in [
            "web", "scans", "expired", "The record expired.", "too-short", "duplicate", "archive", "CC0-1.0",
            "Danish", "Finnish", "confidential", "1\u{202F}200",
        ] {
            #expect(html.contains(text), "\(text)")
        }
    }

    @Test func `the same index gives the same page, whatever the order of its parts`() {
        #expect(report(sampleIndex()) == report(sampleIndex()))
        var shuffled = sampleIndex()
        shuffled.software = Dictionary(uniqueKeysWithValues: shuffled.software.sorted { $0.key > $1.key })
        #expect(report(shuffled) == report(sampleIndex()))
    }

    @Test func `a release of nothing and one of a thousand sources are pages too`() {
        var index = sampleIndex()
        let web = index.sources[0]
        index.sources = []
        index.licenses = []
        index.languages = []
        index.shards = []
        index.totals = ReleaseTotals()
        #expect(isBalanced(report(index)))
        for number in 0..<1000 {
            var source = web
            source.id = "source \(number)"
            index.sources.append(source)
        }
        index.totals.readCount = 4000
        index.totals.keptCount = 1000
        let html = report(index)
        #expect(isBalanced(html) && html.contains("989 other sources"))
    }
}
