// SPDX-License-Identifier: EUPL-1.2

import CorpusModel
import FileStorage
import Filtering
import LanguageIdentification
import OCRQuality
import StrictYAML
import Testing

struct BlockRuleReadingTests {
    private func blockPack(_ lines: String...) throws -> FilterPack {
        try pack(
            "herkomst: 1\nname: test\nrules:\n  - name: rule\n" + lines.map { "    \($0)\n" }.joined()
                + "    effect: drop-blocks\n    why: a reason\n"
        )
    }

    @Test(arguments: ["ocr-error-ppm", "ocr-error-high-ppm"])
    func `blocks are dropped for too many recognition errors`(_ score: String) throws {
        let pack = try blockPack("score: \(score)", "maximum: 80000")
        #expect(pack.blockRules.map(\.name) == ["rule"])
        let context = DocumentContext(format: .alto, declaredLanguages: [])
        var scores = ScoreVector()
        scores[.ocrErrorPPM] = 900_000
        scores[.ocrErrorHighPPM] = 900_000
        #expect(!pack.decide(scores, context)[0].isBroken, "the document as a whole is not what the rule is about")
        let dropped = BlockSelection.DroppedBlock(range: 0..<9, rule: "rule", errorPPM: 90_000)
        let verdict = pack.decide(scores, context, blocks: BlockSelection(kept: [10..<20], dropped: [dropped]))[0]
        #expect(verdict == RuleVerdict(rule: "rule", effect: .dropBlocks, isBroken: true))
    }

    @Test(arguments: [
        ["score: characters", "maximum: 10"], ["score: ocr-error-ppm", "minimum: 10"],
        ["score: ocr-error-ppm", "minimum: 10", "maximum: 20"], ["kind: language-undetermined"],
    ])
    func `nothing else is known of blocks, and the error says so`(_ lines: [String]) {
        let error = #expect(throws: ConfigurationError.self) {
            try pack(
                "herkomst: 1\nname: test\nrules:\n  - name: rule\n" + lines.map { "    \($0)\n" }.joined()
                    + "    effect: drop-blocks\n    why: a reason\n"
            )
        }
        #expect("\(error.map { "\($0)" } ?? "")".contains("“drop-blocks” needs a maximum of “ocr-error-ppm”"))
    }
}

struct BlockSelectionTests {
    private static let scorer = Result {
        let root = Path.parent(of: Path.parent(of: Path.parent(of: #filePath)))
        return DocumentScorer(
            languageIdentifier: LanguageIdentifier(
                model: try LanguageModel(
                    contentsOf: Path.join(root, "Sources/LanguageIdentification/Models/languages.model")
                )
            ),
            ocrScorer: OCRQualityScorer(
                model: try OCRQualityModel(contentsOf: Path.join(root, "Sources/OCRQuality/Models/ocr.model"))
            )
        )
    }

    private let good = String(
        repeating: "Der Zug nach Bremen fuhr am Abend ab, und die Leute standen am Bahnhof. ",
        count: 4
    )
    private let bad = String(
        repeating: "D3r Zvg uach Bremcn fuhr qm Abcnd qb, nnd d1e Lcute stqnden arn Bahuhof. ",
        count: 4
    )

    private func selection(_ text: String, format: SourceFormat = .alto) throws -> BlockSelection? {
        let bytes = Array(text.utf8)
        let place = RecordPlace(locator: "", byteOffset: 0, byteCount: bytes.count)
        let rule = FilterRule(
            name: "bad-blocks",
            test: .range(.ocrErrorPPM, minimum: nil, maximum: 80_000),
            effect: .dropBlocks,
            formats: SourceFormat.allCases.filter(\.isOCR),
            why: "a test"
        )
        return try Self.scorer.get().selectBlocks(
            of: ExtractedDocument(place: place, text: bytes),
            DocumentContext(format: format, declaredLanguages: []),
            by: [rule]
        )
    }

    @Test func `bad blocks go, good ones stay where they stood`() throws {
        let text = [good, good, bad, good, bad, bad].joined(separator: "\n")
        let selection = try #require(try selection(text))
        let bytes = Array(text.utf8)
        #expect(
            String(decoding: selection.text(of: bytes), as: UTF8.self) == [good, good, good].joined(separator: "\n")
        )
        #expect(selection.kept.map { String(decoding: bytes[$0], as: UTF8.self) } == ["\(good)\n\(good)", good])
        #expect(selection.dropped.map { String(decoding: bytes[$0.range], as: UTF8.self) } == [bad, bad, bad])
        #expect(selection.dropped.allSatisfy { $0.rule == "bad-blocks" && $0.errorPPM > 80_000 })
    }

    @Test func `kept and dropped blocks and the line feeds between them are the whole text`() throws {
        for order in [[0, 1], [1, 0], [1, 0, 1, 1, 0], [0, 2, 1, 2, 0], [2, 1, 2], [1, 2, 2, 2, 2, 0, 2]] {
            let text = order.map { [good, bad, "Bremen. "][$0] }.joined(separator: "\n")
            let selection = try #require(try selection(text), "\(order)")
            let ranges = (selection.kept + selection.dropped.map(\.range)).sorted { $0.lowerBound < $1.lowerBound }
            #expect(ranges.first?.lowerBound == 0 && ranges.last?.upperBound == text.utf8.count)
            for (left, right) in zip(ranges, ranges.dropFirst()) {
                #expect(left.upperBound + 1 == right.lowerBound)
                #expect(Array(text.utf8)[left.upperBound] == 0x0A)
            }
        }
    }

    @Test func `a short block goes with what follows it`() throws {
        let text = ["Erstes Kapitel", bad, "Zweites Kapitel", good].joined(separator: "\n")
        let selection = try #require(try selection(text))
        #expect(String(decoding: selection.text(of: Array(text.utf8)), as: UTF8.self) == "Zweites Kapitel\n\(good)")
    }

    @Test func `a page of bad blocks keeps nothing, and one of good blocks, none or another format everything`() throws
    {
        #expect(try selection([bad, bad].joined(separator: "\n"))?.kept == [])
        for text in [good, "", "Bremen", [good, good].joined(separator: "\n"), "\n\n\n"] {
            #expect(try selection(text) == nil)
        }
        #expect(try selection([good, bad].joined(separator: "\n"), format: .html) == nil)
    }
}
