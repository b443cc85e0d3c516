// SPDX-License-Identifier: EUPL-1.2

internal import Compression
internal import FileStorage
internal import Hashing
internal import Release
internal import Sharding
internal import Synchronization

/// Writes the files of one shard into a folder that appears whole or not at all.
///
/// Not thread-safe.
final class ShardFolderWriter {
    static let factsName = "shard.json"
    private let folder: String
    private let temporaryFolder: String
    private let documents: CompressedLines
    private let rejected: CompressedLines
    private let tokens: MegatronShardWriter
    private let table: ProvenanceTableWriter
    private var facts = ShardFacts()
    private static let sequence = Atomic<Int>(0)

    init(folder: String, vocabularySize: Int) throws {
        let number = ShardFolderWriter.sequence.add(1, ordering: .relaxed).newValue
        let temporaryFolder = "\(folder)\(OutputFile.temporaryMark)\(number)"
        try Folder.remove(temporaryFolder)
        try Folder.create(temporaryFolder)
        self.folder = folder
        self.temporaryFolder = temporaryFolder
        documents = try CompressedLines(Path.join(temporaryFolder, ShardFolderWriter.name(of: .documents)))
        rejected = try CompressedLines(Path.join(temporaryFolder, ShardFolderWriter.name(of: .rejected)))
        tokens = try MegatronShardWriter(
            binPath: Path.join(temporaryFolder, ShardFolderWriter.name(of: .tokens)),
            indexPath: Path.join(temporaryFolder, ShardFolderWriter.name(of: .index)),
            vocabularySize: vocabularySize
        )
        table = try ProvenanceTableWriter(path: Path.join(temporaryFolder, ShardFolderWriter.name(of: .provenance)))
    }

    func append(_ record: ShuffledRecord) throws {
        facts.add(record)
        switch record.fate {
        case .kept(var provenance, let bytes):
            provenance.firstToken = tokens.tokenCount
            try documents.write(record.line)
            try tokens.append(tokens: ShardFolderWriter.ids(bytes))
            try table.append(provenance)
        case .rejected:
            try rejected.write(record.line)
        }
    }

    func finish() throws -> ShardFacts {
        let (bin, index) = try tokens.finish()
        let (provenance, root) = try table.finish()
        let files = [try documents.finish(), try rejected.finish(), bin, index, provenance]
        facts.files = files.map(ShardFacts.File.init)
        facts.documentsRoot = root.hexadecimal
        try OutputFile.write(try facts.encoded(), to: Path.join(temporaryFolder, ShardFolderWriter.factsName))
        try Folder.publish(temporaryFolder, as: folder)
        return facts
    }

    /// How a file of a shard is called in its folder.
    static func name(of kind: ShardSummary.FileKind) -> String {
        switch kind {
        case .documents: "documents.jsonl.zst"
        case .rejected: "rejected.jsonl.zst"
        case .tokens: "tokens.bin"
        case .index: "tokens.idx"
        case .provenance: "tokens.documents"
        }
    }

    private static func ids(_ bytes: [UInt8]) -> [UInt32] {
        stride(from: 0, to: bytes.count - 3, by: 4).map { index in
            UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16
                | UInt32(bytes[index + 3]) << 24
        }
    }
}

/// JSON lines in one zstd frame.
private final class CompressedLines {
    private let file: DigestingFile
    private let encoder: ZstdEncoder
    private var buffer: [UInt8] = []

    init(_ path: String) throws {
        file = try DigestingFile(path)
        encoder = try ZstdEncoder(level: 3)
    }

    func write(_ line: [UInt8]) throws {
        try encoder.encode(line, into: &buffer)
        if buffer.count >= 256 << 10 { try flush() }
    }

    func finish() throws -> ShardFile {
        try encoder.finish(into: &buffer)
        try flush()
        return try file.finish()
    }

    private func flush() throws {
        try file.write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
