// SPDX-License-Identifier: EUPL-1.2

import FileStorage
import Foundation
import OCRQuality
import Testing

struct OCRQualityScorerTests {
    let scorer: OCRQualityScorer

    init() throws {
        scorer = OCRQualityScorer(model: try OCRQualityModel.shipped())
    }

    private func estimate(_ text: String, _ language: String) -> OCRQualityEstimate {
        scorer.estimate(Array(text.utf8), language: language)
    }

    @Test func `plain text is estimated to be nearly right in each language`() {
        for (language, text) in OwnPages.byLanguage {
            #expect(estimate(text, language).characterErrorRatePPM < 40_000, "\(language)")
        }
    }

    @Test func `the estimate grows with the damage`() {
        for (language, text) in OwnPages.byLanguage {
            let rates = [0, 40, 100, 250].map { perMille in
                estimate(OwnPages.damaged(text, perMille: perMille), language).characterErrorRatePPM
            }
            #expect(rates == rates.sorted() && Set(rates).count == rates.count, "\(language): \(rates)")
            #expect(rates[3] > 80_000, "\(language): \(rates)")
        }
    }

    @Test func `the estimate lies in its interval, and a short text has a wider one`() {
        for (language, text) in OwnPages.byLanguage {
            let damaged = OwnPages.damaged(text, perMille: 60)
            let long = estimate([String](repeating: damaged, count: 4).joined(separator: " "), language)
            let short = estimate(String(damaged.prefix(60)), language)
            for result in [long, short] {
                #expect(result.lowPPM <= result.characterErrorRatePPM)
                #expect(result.characterErrorRatePPM <= result.highPPM)
                #expect(result.lowPPM >= 0 && result.highPPM <= 1_000_000)
            }
        }
    }

    @Test func `a language that nobody names is found by its letters`() {
        for (language, text) in OwnPages.byLanguage {
            let told = estimate(text, language).characterErrorRatePPM
            let found = estimate(text, "und").characterErrorRatePPM
            #expect(found == told, "\(language)")
        }
    }

    @Test func `text in another language than said looks wrong, unless texts of all languages hold words of it`() {
        let finnish = OwnPages.byLanguage.first { $0.language == "fi" }?.text ?? ""
        #expect(estimate(finnish, "pl").characterErrorRatePPM > 80_000)
        let english = OwnPages.byLanguage.first { $0.language == "en" }?.text ?? ""
        #expect(estimate(english, "pl").characterErrorRatePPM < 80_000)
    }

    @Test func `words cut at line ends by hyphens are no errors`() {
        let whole = "Die Mutter erzählte uns eine Geschichte, während draußen der Regen gegen die Fenster schlug."
        let cut =
            "Die Mutter erzähl-\nte uns eine Ge-\nschichte, während draußen der Re-\ngen gegen die Fenster schlug."
        #expect(estimate(cut, "de") == estimate(whole, "de"))
    }

    @Test func `replacement characters count as errors`() {
        let german = OwnPages.byLanguage.first { $0.language == "de" }?.text ?? ""
        let damaged = german.replacingOccurrences(of: "e", with: "\u{FFFD}")
        #expect(estimate(damaged, "de").characterErrorRatePPM > 100_000)
    }

    @Test func `nothing to judge gives no certainty`() {
        for text in ["", " \n", "\t"] {
            #expect(estimate(text, "de") == OCRQualityEstimate(characterErrorRatePPM: 0, lowPPM: 0, highPPM: 1_000_000))
        }
    }

    @Test func `bytes that are not UTF-8 and endless words never harm`() {
        var state: UInt64 = 3
        for byteCount in 0..<200 {
            let bytes = (0..<byteCount).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 56)
            }
            let result = scorer.estimate(bytes, language: byteCount % 2 == 0 ? "und" : "bg")
            #expect((0...1_000_000).contains(result.characterErrorRatePPM))
        }
        let endless = scorer.estimate([UInt8](repeating: 0x61, count: 10 << 20), language: "fi")
        #expect(endless.characterErrorRatePPM > 80_000)
    }

    @Test func `a long text is judged as its parts are`() {
        for (language, text) in OwnPages.byLanguage.prefix(4) {
            let damaged = OwnPages.damaged(text, perMille: 100)
            let short = estimate(damaged, language).characterErrorRatePPM
            let long = estimate([String](repeating: damaged, count: 2000).joined(separator: "\n"), language)
            #expect(abs(long.characterErrorRatePPM - short) < 15_000, "\(language)")
        }
    }
}
