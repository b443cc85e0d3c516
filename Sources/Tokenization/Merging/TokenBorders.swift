// SPDX-License-Identifier: EUPL-1.2

/// How every token comes about, and whether two tokens can stand side by side.
///
/// Of the merges that make a token only one can ever happen: the last one when the token's own bytes are encoded. Tokens
/// that their own bytes do not give stand in no text. Never written after `init`, so that threads can share it.
@safe final class TokenBorders: @unchecked Sendable {
    /// The tokens that stand in texts, each after the two that it is merged from; the tokens of bytes come first.
    private(set) var tokens: [UInt32] = []

    private let merges: MergeTable
    /// For each token the rank of its merge, plus one (22 bits), and the two tokens merged (21 bits each); zero for bytes.
    private let origins: UnsafeMutablePointer<UInt64>

    private static let unknownOrigin = UInt64.max
    private static let tokenMask: UInt64 = 1 << 21 - 1

    /// The borders of a byte-level vocabulary; `nil` if a token is made of one that is itself made later.
    ///
    /// Nobody trains such a vocabulary, but a file may say so. It is encoded by merging.
    init?(_ merges: MergeTable, byteTokens: [UInt32]) {
        self.merges = merges
        let tokenCount = Int(merges.merges.reduce(byteTokens.max() ?? 0) { max($0, $1.left, $1.right, $1.result) }) + 1
        unsafe origins = .allocate(capacity: tokenCount)
        unsafe origins.initialize(repeating: TokenBorders.unknownOrigin, count: tokenCount)
        for token in byteTokens { unsafe origins[Int(token)] = 0 }
        tokens = byteTokens
        var late: [MergeTable.Merge] = []
        for (rank, merge) in merges.merges.enumerated() where merges.rank(merge.left, merge.right) == rank {
            if !isKnown(merge.left) || !isKnown(merge.right) {
                late.append(merge)
            } else if !isKnown(merge.result), canMeet(merge.left, merge.right, before: UInt32(rank)) {
                unsafe origins[Int(merge.result)] =
                    UInt64(rank + 1) << 42 | UInt64(merge.left) << 21 | UInt64(merge.right)
                tokens.append(merge.result)
            }
        }
        for merge in late where isKnown(merge.left) && isKnown(merge.right) {
            let rank = merges.rank(merge.left, merge.right)
            if canMeet(merge.left, merge.right, before: rank) { return nil }
        }
    }

    deinit { unsafe origins.deallocate() }

    private func isKnown(_ token: UInt32) -> Bool { unsafe origins[Int(token)] != TokenBorders.unknownOrigin }

    /// The two tokens that a token is merged from; `nil` for the token of a byte.
    func parts(of token: UInt32) -> (left: UInt32, right: UInt32)? {
        let origin = unsafe origins[Int(token)]
        return origin == 0 ? nil : (TokenBorders.left(origin), TokenBorders.right(origin))
    }

    @inline(__always)
    private static func left(_ origin: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: origin >> 21 & tokenMask) }

    @inline(__always)
    private static func right(_ origin: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: origin & tokenMask) }

    /// Whether the bytes of two tokens, encoded together, are these two before merges of `limit` and above are made.
    ///
    /// Time is run backwards: the later of the two merges that touch the border is undone, and so on down to bytes. If
    /// at any time the two tokens at the border had a merge that was to be made before the next one undone, it would have
    /// been made. Of equal ranks the left one is made first.
    @inline(__always)
    func canMeet(_ left: UInt32, _ right: UInt32, before limit: UInt32 = MergeTable.noRank) -> Bool {
        var (left, right, limit) = (left, right, limit)
        var leftOrigin = unsafe origins[Int(left)]
        var rightOrigin = unsafe origins[Int(right)]
        while true {
            if merges.rank(left, right) < limit { return false }
            let leftRank = leftOrigin >> 42
            let rightRank = rightOrigin >> 42
            if leftRank > rightRank {
                limit = UInt32(truncatingIfNeeded: leftRank &- 1)
                left = TokenBorders.right(leftOrigin)
                leftOrigin = unsafe origins[Int(left)]
            } else if rightRank > 0 {
                limit = UInt32(truncatingIfNeeded: rightRank)
                right = TokenBorders.left(rightOrigin)
                rightOrigin = unsafe origins[Int(right)]
            } else {
                return true
            }
        }
    }
}
