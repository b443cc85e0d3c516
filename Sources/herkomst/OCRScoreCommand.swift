// SPDX-License-Identifier: EUPL-1.2

internal import ArgumentParser
internal import Bytes
internal import CorpusModel
internal import DocumentReading
internal import FileStorage
internal import LanguageIdentification
internal import OCRQuality

/// `herkomst ocr score`: how many characters of a text are wrong, and by what one sees it.
struct OCRScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: "Estimate the character error rate of texts, with an interval that holds nine of ten.",
        discussion: """
            Files are documents in any format that a build reads (ALTO, hOCR, PAGE, ABBYY, METS, text …), told by their \
            content. For each document a line `rate<TAB>low<TAB>high<TAB>file` is printed; a document within a larger \
            file stands behind `#`. With --explain the evidence follows, and the worst lines, each with its own \
            estimate and what condemns it.

            With --jsonl each line of the input is an object with "id", "text" and perhaps "lang", "engine" and \
            "confidence" (0 to 1), and an object with "id", "cer", "low" and "high" is printed for it; with --explain also "reasons" and "lines".
            """
    )

    @Option(help: "The documents' format; auto guesses from their content, not from their names.")
    var format: SourceFormat = .auto

    @Flag(help: "Read and print an object of JSON a line.")
    var jsonl = false

    @Flag(help: "Say which evidence made the estimate, and which lines are worst.")
    var explain = false

    @Option(help: "How many of the worst lines are shown.")
    var worst = 5

    @Option(help: "The language, as an ISO 639 code; otherwise it is the declared one, or found out.")
    var language: String?

    @Option(help: "A model to use instead of the one that is shipped.", completion: .file())
    var model: String?

    @Argument(help: "Files; standard input if there are none.", completion: .file())
    var files: [String] = []

    func run() throws {
        let scorer = try OCRCommand.scorer(model)
        var output = BufferedOutput()
        var failureCount = 0
        if jsonl {
            for path in files.isEmpty ? ["/dev/stdin"] : files { try scoreLines(of: path, scorer, &output) }
        } else {
            let identifier = LanguageIdentifier(model: try LanguageModel.shipped())
            for path in files.isEmpty ? ["/dev/stdin"] : files {
                failureCount += try scoreDocuments(of: path, scorer, identifier, &output)
            }
        }
        try output.flush()
        if failureCount > 0 { throw ExitCode(1) }
    }

    // MARK: Documents

    private func scoreDocuments(
        of path: String,
        _ scorer: OCRQualityScorer,
        _ identifier: LanguageIdentifier,
        _ output: inout BufferedOutput
    ) throws -> Int {
        let dialect = try XMLDialect.of(format)
        let extractor = DocumentExtractor(format: format, limits: ReadingLimits(), dialect: dialect)
        let records =
            files.isEmpty
            ? FileRecords(bytes: try InputFile.contents(of: path) ?? [], format: format, dialect: dialect)
            : try FileRecords(path: path, format: format, dialect: dialect)
        var failureCount = 0
        while let record = records.next() {
            switch extractor.extract(record) {
            case .document(let document):
                let name = document.place.locator.isEmpty ? path : "\(path)#\(document.place.locator)"
                let language = language ?? identifier.identifyDocument(document.text).guess.language
                let statement = OCREngineStatement(
                    name: document.engine,
                    confidencePPM: document.engineConfidencePPM
                )
                let estimate = scorer.estimate(document.text, language: language, statement: statement)
                try output.write(Array("\(OCRCommand.figures(estimate).joined(separator: "\t"))\t\(name)\n".utf8))
                if explain { try output.write(explanation(of: document.text, estimate, language, scorer)) }
            case .rejected(let rejection):
                StandardError.write("herkomst: \(rejection.message(path: path))\n")
                failureCount += 1
            }
        }
        return failureCount
    }

    private func explanation(
        of text: [UInt8],
        _ estimate: OCRQualityEstimate,
        _ language: String,
        _ scorer: OCRQualityScorer
    ) -> [UInt8] {
        var page = "  language \(language)\(OCRScoreCommand.words(for: estimate.reasons))\n"
        for (number, line) in worstLines(of: text, language, scorer) {
            let rate = OCRCommand.percent(line.estimate.characterErrorRatePPM)
            page += "  line \(number), \(rate)\(OCRScoreCommand.words(for: line.estimate.reasons))\n"
            page += "    \(String(decoding: text[line.range], as: UTF8.self))\n"
        }
        return Array(page.utf8)
    }

    /// The worst lines, the worst first, with their numbers, which begin with 1.
    private func worstLines(
        of text: [UInt8],
        _ language: String,
        _ scorer: OCRQualityScorer
    ) -> [(number: Int, line: OCRLineEstimate)] {
        let lines = scorer.lineEstimates(text, language: language).sorted { first, second in
            let (left, right) = (first.estimate.characterErrorRatePPM, second.estimate.characterErrorRatePPM)
            return left != right ? left > right : first.range.lowerBound < second.range.lowerBound
        }
        return lines.prefix(max(0, worst)).map { line in
            (1 + text[..<line.range.lowerBound].count { $0 == 0x0A }, line)
        }
    }

    private static func words(for reasons: [OCRQualityReason]) -> String {
        reasons.filter { $0.ppm != 0 }.map { ", \($0.kind.rawValue) \(OCRCommand.percent($0.ppm))" }.joined()
    }

    // MARK: Lines of JSON

    /// A page of the input lines.
    private struct Page: Decodable {
        var id: String
        var text: String
        var lang: String?
        var engine: String?
        var confidence: Double?
    }

    private func scoreLines(of path: String, _ scorer: OCRQualityScorer, _ output: inout BufferedOutput) throws {
        var lines = LineReader(try InputFile(path))
        var lineNumber = 0
        while let batch = try lines.nextBatch() {
            for line in batch {
                lineNumber += 1
                if line.isEmpty { continue }
                let page = try OCRCommand.decode(Page.self, from: line, place: "\(path), line \(lineNumber)")
                let text = Array(page.text.utf8)
                let language = page.lang ?? language ?? "und"
                let estimate = scorer.estimate(
                    text,
                    language: language,
                    statement: OCRCommand.statement(engine: page.engine, confidence: page.confidence)
                )
                try output.write(self.line(for: estimate, of: text, id: page.id, language, scorer))
            }
        }
    }

    private func line(
        for estimate: OCRQualityEstimate,
        of text: [UInt8],
        id: String,
        _ language: String,
        _ scorer: OCRQualityScorer
    ) -> [UInt8] {
        var name = JSONWriter()
        name.string(id)
        let figures = OCRCommand.figures(estimate)
        let numbers = "\"cer\":\(figures[0]),\"low\":\(figures[1]),\"high\":\(figures[2])"
        let line = Array("{\"id\":".utf8) + name.bytes + Array(",\(numbers)".utf8)
        guard explain else { return line + Array("}\n".utf8) }
        var rest = JSONWriter()
        rest.object { object in
            OCRScoreCommand.write(estimate.reasons, to: &object)
            object.member(
                "lines",
                array: { array in
                    for (number, line) in worstLines(of: text, language, scorer) {
                        array.object { object in
                            object.member("line", number)
                            object.member("cer_ppm", line.estimate.characterErrorRatePPM)
                            OCRScoreCommand.write(line.estimate.reasons, to: &object)
                            object.member("text", String(decoding: text[line.range], as: UTF8.self))
                        }
                    }
                }
            )
        }
        return line + [0x2C] + rest.bytes.dropFirst() + [0x0A]
    }

    private static func write(_ reasons: [OCRQualityReason], to writer: inout JSONWriter) {
        writer.member(
            "reasons_ppm",
            object: { object in for reason in reasons { object.member(reason.kind.rawValue, reason.ppm) } }
        )
    }
}
