// SPDX-License-Identifier: EUPL-1.2

/// Checks what a `tokenizer.json` says and makes a vocabulary of it; what is not supported is refused by name.
struct TokenizerFileReader {
    private let file: TokenizerFile
    private let keys: [String]

    /// Reads a file's bytes.
    init(json: [UInt8]) throws(TokenizerError) {
        let read = try WithKeys<TokenizerFile>(json: json)
        file = read.value
        keys = read.keys
    }

    /// The checked vocabulary.
    func vocabulary() throws(TokenizerError) -> Vocabulary {
        try checkComponents()
        try checkModel()
        let pattern = try splitPattern()
        let (names, modelTokenCount) = try tokenNames()
        let vocabulary = Vocabulary(
            pattern: pattern,
            ignoresMerges: file.model.value.ignoresMerges ?? false,
            names: names,
            modelTokenCount: modelTokenCount,
            merges: try merges(names),
            addedTokens: try addedTokens(),
            byteTokens: try byteTokens(names)
        )
        try checkSpecialTokens(of: vocabulary)
        return vocabulary
    }

    // MARK: What stands around the model

    private func checkComponents() throws(TokenizerError) {
        try refuseUnknownKeys(keys, TokenizerFile.CodingKeys.self, at: "")
        for (name, value) in [("truncation", file.truncation), ("padding", file.padding)] {
            guard value == nil || value == .null else {
                throw TokenizerError(at: name, "\(name) is not supported", remedy: "write null")
            }
        }
        try refuse("normalizer", file.normalizer) { _ in false }
        try refuse("post_processor", file.postProcessor) { $0 == "ByteLevel" }
        try refuse("decoder", file.decoder) { $0 == "ByteLevel" }
        guard file.decoder?.type == "ByteLevel" else {
            throw TokenizerError(at: "decoder", "there is none", remedy: "only ByteLevel is supported")
        }
    }

    private func refuse(
        _ name: String,
        _ component: JSONValue?,
        unless isSupported: (String) -> Bool
    ) throws(TokenizerError) {
        guard let component, component != .null, !isSupported(component.type) else { return }
        throw TokenizerError(at: name, "\(name) \(component.type) is not supported")
    }

    private func refuseUnknownKeys<Key: CodingKey & CaseIterable>(
        _ keys: [String],
        _ known: Key.Type,
        and ignored: Set<String> = [],
        at place: String
    ) throws(TokenizerError) {
        let names = ignored.union(known.allCases.map(\.stringValue))
        guard let unknown = keys.first(where: { !names.contains($0) }) else { return }
        throw TokenizerError(at: place, "the key \(unknown) is not supported")
    }

    private func splitPattern() throws(TokenizerError) -> SplitPattern {
        let place = "pre_tokenizer"
        guard let component = file.preTokenizer, component != .null else {
            throw TokenizerError(at: place, "there is none", remedy: "only ByteLevel is supported")
        }
        if component.type == "ByteLevel" { return try byteLevelPattern(component) }
        guard component.type == "Sequence", case .array(let parts)? = component["pretokenizers"] else {
            throw TokenizerError(at: place, "pre_tokenizer \(component.type) is not supported")
        }
        for part in parts where part.type != "Split" && part.type != "ByteLevel" {
            throw TokenizerError(at: place, "pre_tokenizer \(part.type) is not supported")
        }
        if parts.count == 1, parts[0].type == "ByteLevel" { return try byteLevelPattern(parts[0]) }
        guard parts.count == 2, parts[0].type == "Split", parts[1].type == "ByteLevel" else {
            let names = parts.map(\.type).joined(separator: ", ")
            throw TokenizerError(at: place, "a Sequence of \(names) is not supported")
        }
        try checkByteLevel(parts[1])
        guard parts[1]["use_regex"] == .boolean(false) else {
            throw TokenizerError(at: place, "Split before a ByteLevel that splits again is not supported")
        }
        return try pattern(ofSplit: parts[0])
    }

    private func byteLevelPattern(_ component: JSONValue) throws(TokenizerError) -> SplitPattern {
        try checkByteLevel(component)
        guard component["use_regex"] != .boolean(false) else {
            throw TokenizerError(at: "pre_tokenizer", "ByteLevel without use_regex and without Split is not supported")
        }
        return .gpt2
    }

    private func checkByteLevel(_ component: JSONValue) throws(TokenizerError) {
        guard component["add_prefix_space"] == .boolean(false) else {
            throw TokenizerError(at: "pre_tokenizer", "ByteLevel with add_prefix_space is not supported")
        }
    }

    private func pattern(ofSplit split: JSONValue) throws(TokenizerError) -> SplitPattern {
        let place = "pre_tokenizer"
        guard split["behavior"]?.text == "Isolated", split["invert"] != .boolean(true) else {
            throw TokenizerError(at: place, "Split that does not isolate what it matches is not supported")
        }
        guard let expression = split["pattern"]?["Regex"]?.text else {
            throw TokenizerError(at: place, "Split by a String is not supported")
        }
        let known = SplitPattern.allCases.first { $0.regularExpression == expression }
        guard let known else {
            throw TokenizerError(at: place, "Split by the pattern \(expression) is not supported")
        }
        return known
    }

