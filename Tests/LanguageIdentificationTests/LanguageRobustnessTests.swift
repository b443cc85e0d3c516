// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import Foundation
import LanguageIdentification
import Testing

/// What becomes of texts that are unlike those that a model is trained on.
struct LanguageRobustnessTests {
    let identifier: LanguageIdentifier

    init() throws {
        identifier = LanguageIdentifier(model: try LanguageModel.shipped())
    }

    private func language(_ text: String) -> String {
        identifier.identify(Array(text.utf8)).language
    }

    @Test(arguments: ["", " ", "\t", "\r", "\u{FEFF}", "\u{00A0}"])
    func `an empty line is undetermined`(text: String) {
        #expect(identifier.identify(Array(text.utf8)) == .undetermined)
    }

    @Test(arguments: [
        "Chthes to vrady evrexe poly kai eprepe na meinoume sto spiti. I mitera mou eftiaxe tsai kai mas eipe mia istoria.",
        "Ta paidia paizoun stin avli kai o pateras tous diavazei tin efimerida kato apo to dentro.",
        "Vchera vecherta valya silno i tryabvashe da ostanem v kashti. Mayka mi napravi chay i ni razkaza stara istoriya.",
        "Detsata igrayat na dvora, a bashta im chete vestnika pod darvoto.",
    ])
    func `Greek and Bulgarian in Latin letters are no official language`(text: String) {
        let language = language(text)
        #expect(["el-Latn", "bg-Latn", "und"].contains(language), "\(language)")
    }

    @Test func `Irish and Maltese without their marks are still told`() {
        #expect(
            language("Bhi se ag cur baisti go trom areir agus bhi orainn fanacht sa bhaile leis na paisti.") == "ga"
        )
        #expect(language("Ilbierah filghaxija ghamlet hafna xita u kellna nibqghu d-dar mat-tfal.") == "mt")
    }

    @Test func `a text in two scripts is judged by the one with most letters`() {
        let bulgarian = "Вчера вечерта валя силно и трябваше да останем в къщи."
        #expect(language(bulgarian + " Windows Update") == "bg")
        let greek = "Χθες το βράδυ έβρεξε πολύ και έπρεπε να μείνουμε στο σπίτι"
        #expect(language(greek + " (Microsoft)") == "el")
        #expect(language("It rained heavily last night and we had to stay at home, said Ελένη.") == "en")
    }

    @Test(arguments: [
        "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16", "2019-01-01;12,5;17,3;0,0\n2019-01-02;11,8;16,9;1,2",
        "a1b2 c3d4 e5f6 0x7f 0xff", "if (index < count) { total += values[index]; }",
        "let model = try LanguageModel(contentsOf: path)",
        "SELECT name, age FROM people WHERE age >= 30 AND name <> '';", "<<>> {} [] () ;; :: == != &&",
        "████ ▓▓▓▓ ░░░░", "xkcd qwrt zzxv bnmp wqqz vvkx",
        "Ð’Ñ‡ÐµÑ€Ð° Ð²ÐµÑ‡ÐµÑ€Ñ‚Ð° Ð²Ð°Ð»Ñ Ñ Ð¸Ð»Ð½Ð¾",
        "let rowCount = evidence.rowCount", "return matrix.dot(row, vector)",
        "Jan Kowalski, Maria Nowak, Lucía García, Jürgen Müller, Aino Virtanen",
    ])
    func `what is no language is undetermined`(text: String) {
        #expect(language(text) == "und")
    }

    @Test(arguments: [
        ("Hier soir, j&#39;ai lu la derni&#232;re page &#224; la fen&ecirc;tre.", "fr"),
        ("Weitere Auskünfte gibt es im Netz unter www.beispiel.example/auskunft oder am Schalter.", "de"),
        ("Il n'a pas dit « liberté », il a dit « égalité ».", "fr"),
        ("WIR SIND ALLE NACH HAUSE GEGANGEN, WEIL ES REGNETE", "de"),
    ])
    func `entities, addresses, quotation marks and capitals do not make prose nothing`(text: String, code: String) {
        #expect(language(text) == code)
    }

    @Test func `mojibake of every script is undetermined`() {
        for (code, text) in OwnSentences.byLanguage where ["bg", "el"].contains(code) {
            let mojibake = String(decoding: Array(text.utf8).map { UInt16($0) }, as: UTF16.self)
            #expect(language(mojibake) == "und", "\(code)")
        }
    }

    @Test func `a document's language follows from the same evidence as that of its text`() {
        for (code, text) in OwnSentences.byLanguage {
            let bytes = Array(text.split(separator: " ").joined(separator: "\n").utf8)
            #expect(identifier.identifyDocument(bytes).guess == identifier.identify(bytes), "\(code)")
            let long = Array([String](repeating: text, count: 400).joined(separator: "\n").utf8)
            #expect(identifier.identifyDocument(long).guess.language == code)
        }
    }

    @Test func `invalid bytes between words change little`() {
        let words = "Wczoraj wieczorem mocno padało i musieliśmy zostać w domu".split(separator: " ")
        let bytes = Array(words.map { Array($0.utf8) }.joined(separator: [0x20, 0xFF, 0x20]))
        #expect(identifier.identify(bytes).language == "pl")
    }

    @Test func `spans give each paragraph's language and shares that follow from their lengths`() {
        let texts = Dictionary(uniqueKeysWithValues: OwnSentences.byLanguage.map { ($0.language, $0.text) })
        let parts = ["de", "de", "fi", "pt"].compactMap { texts[$0] }
        let text = Array(("Kurz\n\n" + parts.joined(separator: "\n") + "\n").utf8)
        let spans = identifier.spans(of: text)
        #expect(spans.map(\.guess.language) == ["de", "fi", "pt"])
        #expect(spans.map(\.lines) == [1...4, 5...5, 6...6])
        #expect(spans.last?.range.upperBound == text.count - 1)
        let shares = LanguageIdentifier.shares(of: spans)
        #expect(shares.first?.language == "de")
        #expect((999_990...1_000_000).contains(shares.map(\.sharePPM).reduce(0, +)))
        #expect(identifier.identifyDocument(text).shares == shares)
    }

    @Test func `a long document in two languages has the share of each`() {
        let texts = Dictionary(uniqueKeysWithValues: OwnSentences.byLanguage.map { ($0.language, $0.text) })
        let swedish = [String](repeating: texts["sv"] ?? "", count: 300).joined(separator: "\n")
        let italian = [String](repeating: texts["it"] ?? "", count: 100).joined(separator: "\n")
        let (guess, shares) = identifier.identifyDocument(Array((swedish + "\n" + italian).utf8))
        #expect(guess.language == "sv")
        #expect(shares.map(\.language) == ["sv", "it"])
        #expect((180_000...320_000).contains(shares.last?.sharePPM ?? 0))
    }
}
