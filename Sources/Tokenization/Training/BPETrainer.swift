// SPDX-License-Identifier: EUPL-1.2

/// Trains a BPE vocabulary: merges the most frequent pair, of equals the one of the smallest ids, until the vocabulary is
/// full or no pair is frequent enough.
///
/// Ids go to the special tokens first, then to the symbols (the 256 bytes in the order of their characters, or the
/// spellings of the bytes and then the characters in the order of their code points), then to the merges.
public struct BPETrainer: Sendable {
    private let vocabularySize: Int
    private let style: TrainingStyle
    private let specialTokens: [String]
    private let minimumFrequency: Int
    private let maximumCharacterCount: Int

    /// The greatest vocabulary that can be trained.
    public static let maximumVocabularySize = MergeTable.maximumTokenCount - 2

    /// The special tokens of a style, unless others are asked for.
    public static func usualSpecialTokens(for style: TrainingStyle) -> [String] {
        style == .sentencePiece ? [unknownToken, "<s>", "</s>"] : ["<|begin_of_text|>", "<|end_of_text|>"]
    }

    private static let unknownToken = "<unk>"

    /// Whether `names` can be special tokens: distinct, and longer than the name of a byte.
    public static func areUsable(specialTokens names: [String]) -> Bool {
        Set(names.map { Array($0.utf8) }).count == names.count && names.allSatisfy { $0.unicodeScalars.count > 1 }
    }

    /// A trainer for a vocabulary of at most `vocabularySize` tokens.
    ///
    /// The symbols and the special tokens are always among them; of characters, the `maximumCharacterCount` most frequent
    /// ones. The special tokens must be usable (`areUsable`), the size not above `maximumVocabularySize`.
    public init(
        vocabularySize: Int,
        style: TrainingStyle = .byteLevel(.llama3),
        specialTokens: [String]? = nil,
        minimumFrequency: Int = 2,
        maximumCharacterCount: Int = .max
    ) {
        var specialTokens = specialTokens ?? BPETrainer.usualSpecialTokens(for: style)
        precondition(BPETrainer.areUsable(specialTokens: specialTokens), "special tokens must be distinct and longer")
        precondition(vocabularySize <= BPETrainer.maximumVocabularySize, "the vocabulary is too large")
        if style == .sentencePiece, !specialTokens.contains(BPETrainer.unknownToken) {
            specialTokens.insert(BPETrainer.unknownToken, at: 0)
        }
        self.vocabularySize = vocabularySize
        self.style = style
        self.specialTokens = specialTokens
        self.minimumFrequency = minimumFrequency
        self.maximumCharacterCount = maximumCharacterCount
    }

    /// The tokenizer that the counted pieces give; the same for the same counts.
    public func train(_ counts: PieceCounts) -> Tokenizer {
        precondition(counts.style == style, "the pieces were counted in another style")
        var vocabulary =
            switch style {
            case .byteLevel(let pattern): byteVocabulary(pattern)
            case .sentencePiece: characterVocabulary(counts)
            }
        // A merge must never make a special token or the spelling of a byte; only strange text can come to this.
        let symbolCount = vocabulary.names.count
        let reserved = specialTokens.count + (vocabulary.fallsBackToBytes ? 256 : 0)
        var pairs = PairCounts(counts, vocabulary.symbols)
        let minimum = minimumFrequency * PieceCounts.weightUnit
        while vocabulary.names.count < vocabularySize, let best = pairs.popMostFrequent(atLeast: minimum) {
            let left = UInt32(truncatingIfNeeded: best >> 32)
            let right = UInt32(truncatingIfNeeded: best)
            let name = Array(vocabulary.names[Int(left)]) + Array(vocabulary.names[Int(right)])
            if let known = vocabulary.names.index(of: name), known < reserved { continue }
            let result = UInt32(vocabulary.names.insert(name))
            vocabulary.merges.append(.init(left: left, right: right, result: result))
            pairs.merge(best, into: result)
        }
        precondition(vocabulary.names.count >= symbolCount)
        vocabulary.modelTokenCount = vocabulary.names.count
        if vocabulary.fallsBackToBytes {
            vocabulary.symbols = symbols(of: vocabulary.names, characters: reserved..<symbolCount)
        }
        return Tokenizer(vocabulary, json: vocabulary.json())
    }

    private func added() -> (names: ByteStringTable, tokens: [AddedToken]) {
        var names = ByteStringTable()
        var added: [AddedToken] = []
        for token in specialTokens {
            let id = UInt32(names.insert(Array(token.utf8)))
            added.append(AddedToken(id: id, content: token, isSpecial: true, isNormalized: false))
        }
        return (names, added)
    }

    private func byteVocabulary(_ pattern: SplitPattern) -> Vocabulary {
        var (names, added) = added()
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

    private func characterVocabulary(_ counts: PieceCounts) -> Vocabulary {
        var (names, added) = added()
        for spelling in ByteAlphabet.spellings { _ = names.insert(spelling) }
        let first = names.count
        for scalar in alphabet(of: counts) { _ = names.insert(Array(String(scalar).utf8)) }
        let mark = Metaspace.usualReplacement
        return Vocabulary(
            preTokenizer: .metaspace(TrainingStyle.metaspace),
            decoder: TokenDecoder(steps: [
                .replace(mark, with: [0x20]), .byteFallback, .fuse, .strip([0x20], left: 1, right: 0),
            ]),
            names: names,
            modelTokenCount: names.count,
            merges: [],
            addedTokens: added,
            // Unknown characters are left out while pairs are counted.
            symbols: SymbolTable(
                characters: BPETrainer.characters(names, first..<names.count),
                fallback: [],
                unknown: nil,
                fusesUnknown: false
            ),
            unknownToken: names.index(of: Array(BPETrainer.unknownToken.utf8)).map { UInt32($0) },
            fusesUnknown: true,
            fallsBackToBytes: true
        )
    }

    private func symbols(of names: ByteStringTable, characters: Range<Int>) -> SymbolTable {
        SymbolTable(
            characters: BPETrainer.characters(names, characters),
            fallback: ByteAlphabet.spellings.map { name in names.index(of: name).map { UInt32($0) } },
            unknown: names.index(of: Array(BPETrainer.unknownToken.utf8)).map { UInt32($0) },
            fusesUnknown: true
        )
    }

    private static func characters(_ names: ByteStringTable, _ ids: Range<Int>) -> [(Unicode.Scalar, UInt32)] {
        ids.compactMap { id in
            String(decoding: names[id], as: UTF8.self).unicodeScalars.first.map { ($0, UInt32(id)) }
        }
    }

    /// The characters that get a token of their own, in the order of their code points; of equally frequent ones the
    /// smaller code points come first.
    private func alphabet(of counts: PieceCounts) -> [Unicode.Scalar] {
        var frequencies: [Unicode.Scalar: Int] = [:]
        for index in 0..<counts.pieceCount {
            for scalar in String(decoding: counts.pieces[index], as: UTF8.self).unicodeScalars {
                frequencies[scalar, default: 0] += counts.counts[index]
            }
        }
        let byFrequency = frequencies.sorted { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key }
        return byFrequency.prefix(maximumCharacterCount).map(\.key).sorted()
    }
}
