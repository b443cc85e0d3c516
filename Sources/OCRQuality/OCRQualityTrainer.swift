// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import FileStorage
internal import Hashing

/// A recognised page whose true error rate is known.
public struct OCRTrainingPage: Sendable {
    /// The collection that it comes from; `rendered` for pages that were made for fitting.
    public var source: String
    /// An ISO 639 code.
    public var language: String
    /// The text as it was recognised.
    public var text: [UInt8]
    /// The true character error rate, in parts per million.
    public var truePPM: Int64
    /// What the engine said of its work.
    public var statement: OCREngineStatement?

    /// A page.
    public init(
        source: String,
        language: String,
        text: [UInt8],
        truePPM: Int64,
        statement: OCREngineStatement? = nil
    ) {
        self.statement = statement
        self.source = source
        self.language = language
        self.text = text
        self.truePPM = truePPM
    }
}

/// Trains a model of recognition quality; the same files and settings give the same bytes.
public struct OCRQualityTrainer: Sendable {
    /// The languages that a model is made for: the official ones of the European Union, and Latin.
    public var languages = [
        "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "la", "lt", "lv", "mt",
        "nl", "pl", "pt", "ro", "sk", "sl", "sv",
    ]
    /// How much text of a language teaches its letters and words.
    public var maximumTaughtByteCount = 8 << 20
    /// How many clean pages of a language show what is usual in it.
    public var maximumPageCount = 240
    /// How many of them the regression is fitted on.
    public var fittedCleanPageCount = 60

    /// A trainer with the settings of the shipped model.
    public init() {}

    /// What training gives: the bytes of a model, and the numbers that its regression was fitted on.
    public struct Result: Sendable {
        /// The model file.
        public var model: [UInt8]
        /// The pages as numbers.
        public var table: OCRFeatureTable
    }

    /// Learns the languages from the files `<code>.txt.gz` (or `.txt`) of a folder, one text a line, and of another
    /// with lists of words, one a line; and fits the regression on recognised pages.
    ///
    /// - Parameter report: Called now and then with a line on how far it is.
    public func train(
        texts folder: String,
        words: String?,
        pages: [OCRTrainingPage],
        report: (String) -> Void = { _ in }
    ) throws -> Result {
        var learning = LanguageLearning(trainer: self)
        for language in languages {
            guard let text = try OCRQualityTrainer.file(language, in: folder) else { continue }
            let list = try words.flatMap { try OCRQualityTrainer.file(language, in: $0) }
            try learning.learn(language, text: text, words: list)
            report("\(language): learnt")
        }
        guard !learning.profiles.isEmpty else {
            throw OCRQualityError(
                place: folder,
                reason: "no text of a known language",
                remedy: "name a folder with a file `<code>.txt.gz` for each language, one text a line"
            )
        }
        let (digest, shapes, profiles) = learning.finish()
        report("shapes learnt")
        let measuring = PageMeasuring(shapes: shapes, profiles: profiles)
        let clean = learning.pages.flatMap { language, pages in
            pages.prefix(fittedCleanPageCount).map {
                OCRTrainingPage(source: "clean", language: language, text: $0, truePPM: 0)
            }
        }
        let table = measuring.table(clean + pages)
        let regression = QualityRegression(fitting: table)
        report("fitted on \(table.rows.count) pages")
        let file = OCRQualityModelFile(
            trainingDigest: digest,
            regression: regression,
            shapes: shapes,
            profiles: profiles
        )
        return Result(model: file.encoded(), table: table)
    }

    /// The model with its regression fitted anew on a table of pages; its languages stay as they are.
    public func refit(_ model: OCRQualityModel, on table: OCRFeatureTable) throws -> [UInt8] {
        guard !table.rows.isEmpty else {
            throw OCRQualityError(place: "table", reason: "no pages", remedy: "name a table with a line for each page")
        }
        let file = OCRQualityModelFile(
            trainingDigest: model.trainingDigest,
            regression: QualityRegression(fitting: table),
            shapes: model.shapes,
            profiles: model.profiles
        )
        return file.encoded()
    }

    private static func file(_ language: String, in folder: String) throws -> (name: String, bytes: [UInt8])? {
        let names = try Folder.names(in: folder)
        guard let name = ["\(language).txt.gz", "\(language).txt"].first(where: names.contains) else { return nil }
        return (name, try InputFile.contents(of: Path.join(folder, name)) ?? [])
    }
}
