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
        subcommands: [Score.self, OCRTrainCommand.self, Evaluate.self]
    )

    /// A page of the input lines.
    private struct Page: Decodable {
        var id: String
        var text: String
        var lang: String?
    }

    /// `herkomst ocr score`.
    struct Score: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Estimate the character error rate of texts, with an interval that holds nine of ten.",
            discussion: """
                Without --jsonl each file is a text, and a line `rate<TAB>low<TAB>high<TAB>file` is printed for it. With \
                --jsonl each line is an object with "id", "text" and perhaps "lang", and an object with "id", "cer", \
                "low" and "high" is printed for it.
                """
        )

        @Flag(help: "Read and print an object of JSON a line.")
        var jsonl = false

        @Option(help: "The language of texts that do not say theirs, as an ISO 639 code.")
        var language = "und"

        @Option(help: "A model to use instead of the one that is shipped.")
        var model: String?

        @Argument(help: "Files; standard input if there are none.")
        var files: [String] = []

        func run() throws {
            let scorer = try OCRCommand.scorer(model)
            var output = BufferedOutput()
            for path in files.isEmpty ? ["/dev/stdin"] : files {
                if jsonl {
                    try scoreLines(of: path, scorer, &output)
                } else {
                    let estimate = scorer.estimate(try InputFile.contents(of: path) ?? [], language: language)
                    let figures = OCRCommand.figures(estimate).joined(separator: "\t")
                    try output.write(Array("\(figures)\t\(path)\n".utf8))
                }
            }
            try output.flush()
        }

        private func scoreLines(of path: String, _ scorer: OCRQualityScorer, _ output: inout BufferedOutput) throws {
            var lines = LineReader(try InputFile(path))
            var lineNumber = 0
            while let batch = try lines.nextBatch() {
                for line in batch {
                    lineNumber += 1
                    if line.isEmpty { continue }
                    let page = try OCRCommand.decode(Page.self, from: line, place: "\(path), line \(lineNumber)")
                    let estimate = scorer.estimate(Array(page.text.utf8), language: page.lang ?? language)
                    try output.write(OCRCommand.line(for: estimate, id: page.id))
                }
            }
        }
    }

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
                let estimate = scorer.estimate(Array(page.ocr.utf8), language: page.lang)
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

    private static func scorer(_ path: String?) throws -> OCRQualityScorer {
        OCRQualityScorer(model: try path.map { try OCRQualityModel(contentsOf: $0) } ?? OCRQualityModel.shipped())
    }

    static func decode<Value: Decodable>(_ type: Value.Type, from line: [UInt8], place: String) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(line))
        } catch {
            throw ValidationError("\(place): not the JSON that was expected: \(error)")
        }
    }

    private static func figures(_ estimate: OCRQualityEstimate) -> [String] {
        [estimate.characterErrorRatePPM, estimate.lowPPM, estimate.highPPM].map {
            String(decoding: LanguageCommand.decimal(ppm: Int($0), digits: 4), as: UTF8.self)
        }
    }

    private static func line(for estimate: OCRQualityEstimate, id: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.string(id)
        let figures = figures(estimate)
        let numbers = "\"cer\":\(figures[0]),\"low\":\(figures[1]),\"high\":\(figures[2])"
        return Array("{\"id\":".utf8) + writer.bytes + Array(",\(numbers)}\n".utf8)
    }
}
