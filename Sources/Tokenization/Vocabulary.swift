// SPDX-License-Identifier: EUPL-1.2

/// What a tokenizer is made of, checked: every byte has a token, and no merge makes a special one.
struct Vocabulary: Sendable {
    var pattern: SplitPattern
    var ignoresMerges: Bool
    /// The names of all tokens, UTF-8, numbered by id.
    var names: ByteStringTable
    /// How many tokens belong to the model; those after them were added.
    var modelTokenCount: Int
    var merges: [MergeTable.Merge]
    var addedTokens: [AddedToken]
    /// The token of each byte.
    var byteTokens: [UInt32]

    /// The bytes that a token stands for: those its characters write, or else its name as it is.
    func bytes(ofTokenNamed name: ArraySlice<UInt8>) -> [UInt8] {
        ByteAlphabet.bytes(of: String(decoding: name, as: UTF8.self)) ?? Array(name)
    }

    /// The pieces that become one token whatever the merges say, and the ids of these; none unless merges are ignored.
    ///
    /// A special token is never among them: no text can smuggle one in.
    func wholePieces() -> (ByteStringTable, [UInt32]) {
        var pieces = ByteStringTable()
        var tokens: [UInt32] = []
        guard ignoresMerges else { return (pieces, tokens) }
        let special = Set(addedTokens.filter(\.isSpecial).map(\.id))
        for id in 0..<UInt32(modelTokenCount) where !special.contains(id) {
            let name = String(decoding: names[Int(id)], as: UTF8.self)
            guard let bytes = ByteAlphabet.bytes(of: name), !bytes.isEmpty else { continue }
            if pieces.insert(bytes) == tokens.count { tokens.append(id) }
        }
        return (pieces, tokens)
    }
}
