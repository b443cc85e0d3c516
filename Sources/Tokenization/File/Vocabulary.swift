// SPDX-License-Identifier: EUPL-1.2

/// What a tokenizer is made of, checked.
struct Vocabulary: Sendable {
    /// What stands around a text's tokens when the caller wants the file's template.
    struct Template: Sendable, Hashable {
        var prefix: [UInt32] = []
        var suffix: [UInt32] = []
    }

    var normalizer = TextNormalizer()
    var preTokenizer: PreTokenizer
    var decoder: TokenDecoder
    var template = Template()
    var ignoresMerges = false
    /// The names of all tokens, UTF-8, numbered by id.
    var names: ByteStringTable
    /// How many tokens belong to the model; those after them were added.
    var modelTokenCount: Int
    var merges: [MergeTable.Merge]
    var addedTokens: [AddedToken]
    /// What the smallest parts of a piece are.
    var symbols: SymbolTable
    /// What is said of unknown characters, for the file: the unknown token, whether several become one, whether they are
    /// spelled in bytes.
    var unknownToken: UInt32?
    var fusesUnknown = false
    var fallsBackToBytes = false

    /// The pieces that become one token whatever the merges say, and the ids of these; none unless merges are ignored.
    ///
    /// A special token is never among them: no text can smuggle one in.
    func wholePieces() -> (ByteStringTable, [UInt32]) {
        var pieces = ByteStringTable()
        var tokens: [UInt32] = []
        guard ignoresMerges else { return (pieces, tokens) }
        let special = Set(addedTokens.filter(\.isSpecial).map(\.id))
        for id in 0..<UInt32(modelTokenCount) where !special.contains(id) {
            let name = Array(names[Int(id)])
            guard let bytes = symbols.isByteLevel ? ByteAlphabet.bytes(of: name) : name, !bytes.isEmpty else {
                continue
            }
            if pieces.insert(bytes) == tokens.count { tokens.append(id) }
        }
        return (pieces, tokens)
    }
}
