// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel
internal import DocumentReading
internal import FileStorage
internal import Hashing
internal import Licensing
internal import StrictYAML

/// Reads manifests strictly: an unknown key, a wrong value or a missing one is an error with its line.
public enum ManifestReader {
    /// The manifest format that this version reads.
    static let version = 1
    private static let defaultSampleByteCount = 32 << 20
    private static let identifierCharacters = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.")

    /// The manifest in the file at `path`.
    public static func read(_ path: String) throws -> Manifest {
        guard try Folder.kind(of: path) != nil else {
            throw BuildError(.input, "there is no manifest at \(path)")
        }
        let bytes = try InputFile.contents(of: path) ?? []
        let root = try ConfigurationDocument(path: path, bytes: bytes).mapping()
        return try read(root, path: path, digest: Digest.sha256(bytes))
    }

    private static func read(_ root: ConfigurationMapping, path: String, digest: Digest) throws -> Manifest {
        guard try root.integer("herkomst") == version else {
            throw root.error(at: "herkomst", "this version reads manifests of format 1; write “herkomst: 1”")
        }
        let folder = Path.parent(of: path)
        let manifest = Manifest(
            path: path,
            digest: digest,
            name: try name(root.value("name")),
            date: try root.date("date"),
            purpose: try root.choice("purpose"),
            territory: try root.value("territory", example: "EU").territory(),
            licensesPath: Path.join(folder, try root.optionalText("licenses") ?? "../Licenses"),
            sources: try sources(root, folder: folder),
            filtersPath: Path.join(folder, try root.text("filters", example: "../Filters/default.yaml")),
            deduplication: try root.optionalChoice("deduplication") ?? .exact,
            tokenizer: try tokenizer(root.mapping("tokenizer"), folder: folder),
            shards: try shards(root.mapping("shards")),
            exclude: try exclusions(root.optionalMapping("exclude")),
            refused: try root.optionalChoice("refused") ?? .stop,
            ledger: try ledger(root.optionalMapping("ledger"), folder: folder),
            limits: try limits(root.optionalMapping("limits"))
        )
        try root.finish()
        return manifest
    }

    private static func name(_ value: ConfigurationValue) throws -> String {
        let text = try value.text()
        guard !text.isEmpty, text.count <= 64, text.allSatisfy(identifierCharacters.contains), text.first != "." else {
            throw value.error("“\(text)” is no name; use 1 to 64 letters, digits, “-”, “_” and “.”")
        }
        return text
    }

    private static func sources(_ root: ConfigurationMapping, folder: String) throws -> [Manifest.Source] {
        var sources: [Manifest.Source] = []
        for element in try root.list("sources") {
            let source = try source(element.mapping(), folder: folder)
            if let earlier = sources.first(where: { $0.id == source.id }) {
                throw element.error(
                    "two sources are called “\(source.id)” (the other is on line \(earlier.line)); give one another id"
                )
            }
            sources.append(source)
        }
        guard !sources.isEmpty else { throw root.error(at: "sources", "there is no source; add one") }
        return sources
    }

    private static func source(_ mapping: ConfigurationMapping, folder: String) throws -> Manifest.Source {
        let format: SourceFormat = try mapping.choice("format")
        let source = Manifest.Source(
            id: try name(mapping.value("id", example: "my-source")),
            license: try mapping.text("license", example: "my-license"),
            format: format,
            dialect: try dialect(mapping, format, folder: folder),
            paths: try mapping.texts("paths"),
            line: mapping.line,
            languages: try mapping.optionalTexts("languages") ?? [],
            identifiers: try mapping.optionalTexts("identifiers") ?? [],
            fields: try fields(mapping.optionalMapping("fields"))
        )
        guard !source.paths.isEmpty else { throw mapping.error(at: "paths", "“paths” is empty; name a file or a glob") }
        try mapping.finish()
        return source
    }

    // A house format needs a table; any other dialect may have one of its own instead of the one that is shipped.
    private static func dialect(
        _ mapping: ConfigurationMapping,
        _ format: SourceFormat,
        folder: String
    ) throws -> XMLDialect? {
        guard let value = try mapping.optionalValue("dialect") else {
            guard format != .xml else {
                throw mapping.error("“format: xml” needs a table; add “dialect: house.yaml”, a path from here")
            }
            return try XMLDialect.of(format)
        }
        guard format.isXMLDialect else {
            throw value.error("“format: \(format.rawValue)” has no dialect; remove the line, or write “format: xml”")
        }
        let path = Path.join(folder, try value.text())
        guard try Folder.kind(of: path) != nil else { throw value.error("there is no dialect at \(path)") }
        return try XMLDialect(path: path)
    }

