// SPDX-License-Identifier: EUPL-1.2

/// A piece that was not met before: its bytes, and its tokens once it is merged.
struct NewPiece {
    /// Which piece of the batch it is.
    var index: Int
    /// Where it begins in the text.
    var start: Int
    var byteCount: Int
    /// Where its tokens stand in the merger's output.
    var tokenStart: Int
    /// How many there are; 0 if it was not merged.
    var tokenCount = 0
}

/// Merges short pieces of a byte-level vocabulary: the preferred merge first, of equal ones the leftmost.
///
/// Every merge waits for the memory that says what the last one made possible. So several pieces are merged in turns,
/// and one's waiting is the other's time. Not thread-safe.
@safe final class PieceMerger {
    /// Longer pieces are not merged here.
    static let maximumByteCount = 62

    private static let laneCount = 4
    /// Keys are compared in groups of this many.
    private static let groupCount = 16
    /// The key of a pair that does not merge.
    private static let noKey = Int32(MergeTable.noRank << 8 | 0xFF)

    /// A piece that is being merged.
    ///
    /// A token stands where its first byte stood.
    @unsafe private struct Lane {
        /// For each token the rank of the pair that it begins, and below it the place; 64 of them.
        var keys: UnsafeMutablePointer<Int32>
        /// 64 of them.
        var tokens: UnsafeMutablePointer<UInt32>
        /// A bit for each place where a token stands, and for the place behind the last.
        var places: UInt64 = 0
        var byteCount = 0
        var keyCount = 0
        /// Which piece it is.
        var index = 0
    }

    private let merges: MergeTable
    private let pairs: BytePairTable
    private let lanes: UnsafeMutablePointer<Lane>

    /// A merger of a vocabulary's pieces.
    init(_ merges: MergeTable, _ pairs: BytePairTable) {
        self.merges = merges
        self.pairs = pairs
        unsafe lanes = .allocate(capacity: PieceMerger.laneCount)
        for lane in 0..<PieceMerger.laneCount {
            let keys = UnsafeMutablePointer<Int32>.allocate(capacity: 64)
            let tokens = UnsafeMutablePointer<UInt32>.allocate(capacity: 64)
            unsafe keys.initialize(repeating: PieceMerger.noKey, count: 64)
            unsafe tokens.initialize(repeating: MergeTable.noToken, count: 64)
            unsafe (lanes + lane).initialize(to: Lane(keys: keys, tokens: tokens))
        }
    }

    deinit {
        for lane in 0..<PieceMerger.laneCount {
            unsafe lanes[lane].keys.deallocate()
            unsafe lanes[lane].tokens.deallocate()
        }
        unsafe lanes.deallocate()
    }

    /// Merges pieces, and writes their tokens where each piece says; those of more than `maximumByteCount` bytes, and those that have
    /// tokens, are left.
    func merge(
        _ pieces: UnsafeMutablePointer<NewPiece>,
        count: Int,
        of text: UnsafePointer<UInt8>,
        into output: UnsafeMutablePointer<UInt32>
    ) {
        var next = 0
        var activeCount = 0
        while activeCount < PieceMerger.laneCount, unsafe begin(activeCount, &next, pieces, count, text) {
            activeCount &+= 1
        }
        while activeCount > 0 {
            var lane = 0
            while lane < activeCount {
                if unsafe !mergeOnce(lanes + lane) {
                    let index = unsafe lanes[lane].index
                    let start = unsafe output + pieces[index].tokenStart
                    unsafe pieces[index].tokenCount = PieceMerger.finish(lanes[lane], into: start)
                    if unsafe !begin(lane, &next, pieces, count, text) {
                        activeCount &-= 1
                        unsafe swap(&lanes[lane], &lanes[activeCount])
                    }
                }
                lane &+= 1
            }
        }
    }

