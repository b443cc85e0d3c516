// SPDX-License-Identifier: EUPL-1.2

internal import ArgumentParser
internal import FileStorage
internal import OCRQuality

/// `herkomst ocr train`.
struct OCRTrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Train a model from texts, lists of words and recognised pages; the same data give the same bytes.",
        discussion: """
            Texts and words are files <code>.txt.gz with a text or a word a line. Pages are files *.jsonl.gz: an object a \
            line with lang, ocr, cer and perhaps cer_local, coverage and gt; each file is a collection, and the one called \
            `rendered` holds pages that were made for fitting. With --features-out the pages are also written as numbers; \
            from these --refit fits a model's regression again, without the pages and to the same bytes.
            """
    )

    @Option(help: "The folder with the texts, or one that holds it as `train`.")
    var data: String?

    @Option(help: "A folder with lists of words.")
    var words: String?

    @Option(help: "A file of recognised pages, or a folder of such files; may be given again.")
    var pages: [String] = []

    @Option(help: "Where to write the pages as numbers.")
    var featuresOut: String?

    @Option(help: "A model whose languages are kept; only its regression is fitted anew, on --features.")
    var refit: String?

    @Option(help: "Pages as numbers, for --refit.")
    var features: String?

    @Option(help: "The model to write.")
    var out: String

    func validate() throws {
        guard (data == nil) != (refit == nil) else { throw ValidationError("give either --data or --refit") }
        guard (refit == nil) == (features == nil) else { throw ValidationError("--refit and --features go together") }
        guard refit == nil || (words == nil && pages.isEmpty && featuresOut == nil) else {
            throw ValidationError("--refit takes its pages from --features alone")
        }
    }

    func run() throws {
        let bytes = try refit.map(refitted) ?? trained()
        let model = try OCRQualityModel(bytes: bytes)
        try OutputFile.write(bytes, to: out)
        let facts = "\(bytes.count) bytes, \(model.languages.count) languages, SHA-256 \(model.digest)"
        StandardError.write("\(out): \(facts)\n")
    }

    private func refitted(_ path: String) throws -> [UInt8] {
        let table = try PairedPage.decompressed(try InputFile.contents(of: features ?? "") ?? [])
        return try OCRQualityTrainer().refit(
            OCRQualityModel(contentsOf: path),
            on: OCRFeatureTable(text: table, place: features ?? "")
        )
    }

    private func trained() throws -> [UInt8] {
        let folder = data ?? ""
        let inner = Path.join(folder, "train")
        let result = try OCRQualityTrainer().train(
            texts: try Folder.kind(of: inner) == .folder ? inner : folder,
            words: words,
            pages: try pages.flatMap(PairedPage.files).flatMap(PairedPage.trainingPages)
        ) { StandardError.write("\($0)\n") }
        if let featuresOut { try OutputFile.write(result.table.text, to: featuresOut) }
        return result.model
    }
}
