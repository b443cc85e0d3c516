// SPDX-License-Identifier: EUPL-1.2

internal import FoundationEssentials
internal import Hashing
internal import Sharding

extension ReleaseIndex {
    /// The index that the bytes of a `release.json` hold; anything but what `json` writes is an error.
    public init(json bytes: [UInt8]) throws(ReleaseError) {
        let stored: ReleaseIndex
        do {
            let version = try JSONDecoder().decode(StoredVersion.self, from: Data(bytes)).version
            guard version == ReleaseIndex.formatVersion else {
                throw ReleaseError(
                    .mismatch,
                    at: ReleaseIndex.fileName,
                    "it is of format version \(version), this program knows \(ReleaseIndex.formatVersion)",
                    remedy: "use a version of herkomst that is as new as the release"
                )
            }
            stored = try JSONDecoder().decode(ReleaseIndex.self, from: Data(bytes))
        } catch let error as ReleaseError {
            throw error
        } catch let error as DecodingError {
            throw ReleaseError(.mismatch, at: ReleaseIndex.fileName, error.sentence)
        } catch {
            throw ReleaseError(.mismatch, at: ReleaseIndex.fileName, "it cannot be read: \(error)")
        }
        let canonical = stored.json
        guard canonical == bytes else {
            let offset = zip(canonical, bytes).enumerated().first { $1.0 != $1.1 }?.offset
            throw ReleaseError(
                .mismatch,
                at: ReleaseIndex.fileName,
                "byte \(offset ?? min(canonical.count, bytes.count)) is not as this format writes it"
            )
        }
        self = stored
        try checkSums()
    }
}

extension DecodingError {
    /// What is wrong, and with which member.
    fileprivate var sentence: String {
        let (path, detail) =
            switch self {
            case .keyNotFound(let key, let context): (context.codingPath + [key], "is missing")
            case .typeMismatch(_, let context): (context.codingPath, context.debugDescription)
            case .valueNotFound(_, let context): (context.codingPath, context.debugDescription)
            case .dataCorrupted(let context): (context.codingPath, context.debugDescription)
            @unknown default: ([], "it cannot be read")
            }
        let name = path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
        return name.isEmpty ? "it is not JSON: \(detail)" : "“\(name)”: \(detail)"
    }
}

private struct StoredVersion: Decodable {
    var version: Int

    enum CodingKeys: String, CodingKey { case version = "format_version" }
}

extension ReleaseIndex: Decodable {
    private enum CodingKeys: String, CodingKey {
        case name, manifest, filters, tokenizer, models, software
        case shuffleSeed = "shuffle_seed"
        case superseded = "supersedes"
        case totals, languages, licenses, sources, shards, files
    }

    /// Reads the members of the file.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        name = try members.decode(String.self, forKey: .name)
        manifest = try members.decode(ManifestReference.self, forKey: .manifest)
        filters = try members.decode(NamedDigest.self, forKey: .filters)
        tokenizer = try members.decode(TokenizerReference.self, forKey: .tokenizer)
        models = try members.decode([NamedDigest].self, forKey: .models)
        software = try members.decode([String: String].self, forKey: .software)
        shuffleSeed = try members.decode(UInt64.self, forKey: .shuffleSeed)
        superseded = try members.decodeIfPresent(Digest.self, forKey: .superseded)
        totals = try members.decode(ReleaseTotals.self, forKey: .totals)
        languages = try members.decode([LanguageShare].self, forKey: .languages)
        licenses = try members.decode([LicenseShare].self, forKey: .licenses)
        sources = try members.decode([SourceSummary].self, forKey: .sources)
        shards = try members.decode([ShardSummary].self, forKey: .shards)
        files = try members.decode([StoredFile].self, forKey: .files).map(\.file)
    }
}

private struct StoredFile: Decodable {
    var path: String
    var sha256: Digest
    var bytes: Int

    var file: ShardFile { ShardFile(name: path, sha256: sha256, byteCount: bytes) }
}

extension TokenizerReference: Decodable {
    private enum CodingKeys: String, CodingKey {
        case path, sha256
        case vocabularySize = "vocabulary_size"
        case endOfDocument = "end_of_document"
    }

    /// Reads the members; the type of the ids is not read but follows, and reading the whole index compares it.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            path: try members.decode(String.self, forKey: .path),
            sha256: try members.decode(Digest.self, forKey: .sha256),
            vocabularySize: try members.decode(Int.self, forKey: .vocabularySize),
            endOfDocument: try members.decodeIfPresent(UInt32.self, forKey: .endOfDocument)
        )
    }
}

extension ShardSummary: Decodable {
    private enum CodingKeys: String, CodingKey {
        case index
        case documentCount = "documents"
        case rejectedCount = "rejected"
        case tokenCount = "tokens"
        case documentsRoot = "documents_root"
        case files
    }

    /// Reads the members.
    public init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            index: try members.decode(Int.self, forKey: .index),
            documentCount: try members.decode(Int.self, forKey: .documentCount),
            rejectedCount: try members.decode(Int.self, forKey: .rejectedCount),
            tokenCount: try members.decode(Int.self, forKey: .tokenCount),
            documentsRoot: try members.decode(Digest.self, forKey: .documentsRoot),
            files: try members.decode([StoredFile].self, forKey: .files).map(\.file)
        )
    }
}
