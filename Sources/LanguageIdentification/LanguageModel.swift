// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import FileStorage
public import Hashing

/// A trained language model: a classifier for each group of scripts, or a model that fastText trained.
public struct LanguageModel: Sendable {
    /// SHA-256 of the model file; zero for fastText's, which are not read twice.
    public let digest: Digest
    /// SHA-256 over names and digests of the files that the model was trained on; zero for fastText's.
    public let trainingDigest: Digest
    /// The languages that the model tells apart, in ascending order.
    public let labels: [String]

    let kind: Kind

    /// What does the work.
    enum Kind: Sendable {
        case groups(LanguageDecision)
        case fastText(FastTextModel)
    }

    /// Reads a model file, or one that fastText made.
    public init(contentsOf path: String) throws {
        if FastTextModel.isModel(try InputFile(path).read(maximumByteCount: 4)) {
            let model = try FastTextModel(contentsOf: path)
            self.init(fastText: model)
            return
        }
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

    private init(fastText model: FastTextModel) {
        (digest, trainingDigest, labels) = (.zero, .zero, model.labels.sorted())
        kind = .fastText(model)
    }

    private init(bytes: [UInt8], place: String) throws(LanguageModelError) {
        let file = try LanguageModelFile(bytes: bytes, place: place)
        digest = file.digest
        trainingDigest = file.trainingDigest
        labels = Set(file.groups.flatMap(\.labels)).subtracting([LanguageGuess.undetermined.language]).sorted()
        kind = .groups(LanguageDecision(file.groups))
    }
}
