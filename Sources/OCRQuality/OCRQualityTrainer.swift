// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import FileStorage
internal import Hashing

/// Trains a model of recognition quality; the same texts and settings give the same bytes.
public struct OCRQualityTrainer: Sendable {
    /// The languages that a model is made for: the official ones of the European Union.
    public var languages = [
        "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "it", "lt", "lv", "mt", "nl",
        "pl", "pt", "ro", "sk", "sl", "sv",
    ]
    /// How much text of a language teaches its letters and words.
    public var maximumTaughtByteCount = 5 << 20
    /// How many pages of a language the regression is fitted and measured on.
    public var maximumPageCount = 240

    private static let ratesPerMille = [0, 5, 10, 20, 30, 40, 60, 80, 100, 130, 170, 220, 300, 400]

    /// A trainer with the settings of the shipped model.
    public init() {}

    /// Trains on the files `<code>.txt.gz` (or `.txt`) of a folder, one text a line, and gives the bytes of the model.
    ///
    /// - Parameter report: Called now and then with a line on how far it is.
    public func train(folder: String, report: (String) -> Void = { _ in }) throws -> [UInt8] {
        var hasher = SHA256Hasher()
        var profiles: [LanguageProfile] = []
        var samples: [QualityRegression.Sample] = []
        for name in try Folder.names(in: folder) where name.hasSuffix(".txt.gz") || name.hasSuffix(".txt") {
            let language = String(name.prefix { $0 != "." })
            guard languages.contains(language) else { continue }
            let bytes = try InputFile.contents(of: Path.join(folder, name)) ?? []
            hasher.update(field: name)
            hasher.update(field: Digest.sha256(bytes).bytes)
            let text = try TrainingPages.text(of: bytes)
            let pages = TrainingPages(
                text,
                maximumTaughtByteCount: maximumTaughtByteCount,
                maximumPageCount: maximumPageCount
            )
            let profile = profile(of: language, pages)
            samples += self.samples(of: profile, pages.pages)
            profiles.append(profile)
            report("\(language): \(pages.taught.letterCount) letters, \(pages.pages.count) pages")
        }
        guard !samples.isEmpty else {
            throw OCRQualityError(
                place: folder,
                reason: "no text of a known language",
                remedy: "name a folder with a file `<code>.txt.gz` for each language, one text a line"
            )
        }
        let regression = QualityRegression(fitting: samples)
        report("fitted on \(samples.count) pages")
        let file = OCRQualityModelFile(trainingDigest: hasher.finalize(), regression: regression, profiles: profiles)
        return file.encoded()
    }

    private func profile(of language: String, _ pages: TrainingPages) -> LanguageProfile {
        let none = [Double](repeating: 0, count: TextEvidence.kindCount)
        var profile = LanguageProfile(
            language: language,
            letters: LetterModel(training: pages.taught.letters),
            lexicon: Lexicon(training: pages.taught.letters),
            clean: none,
            damaged: none
        )
        var (clean, damaged) = (none, none)
        for (number, page) in pages.pages.enumerated() {
            var noise = RecognitionNoise(seed: UInt64(number))
            let cleanEvidence = TextEvidence(page).measure(with: profile)
            let damagedEvidence = TextEvidence(noise.damage(page, perMille: 100).text).measure(with: profile)
            for kind in none.indices {
                clean[kind] += cleanEvidence[kind] / Double(pages.pages.count)
                damaged[kind] += damagedEvidence[kind] / Double(pages.pages.count)
            }
        }
        profile.clean = clean
        profile.damaged = damaged
        return profile
    }

    /// Each page at several rates; clean, slightly and heavily damaged ones follow each other evenly.
    private func samples(of profile: LanguageProfile, _ pages: [[UInt8]]) -> [QualityRegression.Sample] {
        var samples: [QualityRegression.Sample] = []
        let rates = OCRQualityTrainer.ratesPerMille
        for (number, page) in pages.enumerated() {
            for turn in 0..<4 {
                var noise = RecognitionNoise(seed: UInt64(1_000_000 + 4 * number + turn))
                let damaged = noise.damage(page, perMille: rates[(number + turn * 4) % rates.count])
                let evidence = TextEvidence(damaged.text).measure(with: profile)
                samples.append(.init(evidence: profile.normalized(evidence), rate: damaged.rate))
            }
        }
        return samples
    }
}
