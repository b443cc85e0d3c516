// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import Bytes
import CorpusModel
import DocumentReading
import FileStorage
import Licensing
import OrderedParallelism

/// `herkomst extract`: the readers alone.
struct ExtractCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Print the text of HTML, XML and OCR files, as a build would read it.",
        discussion: """
            Files may be plain, gzip or zstd. With --jsonl one object a document: path, locator, format, title, \
            author, date, url, site, language, text, and what the document says about rights. What cannot be read is \
            reported on standard error, and the command ends with 1.
            """
    )

    /// The formats, and the guess.
    enum FormatChoice: String, ExpressibleByArgument, CaseIterable {
        case auto, html, tei, alto, mets, page, abbyy, hocr, jats, formex, eurlex, mediawiki, xml
        case akomaNtoso = "akoma-ntoso"
    }

    @Option(help: "The files' format; auto guesses from their content, not from their names.")
    var format: FormatChoice = .auto

    @Option(help: "A table for XML of a house format; Dialects/README.md says what stands in it.", completion: .file())
    var dialect: String?

    @Flag(help: "Print one JSON object a line.")
    var jsonl = false

    @Flag(help: "Keep readers' comments below pages of HTML.")
    var comments = false

    @Flag(help: "Print every block of an HTML page with what is measured of it and its score, one JSON object a page.")
    var blocks = false

    @Option(help: "How many files to read at once.")
    var workers = 1

    @Argument(help: "The files.", completion: .file())
    var files: [String]

    func validate() throws {
        guard (1...1024).contains(workers) else { throw ValidationError("--workers takes a number from 1 to 1024") }
        guard dialect == nil || SourceFormat(rawValue: format.rawValue)?.isXMLDialect ?? true else {
            throw ValidationError("--dialect goes with XML, not with --format \(format.rawValue)")
        }
        guard dialect != nil || format != .xml else {
            throw ValidationError("--format xml needs a table: --dialect FILE")
        }
    }

    func run() async throws {
        var next = 0
        var failureCount = 0
        var output = BufferedOutput()
        let (files, jsonl, blocks) = (files, jsonl, blocks)
        var limits = ReadingLimits()
        limits.keepsComments = comments
        let settings = limits
        let table = try dialect.map { try XMLDialect(path: $0) }
        let format = table != nil && format == .auto ? FormatChoice.xml : format
        try await orderedParallelMap(workerCount: workers) {
            defer { next += 1 }
            return next < files.count ? files[next] : nil
        } transform: { (path: String) in
            if blocks { return try ExtractedFile(blocksOf: path, limits: settings) }
            return try ExtractedFile(path, format: format, dialect: table, limits: settings, isJSON: jsonl)
        } emit: { (file: ExtractedFile) in
            try output.write(file.output)
            for failure in file.failures { StandardError.write("herkomst: \(failure)\n") }
            failureCount += file.failures.count
        }
        try output.flush()
        if failureCount > 0 { throw ExitCode(1) }
    }
}

/// What extraction prints for one file.
private struct ExtractedFile: Sendable {
    var output: [UInt8] = []
    var failures: [String] = []

    init(blocksOf path: String, limits: ReadingLimits) throws {
        let page = try PageBlocks(page: InputFile.contents(of: path) ?? [], limits: limits)
        var writer = JSONWriter()
        writer.object { object in
            object.member("path", path)
            object.member(
                "blocks",
                array: { array in
                    for block in page.blocks { array.object { ExtractedFile.write(block, to: &$0) } }
                }
            )
        }
        writer.endLine()
        output = writer.bytes
    }

    private static func write(_ block: PageBlocks.Block, to writer: inout JSONWriter) {
        writer.key("text")
        writer.string(utf8: block.text)
        writer.member("score", block.score)
        writer.member("features", array: { array in for number in block.features { array.integer(number) } })
    }

    init(
        _ path: String,
        format choice: ExtractCommand.FormatChoice,
        dialect given: XMLDialect?,
        limits: ReadingLimits,
        isJSON: Bool
    ) throws {
        guard let format = try SourceFormat(rawValue: choice.rawValue) ?? FormatDetection.format(ofFileAt: path) else {
            failures.append("\(path): none of the formats that are read; name one with --format if it is")
            return
        }
        let dialect = try given ?? XMLDialect.of(format)
        let stream = try RecordStream(path: path, format: format, limits: limits, dialect: dialect)
        let extractor = DocumentExtractor(format: format, limits: limits, dialect: dialect)
        while let record = stream.next() {
            let outcome: ReadingOutcome =
                switch record {
                case .record(let record): extractor.extract(record)
                case .rejected(let rejection): .rejected(rejection)
                }
            switch outcome {
            case .document(let document):
                output += isJSON ? ExtractedFile.line(document, path: path, format: format) : document.text + [0x0A]
            case .rejected(let rejection):
                let place = rejection.place.locator.isEmpty ? "" : " \(rejection.place.locator)"
                failures.append("\(path)\(place): \(rejection.reason.rawValue): \(rejection.detail)")
            }
        }
    }

    private static func line(_ document: ExtractedDocument, path: String, format: SourceFormat) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { object in
            object.member("path", path)
            object.member("locator", document.place.locator)
            object.member("format", format.rawValue)
            object.member("title", ifPresent: document.title)
            object.member("author", ifPresent: document.author)
            object.member("date", ifPresent: document.date)
            object.member("url", ifPresent: document.address)
            object.member("site", ifPresent: document.site)
            object.member("language", ifPresent: document.declaredLanguage)
            object.member("encoding", document.encoding)
            object.member("ocr_engine", ifPresent: document.engine)
            if !document.furniture.isEmpty { object.member("furniture", strings: document.furniture) }
            if document.unknownEntityCount > 0 { object.member("unknown_entities", document.unknownEntityCount) }
            if !document.identifiers.isEmpty { object.member("identifiers", strings: document.identifiers) }
            if !document.rights.isEmpty {
                object.member(
                    "rights",
                    array: { array in
                        for evidence in document.rights {
                            array.object { member in
                                member.member("kind", evidence.kind)
                                member.member("value", evidence.value)
                                if !evidence.place.isEmpty { member.member("place", evidence.place) }
                                member.member("license", ifPresent: EmbeddedLicense.claim(in: evidence))
                            }
                        }
                    }
                )
            }
            object.key("text")
            object.string(utf8: document.text)
        }
        writer.endLine()
        return writer.bytes
    }
}
