// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage
public import Hashing

/// A trained model of how text in each language looks when it is right and when recognition has damaged it.
public struct OCRQualityModel: Sendable {
    /// SHA-256 of the model file.
    public let digest: Digest
    /// SHA-256 over names and digests of the files that the languages were learnt from.
    public let trainingDigest: Digest

    let shapes: ShapeModel
    let profiles: [LanguageProfile]
    let regression: QualityRegression
    /// The lexicons of languages whose words and names stand in texts of all others.
    private let widespread: [(language: String, lexicon: Lexicon)]

    /// The languages that the model knows, as ISO 639 codes in ascending order.
    public var languages: [String] { profiles.map(\.language) }

    /// Reads a model file.
    public init(contentsOf path: String) throws {
        let bytes = try InputFile.contents(of: path, maximumByteCount: OCRQualityModelFile.maximumByteCount)
        guard let bytes else { throw OCRQualityModelFile.error(path, "too long for a model of recognition quality") }
        try self.init(bytes: bytes, place: path)
    }

    /// Reads a model from the bytes of its file.
    public init(bytes: [UInt8]) throws {
        try self.init(bytes: bytes, place: "model")
    }

    /// The model that is shipped beside the program.
    public static func shipped() throws -> OCRQualityModel {
        try OCRQualityModel(contentsOf: ResourceFile.path(of: "Models/ocr.model", target: "OCRQuality"))
    }

    private init(bytes: [UInt8], place: String) throws(OCRQualityError) {
        let file = try OCRQualityModelFile(bytes: bytes, place: place)
        digest = file.digest
        trainingDigest = file.trainingDigest
        shapes = file.shapes
        profiles = file.profiles
        regression = file.regression
        widespread = OCRQualityModel.widespread(profiles)
    }

    /// The profile of a language, or of the modern one that it became; otherwise the one whose letters fit best.
    func profile(for language: String, _ evidence: @autoclosure () -> TextEvidence) -> LanguageProfile? {
        OCRQualityModel.profile(for: language, of: profiles) ?? evidence().nearest(of: profiles)
    }

    static func profile(for language: String, of profiles: [LanguageProfile]) -> LanguageProfile? {
        let code = modernCodes[language] ?? language
        return profiles.first { $0.language == code }
    }

    /// What older stages of languages became, as ISO 639-3 names them.
    private static let modernCodes = [
        "ang": "en", "dum": "nl", "enm": "en", "frm": "fr", "fro": "fr", "ghc": "ga", "gmh": "de", "goh": "de",
        "grc": "el", "mga": "ga", "ohu": "hu", "odt": "nl", "osp": "es", "sga": "ga",
    ]

    /// The lexicons that say whether a word is another language's.
    func others(than language: String) -> [Lexicon] {
        OCRQualityModel.others(widespread, than: language)
    }

    static func widespread(_ profiles: [LanguageProfile]) -> [(language: String, lexicon: Lexicon)] {
        profiles.filter { ["de", "en", "es", "fr", "it", "la"].contains($0.language) }.map { ($0.language, $0.lexicon) }
    }

    static func others(_ widespread: [(language: String, lexicon: Lexicon)], than language: String) -> [Lexicon] {
        widespread.filter { $0.language != language }.map(\.lexicon)
    }
}