    private static func fields(_ mapping: ConfigurationMapping?) throws -> RecordFields {
        var fields = RecordFields()
        guard let mapping else { return fields }
        fields.text = try mapping.optionalText("text") ?? fields.text
        fields.title = try mapping.optionalText("title") ?? fields.title
        fields.language = try mapping.optionalText("language") ?? fields.language
        fields.identifier = try mapping.optionalText("identifier") ?? fields.identifier
        fields.licence = try mapping.optionalText("licence") ?? fields.licence
        try mapping.finish()
        return fields
    }

    private static func tokenizer(_ mapping: ConfigurationMapping, folder: String) throws -> Manifest.TokenizerChoice {
        let path = try mapping.optionalText("path")
        let training = try mapping.optionalMapping("train")
        try mapping.finish()
        switch (path, training) {
        case (let path?, nil): return .file(Path.join(folder, path))
        case (nil, let training?):
            let vocabularySize = try training.integer("vocabulary", in: 300...1_000_000)
            let sample = try training.optionalInteger("sample", in: 1...(1 << 40)) ?? defaultSampleByteCount
            let weights = try trainingWeights(training.optionalMapping("weights"))
            try training.finish()
            return .train(.init(vocabularySize: vocabularySize, sampleByteCount: sample, weights: weights))
        default:
            throw mapping.error("“tokenizer” needs either “path: tokenizer.json” or “train: {vocabulary: 32000}”")
        }
    }

    private static func trainingWeights(_ mapping: ConfigurationMapping?) throws -> [String: Int] {
        var weights: [String: Int] = [:]
        for language in mapping?.keys ?? [] { weights[language] = try mapping?.integer(language, in: 1...100_000) }
        try mapping?.finish()
        return weights
    }

    private static func shards(_ mapping: ConfigurationMapping) throws -> Manifest.ShardChoice {
        enum Format: String, CaseIterable { case megatron }
        let tokens = try mapping.integer("tokens", in: 1...(1 << 40))
        for format in try mapping.optionalList("formats") ?? [] { _ = try format.choice(of: Format.self) }
        let seed = try mapping.optionalInteger("seed", in: 0...Int.max) ?? 0
        try mapping.finish()
        return Manifest.ShardChoice(targetTokenCount: tokens, seed: UInt64(seed))
    }

    private static func exclusions(_ mapping: ConfigurationMapping?) throws -> Manifest.Exclusions {
        guard let mapping else { return Manifest.Exclusions() }
        let exclusions = Manifest.Exclusions(
            documents: Set(try mapping.optionalTexts("documents") ?? []),
            identifiers: Set(try mapping.optionalTexts("identifiers") ?? []),
            digests: Set(try mapping.optionalTexts("digests") ?? [])
        )
        for (key, digests) in [("documents", exclusions.documents), ("digests", exclusions.digests)] {
            for text in digests.sorted() where Digest(hexadecimal: text) == nil {
                throw mapping.error(at: key, "“\(text)” is no SHA-256 digest; write 64 lower-case hexadecimal digits")
            }
        }
        try mapping.finish()
        return exclusions
    }

    private static func ledger(_ mapping: ConfigurationMapping?, folder: String) throws -> Manifest.LedgerChoice {
        guard let mapping else { return Manifest.LedgerChoice() }
        let path = try mapping.optionalText("path").map { Path.join(folder, $0) }
        let choice = Manifest.LedgerChoice(path: path, origin: try mapping.optionalText("origin"))
        try mapping.finish()
        return choice
    }

    private static func limits(_ mapping: ConfigurationMapping?) throws -> ReadingLimits {
        var limits = ReadingLimits()
        guard let mapping else { return limits }
        if let count = try mapping.optionalInteger("maximumDocumentByteCount", in: 1024...(1 << 31)) {
            limits.maximumDocumentByteCount = count
        }
        if let depth = try mapping.optionalInteger("maximumDepth", in: 16...100_000) { limits.maximumDepth = depth }
        if let factor = try mapping.optionalInteger("maximumExpansion", in: 2...(1 << 30)) {
            limits.maximumExpansion = factor
        }
        if let count = try mapping.optionalInteger("expansionAllowanceByteCount", in: 1024...(1 << 50)) {
            limits.expansionAllowanceByteCount = count
        }
        if let count = try mapping.optionalInteger("maximumHeaderByteCount", in: 1024...(1 << 28)) {
            limits.maximumHeaderByteCount = count
        }
        try mapping.finish()
        return limits
    }
}
