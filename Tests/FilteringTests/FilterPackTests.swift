// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import FileStorage
import Filtering
import Hashing
import StrictYAML
import Testing

/// A pack with one rule, whose lines are given.
func packText(_ lines: String...) -> String {
    "herkomst: 1\nname: test\nrules:\n  - name: rule\n" + lines.map { "    \($0)\n" }.joined()
        + "    effect: reject\n    why: a reason\n"
}

func pack(_ text: String) throws -> FilterPack {
    try FilterPack(path: "Filters/x.yaml", bytes: Array(text.utf8))
}

struct FilterRuleTests {
    private func isBroken(_ pack: FilterPack, _ context: DocumentContext, _ change: (inout ScoreVector) -> Void) -> Bool
    {
        var scores = ScoreVector()
        scores.language = "da"
        change(&scores)
        return pack.decide(scores, context).first?.isBroken ?? false
    }

    private let html = DocumentContext(format: .html, declaredLanguages: ["da"])

    @Test(arguments: ScoreKind.allCases) func `limits are kept by what lies on them`(_ kind: ScoreKind) throws {
        let pack = try pack(packText("score: \(kind.rawValue)", "minimum: 10", "maximum: 20"))
        for (value, expected) in [(9, true), (10, false), (15, false), (20, false), (21, true)] as [(Int64, Bool)] {
            #expect(isBroken(pack, html) { $0[kind] = value } == expected)
        }
    }

    @Test func `one limit is enough`() throws {
        let minimum = try pack(packText("score: words", "minimum: 10"))
        let maximum = try pack(packText("score: words", "maximum: 10"))
        #expect(isBroken(minimum, html) { $0[.words] = 9 } && !isBroken(minimum, html) { $0[.words] = .max })
        #expect(isBroken(maximum, html) { $0[.words] = 11 } && !isBroken(maximum, html) { $0[.words] = 0 })
    }

    @Test func `an engine that gave no confidence breaks nothing`() throws {
        let pack = try pack(packText("score: engine-confidence-ppm", "minimum: 600000"))
        #expect(!isBroken(pack, html) { $0[.engineConfidencePPM] = -1 })
        #expect(isBroken(pack, html) { $0[.engineConfidencePPM] = 0 })
    }

    @Test func `a rule is for its languages and formats only`() throws {
        let pack = try pack(packText("score: characters", "minimum: 1", "languages: [da, nl]", "formats: [tei, ocr]"))
        for format in SourceFormat.allCases {
            for language in ["da", "nl", "de"] {
                let context = DocumentContext(format: format, declaredLanguages: [])
                let applies = (format == .tei || format.isOCR) && language != "de"
                #expect(isBroken(pack, context) { $0.language = language } == applies)
            }
        }
    }

    // Every combination of the small domains.
    @Test func `a foreign language is rejected only when sure, long and declared otherwise`() throws {
        let pack = try pack(packText("kind: language-not-declared", "confidence: 700000", "characters: 200"))
        for language in ["nb", "da", "und"] {
            for declared in [[], ["da"], ["da", "no"], ["nb"], ["sv"], ["da-DK"]] {
                for confidence in [699_999, 700_000] as [Int64] {
                    for characters in [199, 200] as [Int64] {
                        let context = DocumentContext(format: .html, declaredLanguages: declared)
                        let covers =
                            [["da"], ["da", "no"], ["da-DK"]].contains(declared) && language == "da"
                            || [["da", "no"], ["nb"]].contains(declared) && language == "nb"
                        let expected =
                            language != "und" && !declared.isEmpty && !covers && confidence == 700_000
                            && characters == 200
                        let broken = isBroken(pack, context) { scores in
                            scores.language = language
                            scores[.languageConfidencePPM] = confidence
                            scores[.characters] = characters
                        }
                        #expect(broken == expected, "\(language) \(declared) \(confidence) \(characters)")
                    }
                }
            }
        }
    }

    @Test func `an undetermined language is one rule's matter`() throws {
        let pack = try pack(packText("kind: language-undetermined"))
        #expect(isBroken(pack, html) { $0.language = "und" })
        #expect(!isBroken(pack, html) { $0.language = "da" })
    }
}

