// SPDX-License-Identifier: EUPL-1.2

internal import Bytes
internal import FileStorage

/// Reads a shard that `MegatronShardWriter` wrote: one sequence a document, nothing missing, nothing left over.
///
/// Opening checks the header and that its counts fit the sizes of both files; `validateIndex` checks every entry.
/// Not thread-safe.
public final class MegatronShardReader {
    /// How token ids are stored.
    public let width: TokenWidth
    /// Sequences in the shard, each one document.
    public let sequenceCount: Int
    /// Tokens in the shard.
    public let tokenCount: Int
    private let tokens: any ByteSource
    private let index: any ByteSource

    private static let entriesAtOnce = 8192

    /// Opens a shard's two files.
    public convenience init(binPath: String, indexPath: String) throws {
        try self.init(bin: InputFile(binPath), index: InputFile(indexPath))
    }

    /// A shard over two sources.
    public init(bin: any ByteSource, index: any ByteSource) throws {
        let header = try index.exactBytes(at: 0, count: MegatronLayout.headerByteCount)
        let magic = MegatronLayout.magic
        guard header.starts(with: magic) else { throw ShardError(index.path, at: 0, "it is no Megatron-LM index") }
        let version: UInt64 = header.littleEndianInteger(at: 9)
        guard version == MegatronLayout.version else {
            throw ShardError(index.path, at: 9, "version \(version) of the index format is not known, only 1")
        }
        guard let width = TokenWidth(code: header[17]) else {
            throw ShardError(index.path, at: 17, "type code \(header[17]) holds no token ids: 4 and 8 do")
        }
        let sequences: UInt64 = header.littleEndianInteger(at: 18)
        let boundaries: UInt64 = header.littleEndianInteger(at: 26)
        // 20 bytes a sequence: no file can hold as many as would overflow below.
        guard sequences < 1 << 56, boundaries == sequences + 1 else {
            throw ShardError(
                index.path,
                at: 26,
                "\(sequences) sequences need \(sequences &+ 1) document bounds, not \(boundaries)"
            )
        }
        sequenceCount = Int(sequences)
        let expected = MegatronLayout.headerByteCount + sequenceCount * 20 + 8
        let size = try index.byteCount()
        guard size == expected else {
            throw ShardError(index.path, "\(sequences) sequences need \(expected) bytes, the file has \(size)")
        }
        let tokenByteCount = try bin.byteCount()
        guard tokenByteCount.isMultiple(of: width.byteCount) else {
            throw ShardError(bin.path, "\(tokenByteCount) bytes are no whole number of \(width.rawValue) tokens")
        }
        tokenCount = tokenByteCount / width.byteCount
        self.width = width
        self.index = index
        tokens = bin
    }

    /// The token ids of one sequence; `position` must be below `sequenceCount`.
    public func sequence(at position: Int) throws -> [UInt32] {
        precondition(position >= 0 && position < sequenceCount, "no such sequence")
        let length = try index.integers(at: lengthOffset(position), count: 1, as: Int32.self)[0]
        let pointer = try index.integers(at: pointerOffset(position), count: 1, as: Int64.self)[0]
        let end = pointer.addingReportingOverflow(Int64(length) * Int64(width.byteCount))
        guard length > 0, pointer >= 0, !end.overflow, end.partialValue <= tokenCount * width.byteCount,
            Int(pointer).isMultiple(of: width.byteCount)
        else {
            throw ShardError(
                index.path,
                at: lengthOffset(position),
                "sequence \(position) (\(length) tokens from byte \(pointer)) "
                    + "does not lie in a shard of \(tokenCount) tokens"
            )
        }
        return try readTokens(from: Int(pointer) / width.byteCount, count: Int(length))
    }

    /// The tokens of one sequence; `position` must be below `sequenceCount`.
    public func length(ofSequence position: Int) throws -> Int {
        precondition(position >= 0 && position < sequenceCount, "no such sequence")
        return Int(try index.integers(at: lengthOffset(position), count: 1, as: Int32.self)[0])
    }

    /// Token ids by their place in the shard; the range must lie in it.
    public func readTokens(from first: Int, count: Int) throws -> [UInt32] {
        precondition(first >= 0 && count >= 0 && first + count <= tokenCount, "no such tokens")
        let offset = first * width.byteCount
        switch width {
        case .uint16: return try tokens.integers(at: offset, count: count, as: UInt16.self).map(UInt32.init)
        case .int32: return try tokens.integers(at: offset, count: count, as: UInt32.self)
        }
    }

    /// Checks every entry of the index: lengths, byte offsets and document bounds follow from each other and end where
    /// the tokens do.
    public func validateIndex() throws {
        var expected: Int64 = 0
        var position = 0
        while position < sequenceCount {
            let count = min(MegatronShardReader.entriesAtOnce, sequenceCount - position)
            let lengths = try index.integers(at: lengthOffset(position), count: count, as: Int32.self)
            let pointers = try index.integers(at: pointerOffset(position), count: count, as: Int64.self)
            for (step, length) in lengths.enumerated() {
                let sequence = position + step
                guard length > 0 else {
                    throw ShardError(
                        index.path,
                        at: lengthOffset(sequence),
                        "sequence \(sequence) has \(length) tokens"
                    )
                }
                guard pointers[step] == expected else {
                    throw ShardError(
                        index.path,
                        at: pointerOffset(sequence),
                        "sequence \(sequence) begins at byte \(pointers[step]), but the one before ends at \(expected)"
                    )
                }
                expected += Int64(length) * Int64(width.byteCount)
            }
            position += count
        }
        guard expected == tokenCount * width.byteCount else {
            throw ShardError(
                tokens.path,
                "\(tokenCount) tokens are there, the index counts \(expected / Int64(width.byteCount))"
            )
        }
        try validateBounds()
    }

    /// Checks that every token id is below `vocabularySize`.
    public func validateTokens(vocabularySize: Int) throws {
        var first = 0
        while first < tokenCount {
            let ids = try readTokens(from: first, count: min(1 << 18, tokenCount - first))
            if let stranger = ids.firstIndex(where: { $0 >= vocabularySize }) {
                throw ShardError(
                    tokens.path,
                    at: (first + stranger) * width.byteCount,
                    "token \(ids[stranger]) is not in a vocabulary of \(vocabularySize)"
                )
            }
            first += ids.count
        }
    }

    private func validateBounds() throws {
        var position = 0
        while position <= sequenceCount {
            let count = min(MegatronShardReader.entriesAtOnce, sequenceCount + 1 - position)
            let bounds = try index.integers(at: boundOffset(position), count: count, as: Int64.self)
            if let step = bounds.indices.first(where: { bounds[$0] != position + $0 }) {
                throw ShardError(
                    index.path,
                    at: boundOffset(position + step),
                    "document bound \(position + step) is \(bounds[step]), but every sequence is one document"
                )
            }
            position += count
        }
    }

    private func lengthOffset(_ position: Int) -> Int { MegatronLayout.headerByteCount + position * 4 }

    private func pointerOffset(_ position: Int) -> Int {
        MegatronLayout.headerByteCount + sequenceCount * 4 + position * 8
    }

    private func boundOffset(_ position: Int) -> Int {
        MegatronLayout.headerByteCount + sequenceCount * 12 + position * 8
    }
}
