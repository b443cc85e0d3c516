// SPDX-License-Identifier: EUPL-1.2

internal import ArgumentParser
internal import Bytes
internal import FileStorage
internal import Foundation
internal import OCRQuality

/// `herkomst ocr`: estimate how many characters recognition got wrong; train and measure the model that does it.
struct OCRCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ocr",
        abstract: "Estimate the character error rate of recognised text; train and measure the model.",
        subcommands: [OCRScoreCommand.self, OCRTrainCommand.self, Evaluate.self]
    )

    /// `herkomst ocr evaluate`.
    struct Evaluate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Measure the model on recognised pages whose true error rate is known."
        )

        @Option(help: "A folder with files *.jsonl.gz: an object a line with lang, ocr, cer and perhaps cer_local.")
        var data: String?

        @Option(help: "Pages as numbers instead: each collection is estimated as fitted without it.")
        var leaveOneOut: String?

        @Option(help: "A model to use instead of the one that is shipped.")
        var model: String?

        @Flag(help: "Print JSON.")
        var json = false

        func validate() throws {
            guard (data == nil) != (leaveOneOut == nil) else {
                throw ValidationError("give either --data or --leave-one-out")
            }
        }

        func run() throws {
            var output = BufferedOutput()
            var all: [OCRQualityEvaluation.Pair] = []
            if let leaveOneOut {
                let text = try PairedPage.decompressed(try InputFile.contents(of: leaveOneOut) ?? [])
                var groups: [OCRFeatureTable.Group] = []
                try OCRFeatureTable(text: text, place: leaveOneOut).leavingEachGroupOut { groups.append($0) }
                for group in groups {
                    try output.write(row(group.name, OCRQualityEvaluation(pairs: group.pairs)))
                    all += group.pairs
                }
            } else if let data {
                let scorer = try OCRCommand.scorer(model)
                for path in try PairedPage.files(in: data) {
                    let pairs = try pairs(of: path, scorer)
                    try output.write(row(Path.name(of: path), OCRQualityEvaluation(pairs: pairs)))
                    all += pairs
                }
            }
            try output.write(row("all", OCRQualityEvaluation(pairs: all)))
            try output.flush()
        }

        private func pairs(of path: String, _ scorer: OCRQualityScorer) throws -> [OCRQualityEvaluation.Pair] {
            try PairedPage.pages(of: path).filter { $0.ocr.utf8.count >= 200 && $0.isWhole }.map { page in
                let text = Array(page.ocr.utf8)
                let estimate = scorer.estimate(text, language: page.lang, statement: page.statement)
                return OCRQualityEvaluation.Pair(truePPM: page.truePPM, estimate: estimate)
            }
        }

        private func row(_ name: String, _ result: OCRQualityEvaluation) -> [UInt8] {
            let area = result.areaUnderCurve(limitPPM: 80_000)
            guard json else {
                let figures = [
                    "pages \(result.pairs.count)", String(format: "rank correlation %.3f", result.rankCorrelation),
                    String(format: "mean absolute error %.4f", Double(result.meanAbsoluteErrorPPM) / 1_000_000),
                    area.map { String(format: "area under the curve at 8 %% %.3f", $0) } ?? "one side of 8 % only",
                    String(format: "in the interval %.3f", Double(result.coveragePPM) / 1_000_000),
                ]
                return Array("\(name)\t\(figures.joined(separator: "\t"))\n".utf8)
            }
            var writer = JSONWriter()
            writer.object { writer in
                writer.member("set", name)
                writer.member("pages", result.pairs.count)
                writer.member("rank_correlation_ppm", Int(result.rankCorrelation * 1_000_000))
                writer.member("mean_absolute_error_ppm", result.meanAbsoluteErrorPPM)
                if let area { writer.member("auc_ppm", Int(area * 1_000_000)) }
                writer.member("coverage_ppm", result.coveragePPM)
            }
            writer.endLine()
            return writer.bytes
        }
    }

    static func scorer(_ path: String?) throws -> OCRQualityScorer {
        OCRQualityScorer(model: try path.map { try OCRQualityModel(contentsOf: $0) } ?? OCRQualityModel.shipped())
    }

    /// What an engine says of a page in a line of JSON, its confidence from 0 to 1.
    static func statement(engine: String?, confidence: Double?) -> OCREngineStatement? {
        OCREngineStatement(name: engine, confidencePPM: confidence.map { Int64(min(1, max(0, $0)) * 1_000_000) })
    }

    static func decode<Value: Decodable>(_ type: Value.Type, from line: [UInt8], place: String) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(line))
        } catch {
            throw ValidationError("\(place): not the JSON that was expected: \(error)")
        }
    }

    static func figures(_ estimate: OCRQualityEstimate) -> [String] {
        [estimate.characterErrorRatePPM, estimate.lowPPM, estimate.highPPM].map {
            String(decoding: LanguageCommand.decimal(ppm: Int($0), digits: 4), as: UTF8.self)
        }
    }

    /// A rate for people, such as `4.3 %`.
    static func percent(_ ppm: Int64) -> String {
        let tenths = (ppm.magnitude + 500) / 1000
        return "\(ppm < 0 ? "-" : "")\(tenths / 10).\(tenths % 10) %"
    }
}