struct FilterPackTests {
    static let spoiled: [(String, String)] = [
        (packText("score: characters", "minimun: 1"), "6: unknown key “minimun”; did you mean “minimum”?"),
        (packText("scores: characters", "minimum: 1"), "5: unknown key “scores”; did you mean “score”?"),
        (packText("score: characters"), "4: the rule has no limit; write “minimum” or “maximum” or both"),
        (
            packText(),
            "4: the rule has neither “score” nor “kind”; write one of them, for instance “score: characters”"
        ),
        (
            packText("score: characters", "minimum: 2", "maximum: 1"),
            "6: “minimum” is greater than “maximum”; every document would break the rule"
        ),
        (
            packText("score: caracters", "minimum: 2"),
            "5: “caracters” is no value for “score”; did you mean “characters”? Allowed: “characters”, “words”, “lines”, "
                + "“placeholder-ppm”, “language-confidence-ppm”, “ocr-error-ppm”, “ocr-error-high-ppm”, "
                + "“ocr-worst-block-ppm”, “damaged-characters-ppm”, “engine-confidence-ppm”"
        ),
        (packText("score: characters", "minimum: 30 %"), "6: “minimum” is “30 %”; write a whole number"),
        (
            packText("kind: language", "minimum: 1"),
            "5: “language” is no value for “kind”; write one of “language-not-declared”, “language-undetermined”"
        ),
        (
            packText("kind: language-not-declared", "characters: 1"),
            "4: the key “confidence” is missing in “rules[1]”; add “confidence: 700000”"
        ),
        (
            packText("kind: language-not-declared", "confidence: 70", "characters: 1", "score: words"),
            "8: unknown key “score”; remove it; the keys here are “characters”, “confidence”, “effect”, “formats”, "
                + "“kind”, “languages”, “name”, “why”"
        ),
        (
            packText("score: words", "minimum: 1", "formats: [pdf]"),
            "7: “pdf” is no value for “formats[1]”; write one of “html”, “tei”, “alto”, “mets”, “page”, “abbyy”, “hocr”, "
                + "“jats”, “formex”, “eurlex”, “mediawiki”, “xml”, “ocr”, “akoma-ntoso”"
        ),
        (packText("score: words", "minimum: 1", "formats: []"), "7: “formats” is empty; remove it, or name a format"),
        ("herkomst: 2\nname: x\nrules: []\n", "1: this version reads filter packs of format 1; write “herkomst: 1”"),
        ("herkomst: 1\nname: x\n", "1: the key “rules” is missing; add “rules: […]”"),
    ]

    @Test(arguments: spoiled) func `a spoiled pack says what, where and what to write`(
        _ text: String,
        _ message: String
    ) {
        let error = #expect(throws: ConfigurationError.self) { try pack(text) }
        #expect(error.map { "\($0)" } == "Filters/x.yaml:" + message)
    }

    @Test func `two rules of one name are refused`() {
        let rule = "  - {name: a, score: words, minimum: 1, effect: flag, why: b}\n"
        let error = #expect(throws: ConfigurationError.self) {
            try pack("herkomst: 1\nname: x\nrules:\n" + rule + rule)
        }
        #expect(error.map { "\($0)" } == "Filters/x.yaml:5: two rules are called “a”; give one of them another name")
    }

    @Test func `the digest is that of the file`() throws {
        let text = packText("score: words", "minimum: 1")
        #expect(try pack(text).digest == Digest.sha256(Array(text.utf8)))
        #expect(try pack(text).digest != pack(text + "\n").digest)
    }

    @Test func `a pack that is not there is an error`() {
        #expect(throws: FileError.self) { try FilterPack(path: "no/such/pack.yaml") }
    }
}

