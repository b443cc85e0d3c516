// SPDX-License-Identifier: EUPL-1.2

/// Trains a byte-level BPE vocabulary: merges the most frequent pair, of equals the one of the smallest ids, until the
/// vocabulary is full or no pair is frequent enough.
///
/// Ids go to the special tokens first, then to the 256 bytes in the order of their characters, then to the merges.
public struct BPETrainer: Sendable {
    private let vocabularySize: Int
    private let pattern: SplitPattern
    private let specialTokens: [String]
    private let minimumFrequency: Int

    /// The greatest vocabulary that can be trained.
    public static let maximumVocabularySize = MergeTable.maximumTokenCount - 1

    /// Whether `names` can be special tokens: distinct, and longer than the name of a byte.
    public static func areUsable(specialTokens names: [String]) -> Bool {
        Set(names.map { Array($0.utf8) }).count == names.count && names.allSatisfy { $0.unicodeScalars.count > 1 }
    }

    /// A trainer for a vocabulary of at most `vocabularySize` tokens.
    ///
    /// The 256 bytes and the special tokens are always among them. The special tokens must be usable (`areUsable`), the size not above `maximumVocabularySize`.
    public init(
        vocabularySize: Int,
        pattern: SplitPattern = .llama3,
        specialTokens: [String] = ["<|begin_of_text|>", "<|end_of_text|>"],
        minimumFrequency: Int = 2
    ) {
        precondition(BPETrainer.areUsable(specialTokens: specialTokens), "special tokens must be distinct and longer")
        precondition(vocabularySize <= BPETrainer.maximumVocabularySize, "the vocabulary is too large")
        self.vocabularySize = vocabularySize
        self.pattern = pattern
        self.specialTokens = specialTokens
        self.minimumFrequency = minimumFrequency
    }

    /// The tokenizer that the counted pieces give; the same for the same counts.
    public func train(_ counts: PieceCounts) -> Tokenizer {
        precondition(counts.pattern == pattern, "the pieces were counted with another pattern")
        var vocabulary = initialVocabulary()
        var special = Set<[UInt8]>()
        for token in specialTokens { special.insert(Array(token.utf8)) }
        var pairs = PairCounts(counts, byteTokens: vocabulary.symbols.byteTokens)
        while vocabulary.names.count < vocabularySize, let best = pairs.popMostFrequent(atLeast: minimumFrequency) {
            let left = UInt32(truncatingIfNeeded: best >> 32)
            let right = UInt32(truncatingIfNeeded: best)
            let name = Array(vocabulary.names[Int(left)]) + Array(vocabulary.names[Int(right)])
            // A merge must never make a special token; only a strangely named one can come to this.
            if special.contains(name) { continue }
            let result = UInt32(vocabulary.names.insert(name))
            vocabulary.merges.append(.init(left: left, right: right, result: result))
            pairs.merge(best, into: result)
        }
        vocabulary.modelTokenCount = vocabulary.names.count
        return Tokenizer(vocabulary, json: vocabulary.json())
    }

    private func initialVocabulary() -> Vocabulary {
        var names = ByteStringTable()
        var added: [AddedToken] = []
        for token in specialTokens {
            let id = UInt32(names.insert(Array(token.utf8)))
            added.append(AddedToken(id: id, content: token, isSpecial: true, isNormalized: false))
        }
        var byteTokens = [UInt32](repeating: 0, count: 256)
        for byte in ByteAlphabet.bytesInOrder {
            byteTokens[Int(byte)] = UInt32(names.insert(Array(ByteAlphabet.name(of: [byte]).utf8)))
        }
        return Vocabulary(
            preTokenizer: .byteLevel(pattern, addsPrefixSpace: false),
            decoder: TokenDecoder(steps: [.byteLevel]),
            names: names,
            modelTokenCount: names.count,
            merges: [],
            addedTokens: added,
            symbols: SymbolTable(byteTokens: byteTokens)
        )
    }
}