    /// Puts the next piece that is short enough into a lane; false if there is none.
    @inline(__always)
    private func begin(
        _ lane: Int,
        _ next: inout Int,
        _ pieces: UnsafeMutablePointer<NewPiece>,
        _ pieceCount: Int,
        _ text: UnsafePointer<UInt8>
    ) -> Bool {
        while next < pieceCount,
            unsafe pieces[next].byteCount > PieceMerger.maximumByteCount || pieces[next].tokenCount > 0
        { next &+= 1 }
        if next >= pieceCount { return false }
        let count = unsafe pieces[next].byteCount
        unsafe fill(lane, text + pieces[next].start, count)
        unsafe lanes[lane].index = next
        next &+= 1
        return true
    }

    @inline(__always)
    private func fill(_ lane: Int, _ bytes: UnsafePointer<UInt8>, _ count: Int) {
        let (keys, tokens) = unsafe (lanes[lane].keys, lanes[lane].tokens)
        var byte = unsafe bytes[0]
        for place in 0..<(count &- 1) {
            let following = unsafe bytes[place &+ 1]
            unsafe tokens[place] = pairs.token(byte)
            unsafe keys[place] = PieceMerger.key(pairs.rank(byte, following), place)
            byte = following
        }
        unsafe tokens[count &- 1] = pairs.token(byte)
        unsafe tokens[count] = MergeTable.noToken
        let keyCount = (count &+ PieceMerger.groupCount &- 2) & ~(PieceMerger.groupCount &- 1)
        for place in (count &- 1)..<max(keyCount, count &- 1) { unsafe keys[place] = PieceMerger.noKey }
        unsafe lanes[lane].places = 2 &<< UInt64(count) &- 1
        unsafe lanes[lane].byteCount = count
        unsafe lanes[lane].keyCount = keyCount
    }

    /// A rank, and below it a place.
    @inline(__always)
    private static func key(_ rank: UInt32, _ place: Int) -> Int32 {
        Int32(truncatingIfNeeded: rank << 8 | UInt32(truncatingIfNeeded: place))
    }

    /// Makes the best merge of a lane; false if there is none.
    @inline(__always)
    private func mergeOnce(_ lane: UnsafeMutablePointer<Lane>) -> Bool {
        let (keys, tokens, places) = unsafe (lane.pointee.keys, lane.pointee.tokens, lane.pointee.places)
        var best = PieceMerger.noKey
        for group in unsafe stride(from: 0, to: lane.pointee.keyCount, by: PieceMerger.groupCount) {
            for place in 0..<PieceMerger.groupCount { best = unsafe min(best, keys[group &+ place]) }
        }
        let rank = UInt32(truncatingIfNeeded: best >> 8)
        if rank == MergeTable.noRank { return false }
        let place = Int(best & 0xFF)
        let behind = places & ~1 &<< UInt64(place)
        let removed = behind.trailingZeroBitCount
        let following = (behind & (behind &- 1)).trailingZeroBitCount
        let before = places & (1 &<< UInt64(place) &- 1)
        let token = merges.result(of: rank)
        unsafe lane.pointee.places = places & ~(1 &<< UInt64(removed))
        unsafe tokens[place] = token
        unsafe keys[removed] = PieceMerger.noKey
        unsafe keys[place] = PieceMerger.key(merges.rank(token, tokens[following]), place)
        if before != 0 {
            let previous = 63 &- before.leadingZeroBitCount
            unsafe keys[previous] = PieceMerger.key(merges.rank(tokens[previous], token), previous)
        }
        return true
    }

    /// Writes the tokens of a lane, and gives their number.
    @inline(__always)
    private static func finish(_ lane: Lane, into output: UnsafeMutablePointer<UInt32>) -> Int {
        var places = unsafe lane.places & ~(1 &<< UInt64(lane.byteCount))
        var count = 0
        while places != 0 {
            unsafe output[count] = lane.tokens[places.trailingZeroBitCount]
            places &= places &- 1
            count &+= 1
        }
        return count
    }
}
