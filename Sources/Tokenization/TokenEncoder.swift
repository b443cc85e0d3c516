// SPDX-License-Identifier: EUPL-1.2

/// Encodes texts with a tokenizer; owns a cache of pieces, so each worker has its own.
///
/// The ids depend on the text alone, never on what was encoded before. The time is linear in the text, but for pieces
/// of thousands of bytes, which take n log n.
public struct TokenEncoder {
    private let addedTokens: [AddedTokenFinder]
    private let pattern: SplitPattern
    private let ignoresMerges: Bool
    private let wholePieces: ByteStringTable
    private let wholePieceTokens: [UInt32]
    private let scanner = PieceScanner(.shared)
    private let masks = PieceKey.allMasks
    private var merger: PieceMerger
    private var cache: PieceCache
    /// The text that is encoded, with room behind it to read keys past its end.
    private var buffer: [UInt8] = []

    /// How many slots the cache has, as a power of two: 4 MB.
    private static let cacheBits = 16

    /// An encoder with an empty cache.
    public init(_ tokenizer: Tokenizer) {
        self.init(tokenizer, cacheBits: TokenEncoder.cacheBits)
    }

    init(_ tokenizer: Tokenizer, cacheBits: Int) {
        // Tokens of the text as it stands come first, then those of the normalised text: two searches.
        addedTokens = [false, true]
            .map { isNormalized in
                AddedTokenFinder(tokenizer.addedTokens.filter { $0.isNormalized == isNormalized })
            }
            .filter { !$0.isEmpty }
        pattern = tokenizer.pattern
        ignoresMerges = tokenizer.ignoresMerges
        wholePieces = tokenizer.wholePieces
        wholePieceTokens = tokenizer.wholePieceTokens
        merger = PieceMerger(tokenizer.merges, byteTokens: tokenizer.byteTokens)
        cache = PieceCache(bits: cacheBits)
    }

    /// Appends the ids of a text to `ids`.
    ///
    /// Unless special tokens are allowed, a text that contains the name of one is encoded as any other text, so that a
    /// document cannot inject control tokens. Ill-formed UTF-8 is encoded byte by byte and decodes to the same bytes.
    public mutating func encode(_ text: [UInt8], allowingSpecialTokens: Bool = false, into ids: inout [UInt32]) {
        if text.isEmpty { return }
        var padded = buffer
        buffer = []
        padded.removeAll(keepingCapacity: true)
        padded.append(contentsOf: text)
        padded.append(contentsOf: repeatElement(0, count: PieceKey.readByteCount))
        encode(
            padded.span,
            from: 0,
            to: text.count,
            allowingSpecialTokens: allowingSpecialTokens,
            finder: 0,
            into: &ids
        )
        // One enormous text must not hold its memory for ever.
        if padded.count < 1 << 22 { buffer = padded }
    }

    /// Encodes what the added tokens of one search leave with the next, and what all leave in pieces.
    private mutating func encode(
        _ bytes: Span<UInt8>,
        from start: Int,
        to end: Int,
        allowingSpecialTokens: Bool,
        finder index: Int,
        into ids: inout [UInt32]
    ) {
        guard index < addedTokens.count else {
            return encodePieces(bytes, from: start, to: end, into: &ids)
        }
        let finder = addedTokens[index]
        var rest = start
        var position = start
        while allowingSpecialTokens || finder.hasOrdinaryTokens,
            let match = finder.firstMatch(in: bytes, from: position, to: end)
        {
            position = match.end
            // A special token that is not wanted is passed over as a whole, as the reference implementation does.
            guard allowingSpecialTokens || !match.token.isSpecial else { continue }
            if rest < match.start {
                encode(
                    bytes,
                    from: rest,
                    to: match.start,
                    allowingSpecialTokens: allowingSpecialTokens,
                    finder: index + 1,
                    into: &ids
                )
            }
            ids.append(match.token.id)
            rest = match.end
        }
        if rest < end {
            encode(
                bytes,
                from: rest,
                to: end,
                allowingSpecialTokens: allowingSpecialTokens,
                finder: index + 1,
                into: &ids
            )
        }
    }

    private mutating func encodePieces(_ bytes: Span<UInt8>, from start: Int, to end: Int, into ids: inout [UInt32]) {
        var start = start
        switch pattern {
        case .gpt2:
            while start < end {
                let pieceEnd = scanner.endOfGPT2Piece(in: bytes, from: start, to: end)
                encodePiece(bytes, from: start, to: pieceEnd, into: &ids)
                start = pieceEnd
            }
        case .llama3:
            while start < end {
                let pieceEnd = scanner.endOfLlama3Piece(in: bytes, from: start, to: end)
                encodePiece(bytes, from: start, to: pieceEnd, into: &ids)
                start = pieceEnd
            }
        }
    }

    @inline(__always)
    private mutating func encodePiece(_ bytes: Span<UInt8>, from start: Int, to end: Int, into ids: inout [UInt32]) {
        guard end - start <= PieceKey.maximumByteCount else {
            appendMerged(bytes, from: start, to: end, into: &ids)
            return
        }
        let key = PieceKey(bytes, from: start, byteCount: end - start, masks: masks)
        let hash = key.hash
        if cache.append(key, hash: hash, to: &ids) { return }
        let first = ids.count
        appendMerged(bytes, from: start, to: end, into: &ids)
        cache.insert(key, hash: hash, tokens: ids[first...])
    }

    /// Appends the tokens of a piece that is not in the cache.
    private mutating func appendMerged(_ bytes: Span<UInt8>, from start: Int, to end: Int, into ids: inout [UInt32]) {
        if ignoresMerges, let whole = wholePieces.index(of: bytes, from: start, to: end) {
            ids.append(wholePieceTokens[whole])
            return
        }
        merger.merge(bytes, from: start, to: end)
        ids.append(contentsOf: merger.tokens[..<merger.count])
    }
}
