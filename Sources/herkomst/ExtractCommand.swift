// SPDX-License-Identifier: EUPL-1.2

public import ArgumentParser
import Bytes
public import CorpusModel
import DocumentReading
import FileStorage
import Licensing
import OrderedParallelism

/// `herkomst extract`: the readers alone.
struct ExtractCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Print the text of documents in any format that a build reads.",
        discussion: """
            Formats: \(SourceFormat.allCases.map(\.rawValue).joined(separator: ", ")). Files may be plain, compressed \
            (gzip, zstd, bzip2) or archives (tar, zip, WARC), which may be compressed too; what they are is told by their \
            content. With --jsonl one object a document: path, locator, format, title, author, date, url, site, language, \
            text, and what the document says about rights. What cannot be read is reported on standard error, and the \
            command ends with 1.

            --list prints a line for each record of a WARC file: locator, type, bytes, status, media type, date, address, \
            parted by tabs (- where there is none). Of other files it prints a line for each document: locator, format, \
            bytes.
            """
    )

    @Option(help: "The documents' format; auto guesses from their content, not from their names.")
    var format: SourceFormat = .auto

    @Option(help: "A table for XML of a house format; Dialects/README.md says what stands in it.", completion: .file())
    var dialect: String?

    @Flag(help: "Print one JSON object a line.")
    var jsonl = false

    @Flag(help: "Keep readers' comments below pages of HTML.")
    var comments = false

    @Flag(help: "Print every block of an HTML page with what is measured of it and its score, one JSON object a page.")
    var blocks = false

    @Flag(help: "Print what stands in archives and other files instead of its text, a record a line.")
    var list = false

    @Flag(help: "With --list, decompress WARC files to their ends and check them, instead of looking at headers alone.")
    var check = false

    @Option(help: "How many documents to read at once.")
    var workers = 1

    @Argument(help: "The files, or folders of them.", completion: .file())
    var files: [String]

    func validate() throws {
        guard (1...1024).contains(workers) else { throw ValidationError("--workers takes a number from 1 to 1024") }
        guard !check || list else { throw ValidationError("--check goes with --list") }
        guard dialect == nil || format == .auto || format.isXMLDialect else {
            throw ValidationError("--dialect goes with XML, not with --format \(format.rawValue)")
        }
        guard dialect != nil || format != .xml else {
            throw ValidationError("--format xml needs a table: --dialect FILE")
        }
    }

    func run() async throws {
        var failureCount = 0
        var output = BufferedOutput()
        if blocks { return try printBlocks() }
        if list { return try printLists() }
        let jsonl = jsonl
        var limits = ReadingLimits()
        limits.keepsComments = comments
        let given = try dialect.map { try XMLDialect(path: $0) }
        let format = given != nil && format == .auto ? SourceFormat.xml : format
        let table = try given ?? XMLDialect.of(format)
        let extractor = DocumentExtractor(format: format, limits: limits, dialect: table)
        var batches = RecordBatches(files: try paths(), format: format, dialect: table)
        try await orderedParallelMap(workerCount: workers) {
            try batches.next()
        } transform: { (batch: RecordBatch) in
            ExtractedBatch(batch, extractor: extractor, format: format, isJSON: jsonl)
        } emit: { (batch: ExtractedBatch) in
            for piece in batch.output { try output.write(piece) }
            for failure in batch.failures { StandardError.write("herkomst: \(failure)\n") }
            failureCount += batch.failures.count
        }
        try output.flush()
        if failureCount > 0 { throw ExitCode(1) }
    }
}

extension SourceFormat: ExpressibleByArgument {}

extension ReadingRejection {
    /// What is printed of a rejection.
    func message(path: String) -> String {
        let locator = place.locator.isEmpty ? "" : " \(place.locator)"
        return "\(path)\(locator): \(reason.rawValue): \(detail)"
    }
}

