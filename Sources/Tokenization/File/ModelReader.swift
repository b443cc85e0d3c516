// SPDX-License-Identifier: EUPL-1.2

/// Checks the model of a `tokenizer.json`: its vocabulary, its merges, and what it does with unknown characters.
struct ModelReader {
    private let model: JSONValue
    private let isByteLevel: Bool

    /// Whether a piece that is itself a token becomes it.
    var ignoresMerges: Bool { model["ignore_merges"]?.flag ?? false }

    /// A reader of a BPE model; any other is refused by name.
    init(_ model: JSONValue?, isByteLevel: Bool) throws(TokenizerError) {
        guard let model, model.members != nil else {
            throw TokenizerError(at: "model", "it is missing or no object", remedy: "only BPE is supported")
        }
        self.model = model
        self.isByteLevel = isByteLevel
        if model["type"] != nil, model.type != "BPE" {
            throw TokenizerError(at: "model", "model \(model.type) is not supported", remedy: "only BPE is")
        }
        try model.refuseUnknownKeys(
            [
                "type", "dropout", "unk_token", "continuing_subword_prefix", "end_of_word_suffix", "fuse_unk",
                "byte_fallback", "ignore_merges", "vocab", "merges",
            ],
            at: "model"
        )
        if let dropout = model["dropout"], dropout != .integer(0) {
            throw TokenizerError(at: "model.dropout", "dropout is not supported", remedy: "write null")
        }
        for name in ["continuing_subword_prefix", "end_of_word_suffix"] where !(model[name]?.bytes ?? []).isEmpty {
            throw TokenizerError(at: "model", "\(name) is not supported")
        }
        for name in ["fuse_unk", "byte_fallback", "ignore_merges"] where model[name] != nil && model[name]?.flag == nil
        {
            throw TokenizerError(at: "model.\(name)", "true or false was expected")
        }
    }

    /// The names of the model's tokens by id, and how many they are.
    func names() throws(TokenizerError) -> (ByteStringTable, Int) {
        let place = "model.vocab"
        let members = try model.required("vocab", "an object", at: "model", \.members)
        guard members.count < MergeTable.maximumTokenCount else {
            throw TokenizerError(at: place, "more than \(MergeTable.maximumTokenCount - 1) tokens")
        }
        var byID = [Int?](repeating: nil, count: members.count)
        for (position, member) in members.enumerated() {
            let name = String(decoding: member.key, as: UTF8.self)
            guard let id = member.value.number else {
                throw TokenizerError(at: place, "the id of \"\(name)\" is no whole number that fits")
            }
            guard id >= 0, id < members.count else {
                let reason = "\"\(name)\" has the id \(id), but \(members.count) tokens have the ids from 0"
                throw TokenizerError(at: place, reason)
            }
            if let other = byID[id] {
                let earlier = String(decoding: members[other].key, as: UTF8.self)
                throw TokenizerError(at: place, "\"\(earlier)\" and \"\(name)\" have one id, \(id)")
            }
            byID[id] = position
        }
        var names = ByteStringTable()
        for (id, position) in byID.enumerated() {
            guard let position, names.insert(members[position].key) == id else {
                let name = position.map { String(decoding: members[$0].key, as: UTF8.self) } ?? ""
                throw TokenizerError(at: place, "the token \"\(name)\" stands there twice")
            }
        }
        return (names, names.count)
    }

