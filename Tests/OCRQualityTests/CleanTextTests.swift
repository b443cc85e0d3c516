// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Foundation
import OCRQuality
import Testing

/// What is right stays right, or its estimate is at least bounded where it is known to be too high.
struct CleanTextTests {
    let scorer: OCRQualityScorer

    init() throws {
        scorer = OCRQualityScorer(model: try OCRQualityModel.shipped())
    }

    private func estimate(_ text: String, _ language: String) -> OCRQualityEstimate {
        scorer.estimate(Array(text.utf8), language: language)
    }

    @Test(arguments: CleanTextKinds.all.indices)
    func `clean text of a kind is estimated below its limit`(index: Int) {
        let kind = CleanTextKinds.all[index]
        let result = estimate(kind.text, kind.language)
        #expect(result.characterErrorRatePPM < kind.limitPPM, "\(kind.name): \(result)")
    }

    @Test func `a long s, a ligature and a decomposed letter are the letters that they stand for`() {
        let pairs = [
            ("Das ist ein weiser Fisch auf finsterer Flur.", "Das iſt ein weiſer Fiſch auf ﬁnſterer Flur."),
            ("Die Bäume blühen schön.", "Die Ba\u{308}ume blu\u{308}hen scho\u{308}n."),
            ("Die Bäume blühen schön.", "Die Ba\u{364}ume blu\u{364}hen scho\u{364}n."),
        ]
        for (modern, written) in pairs {
            // A ligature is one character fewer, which moves what is counted for each.
            let rates = [written, modern].map { estimate($0, "de").characterErrorRatePPM }
            #expect((rates[0] - rates[1]).magnitude < 100, "\(written): \(rates)")
        }
    }

    @Test func `an address on the network says nothing of recognition`() {
        let plain = OwnPages.byLanguage.first { $0.language == "de" }?.text ?? ""
        let address = "\(plain) https://www.qzx-vvw.example/hghg?id=77aXb xjq.wk@zzv.example"
        #expect(estimate(address, "de").characterErrorRatePPM <= estimate(plain, "de").characterErrorRatePPM + 5_000)
    }

    @Test func `the reasons name the evidence and add up to the estimate`() {
        let german = OwnPages.byLanguage.first { $0.language == "de" }?.text ?? ""
        let damaged = [
            OwnPages.damaged(german, perMille: 150),
            german.replacingOccurrences(of: "e", with: "\u{FFFD}"),
            german.replacingOccurrences(of: " ", with: " | "),
        ]
        for text in damaged {
            let result = estimate(text, "de")
            let sum = result.reasons.reduce(0) { $0 + $1.ppm }
            #expect(!result.reasons.isEmpty)
            #expect(sum <= result.characterErrorRatePPM && sum > result.characterErrorRatePPM - 10)
            #expect(result.reasons.map(\.ppm) == result.reasons.map(\.ppm).sorted(by: >))
        }
        #expect(estimate(damaged[1], "de").reasons.contains { $0.kind == .damagedCharacters })
    }

    @Test func `the line that is damaged is the worst`() {
        for (language, text) in OwnPages.byLanguage {
            let lines = text.split(separator: ". ").map { String($0) + "." }
            for worst in lines.indices {
                var page = lines
                page[worst] = OwnPages.damaged(page[worst], perMille: 300)
                let bytes = Array(page.joined(separator: "\n").utf8)
                let estimates = scorer.lineEstimates(bytes, language: language)
                #expect(estimates.count == lines.count)
                let found = estimates.max { $0.estimate.characterErrorRatePPM < $1.estimate.characterErrorRatePPM }
                let shown = found.map { String(decoding: bytes[$0.range], as: UTF8.self) }
                #expect(shown == page[worst], "\(language)")
            }
        }
    }

    @Test func `a word cut at a line end belongs to no line`() {
        let cut = "Die Kinder spielten im Gar-\nten hinter dem großen Haus."
        let estimates = scorer.lineEstimates(Array(cut.utf8), language: "de")
        #expect(estimates.map(\.range) == [0..<27, 28..<cut.utf8.count])
        #expect(estimates.allSatisfy { $0.estimate.characterErrorRatePPM < 20_000 })
    }

    @Test(.enabled(if: ProcessInfo.processInfo.environment["HERKOMST_DATA"] != nil))
    func `pages of held-out sentences are estimated below two in a hundred`() throws {
        let root = ProcessInfo.processInfo.environment["HERKOMST_DATA"] ?? ""
        for (language, _) in OwnPages.byLanguage {
            let pages = try HeldOutPages.pages(of: Path.join(root, "langid/dev/\(language).txt.gz"))
            let right = pages.filter { scorer.estimate($0, language: language).characterErrorRatePPM < 20_000 }.count
            let least = HeldOutPages.leastPerMille[language] ?? 970
            #expect(1000 * right >= least * pages.count, "\(language): \(right) of \(pages.count)")
        }
    }
}