    // MARK: The model

    private func checkModel() throws(TokenizerError) {
        let model = file.model.value
        // Every byte has a token, so that what is said about unknown characters is never used.
        let unused: Set = ["unk_token", "fuse_unk", "byte_fallback"]
        try refuseUnknownKeys(file.model.keys, TokenizerFile.Model.CodingKeys.self, and: unused, at: "model")
        guard (model.dropout ?? 0) == 0 else {
            throw TokenizerError(at: "model.dropout", "dropout is not supported", remedy: "write null")
        }
        guard (model.continuingSubwordPrefix ?? "").isEmpty else {
            throw TokenizerError(at: "model", "continuing_subword_prefix is not supported")
        }
        guard (model.endOfWordSuffix ?? "").isEmpty else {
            throw TokenizerError(at: "model", "end_of_word_suffix is not supported")
        }
    }

    /// The names of all tokens by id, the added ones included, and how many belong to the model.
    private func tokenNames() throws(TokenizerError) -> (ByteStringTable, Int) {
        var names = ByteStringTable()
        let entries = file.model.value.vocabulary.sorted { $0.value < $1.value }
        guard entries.count < MergeTable.maximumTokenCount else {
            throw TokenizerError(at: "model.vocab", "more than \(MergeTable.maximumTokenCount - 1) tokens")
        }
        for (index, entry) in entries.enumerated() {
            guard entry.value == index else {
                throw TokenizerError(at: "model.vocab", "no token has the id \(index), or two have one id")
            }
            _ = names.insert(Array(entry.key.utf8))
        }
        let modelTokenCount = names.count
        for (position, token) in (file.addedTokens ?? []).enumerated() {
            let content = Array(token.value.content.utf8)
            let id = names.insert(content)
            guard token.value.id == id, !content.isEmpty else {
                let reason = "\"\(token.value.content)\" has the id \(token.value.id), but \(id) is its place"
                throw TokenizerError(at: "added_tokens[\(position)]", reason)
            }
        }
        return (names, modelTokenCount)
    }

    private func addedTokens() throws(TokenizerError) -> [AddedToken] {
        var tokens: [AddedToken] = []
        for (index, added) in (file.addedTokens ?? []).enumerated() {
            let place = "added_tokens[\(index)]"
            let token = added.value
            try refuseUnknownKeys(added.keys, TokenizerFile.Added.CodingKeys.self, at: place)
            let flags = [
                ("lstrip", token.stripsLeft), ("rstrip", token.stripsRight), ("single_word", token.singleWord),
            ]
            for (name, flag) in flags where flag == true {
                throw TokenizerError(at: place, "\"\(token.content)\" with \(name) is not supported")
            }
            let isSpecial = token.isSpecial ?? false
            tokens.append(
                AddedToken(
                    id: UInt32(token.id),
                    content: token.content,
                    isSpecial: isSpecial,
                    isNormalized: token.isNormalized ?? !isSpecial
                )
            )
        }
        return tokens
    }

    private func byteTokens(_ names: ByteStringTable) throws(TokenizerError) -> [UInt32] {
        var tokens: [UInt32] = []
        for (byte, scalar) in ByteAlphabet.scalars.enumerated() {
            guard let id = names.index(of: Array(String(scalar).utf8)) else {
                let reason = "byte \(byte) has no token (\"\(scalar)\"), so this is no byte-level vocabulary"
                throw TokenizerError(at: "model.vocab", reason)
            }
            tokens.append(UInt32(id))
        }
        return tokens
    }

    private func merges(_ names: ByteStringTable) throws(TokenizerError) -> [MergeTable.Merge] {
        var merges: [MergeTable.Merge] = []
        for (index, parts) in file.model.value.merges.names.enumerated() {
            let place = "model.merges[\(index)]"
            guard parts.count == 2 else { throw TokenizerError(at: place, "two tokens were expected") }
            let ids = [parts[0], parts[1], parts[0] + parts[1]].map { names.index(of: Array($0.utf8)) }
            guard let left = ids[0], let right = ids[1], let result = ids[2] else {
                throw TokenizerError(at: place, "\(parts[0]) \(parts[1]): a token of it is not in the vocabulary")
            }
            merges.append(.init(left: UInt32(left), right: UInt32(right), result: UInt32(result)))
        }
        return merges
    }

    /// Refuses vocabularies by which a text could produce a control token although nobody allowed it.
    private func checkSpecialTokens(of vocabulary: Vocabulary) throws(TokenizerError) {
        let made = Set(vocabulary.merges.map(\.result)).union(vocabulary.byteTokens)
        for token in vocabulary.addedTokens where token.isSpecial && made.contains(token.id) {
            throw TokenizerError(
                at: "added_tokens",
                "the special token \"\(token.content)\" is one that ordinary text is merged into",
                remedy: "give it another name, or mark it as not special"
            )
        }
    }
}
