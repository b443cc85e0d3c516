// SPDX-License-Identifier: EUPL-1.2

internal import ArgumentParser
internal import Bytes
internal import FileStorage
internal import Foundation
internal import OrderedParallelism
internal import Tokenization

/// Trains a vocabulary.
struct TokenizerTrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Train a vocabulary on text files, or on JSON lines with a \"text\" each (names ending in .jsonl).",
        discussion: """
            A text's language is its "language" in JSON lines, else what the file's name has before its first dot (mt in \
            mt.txt.gz). Files may be compressed with gzip or zstd.
            """
    )

    /// The two styles of vocabularies.
    enum Style: String, CaseIterable, ExpressibleByArgument {
        case bytes
        case characters
    }

    @Option(help: "The number of tokens, the symbols and the special tokens included.")
    var vocabulary: Int

    @Option(help: "Where the tokenizer.json goes.")
    var out: String

    @Option(help: "Symbols are bytes, or characters as SentencePiece has them.")
    var style: Style = .bytes

    @Option(
        help:
            "How texts are split in the style of bytes: \(SplitPattern.allCases.map(\.rawValue).joined(separator: ", "))."
    )
    var pattern: String = SplitPattern.llama3.rawValue

    @Option(help: "Pairs rarer than this are not merged.")
    var minimumFrequency: Int = 2

    @Option(help: "In the style of characters, at most so many get a token; the others are spelled in bytes.")
    var characters: Int?

    @Option(help: "Special tokens, if not <|begin_of_text|> <|end_of_text|>, or <unk> <s> </s> for characters.")
    var special: [String] = []

    @Option(help: "By how much a language's text counts, in per cent, as in mt=300; 100 if it is not said.")
    var weight: [String] = []

    @Option(help: "How many workers count.")
    var workers: Int = 1

    @Option(help: "How many megabytes of counts are held; more are spilled beside --out.")
    var memory: Int = 256

    @Flag(help: "Standard input holds JSON lines.")
    var jsonl = false

    @Argument(help: "The files; standard input if there are none.")
    var files: [String] = []

    func validate() throws {
        guard SplitPattern(rawValue: pattern) != nil else {
            let known = SplitPattern.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--pattern \(pattern) is not known; write one of \(known)")
        }
        guard (1...BPETrainer.maximumVocabularySize).contains(vocabulary) else {
            throw ValidationError("--vocabulary must be from 1 to \(BPETrainer.maximumVocabularySize)")
        }
        guard BPETrainer.areUsable(specialTokens: special) else {
            throw ValidationError("--special: the tokens must be distinct, and longer than one character")
        }
        guard (1...256).contains(workers), (1...(1 << 20)).contains(memory), (0...(1 << 40)).contains(minimumFrequency)
        else { throw ValidationError("--workers, --memory and --minimum-frequency must be numbers that make sense") }
        _ = try weights()
    }

    private func weights() throws -> LanguageWeights {
        do {
            return try LanguageWeights(weight)
        } catch {
            throw ValidationError("--\(error)")
        }
    }

    func run() async throws {
        let style = trainingStyle
        let weights = try weights()
        let collector = PieceCollector(
            style: style,
            memoryByteCount: memory << 20,
            spillFolder: Path.parent(of: out)
        )
        var source = TextBatches(files.isEmpty ? [TokenizerInput.standardInput] : files, areJSONLines: jsonl)
        try await orderedParallelMap(workerCount: workers) {
            try source.next()
        } transform: { (batch: [LanguageText]) in
            var counts = PieceCounts(style: style)
            for text in batch {
                counts.count(text.bytes.repairingUTF8().bytes, weight: weights.weight(of: text.language))
            }
            return counts
        } emit: { counts in
            try collector.add(counts)
        }
        let (counts, leftOutCount) = try collector.sum()
        let trainer = BPETrainer(
            vocabularySize: vocabulary,
            style: style,
            specialTokens: special.isEmpty ? nil : special,
            minimumFrequency: minimumFrequency,
            maximumCharacterCount: characters ?? .max
        )
        let tokenizer = trainer.train(counts)
        try OutputFile.write(tokenizer.json, to: out)
        let leftOut =
            leftOutCount == 0 ? "" : "; \(leftOutCount) rarer ones were left out, for which memory was too small"
        StandardError.write(
            "\(out): \(tokenizer.vocabularySize) tokens from \(counts.pieceCount) distinct pieces\(leftOut)\n"
        )
    }

    private var trainingStyle: TrainingStyle {
        style == .characters ? .sentencePiece : .byteLevel(SplitPattern(rawValue: pattern) ?? .llama3)
    }
}

/// The texts of files in batches that do not depend on how the files arrive.
struct TextBatches {
    private var paths: ArraySlice<String>
    private let areJSONLines: Bool
    private var input: (texts: TokenizerInput, areJSONLines: Bool)?

    private static let batchByteCount = 4 << 20

    init(_ paths: [String], areJSONLines: Bool) {
        self.paths = paths[...]
        self.areJSONLines = areJSONLines
    }

    /// The next texts; `nil` at the end.
    mutating func next() throws -> [LanguageText]? {
        var batch: [LanguageText] = []
        var byteCount = 0
        while byteCount < TextBatches.batchByteCount, let text = try nextText() {
            byteCount += text.bytes.count
            batch.append(text)
        }
        return batch.isEmpty ? nil : batch
    }

    private mutating func nextText() throws -> LanguageText? {
        while true {
            if input != nil {
                let text =
                    input?.areJSONLines == true
                    ? try input?.texts.nextLanguageText()
                    : try input?.texts.nextBlock().map {
                        LanguageText(bytes: $0, language: input?.texts.language ?? "")
                    }
                if let text { return text }
                input = nil
            }
            guard let path = paths.popFirst() else { return nil }
            let name = path.split(separator: "/").last ?? ""
            input = (try TokenizerInput(path), areJSONLines || name.contains(".jsonl"))
        }
    }
}
