// SPDX-License-Identifier: EUPL-1.2

public import Hashing

/// A byte-level BPE tokenizer: a vocabulary, its merges, and the rule that splits texts.
///
/// It is what a `tokenizer.json` in the Hugging Face layout says, and is never changed. `TokenEncoder` encodes with it.
public struct Tokenizer: Sendable {
    /// The file's bytes: those it was read from, or those that the trainer wrote.
    public let json: [UInt8]
    /// SHA-256 of `json`.
    public let digest: Digest
    /// The rule by which text is split into pieces.
    public let pattern: SplitPattern
    /// The id of the token that ends a document, by the usual names of such tokens; `nil` if there is none.
    public let endOfDocument: UInt32?
    /// Whether a piece that is itself a token becomes that token, whatever the merges say.
    public let ignoresMerges: Bool

    /// The names of the tokens, UTF-8, numbered by id.
    private let names: ByteStringTable
    /// The bytes of all tokens, in the order of their ids, and where each ends.
    private let contents: [UInt8]
    private let contentEnds: [Int]

    let merges: MergeTable
    let byteTokens: [UInt32]
    let addedTokens: [AddedToken]
    /// The pieces that are looked up before merging, and the tokens that they are.
    let wholePieces: ByteStringTable
    let wholePieceTokens: [UInt32]

    /// The tokenizer that the bytes of a `tokenizer.json` describe; whatever is not supported is refused by name.
    public init(json: [UInt8]) throws(TokenizerError) {
        self.init(try TokenizerFileReader(json: json).vocabulary(), json: json)
    }

    /// A tokenizer of a vocabulary, and the file that says the same.
    init(_ vocabulary: Vocabulary, json: [UInt8]) {
        self.json = json
        digest = .sha256(json)
        pattern = vocabulary.pattern
        ignoresMerges = vocabulary.ignoresMerges
        addedTokens = vocabulary.addedTokens
        endOfDocument = Tokenizer.endOfDocument(among: vocabulary.addedTokens)
        merges = MergeTable(vocabulary.merges)
        byteTokens = vocabulary.byteTokens
        names = vocabulary.names
        var contents: [UInt8] = []
        var contentEnds: [Int] = []
        for id in 0..<vocabulary.names.count {
            contents.append(contentsOf: vocabulary.bytes(ofTokenNamed: names[id]))
            contentEnds.append(contents.count)
        }
        self.contents = contents
        self.contentEnds = contentEnds
        (wholePieces, wholePieceTokens) = vocabulary.wholePieces()
    }

    /// The number of tokens, added ones included; every id is smaller.
    public var vocabularySize: Int { names.count }

    /// The number of merges.
    public var mergeCount: Int { merges.merges.count }

    /// The special tokens' names in the order of the file.
    public var specialTokens: [String] { addedTokens.filter(\.isSpecial).map(\.content) }

    /// The bytes that ids stand for, one after the other; an id that is not in the vocabulary stands for none.
    ///
    /// Special tokens stand for their names unless they are left out.
    public func decode(_ ids: [UInt32], skippingSpecialTokens: Bool = false) -> [UInt8] {
        let skipped = skippingSpecialTokens ? Set(addedTokens.filter(\.isSpecial).map(\.id)) : []
        var bytes: [UInt8] = []
        for id in ids where !skipped.contains(id) { bytes.append(contentsOf: self.bytes(of: id)) }
        return bytes
    }

    /// The bytes that one id stands for; none if it is not in the vocabulary.
    public func bytes(of id: UInt32) -> ArraySlice<UInt8> {
        guard id < contentEnds.count else { return [] }
        return contents[(id == 0 ? 0 : contentEnds[Int(id) - 1])..<contentEnds[Int(id)]]
    }

    /// The name of an id in the vocabulary, with bytes written in the byte-level alphabet ("Ġthe").
    public func token(_ id: UInt32) -> String? {
        guard id < names.count else { return nil }
        return String(decoding: names[Int(id)], as: UTF8.self)
    }

    /// The id of a name in the vocabulary.
    public func id(of token: String) -> UInt32? {
        names.index(of: Array(token.utf8)).map { UInt32($0) }
    }

    private static func endOfDocument(among tokens: [AddedToken]) -> UInt32? {
        for name in ["<|end_of_text|>", "<|endoftext|>", "</s>", "<eos>"] {
            if let token = tokens.first(where: { $0.isSpecial && $0.content == name }) { return token.id }
        }
        return nil
    }
}
