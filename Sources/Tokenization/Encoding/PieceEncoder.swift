// SPDX-License-Identifier: EUPL-1.2

/// Turns the pieces of texts into tokens: the inner loop of encoding.
///
/// Pieces of a byte-level vocabulary go in batches, so that what one waits for in memory is waited for by all at once:
/// they are found, then looked up in the cache, then those that are not there are merged, and at last all tokens are
/// written. Not thread-safe.
@safe final class PieceEncoder {
    private let scanner = PieceScanner.shared
    private let symbols: SymbolTable
    private let ignoresMerges: Bool
    private let wholePieces: ByteStringTable
    private let wholePieceTokens: [UInt32]
    private let cache: PieceCache
    private let longEncoder: LongPieceEncoder?
    private let pieceMerger: PieceMerger?
    private var longMerger: LongPieceMerger
    private var symbolBuffer: [UInt32] = []
    /// The tokens of the present text, `count` of them.
    private var tokens: UnsafeMutablePointer<UInt32>
    private var capacity = 1 << 12
    private var count = 0

    /// The batch: its pieces, the keys and slots of these, and those of them that are new.
    private let pieces: UnsafeMutablePointer<Piece>
    private let keys: UnsafeMutablePointer<PieceCache.Key>
    private let slots: UnsafeMutablePointer<Int>
    private let newPieces: UnsafeMutablePointer<NewPiece>
    /// The tokens of the new pieces.
    private let newTokens: UnsafeMutablePointer<UInt32>

    private struct Piece {
        var start: Int
        var byteCount: Int
    }

    /// A batch has as many pieces as a word has bits.
    private static let batchCount = 64

    init(_ tokenizer: Tokenizer, cacheBits: Int) {
        symbols = tokenizer.symbols
        ignoresMerges = tokenizer.ignoresMerges
        wholePieces = tokenizer.wholePieces
        wholePieceTokens = tokenizer.wholePieceTokens
        let merger = tokenizer.bytePairs.map { PieceMerger(tokenizer.merges, $0) }
        pieceMerger = merger
        longEncoder = merger.flatMap { merger in
            tokenizer.chooser.map { LongPieceEncoder(merger, $0) }
        }
        longMerger = LongPieceMerger(SymbolMerger(tokenizer.merges))
        cache = PieceCache(slotBits: cacheBits)
        unsafe tokens = .allocate(capacity: capacity)
        unsafe pieces = .allocate(capacity: PieceEncoder.batchCount)
        unsafe keys = .allocate(capacity: PieceEncoder.batchCount)
        unsafe slots = .allocate(capacity: PieceEncoder.batchCount)
        unsafe newPieces = .allocate(capacity: PieceEncoder.batchCount)
        unsafe newTokens = .allocate(capacity: PieceEncoder.batchCount * PieceMerger.maximumByteCount)
    }

