// SPDX-License-Identifier: EUPL-1.2

internal import FileStorage
public import Hashing

/// A trained model of how text in each language looks when it is right and when recognition has damaged it.
public struct OCRQualityModel: Sendable {
    /// SHA-256 of the model file.
    public let digest: Digest
    /// SHA-256 over names and digests of the files that the model was trained on.
    public let trainingDigest: Digest

    let profiles: [LanguageProfile]
    let regression: QualityRegression

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
        profiles = file.profiles
        regression = file.regression
    }
}
