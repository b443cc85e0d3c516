// SPDX-License-Identifier: EUPL-1.2

/// Turns the pieces of texts into tokens: the inner loop of encoding.
///
/// Not thread-safe.
@safe final class PieceEncoder {
    private let scanner = PieceScanner.shared
    private let symbols: SymbolTable
    private let ignoresMerges: Bool
    private let wholePieces: ByteStringTable
    private let wholePieceTokens: [UInt32]
    private let cache: PieceCache
    private let merger: SymbolMerger
    private var longMerger: LongPieceMerger
    private var symbolBuffer: [UInt32] = []
    /// The tokens of the present text, `count` of them.
    private var tokens: UnsafeMutablePointer<UInt32>
    private var capacity = 1 << 12
    private var count = 0

    /// Room behind the last token that `PieceCache.find` may write to.
    private static let roomCount = 16

    init(_ tokenizer: Tokenizer, cacheBits: Int) {
        symbols = tokenizer.symbols
        ignoresMerges = tokenizer.ignoresMerges
        wholePieces = tokenizer.wholePieces
        wholePieceTokens = tokenizer.wholePieceTokens
        merger = SymbolMerger(tokenizer.merges, byteTokens: tokenizer.symbols.byteTokens)
        longMerger = LongPieceMerger(merger)
        cache = PieceCache(shortBits: cacheBits, longBits: cacheBits - 1)
        unsafe tokens = .allocate(capacity: capacity)
        unsafe tokens.initialize(repeating: 0, count: capacity)
    }

    deinit { unsafe tokens.deallocate() }

    /// Appends one token.
    func append(_ token: UInt32) {
        reserve(1)
        unsafe tokens[count] = token
        count += 1
    }

    /// Moves all tokens to the end of `ids`.
    func flush(into ids: inout [UInt32]) {
        unsafe ids.append(contentsOf: UnsafeBufferPointer(start: tokens, count: count))
        count = 0
        // One enormous text must not hold its memory for ever.
        if capacity > 1 << 22 { resize(to: 1 << 12) }
    }

    /// Appends the tokens of the bytes from `start` to `end`, split by `pattern`.
    ///
    /// `PieceScanner.paddingByteCount` bytes behind `end` must exist in `bytes`.
    func encode(_ bytes: borrowing Span<UInt8>, from start: Int, to end: Int, pattern: SplitPattern) {
        precondition(end + PieceScanner.paddingByteCount <= bytes.count, "there is no room behind the text")
        reserve(end - start)
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            unsafe scanner.forEachPiece(of: pattern, base, from: start, to: end) { pieceStart, pieceEnd in
                unsafe encodePiece(base + pieceStart, pieceEnd - pieceStart)
            }
        }
    }

    /// Appends the tokens of the bytes from `start` to `end`, which are one piece.
    func encodePiece(_ bytes: borrowing Span<UInt8>, from start: Int, to end: Int) {
        precondition(end + PieceScanner.paddingByteCount <= bytes.count, "there is no room behind the text")
        guard start < end else { return }
        reserve(end - start)
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            unsafe encodePiece(base + start, end - start)
        }
    }

    @inline(__always)
    private func encodePiece(_ piece: UnsafePointer<UInt8>, _ byteCount: Int) {
        if byteCount <= PieceCache.maximumByteCount {
            let found = unsafe cache.find(piece, byteCount, into: tokens + count)
            if found > 0 {
                count += found
                return
            }
        }
        unsafe encodeNewPiece(piece, byteCount)
    }

    @inline(never)
    private func encodeNewPiece(_ piece: UnsafePointer<UInt8>, _ byteCount: Int) {
        let first = count
        unsafe merge(piece, byteCount)
        if byteCount <= PieceCache.maximumByteCount, count > first {
            unsafe cache.insert(piece, byteCount, tokens: tokens + first, count: count - first)
        }
    }

    private func merge(_ piece: UnsafePointer<UInt8>, _ byteCount: Int) {
        if ignoresMerges, let whole = unsafe whole(piece, byteCount) {
            unsafe tokens[count] = whole
            count += 1
            return
        }
        if symbols.isByteLevel, byteCount <= SymbolMerger.windowCount {
            count += unsafe merger.merge(bytes: piece, count: byteCount, into: tokens + count)
            return
        }
        symbolBuffer.removeAll(keepingCapacity: true)
        unsafe symbols.appendSymbols(of: UnsafeBufferPointer(start: piece, count: byteCount).span, to: &symbolBuffer)
        if symbolBuffer.isEmpty { return }
        longMerger.merge(symbolBuffer)
        for token in longMerger.tokens {
            unsafe tokens[count] = token
            count += 1
        }
        if symbolBuffer.count > 1 << 16 {
            symbolBuffer = []
            longMerger = LongPieceMerger(merger)
        }
    }

    private func whole(_ piece: UnsafePointer<UInt8>, _ byteCount: Int) -> UInt32? {
        let bytes = unsafe UnsafeBufferPointer(start: piece, count: byteCount)
        return unsafe wholePieces.index(of: bytes.span, from: 0, to: byteCount).map { wholePieceTokens[$0] }
    }

    /// Makes room for the tokens of `byteCount` bytes, which are no more.
    private func reserve(_ byteCount: Int) {
        let needed = count + byteCount + PieceEncoder.roomCount
        if needed > capacity { resize(to: max(needed, 2 * capacity)) }
    }

    private func resize(to newCapacity: Int) {
        let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: newCapacity)
        unsafe larger.initialize(repeating: 0, count: newCapacity)
        unsafe larger.update(from: tokens, count: count)
        unsafe tokens.deallocate()
        unsafe tokens = larger
        capacity = newCapacity
    }
}