    /// The merges, as pairs or, as older files have them, as two names with a space between.
    func merges(_ names: ByteStringTable, _ modelTokenCount: Int) throws(TokenizerError) -> [MergeTable.Merge] {
        var elements = try model.required("merges", "an array", at: "model", \.elements)
        if elements.first?.text?.hasPrefix("#version") == true { elements.removeFirst() }
        guard elements.count < 2 * MergeTable.maximumTokenCount - 1 else {
            throw TokenizerError(at: "model.merges", "more than \(2 * MergeTable.maximumTokenCount - 2) merges")
        }
        var merges: [MergeTable.Merge] = []
        merges.reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            let parts = ModelReader.parts(of: element)
            guard parts.count == 2 else {
                throw TokenizerError(at: "model.merges[\(index)]", "two tokens were expected")
            }
            let ids = [parts[0], parts[1], parts[0] + parts[1]].map { name in
                names.index(of: name).flatMap { $0 < modelTokenCount ? UInt32($0) : nil }
            }
            guard let left = ids[0], let right = ids[1], let result = ids[2] else {
                let pair = parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
                throw TokenizerError(at: "model.merges[\(index)]", "\(pair): a token of it is not in the vocabulary")
            }
            merges.append(.init(left: left, right: right, result: result))
        }
        return merges
    }

    private static func parts(of element: JSONValue) -> [[UInt8]] {
        if let bytes = element.bytes {
            return bytes.split(separator: 0x20, omittingEmptySubsequences: false).map { Array($0) }
        }
        return (element.elements ?? []).compactMap(\.bytes)
    }

    /// What the smallest parts of a piece are.
    func symbols(_ names: ByteStringTable, _ modelTokenCount: Int) throws(TokenizerError) -> SymbolTable {
        let id = { (name: [UInt8]) in names.index(of: name).flatMap { $0 < modelTokenCount ? UInt32($0) : nil } }
        guard !isByteLevel else {
            var tokens: [UInt32] = []
            for (byte, scalar) in ByteAlphabet.scalars.enumerated() {
                guard let token = id(Array(String(scalar).utf8)) else {
                    let reason = "byte \(byte) has no token (\"\(scalar)\"), so this is no byte-level vocabulary"
                    throw TokenizerError(at: "model.vocab", reason)
                }
                tokens.append(token)
            }
            return SymbolTable(byteTokens: tokens)
        }
        var characters: [(Unicode.Scalar, UInt32)] = []
        for token in 0..<modelTokenCount {
            let scalars = String(decoding: names[token], as: UTF8.self).unicodeScalars
            if let first = scalars.first, scalars.count == 1 { characters.append((first, UInt32(token))) }
        }
        return SymbolTable(
            characters: characters,
            fallback: model["byte_fallback"]?.flag == true ? ByteAlphabet.spellings.map(id) : [],
            unknown: try unknownToken(id),
            fusesUnknown: model["fuse_unk"]?.flag ?? false
        )
    }

    private func unknownToken(_ id: ([UInt8]) -> UInt32?) throws(TokenizerError) -> UInt32? {
        guard let name = model["unk_token"]?.bytes else { return nil }
        guard let token = id(name) else {
            let text = String(decoding: name, as: UTF8.self)
            throw TokenizerError(at: "model.unk_token", "the token \"\(text)\" is not in the vocabulary")
        }
        return token
    }
}

/// Checks the tokens that a file adds to those of the model.
enum AddedTokenReader {
    /// The added tokens; those that the model lacks are appended to `names`.
    static func read(_ elements: [JSONValue], into names: inout ByteStringTable) throws(TokenizerError) -> [AddedToken]
    {
        var tokens: [AddedToken] = []
        for (position, element) in elements.enumerated() {
            let place = "added_tokens[\(position)]"
            try element.refuseUnknownKeys(
                ["id", "content", "single_word", "lstrip", "rstrip", "normalized", "special"],
                at: place
            )
            let content = try element.required("content", "a string", at: place, \.bytes)
            let id = try element.required("id", "a whole number", at: place, \.number)
            let expected = names.insert(content)
            guard id == expected, !content.isEmpty, names.count < MergeTable.maximumTokenCount else {
                let text = String(decoding: content, as: UTF8.self)
                throw TokenizerError(at: place, "\"\(text)\" has the id \(id), but \(expected) is its place")
            }
            let isSpecial = try flag(element, "special", at: place) ?? false
            tokens.append(
                AddedToken(
                    id: UInt32(id),
                    content: String(decoding: content, as: UTF8.self),
                    isSpecial: isSpecial,
                    isNormalized: try flag(element, "normalized", at: place) ?? !isSpecial,
                    stripsLeft: try flag(element, "lstrip", at: place) ?? false,
                    stripsRight: try flag(element, "rstrip", at: place) ?? false,
                    isSingleWord: try flag(element, "single_word", at: place) ?? false
                )
            )
        }
        return tokens
    }

    private static func flag(_ element: JSONValue, _ key: String, at place: String) throws(TokenizerError) -> Bool? {
        guard let value = element[key] else { return nil }
        guard let flag = value.flag else { throw TokenizerError(at: "\(place).\(key)", "true or false was expected") }
        return flag
    }
}
