// SPDX-License-Identifier: EUPL-1.2

/// Encodes pieces of any length in linear time without merging anything, with exactly the tokens that merging gives.
///
/// It rests on this: tokens are the encoding of a piece if and only if each stands in texts and every two neighbours
/// can meet. (The first merge across a border would also be made when only the two beside it are encoded, since what
/// happens inside each does not depend on what lies farther away; and the reverse.) So from the start of the piece on
/// the longest token is tried, then shorter ones, until one can meet the token before; should none, the token before is
/// replaced. A place that was left so is never reached by another token, since the tokens up to a place are the
/// encoding of what lies before it, and that is but one.
struct TokenChooser: Sendable {
    private let borders: TokenBorders
    private let trie: TokenTrie

    /// A chooser; `nil` if the vocabulary is so odd that its pieces must be merged.
    init?(_ merges: MergeTable, byteTokens: [UInt32]) {
        guard let borders = TokenBorders(merges, byteTokens: byteTokens), let trie = TokenTrie(borders) else {
            return nil
        }
        self.borders = borders
        self.trie = trie
    }

    /// How many bytes a token has.
    @inline(__always)
    func byteCount(of token: UInt32) -> Int { trie.byteCount(of: token) }

    /// The tokens that a piece begins with, as far as they are chosen.
    struct Choice {
        var tokenCount = 0
        /// How many bytes they have.
        var byteCount = 0
        /// Whether tokens were taken back that were there before.
        var wentBack = false
    }

    /// Chooses on until the tokens of a piece reach `limit`, which is not behind its end.
    ///
    /// `output` holds the tokens; `marks` a bit for each place of the piece, and one more, zeros at first.
    func extend(
        _ choice: inout Choice,
        to limit: Int,
        _ piece: UnsafePointer<UInt8>,
        _ byteCount: Int,
        marks: UnsafeMutablePointer<UInt64>,
        output: UnsafeMutablePointer<UInt32>
    ) {
        let firstCount = choice.tokenCount
        var (count, start) = (choice.tokenCount, choice.byteCount)
        while start < limit {
            var (token, length) = unsafe trie.longest(piece, start, byteCount)
            while unsafe isLeft(start &+ length, marks) || count > 0 && !borders.canMeet(output[count &- 1], token) {
                token = trie.tokenBeginning(token)
                while token == TokenTrie.noToken {
                    // No token stands here: the one before is replaced.
                    unsafe marks[start >> 6] |= 1 &<< UInt64(truncatingIfNeeded: start)
                    count &-= 1
                    if count < firstCount { choice.wentBack = true }
                    let last = unsafe output[count]
                    start &-= trie.byteCount(of: last)
                    token = trie.tokenBeginning(last)
                }
                length = trie.byteCount(of: token)
            }
            unsafe output[count] = token
            count &+= 1
            start &+= length
        }
        (choice.tokenCount, choice.byteCount) = (count, start)
    }

    @inline(__always)
    private func isLeft(_ place: Int, _ marks: UnsafeMutablePointer<UInt64>) -> Bool {
        unsafe marks[place >> 6] &>> UInt64(truncatingIfNeeded: place) & 1 != 0
    }
}
