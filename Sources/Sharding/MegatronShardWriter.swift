// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
public import FileStorage

/// Writes one shard as a Megatron-LM indexed dataset: token ids in a `.bin` file, sequence lengths, byte offsets and
/// document boundaries in an `.idx` file, byte for byte as Megatron's own builder writes them.
///
/// One sequence is one document. Both files appear when `finish` has returned. Memory grows by four bytes a sequence.
/// Not thread-safe.
public final class MegatronShardWriter {
    /// How token ids are stored.
    public let width: TokenWidth
    /// Tokens appended.
    public private(set) var tokenCount = 0
    private let vocabularySize: Int
    private let tokenFile: DigestingFile
    private let indexPath: String
    private var lengths: [Int32] = []

    /// Starts a shard; token ids must be below `vocabularySize`.
    public init(binPath: String, indexPath: String, vocabularySize: Int) throws(FileError) {
        self.vocabularySize = vocabularySize
        self.indexPath = indexPath
        width = TokenWidth(vocabularySize: vocabularySize)
        tokenFile = try DigestingFile(binPath)
    }

    /// Sequences appended.
    public var sequenceCount: Int { lengths.count }

    /// Appends one document, its end-of-document token included.
    public func append(tokens: [UInt32]) throws {
        guard let length = Int32(exactly: tokens.count), length > 0 else {
            throw ShardError(tokenFile.path, "a sequence has 1 to 2147483647 tokens, not \(tokens.count)")
        }
        if let stranger = tokens.first(where: { $0 >= vocabularySize }) {
            throw ShardError(
                tokenFile.path,
                "token \(stranger) of sequence \(lengths.count) is not in a vocabulary of \(vocabularySize)"
            )
        }
        try tokenFile.write(encoded(tokens))
        lengths.append(length)
        tokenCount += tokens.count
    }

    /// Writes the index, makes both files durable and visible, and tells what they are; to be called once.
    public func finish() throws(FileError) -> (bin: ShardFile, index: ShardFile) {
        let bin = try tokenFile.finish()
        let index = try DigestingFile(indexPath)
        var header = MegatronLayout.magic
        header.append(littleEndian: MegatronLayout.version)
        header.append(width.code)
        header.append(littleEndian: UInt64(lengths.count))
        // Megatron counts the boundaries between documents, of which there is one more than documents.
        header.append(littleEndian: UInt64(lengths.count + 1))
        try index.write(header)
        try write(lengths.count, to: index) { position, bytes in bytes.append(littleEndian: lengths[position]) }
        var pointer: Int64 = 0
        try write(lengths.count, to: index) { position, bytes in
            bytes.append(littleEndian: pointer)
            pointer += Int64(lengths[position]) * Int64(width.byteCount)
        }
        try write(lengths.count + 1, to: index) { position, bytes in bytes.append(littleEndian: Int64(position)) }
        return (bin, try index.finish())
    }

    private func encoded(_ tokens: [UInt32]) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(tokens.count * width.byteCount)
        switch width {
        case .uint16:
            for token in tokens {
                bytes.append(UInt8(truncatingIfNeeded: token))
                bytes.append(UInt8(truncatingIfNeeded: token >> 8))
            }
        case .int32:
            for token in tokens { bytes.append(littleEndian: token) }
        }
        return bytes
    }

    private func write(
        _ count: Int,
        to file: DigestingFile,
        element: (Int, inout [UInt8]) -> Void
    ) throws(FileError) {
        var bytes: [UInt8] = []
        for position in 0..<count {
            element(position, &bytes)
            if bytes.count >= 64 << 10 {
                try file.write(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        try file.write(bytes)
    }
}
