// SPDX-License-Identifier: EUPL-1.2

internal import Compression
internal import FileStorage
internal import OCRQuality

/// A recognised page with what is known of its true text, as a line of JSON.
struct PairedPage: Decodable {
    var lang: String
    var ocr: String
    var gt: String?
    var cer: Double
    var localCER: Double?
    var coverage: Double?
    /// The engine, and the mean of its confidences in the words, 0 to 1.
    var engine: String?
    var confidence: Double?

    enum CodingKeys: String, CodingKey {
        case lang, ocr, gt, cer, coverage, engine, confidence
        case localCER = "cer_local"
    }

    /// The rate of what was misread; of what is missing altogether nothing can be seen in the text.
    var truePPM: Int64 { Int64(min(1, max(0, localCER ?? cer)) * 1_000_000) }

    /// What the engine said of its work, if it did.
    var statement: OCREngineStatement? {
        OCRCommand.statement(engine: engine, confidence: confidence)
    }

    /// Whether at least half of the true text was read at all.
    var isWhole: Bool { coverage ?? 1 >= 0.5 }

    /// The collection of pages that were made for fitting, whose true texts are clean pages.
    private static let rendered = "rendered"

    /// The pages of a file.
    static func pages(of path: String) throws -> [PairedPage] {
        let bytes = try decompressed(try InputFile.contents(of: path) ?? [])
        return try bytes.split(separator: 0x0A).enumerated().map { number, line in
            try OCRCommand.decode(PairedPage.self, from: Array(line), place: "\(path), line \(number + 1)")
        }
    }

    /// The files of pages in a folder, in the order of their names; a file itself.
    static func files(in path: String) throws -> [String] {
        guard try Folder.kind(of: path) == .folder else { return [path] }
        return try Folder.names(in: path)
            .filter { $0.hasSuffix(".jsonl.gz") || $0.hasSuffix(".jsonl") }
            .map { Path.join(path, $0) }
    }

    /// The pages of a file to train on; its name up to the first dot is that of the collection.
    static func trainingPages(of path: String) throws -> [OCRTrainingPage] {
        let collection = String(Path.name(of: path).prefix { $0 != "." })
        var pages: [OCRTrainingPage] = []
        for page in try self.pages(of: path) where page.isWhole {
            let text = Array(page.ocr.utf8)
            pages.append(
                .init(
                    source: collection,
                    language: page.lang,
                    text: text,
                    truePPM: page.truePPM,
                    statement: page.statement
                )
            )
            if collection == rendered, let truth = page.gt {
                pages.append(.init(source: "clean", language: page.lang, text: Array(truth.utf8), truePPM: 0))
            }
        }
        return pages
    }

    /// A file's bytes, decompressed if need be.
    static func decompressed(_ bytes: [UInt8]) throws -> [UInt8] {
        let decompressor = try Decompressor(CompressionFormat.detect(bytes))
        decompressor.feed(bytes)
        var text: [UInt8] = []
        while true {
            let chunk = try decompressor.read(maximumByteCount: 1 << 20)
            if chunk.isEmpty { break }
            text += chunk
        }
        try decompressor.finish()
        return text
    }
}
