// SPDX-License-Identifier: EUPL-1.2

internal import ArgumentParser
internal import Bytes
internal import CorpusModel
internal import FileStorage
internal import LanguageIdentification

/// `herkomst langid`: tell the language of texts; train and measure the model that does it.
struct LanguageCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "langid",
        abstract: "Tell the language of texts; train and measure the model.",
        subcommands: [Identify.self, Train.self, Evaluate.self, LanguageMeasureCommand.self]
    )

    /// `herkomst langid identify`.
    struct Identify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "For each line, print the code of its language and how sure that is, separated by a tab."
        )

        @Option(help: "A model to use instead of the one that is shipped.")
        var model: String?

        @Argument(help: "Files with a text a line; standard input if there are none.")
        var files: [String] = []

        @Flag(
            help: """
                Take each file for one document: print its runs of paragraphs in one language (lines, language, \
                confidence, share of the text), then the share of each language.
                """
        )
        var spans = false

        func run() throws {
            let model = try model.map { try LanguageModel(contentsOf: $0) } ?? LanguageModel.shipped()
            let identifier = LanguageIdentifier(model: model)
            var output = BufferedOutput()
            for path in files.isEmpty ? ["/dev/stdin"] : files {
                if spans {
                    try writeSpans(of: path, identifier, to: &output)
                } else {
                    try writeLanguages(of: path, identifier, to: &output)
                }
            }
            try output.flush()
        }

        private func writeLanguages(
            of path: String,
            _ identifier: LanguageIdentifier,
            to output: inout BufferedOutput
        ) throws {
            var scratch = LanguageIdentifier.Scratch()
            var answers: [UInt8] = []
            var lines = LineReader(try InputFile(path))
            while let (text, ranges) = try lines.nextRanges() {
                for range in ranges {
                    identifier.identify(text, in: range, scratch: &scratch).append(to: &answers)
                    answers.append(0x0A)
                }
                try output.write(answers)
                answers.removeAll(keepingCapacity: true)
            }
        }

        private func writeSpans(
            of path: String,
            _ identifier: LanguageIdentifier,
            to output: inout BufferedOutput
        ) throws {
            let spans = identifier.spans(of: try InputFile.contents(of: path) ?? [])
            let byteCount = max(1, spans.reduce(0) { $0 + $1.range.count })
            for span in spans {
                var line = Array("\(span.lines.lowerBound)-\(span.lines.upperBound)\t".utf8)
                span.guess.append(to: &line)
                line.append(0x09)
                line += LanguageCommand.decimal(ppm: 1_000_000 * span.range.count / byteCount, digits: 3)
                try output.write(line + [0x0A])
            }
            for share in LanguageIdentifier.shares(of: spans) {
                let line = Array("all\t\(share.language)\t\t".utf8)
                try output.write(line + LanguageCommand.decimal(ppm: Int(share.sharePPM), digits: 3) + [0x0A])
            }
        }
    }

    /// `herkomst langid train`.
    struct Train: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Train a model from files <code>.txt.gz with a text a line; the same data give the same bytes."
        )

        @Option(help: "The folder with the texts, or one that holds it as `train` (and their sources as `train-src`).")
        var data: String

        @Option(help: "The model to write.")
        var out: String

        @Option(
            name: .customLong("without-licence"),
            help: "A licence whose sources are left out, as SOURCES.tsv writes it; may be given several times."
        )
        var withoutLicences: [String] = []

        @Option(help: "How many threads prepare the texts; the model is the same for any number.")
        var workers = 1

        func run() async throws {
            var trainer = LanguageTrainer()
            trainer.withoutLicences = withoutLicences
            trainer.workerCount = max(1, workers)
            let bytes = try await trainer.train(folder: data) { StandardError.write("\($0)\n") }
            let model = try LanguageModel(bytes: bytes)
            try OutputFile.write(bytes, to: out)
            let facts = "\(bytes.count) bytes, \(model.labels.count) languages, SHA-256 \(model.digest)"
            StandardError.write("\(out): \(facts)\n")
        }
    }

    /// `herkomst langid evaluate`.
    struct Evaluate: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Measure the model on texts whose language is known."
        )

        @Option(help: "A folder with files <code>.txt.gz, a text a line, or one that holds it as `dev`.")
        var data: String

        @Option(help: "A model to use instead of the one that is shipped.")
        var model: String?

        @Flag(help: "Print JSON.")
        var json = false

        func run() throws {
            let inner = Path.join(data, "dev")
            let folder = try Folder.kind(of: inner) == .folder ? inner : data
            let model = try model.map { try LanguageModel(contentsOf: $0) } ?? LanguageModel.shipped()
            let result = try LanguageEvaluation(folder: folder, identifier: LanguageIdentifier(model: model))
            var output = BufferedOutput()
            try output.write(json ? LanguageCommand.json(result) : LanguageCommand.table(result))
            try output.flush()
        }
    }

    /// Parts per million as a decimal fraction, cut after `digits` places.
    static func decimal(ppm: Int, digits: Int) -> [UInt8] {
        var rest = ppm
        for _ in digits..<6 { rest /= 10 }
        var places: [UInt8] = []
        for _ in 0..<digits {
            places.append(0x30 + UInt8(rest % 10))
            rest /= 10
        }
        return Array(String(rest).utf8) + [0x2E] + places.reversed()
    }

    private static func json(_ result: LanguageEvaluation) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("macro_f1_ppm", result.macroF1PPM)
            writer.member("others_taken_ppm", result.otherTakenPPM)
            writer.member(
                "languages",
                array: { writer in
                    for row in result.rows {
                        writer.object { writer in
                            writer.member("language", row.language)
                            writer.member("texts", row.textCount)
                            writer.member("precision_ppm", row.precisionPPM)
                            writer.member("recall_ppm", row.recallPPM)
                            writer.member("f1_ppm", row.f1PPM)
                        }
                    }
                }
            )
        }
        writer.endLine()
        return writer.bytes
    }

    private static func table(_ result: LanguageEvaluation) -> [UInt8] {
        var text = "language\ttexts\tprecision\trecall\tF1\n"
        for row in result.rows {
            let figures = [row.precisionPPM, row.recallPPM, row.f1PPM].map { share(ppm: $0) }
            text += "\(row.language)\t\(row.textCount)\t\(figures.joined(separator: "\t"))\n"
        }
        text += "macro F1 of the official languages of the EU\t\(share(ppm: result.macroF1PPM))\n"
        text += "other texts taken for one of them\t\(share(ppm: result.otherTakenPPM))\n"
        return Array(text.utf8)
    }

    private static func share(ppm: Int) -> String {
        String(decoding: decimal(ppm: ppm, digits: 4), as: UTF8.self)
    }
}

extension LanguageGuess {
    /// Appends `code<TAB>0.xxx`.
    fileprivate func append(to line: inout [UInt8]) {
        line.append(contentsOf: language.utf8)
        let thousandths = Int(confidencePPM / 1000)
        line.append(0x09)
        line.append(0x30 + UInt8(thousandths / 1000))
        line.append(0x2E)
        line.append(0x30 + UInt8(thousandths / 100 % 10))
        line.append(0x30 + UInt8(thousandths / 10 % 10))
        line.append(0x30 + UInt8(thousandths % 10))
    }
}
