// SPDX-License-Identifier: EUPL-1.2

import Foundation
import LanguageIdentification
import Testing

struct LanguageIdentifierTests {
    let identifier: LanguageIdentifier

    init() throws {
        identifier = LanguageIdentifier(model: try LanguageModel.shipped())
    }

    private func language(_ text: String) -> String {
        identifier.identify(Array(text.utf8)).language
    }

    @Test func `a plain text in each official language is told`() {
        for (expected, text) in OwnSentences.byLanguage {
            #expect(language(text) == expected, "\(text)")
        }
    }

    @Test func `capitals change nothing`() {
        for (expected, text) in OwnSentences.byLanguage {
            #expect(language(text.uppercased()) == expected, "\(text.uppercased())")
        }
    }

    @Test func `decomposed letters give the same as composed ones`() {
        for (_, text) in OwnSentences.byLanguage {
            let composed = identifier.identify(Array(text.precomposedStringWithCanonicalMapping.utf8))
            let decomposed = identifier.identify(Array(text.decomposedStringWithCanonicalMapping.utf8))
            #expect(composed == decomposed, "\(text)")
        }
    }

    @Test func `Romanian with cedillas gives the same as with commas`() {
        let commas = "Și țara aceasta își așteaptă soțiile și moșii înțelepți."
        let cedillas = "Şi ţara aceasta îşi aşteaptă soţiile şi moşii înţelepţi."
        #expect(language(commas) == "ro")
        #expect(identifier.identify(Array(cedillas.utf8)) == identifier.identify(Array(commas.utf8)))
    }

    @Test(arguments: [
        "", " ", "\n", "42", "1.250,00 3.400,00 17 % (2019)", "{ [] } => (( )) ;; !! ??", "\u{FFFD}\u{FFFD}\u{FFFD}",
        "🙂🙂🙂 🎉",
    ])
    func `what holds no language is undetermined`(text: String) {
        #expect(identifier.identify(Array(text.utf8)) == .undetermined)
    }

    @Test func `neighbours of the official languages are not taken for them`() {
        let official = LanguageEvaluation.officialLanguages
        for text in [
            "I går kveld regnet det kraftig, så vi måtte bli hjemme. Moren min laget te og fortalte oss.",
            "Вчора ввечері йшов сильний дощ, і ми мусили залишитися вдома. Мама приготувала чай і розповіла історію.",
            "Dün akşam çok yağmur yağdı ve evde kalmak zorunda kaldık. Annem çay yaptı ve bize eski bir hikâye anlattı.",
            "Ahir al vespre va ploure molt i ens vam haver de quedar a casa. La meva mare va fer te i ens va explicar.",
            "Í gærkvöldi rigndi mikið og við urðum að vera heima. Mamma hitaði te og sagði okkur gamla sögu.",
        ] {
            #expect(!official.contains(language(text)), "\(text)")
        }
    }

    @Test func `bytes that are not UTF-8 never harm`() {
        var state: UInt64 = 1
        for byteCount in 0..<300 {
            let bytes = (0..<byteCount).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 56)
            }
            let guess = identifier.identify(bytes)
            #expect((0...1_000_000).contains(guess.confidencePPM))
        }
        let latin1 =
            Array("Gestern Abend hat es stark geregnet, und wir mussten zu Hause bleiben.".utf8) + [0xFC, 0xE4]
        #expect(identifier.identify(latin1).language == "de")
    }

    @Test func `a line of ten megabytes is read in pieces and told`() {
        let sentence = Array("Wczoraj wieczorem mocno padało i musieliśmy zostać w domu. ".utf8)
        var line: [UInt8] = []
        while line.count < 10 << 20 { line += sentence }
        #expect(identifier.identify(line).language == "pl")
        #expect(identifier.identifyDocument(line).guess.language == "pl")
        let unbroken = [UInt8](repeating: 0x61, count: 10 << 20)
        #expect((0...1_000_000).contains(identifier.identify(unbroken).confidencePPM))
    }

    @Test func `a short document is told as a whole text is`() {
        for (_, text) in OwnSentences.byLanguage {
            let bytes = Array(text.utf8)
            #expect(identifier.identifyDocument(bytes).guess == identifier.identify(bytes))
        }
    }

    @Test func `a long document has the language of most of it`() {
        for (index, entry) in OwnSentences.byLanguage.enumerated() {
            let other = OwnSentences.byLanguage[(index + 1) % OwnSentences.byLanguage.count].text
            let most = [String](repeating: entry.text, count: 900).joined(separator: "\n")
            let rest = [String](repeating: other, count: 100).joined(separator: "\n")
            let document = Array((most + "\n" + rest).utf8)
            #expect(identifier.identifyDocument(document).guess.language == entry.language)
        }
    }

    @Test func `texts in a batch are told as each alone`() {
        let texts = OwnSentences.byLanguage.map { Array($0.text.utf8) } + [[], [0xFF]]
        #expect(identifier.identify(texts) == texts.map { identifier.identify($0) })
    }
}
