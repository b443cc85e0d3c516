// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import FileStorage
public import Hashing

/// A trained language model: for each known n-gram one small integer weight for each language.
///
/// The file: magic, version, labels, digest of the training manifest, scale, biases, the known buckets (as differences),
/// the weights row by row, and SHA-256 of all before it. `LanguageModelFile` writes and reads it.
public struct LanguageModel: Sendable {
    /// SHA-256 of the model file.
    public let digest: Digest
    /// SHA-256 over names and digests of the files that the model was trained on.
    public let trainingDigest: Digest
    /// The languages that the model tells apart, as ISO 639 codes in ascending order.
    public let labels: [String]

    /// Eight weights side by side, so that a row of them is added with few instructions.
    typealias Lanes = SIMD8<Int8>

    let index: FeatureIndex
    let lanesPerRow: Int
    let weights: [Lanes]
    /// What one unit of a weight is worth, in logits.
    let weightUnit: Double
    let biases: [Double]

    /// Reads a model file.
    public init(contentsOf path: String) throws {
        let bytes = try InputFile.contents(of: path, maximumByteCount: LanguageModelFile.maximumByteCount)
        guard let bytes else { throw LanguageModelFile.error(path, "too long for a language model") }
        try self.init(bytes: bytes, place: path)
    }

    /// Reads a model from the bytes of its file.
    public init(bytes: [UInt8]) throws {
        try self.init(bytes: bytes, place: "model")
    }

    /// The model that is shipped beside the program.
    public static func shipped() throws -> LanguageModel {
        try LanguageModel(
            contentsOf: ResourceFile.path(of: "Models/languages.model", target: "LanguageIdentification")
        )
    }

    private init(bytes: [UInt8], place: String) throws(LanguageModelError) {
        let file = try LanguageModelFile(bytes: bytes, place: place)
        digest = file.digest
        trainingDigest = file.trainingDigest
        labels = file.labels
        biases = file.biases
        weightUnit = file.weightUnit
        index = FeatureIndex(buckets: file.buckets)
        lanesPerRow = (labels.count + Lanes.scalarCount - 1) / Lanes.scalarCount
        weights = file.lanes(perRow: lanesPerRow)
    }
}