/// The pack that comes with the project.
struct DefaultPackTests {
    private static let pack = Result {
        let root = Path.parent(of: Path.parent(of: Path.parent(of: #filePath)))
        return try FilterPack(path: Path.join(root, "Filters/default.yaml"))
    }

    private func brokenRules(
        _ context: DocumentContext,
        _ change: (inout ScoreVector) -> Void
    ) throws -> [String: RuleEffect] {
        var scores = ScoreVector()
        scores.language = "nl"
        scores[.languageConfidencePPM] = 950_000
        scores[.characters] = 2000
        scores[.words] = 330
        scores[.lines] = 10
        scores[.engineConfidencePPM] = -1
        change(&scores)
        let verdicts = try Self.pack.get().decide(scores, context)
        #expect(verdicts.map(\.rule) == (try Self.pack.get().rules.map(\.name)))
        return Dictionary(uniqueKeysWithValues: verdicts.filter(\.isBroken).map { ($0.rule, $0.effect) })
    }

    private let html = DocumentContext(format: .html, declaredLanguages: ["nl"])
    private let alto = DocumentContext(format: .alto, declaredLanguages: ["nl"])

    @Test func `an ordinary document breaks no rule`() throws {
        #expect(try brokenRules(html) { _ in }.isEmpty)
        #expect(try brokenRules(alto) { _ in }.isEmpty)
    }

    @Test func `every rule can be broken and says why it is there`() throws {
        let rules = try Self.pack.get().rules
        #expect(rules.allSatisfy { $0.why.count > 40 })
        var broken: Set<String> = []
        for context in [html, alto] {
            broken.formUnion(try brokenRules(context) { $0[.characters] = 199 }.keys)
            broken.formUnion(try brokenRules(context) { $0[.placeholderPPM] = 300_001 }.keys)
            broken.formUnion(try brokenRules(context) { $0.language = "und" }.keys)
            broken.formUnion(try brokenRules(context) { $0.language = "af" }.keys)
            broken.formUnion(try brokenRules(context) { $0[.languageConfidencePPM] = 1 }.keys)
            broken.formUnion(try brokenRules(context) { $0[.ocrErrorPPM] = 80_001 }.keys)
            broken.formUnion(try brokenRules(context) { $0[.engineConfidencePPM] = 1 }.keys)
            broken.formUnion(try brokenRules(context) { $0[.damagedCharactersPPM] = 20_001 }.keys)
        }
        #expect(broken == Set(rules.map(\.name)))
    }

    @Test func `recognition errors reject scans and only flag typed text`() throws {
        #expect(try brokenRules(html) { $0[.ocrErrorPPM] = 100_000 } == ["unusual-spelling": .flag])
        #expect(try brokenRules(alto) { $0[.ocrErrorPPM] = 100_000 } == ["ocr-errors": .reject])
    }

    /// What the pack says of a text in English, language and errors being no matter here.
    private func rejections(_ text: String) throws -> [String] {
        let measures = measures(text)
        return try brokenRules(DocumentContext(format: .html, declaredLanguages: [])) { scores in
            scores[.characters] = Int64(measures.characters)
            scores[.placeholderPPM] = measures.placeholderPPM
            scores[.damagedCharactersPPM] = measures.damagedCharactersPPM
        }.filter { $0.value == .reject }.keys.sorted()
    }

    @Test func `an article about JavaScript with code in it stays`() throws {
        let article = """
            JavaScript runs in every browser, and JavaScript engines compile it while the page is open. A closure keeps the
            variables of the function around it:

            function counter() { let count = 0; return () => { count += 1; return count; }; }
            const next = counter(); console.log(next(), next()); // 1 2

            Pages that ask readers to "enable JavaScript" usually build their text in the browser. The words "cookie
            policy" do not make a text worthless either, and neither do curly brackets {}.
            """
        #expect(try rejections(article) == [])
    }

    @Test(arguments: PlaceholderTests.articles) func `no article about filler is rejected as filler`(
        _ article: String
    ) throws {
        #expect(!(try rejections(article).contains("placeholder")))
    }

    @Test(arguments: PlaceholderTests.fillerPages) func `every page of filler is rejected`(_ page: String) throws {
        #expect(try rejections(page).contains("placeholder"))
    }
}