    deinit {
        cache.deallocate()
        unsafe tokens.deallocate()
        unsafe pieces.deallocate()
        unsafe keys.deallocate()
        unsafe slots.deallocate()
        unsafe newPieces.deallocate()
        unsafe newTokens.deallocate()
    }

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
            guard let text = buffer.baseAddress else { return }
            switch pattern {
            case .gpt2: unsafe encodeBatches(text, start, end) { unsafe scanner.endOfGPT2Piece(text, $0, end) }
            case .llama3:
                unsafe encodeBatches(text, start, end) { unsafe scanner.endOfWordPiece(text, $0, end, numberCount: 3) }
            case .qwen2:
                unsafe encodeBatches(text, start, end) { unsafe scanner.endOfWordPiece(text, $0, end, numberCount: 1) }
            case .o200k:
                unsafe encodeBatches(text, start, end) {
                    unsafe scanner.endOfCasedPiece(text, $0, end, numberCount: 3, hasContractions: true)
                }
            case .tekken:
                unsafe encodeBatches(text, start, end) {
                    unsafe scanner.endOfCasedPiece(text, $0, end, numberCount: 1, hasContractions: false)
                }
            }
        }
    }

    /// Appends the tokens of the bytes from `start` to `end`, which are one piece.
    func encodePiece(_ bytes: borrowing Span<UInt8>, from start: Int, to end: Int) {
        precondition(end + PieceScanner.paddingByteCount <= bytes.count, "there is no room behind the text")
        guard start < end else { return }
        reserve(end - start)
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let text = buffer.baseAddress else { return }
            let (piece, byteCount) = unsafe (text + start, end - start)
            let key = unsafe cache.key(piece, byteCount)
            let slot = cache.slot(of: key)
            if cache.holds(key, in: slot) {
                count += unsafe cache.read(slot, into: tokens + count)
                return
            }
            let first = count
            unsafe encodeLong(piece, byteCount)
            if count > first { unsafe cache.insert(key, in: slot, tokens: tokens + first, count: count - first) }
        }
    }

    // MARK: Batches

    @inline(__always)
    private func encodeBatches(
        _ text: UnsafePointer<UInt8>,
        _ start: Int,
        _ end: Int,
        _ endOfPiece: (Int) -> Int
    ) {
        var start = start
        while start < end {
            var pieceCount = 0
            while start < end, pieceCount < PieceEncoder.batchCount {
                let pieceEnd = endOfPiece(start)
                unsafe pieces[pieceCount] = Piece(start: start, byteCount: pieceEnd &- start)
                pieceCount &+= 1
                start = pieceEnd
            }
            unsafe encodeBatch(text, pieceCount)
        }
    }

    @inline(never)
    private func encodeBatch(_ text: UnsafePointer<UInt8>, _ pieceCount: Int) {
        var new: UInt64 = 0
        for index in 0..<pieceCount {
            let piece = unsafe pieces[index]
            let key = unsafe cache.key(text + piece.start, piece.byteCount)
            unsafe keys[index] = key
            unsafe slots[index] = cache.slot(of: key)
        }
        // In a loop of its own, which is so short that memory is asked for many slots at once.
        for index in 0..<pieceCount {
            let isThere = unsafe cache.holds(keys[index], in: slots[index])
            new |= (isThere ? 0 : 1) &<< UInt64(truncatingIfNeeded: index)
        }
        let newCount = unsafe new == 0 ? 0 : encodeNew(new, text)
        var nextNew = 0
        for index in 0..<pieceCount {
            if new &>> UInt64(truncatingIfNeeded: index) & 1 == 0 {
                unsafe count &+= cache.read(slots[index], into: tokens + count)
            } else {
                unsafe write(newPieces[nextNew], text)
                nextNew &+= 1
            }
        }
        for index in 0..<newCount {
            let piece = unsafe newPieces[index]
            guard piece.tokenCount > 0 else { continue }
            unsafe cache.insert(
                keys[piece.index],
                in: slots[piece.index],
                tokens: newTokens + piece.tokenStart,
                count: piece.tokenCount
            )
        }
    }

    /// Merges the pieces of the batch that are new, as the bits of `new` say; gives their number.
    private func encodeNew(_ new: UInt64, _ text: UnsafePointer<UInt8>) -> Int {
        var rest = new
        var newCount = 0
        var tokenStart = 0
        while rest != 0 {
            let index = rest.trailingZeroBitCount
            rest &= rest &- 1
            let piece = unsafe pieces[index]
            var new = NewPiece(index: index, start: piece.start, byteCount: piece.byteCount, tokenStart: tokenStart)
            if ignoresMerges, let whole = unsafe whole(text + piece.start, piece.byteCount) {
                unsafe newTokens[tokenStart] = whole
                new.tokenCount = 1
            }
            unsafe newPieces[newCount] = new
            newCount &+= 1
            tokenStart &+= min(piece.byteCount, PieceMerger.maximumByteCount)
        }
        unsafe pieceMerger?.merge(newPieces, count: newCount, of: text, into: newTokens)
        return newCount
    }

    @inline(__always)
    private func write(_ piece: NewPiece, _ text: UnsafePointer<UInt8>) {
        if piece.tokenCount == 0 { return unsafe encodeLong(text + piece.start, piece.byteCount) }
        let new = unsafe newTokens + piece.tokenStart
        for index in 0..<piece.tokenCount { unsafe tokens[count &+ index] = new[index] }
        count &+= piece.tokenCount
    }

    // MARK: Pieces one by one

    /// Appends the tokens of a piece of any kind and length.
    @inline(never)
    private func encodeLong(_ piece: UnsafePointer<UInt8>, _ byteCount: Int) {
        if ignoresMerges, let whole = unsafe whole(piece, byteCount) {
            unsafe tokens[count] = whole
            count += 1
            return
        }
        if let longEncoder {
            count += unsafe longEncoder.encode(piece, byteCount, into: tokens + count)
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
            longMerger = longMerger.emptied()
        }
    }

    private func whole(_ piece: UnsafePointer<UInt8>, _ byteCount: Int) -> UInt32? {
        let bytes = unsafe UnsafeBufferPointer(start: piece, count: byteCount)
        return unsafe wholePieces.index(of: bytes.span, from: 0, to: byteCount).map { wholePieceTokens[$0] }
    }

    // MARK: Memory

    /// Makes room for the tokens of `byteCount` bytes, which are no more.
    private func reserve(_ byteCount: Int) {
        let needed = count + byteCount + PieceCache.maximumTokenCount
        if needed > capacity { resize(to: max(needed, 2 * capacity)) }
    }

    private func resize(to newCapacity: Int) {
        let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: newCapacity)
        unsafe larger.update(from: tokens, count: count)
        unsafe tokens.deallocate()
        unsafe tokens = larger
        capacity = newCapacity
    }
}
