// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel
internal import FileStorage
internal import Hashing
public import Sharding
internal import Tokenization

/// A token and all that is known of where it comes from.
public struct TokenTrace: Sendable, Hashable {
    /// The shard it stands in.
    public var shard: Int
    /// Its place in the shard, counted from 0.
    public var position: Int
    /// Its id.
    public var id: UInt32
    /// The bytes it stands for; not always whole characters.
    public var bytes: [UInt8]
    /// The bytes of the tokens before it in its document, at most a few.
    public var before: [UInt8]
    /// The bytes of the tokens after it in its document, at most a few.
    public var after: [UInt8]
    /// Its document, with source, licence and place.
    public var record: ProvenanceRecord
    /// The licence record the document was used under.
    public var license: LicenseShare
}

/// Traces tokens of a release to their sources.
///
/// The files that an answer rests on are checked when a shard is first asked for, and held open after that, so that the
/// next answers of the same shard take microseconds. Not thread-safe.
public final class TokenTracer {
    private let folder: ReleaseFolder
    private let tokenizer: Tokenizer
    private var held: (shard: Int, tokens: MegatronShardReader, table: ProvenanceTableReader)?

    private static let contextTokenCount = 16

    /// A tracer of a release, which reads its tokenizer.
    public init(_ folder: ReleaseFolder) throws {
        self.folder = folder
        guard let file = folder.index.files.first(where: { $0.name == folder.index.tokenizer.path }) else {
            throw ReleaseError(.mismatch, at: ReleaseIndex.fileName, "it lists no tokenizer")
        }
        let source = try folder.open(file)
        do {
            tokenizer = try Tokenizer(json: source.exactBytes(at: 0, count: file.byteCount))
        } catch let error as TokenizerError {
            throw ReleaseError(.mismatch, at: file.name, "it is no tokenizer: \(error)")
        }
    }

    /// Traces the token at a place of a shard.
    public func trace(shard: Int, token: Int) throws -> TokenTrace {
        let (tokens, table) = try open(shard)
        guard let record = try table.record(ofToken: token) else {
            throw ReleaseError(
                .noSuchThing,
                at: ShardSummary.FileKind.tokens.path(ofShard: shard),
                "it has \(table.tokenCount) tokens, and so no token \(token)",
                remedy: "name one from 0 to \(table.tokenCount - 1)"
            )
        }
        guard let license = folder.license(record.license) else {
            throw ReleaseError(
                .mismatch,
                at: ReleaseIndex.fileName,
                "it does not list the licence “\(record.license)”, which document \(record.document) was used under"
            )
        }
        let start = max(record.firstToken, token - TokenTracer.contextTokenCount)
        let end = min(record.firstToken + record.tokenCount, token + 1 + TokenTracer.contextTokenCount)
        let ids = try tokens.readTokens(from: start, count: end - start)
        return TokenTrace(
            shard: shard,
            position: token,
            id: ids[token - start],
            bytes: tokenizer.decode([ids[token - start]]),
            before: tokenizer.decode(Array(ids[..<(token - start)])),
            after: tokenizer.decode(Array(ids[(token - start + 1)...])),
            record: record,
            license: license
        )
    }

    private func open(_ shard: Int) throws -> (MegatronShardReader, ProvenanceTableReader) {
        if let held, held.shard == shard { return (held.tokens, held.table) }
        let table = try folder.openProvenance(ofShard: shard)
        let tokens = try folder.openTokens(ofShard: shard)
        held = (shard, tokens, table)
        return (tokens, table)
    }
}
