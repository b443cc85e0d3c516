// SPDX-License-Identifier: EUPL-1.2

public import Hashing

/// A BPE tokenizer: a vocabulary, its merges, and the rules by which texts are normalised, split and decoded.
///
/// It is what a `tokenizer.json` in the Hugging Face layout says, and is never changed. `TokenEncoder` encodes with it.
public struct Tokenizer: Sendable {
    /// The file's bytes: those it was read from, or those that the trainer wrote.
    public let json: [UInt8]
    /// SHA-256 of `json`.
    public let digest: Digest
    /// The id of the token that ends a document, by the usual names of such tokens; `nil` if there is none.
    public let endOfDocument: UInt32?
    /// Whether a piece that is itself a token becomes that token, whatever the merges say.
    public let ignoresMerges: Bool

    let merges: MergeTable
    let symbols: SymbolTable
    /// What encodes the pieces of a byte-level vocabulary, the short ones and the long ones.
    let bytePairs: BytePairTable?
    let chooser: TokenChooser?
    let addedTokens: [AddedToken]
    let normalizer: TextNormalizer
    let preTokenizer: PreTokenizer
    let template: Vocabulary.Template
    /// The pieces that are looked up before merging, and the tokens that they are.
    let wholePieces: ByteStringTable
    let wholePieceTokens: [UInt32]

    /// The names of the tokens, UTF-8, numbered by id.
    private let names: ByteStringTable
    private let decoder: TokenDecoder
    /// The bytes of all tokens, in the order of their ids, and where each ends; empty where a text is more than the sum of
    /// its tokens.
    private let contents: [UInt8]
    private let contentEnds: [Int]
    private let specialIDs: Set<UInt32>
    /// The names under which added tokens are decoded that are found in normalised text, where they differ.
    private let normalizedNames: [UInt32: [UInt8]]

    /// The tokenizer that the bytes of a `tokenizer.json` describe; whatever is not supported is refused by name.
    public init(json: [UInt8]) throws(TokenizerError) {
        self.init(try TokenizerFileReader(json: json).vocabulary(), json: json)
    }

    /// A tokenizer of a vocabulary, and the file that says the same.
    init(_ vocabulary: Vocabulary, json: [UInt8]) {
        self.json = json
        digest = .sha256(json)
        ignoresMerges = vocabulary.ignoresMerges
        addedTokens = vocabulary.addedTokens
        specialIDs = Set(vocabulary.addedTokens.filter(\.isSpecial).map(\.id))
        endOfDocument = Tokenizer.endOfDocument(among: vocabulary.addedTokens)
        // Made at the first use, and that is now, not in the middle of the first text.
        _ = PieceScanner.shared
        merges = MergeTable(vocabulary.merges)
        symbols = vocabulary.symbols
        bytePairs = symbols.isByteLevel ? BytePairTable(merges, byteTokens: symbols.byteTokens) : nil
        chooser = symbols.isByteLevel ? TokenChooser(merges, byteTokens: symbols.byteTokens) : nil
        normalizer = vocabulary.normalizer
        preTokenizer = vocabulary.preTokenizer
        template = vocabulary.template
        names = vocabulary.names
        decoder = vocabulary.decoder
        (wholePieces, wholePieceTokens) = vocabulary.wholePieces()
        var normalizedNames: [UInt32: [UInt8]] = [:]
        for token in vocabulary.addedTokens where token.isNormalized && !vocabulary.normalizer.isEmpty {
            normalizedNames[token.id] = vocabulary.normalizer.normalize(Array(token.content.utf8))
        }
        self.normalizedNames = normalizedNames
        var contents: [UInt8] = []
        var contentEnds: [Int] = []
        for id in 0..<(decoder.steps == [.byteLevel] ? names.count : 0) {
            contents.append(contentsOf: decoder.decode([normalizedNames[UInt32(id)] ?? Array(names[id])]))
            contentEnds.append(contents.count)
        }
        self.contents = contents
        self.contentEnds = contentEnds
    }

    /// The rule by which text is split into pieces; `nil` if it is not split by a pattern.
    public var pattern: SplitPattern? {
        guard case .byteLevel(let pattern, _) = preTokenizer else { return nil }
        return pattern
    }

    /// Whether any bytes are encoded as they are; else ill-formed UTF-8 is repaired first.
    public var isByteLevel: Bool { symbols.isByteLevel && normalizer.isEmpty }

    /// The number of tokens, added ones included; every id is smaller.
    public var vocabularySize: Int { names.count }

    /// The number of merges.
    public var mergeCount: Int { merges.merges.count }

    /// The special tokens' names in the order of the file.
    public var specialTokens: [String] { addedTokens.filter(\.isSpecial).map(\.content) }

    /// The text that ids stand for; an id that is not in the vocabulary stands for none.
    ///
    /// Special tokens stand for their names unless they are left out. The tokens of a byte-level vocabulary give the bytes
    /// they stand for, which need not be well-formed.
    public func decode(_ ids: [UInt32], skippingSpecialTokens: Bool = false) -> [UInt8] {
        let ids = ids.lazy.filter { id in
            id < names.count && !(skippingSpecialTokens && specialIDs.contains(id))
        }
        if contentEnds.isEmpty { return decoder.decode(ids.map { normalizedNames[$0] ?? Array(names[Int($0)]) }) }
        var bytes: [UInt8] = []
        for id in ids {
            bytes.append(contentsOf: contents[(id == 0 ? 0 : contentEnds[Int(id) - 1])..<contentEnds[Int(id)]])
        }
        return bytes
    }

    /// The bytes that one id stands for on its own; none if it is not in the vocabulary.
    public func bytes(of id: UInt32) -> [UInt8] { decode([id]) }

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