extension ExtractCommand {
    // Folders with all that is in them, but for hidden files.
    private func paths() throws -> [String] {
        func expanded(_ path: String, isFolder: Bool) throws -> [String] {
            guard isFolder else { return [path] }
            let entries = try Folder.entries(in: path).filter { !$0.name.hasPrefix(".") }
            return try entries.flatMap { try expanded(Path.join(path, $0.name), isFolder: $0.isFolder) }
        }
        return try files.flatMap { try expanded($0, isFolder: Folder.kind(of: $0) == .folder) }
    }

    private func printBlocks() throws {
        var limits = ReadingLimits()
        limits.keepsComments = comments
        var output = BufferedOutput()
        for path in try paths() {
            for piece in try ExtractedBatch(blocksOf: path, limits: limits).output { try output.write(piece) }
        }
        try output.flush()
    }

    private func printLists() throws {
        var output = BufferedOutput()
        var brokenCount = 0
        for path in try paths() {
            let list = try RecordList(path: path, format: format, dialect: dialect, checks: check, isJSON: jsonl)
            while let item = list.next() {
                switch item {
                case .line(let line): try output.write(line)
                case .broken(let rejection):
                    StandardError.write("herkomst: \(rejection.message(path: path))\n")
                    brokenCount += 1
                }
            }
        }
        try output.flush()
        if brokenCount > 0 { throw ExitCode(1) }
    }
}

/// Some records of one file, enough to be worth a worker's while.
private struct RecordBatch: Sendable {
    var path: String
    var records: [CutRecord] = []
}

/// Cuts files into records, one after the other.
private struct RecordBatches {
    private static let targetByteCount = 1 << 20
    private let files: [String]
    private let format: SourceFormat
    private let dialect: XMLDialect?
    private var nextFile = 0
    private var stream: FileRecords?

    init(files: [String], format: SourceFormat, dialect: XMLDialect?) {
        self.files = files
        self.dialect = dialect
        self.format = format
    }

    /// The next records; `nil` after the last.
    mutating func next() throws -> RecordBatch? {
        while true {
            if stream == nil {
                guard nextFile < files.count else { return nil }
                let path = files[nextFile]
                stream = try FileRecords(path: path, format: format, dialect: dialect)
                nextFile += 1
            }
            var batch = RecordBatch(path: files[nextFile - 1])
            var byteCount = 0
            while byteCount < RecordBatches.targetByteCount {
                guard let cut = stream?.next() else {
                    stream = nil
                    break
                }
                batch.records.append(cut)
                if case .record(let record) = cut { byteCount += record.bytes.count } else { byteCount += 256 }
            }
            if !batch.records.isEmpty { return batch }
        }
    }
}

/// What extraction prints for some records.
private struct ExtractedBatch: Sendable {
    var output: [[UInt8]] = []
    var failures: [String] = []

    init(blocksOf path: String, limits: ReadingLimits) throws {
        let page = try PageBlocks(page: InputFile.contents(of: path) ?? [], limits: limits)
        var writer = JSONWriter()
        writer.object { object in
            object.member("path", path)
            object.member(
                "blocks",
                array: { array in
                    for block in page.blocks { array.object { ExtractedBatch.write(block, to: &$0) } }
                }
            )
        }
        writer.endLine()
        output = [writer.bytes]
    }

    private static func write(_ block: PageBlocks.Block, to writer: inout JSONWriter) {
        writer.key("text")
        writer.string(utf8: block.text)
        writer.member("score", block.score)
        writer.member("features", array: { array in for number in block.features { array.integer(number) } })
    }

    init(_ batch: RecordBatch, extractor: DocumentExtractor, format: SourceFormat, isJSON: Bool) {
        let path = batch.path
        for record in batch.records {
            switch extractor.extract(record) {
            case .document(let document):
                let format = document.format ?? format
                if isJSON {
                    output.append(ExtractedBatch.line(document, path: path, format: format))
                } else {
                    output.append(document.text)
                    output.append([0x0A])
                }
            case .rejected(let rejection):
                failures.append(rejection.message(path: path))
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
            object.member("fetched", ifPresent: document.fetched)
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
