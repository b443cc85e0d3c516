// SPDX-License-Identifier: EUPL-1.2

/// A token that is found in the text as it stands, before the text is split into pieces.
struct AddedToken: Sendable, Hashable {
    var id: UInt32
    var content: String
    /// Whether it is a control token, which only the caller may let a text contain.
    var isSpecial: Bool
    /// Whether it is searched for in the normalised text, which is after those that are not.
    var isNormalized: Bool
}

/// Finds added tokens in texts: of those that begin first, the longest, and on from its end.
struct AddedTokenFinder: Sendable {
    /// One token found.
    struct Match {
        var start: Int
        var end: Int
        var token: AddedToken
    }

    private let tokens: [AddedToken]
    private let contents: ByteStringTable
    /// The byte counts of the tokens that begin with each byte, the longest first.
    private let byteCounts: [[Int]]
    /// Whether a search can find anything when special tokens are not wanted.
    let hasOrdinaryTokens: Bool

    /// Whether there is nothing to find.
    var isEmpty: Bool { tokens.isEmpty }

    init(_ candidates: [AddedToken]) {
        var contents = ByteStringTable()
        var tokens: [AddedToken] = []
        var byteCounts = [Set<Int>](repeating: [], count: 256)
        for token in candidates {
            let bytes = Array(token.content.utf8)
            guard let first = bytes.first, contents.insert(bytes) == tokens.count else { continue }
            tokens.append(token)
            byteCounts[Int(first)].insert(bytes.count)
        }
        self.tokens = tokens
        self.contents = contents
        self.byteCounts = byteCounts.map { $0.sorted(by: >) }
        hasOrdinaryTokens = tokens.contains { !$0.isSpecial }
    }

    /// The first token from `start` on that lies before `end`.
    func firstMatch(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Match? {
        for index in start..<end {
            let candidates = byteCounts[Int(bytes[index])]
            for byteCount in candidates where byteCount <= end - index {
                guard let found = contents.index(of: bytes, from: index, to: index + byteCount) else { continue }
                return Match(start: index, end: index + byteCount, token: tokens[found])
            }
        }
        return nil
    }
}
