// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// Encodes texts with a tokenizer; owns a cache of pieces, so each worker has its own.
///
/// The ids depend on the text alone, never on what was encoded before. The time is linear in the text. A copy shares the
/// cache, so that copies must not be used by two threads at once.
public struct TokenEncoder {
    private let tokenizer: Tokenizer
    private let rawTokens: AddedTokenFinder
    private let normalizedTokens: AddedTokenFinder
    private let pieces: PieceEncoder
    /// The text that is encoded, with room behind it to read keys past its end.
    private var buffer: [UInt8] = []

    /// How many slots the cache has, as a power of two.
    private static let cacheBits = 17

    /// An encoder with an empty cache.
    public init(_ tokenizer: Tokenizer) {
        self.tokenizer = tokenizer
        let normalizer = tokenizer.normalizer
        rawTokens = AddedTokenFinder(tokenizer.addedTokens.filter { !$0.isNormalized })
        normalizedTokens = AddedTokenFinder(tokenizer.addedTokens.filter(\.isNormalized)) { normalizer.normalize($0) }
        pieces = PieceEncoder(tokenizer, cacheBits: TokenEncoder.cacheBits)
    }

    /// Appends the ids of a text to `ids`.
    ///
    /// Unless special tokens are allowed, a text that contains the name of one is encoded as any other text, so that a
    /// document cannot inject control tokens. Ill-formed UTF-8 is encoded byte by byte and decodes to the same bytes with a
    /// tokenizer that `isByteLevel`; others encode it with U+FFFD where it is ill-formed. With `addingTemplate`, the tokens
    /// that the file's post-processor puts around every text are there, too.
    public mutating func encode(
        _ text: [UInt8],
        allowingSpecialTokens: Bool = false,
        addingTemplate: Bool = false,
        into ids: inout [UInt32]
    ) {
        if addingTemplate { ids.append(contentsOf: tokenizer.template.prefix) }
        if tokenizer.isByteLevel {
            encodeRaw(text, allowingSpecialTokens)
        } else {
            encodeRaw(text.repairingUTF8().bytes, allowingSpecialTokens)
        }
        pieces.flush(into: &ids)
        if addingTemplate { ids.append(contentsOf: tokenizer.template.suffix) }
    }

    /// Finds the tokens of the text as it stands, and encodes what is between them.
    private mutating func encodeRaw(_ text: [UInt8], _ allowingSpecialTokens: Bool) {
        var padded = buffer
        buffer = []
        TokenEncoder.pad(text, into: &padded)
        let matches = rawTokens.matches(
            in: padded.span,
            from: 0,
            to: text.count,
            allowingSpecialTokens: allowingSpecialTokens
        )
        var rest = 0
        for match in matches {
            encodeSegment(padded, from: rest, to: match.start, allowingSpecialTokens)
            pieces.append(match.token.id)
            rest = match.end
        }
        encodeSegment(padded, from: rest, to: text.count, allowingSpecialTokens)
        // One enormous text must not hold its memory for ever.
        if padded.count < 1 << 22 { buffer = padded }
    }

    /// Normalises a part of the text, finds the tokens of the normalised text, and encodes what is between them.
    private func encodeSegment(_ text: [UInt8], from start: Int, to end: Int, _ allowingSpecialTokens: Bool) {
        guard start < end else { return }
        var (text, isFirst, start, end) = (text, start == 0, start, end)
        if !tokenizer.normalizer.isEmpty {
            let normalized = tokenizer.normalizer.normalize(Array(text[start..<end]))
            text = []
            TokenEncoder.pad(normalized, into: &text)
            (start, end) = (0, normalized.count)
        }
        let matches = normalizedTokens.matches(
            in: text.span,
            from: start,
            to: end,
            allowingSpecialTokens: allowingSpecialTokens
        )
        var rest = start
        for match in matches {
            split(text, from: rest, to: match.start, isFirst: isFirst && rest == start)
            pieces.append(match.token.id)
            rest = match.end
        }
        isFirst = isFirst && rest == start
        split(text, from: rest, to: end, isFirst: isFirst)
    }

    /// Splits text into pieces and encodes them.
    private func split(_ text: [UInt8], from start: Int, to end: Int, isFirst: Bool) {
        guard start < end else { return }
        switch tokenizer.preTokenizer {
        case .whole, .byteLevel(nil, addsPrefixSpace: false): pieces.encodePiece(text.span, from: start, to: end)
        case .byteLevel(let pattern?, addsPrefixSpace: false):
            pieces.encode(text.span, from: start, to: end, pattern: pattern)
        case .byteLevel(let pattern, addsPrefixSpace: true):
            let prefix: [UInt8] = text[start] == 0x20 ? [] : [0x20]
            var prefixed: [UInt8] = []
            TokenEncoder.pad(prefix + text[start..<end], into: &prefixed)
            let count = prefixed.count - PieceScanner.paddingByteCount
            guard let pattern else { return pieces.encodePiece(prefixed.span, from: 0, to: count) }
            pieces.encode(prefixed.span, from: 0, to: count, pattern: pattern)
        case .metaspace(let metaspace):
            let marked = metaspace.mark(Array(text[start..<end]), isFirst: isFirst)
            var padded: [UInt8] = []
            TokenEncoder.pad(marked, into: &padded)
            var pieceStart = 0
            for pieceEnd in metaspace.pieceEnds(in: marked) {
                pieces.encodePiece(padded.span, from: pieceStart, to: pieceEnd)
                pieceStart = pieceEnd
            }
        }
    }

    private static func pad(_ text: [UInt8], into padded: inout [UInt8]) {
        padded.removeAll(keepingCapacity: true)
        padded.append(contentsOf: text)
        padded.append(contentsOf: repeatElement(0, count: PieceScanner.paddingByteCount))
    }
}
