// SPDX-License-Identifier: EUPL-1.2

/// Checks what a `tokenizer.json` says and makes a vocabulary of it; what is not supported is refused by name.
struct TokenizerFileReader {
    private let file: JSONValue

    /// Reads a file's bytes.
    init(json: [UInt8]) throws(TokenizerError) {
        file = try JSONParser.parse(json)
        guard file.members != nil else { throw TokenizerError(at: "", "an object was expected") }
    }

    /// The checked vocabulary.
    func vocabulary() throws(TokenizerError) -> Vocabulary {
        try file.refuseUnknownKeys(
            [
                "version", "truncation", "padding", "added_tokens", "normalizer", "pre_tokenizer", "post_processor",
                "decoder", "model",
            ],
            at: ""
        )
        for name in ["truncation", "padding"] where file[name] != nil {
            throw TokenizerError(at: name, "\(name) is not supported", remedy: "write null")
        }
        let preTokenizer = try ComponentReader.preTokenizer(file["pre_tokenizer"])
        var isByteLevel = false
        if case .byteLevel = preTokenizer { isByteLevel = true }
        let addedTokens = file["added_tokens"]?.elements ?? []
        let model = try ModelReader(file["model"], isByteLevel: isByteLevel)
        var (names, modelTokenCount) = try model.names()
        let added = try AddedTokenReader.read(addedTokens, into: &names)
        var vocabulary = Vocabulary(
            normalizer: TextNormalizer(steps: try ComponentReader.normalizer(file["normalizer"])),
            preTokenizer: preTokenizer,
            decoder: try ComponentReader.decoder(file["decoder"]),
            ignoresMerges: model.ignoresMerges,
            names: names,
            modelTokenCount: modelTokenCount,
            merges: try model.merges(names, modelTokenCount),
            addedTokens: added,
            symbols: try model.symbols(names, modelTokenCount)
        )
        vocabulary.template = try TemplateReader.template(file["post_processor"], names)
        try checkSpecialTokens(of: vocabulary)
        return vocabulary
    }

    /// Refuses vocabularies by which a text could produce a control token although nobody allowed it.
    private func checkSpecialTokens(of vocabulary: Vocabulary) throws(TokenizerError) {
        let made = Set(vocabulary.merges.map(\.result)).union(vocabulary.symbols.byteTokens)
        for token in vocabulary.addedTokens where token.isSpecial && made.contains(token.id) {
            throw TokenizerError(
                at: "added_tokens",
                "the special token \"\(token.content)\" is one that ordinary text is merged into",
                remedy: "give it another name, or mark it as not special"
            )
        }
    }
}

extension JSONValue {
    /// Fails if an object has a member that is not among `known`.
    func refuseUnknownKeys(_ known: Set<String>, at place: String) throws(TokenizerError) {
        for member in members ?? [] {
            let key = String(decoding: member.key, as: UTF8.self)
            if !known.contains(key) { throw TokenizerError(at: place, "the key \(key) is not supported") }
        }
    }

    /// A member that must be there, with the value that `read` finds in it.
    func required<Value>(
        _ key: String,
        _ expected: String,
        at place: String,
        _ read: (JSONValue) -> Value?
    ) throws(TokenizerError) -> Value {
        let path = place.isEmpty ? key : "\(place).\(key)"
        guard let member = self[key] else {
            throw TokenizerError(
                at: path,
                "it is missing",
                remedy: "give a tokenizer.json as the tokenizers library writes it"
            )
        }
        guard let value = read(member) else { throw TokenizerError(at: path, "\(expected) was expected") }
        return value
    }
}
