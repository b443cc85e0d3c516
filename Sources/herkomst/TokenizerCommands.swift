// SPDX-License-Identifier: EUPL-1.2

internal import ArgumentParser
internal import Bytes
internal import FileStorage
internal import Foundation
internal import Tokenization

/// Everything about tokenizers on their own.
struct TokenizerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tokenizer",
        abstract: "Train, use and look into byte-level BPE tokenizers.",
        subcommands: [
            TokenizerTrainCommand.self, TokenizerEncodeCommand.self, TokenizerDecodeCommand.self,
            TokenizerInspectCommand.self, TokenizerMeasureCommand.self,
        ]
    )
}

/// Trains a vocabulary.
struct TokenizerTrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Train a vocabulary on text files, or on JSON lines with a \"text\" each (names ending in .jsonl)."
    )

    @Option(help: "The number of tokens, the 256 bytes and the special tokens included.")
    var vocabulary: Int

    @Option(help: "Where the tokenizer.json goes.")
    var out: String

    @Option(help: "How texts are split: gpt2 or llama3.")
    var pattern: String = SplitPattern.llama3.rawValue

    @Option(help: "Pairs rarer than this are not merged.")
    var minimumFrequency: Int = 2

    @Option(help: "Special tokens; the default is <|begin_of_text|> <|end_of_text|>.")
    var special: [String] = ["<|begin_of_text|>", "<|end_of_text|>"]

    @Flag(help: "Standard input holds JSON lines.")
    var jsonl = false

    @Argument(help: "The files; standard input if there are none.")
    var files: [String] = []

    func validate() throws {
        guard SplitPattern(rawValue: pattern) != nil else {
            let known = SplitPattern.allCases.map(\.rawValue).joined(separator: " or ")
            throw ValidationError("--pattern \(pattern) is not known; write \(known)")
        }
        guard (1...BPETrainer.maximumVocabularySize).contains(vocabulary) else {
            throw ValidationError("--vocabulary must be from 1 to \(BPETrainer.maximumVocabularySize)")
        }
        guard BPETrainer.areUsable(specialTokens: special) else {
            throw ValidationError("--special: the tokens must be distinct, and longer than one character")
        }
    }

    func run() throws {
        guard let pattern = SplitPattern(rawValue: pattern) else { return }
        var counts = PieceCounts(pattern: pattern)
        for path in files.isEmpty ? [TokenizerInput.standardInput] : files {
            let isJSONLines = jsonl || path.hasSuffix(".jsonl")
            var input = try TokenizerInput(path)
            while let text = isJSONLines ? try input.nextText() : try input.nextBlock() {
                counts.count(text.repairingUTF8().bytes)
            }
        }
        let trainer = BPETrainer(
            vocabularySize: vocabulary,
            pattern: pattern,
            specialTokens: special,
            minimumFrequency: minimumFrequency
        )
        let tokenizer = trainer.train(counts)
        try OutputFile.write(tokenizer.json, to: out)
        StandardError.write("\(out): \(tokenizer.vocabularySize) tokens from \(counts.pieceCount) pieces\n")
    }
}

/// Encodes texts.
struct TokenizerEncodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "encode",
        abstract: "Encode a text a line; special tokens' names in the texts become these tokens."
    )

    @Option(help: "The tokenizer.json.")
    var tokenizer: String

    @Flag(help: "Leave out the tokens that the file's post-processor puts around every text.")
    var noTemplate = false

    @Flag(help: "Read {\"text\"} a line and write {\"ids\"} a line.")
    var jsonl = false

    @Argument(help: "The file; standard input if there is none.")
    var file: String?

    func run() throws {
        var encoder = TokenEncoder(try Tokenizer.read(tokenizer))
        var input = try TokenizerInput(file ?? TokenizerInput.standardInput)
        var output = BufferedOutput()
        var ids: [UInt32] = []
        while let text = jsonl ? try input.nextText() : try input.nextLine() {
            ids.removeAll(keepingCapacity: true)
            encoder.encode(
                text.repairingUTF8().bytes,
                allowingSpecialTokens: true,
                addingTemplate: !noTemplate,
                into: &ids
            )
            try output.write(line(of: ids))
        }
        try output.flush()
    }

    private func line(of ids: [UInt32]) -> [UInt8] {
        var writer = JSONWriter()
        guard jsonl else {
            return Array(ids.map(String.init).joined(separator: " ").utf8) + [0x0A]
        }
        writer.object { object in
            object.member("ids", array: { list in for id in ids { list.integer(id) } })
        }
        writer.endLine()
        return writer.bytes
    }
}

/// Decodes ids.
struct TokenizerDecodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "decode",
        abstract: "Decode {\"ids\"} a line to {\"text\"} a line."
    )

    private struct Line: Decodable {
        var ids: [UInt32]
    }

    @Option(help: "The tokenizer.json.")
    var tokenizer: String

    @Flag(help: "Leave special tokens out.")
    var skipSpecialTokens = false

    @Argument(help: "The file; standard input if there is none.")
    var file: String?

    func run() throws {
        let tokenizer = try Tokenizer.read(tokenizer)
        var input = try TokenizerInput(file ?? TokenizerInput.standardInput)
        var output = BufferedOutput()
        while let line = try input.nextLine() {
            let ids: [UInt32] = try input.decode(Line.self, from: line).ids
            if let unknown = ids.first(where: { $0 >= tokenizer.vocabularySize }) {
                throw ValidationError("\(input.place): the vocabulary has no token \(unknown)")
            }
            let text = tokenizer.decode(ids, skippingSpecialTokens: skipSpecialTokens)
            var writer = JSONWriter()
            writer.object { object in
                object.key("text")
                object.string(utf8: text.repairingUTF8().bytes)
            }
            writer.endLine()
            try output.write(writer.bytes)
        }
        try output.flush()
    }
}

/// Says what a tokenizer is.
struct TokenizerInspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Say what a tokenizer.json holds, as JSON."
    )

    @Option(help: "The tokenizer.json.")
    var tokenizer: String

    func run() throws {
        let tokenizer = try Tokenizer.read(tokenizer)
        let longest = (0..<UInt32(tokenizer.vocabularySize)).map { tokenizer.bytes(of: $0).count }.max() ?? 0
        var writer = JSONWriter()
        writer.object { object in
            object.member("digest", "sha256:\(tokenizer.digest)")
            object.member("pattern", tokenizer.pattern?.rawValue ?? "none")
            object.member("tokens", tokenizer.vocabularySize)
            object.member("merges", tokenizer.mergeCount)
            object.member("ignore_merges", tokenizer.ignoresMerges)
            object.member("longest_token_bytes", longest)
            object.member("special_tokens", strings: tokenizer.specialTokens)
            object.key("end_of_document")
            if let end = tokenizer.endOfDocument { object.integer(end) } else { object.null() }
        }
        writer.endLine()
        var output = BufferedOutput()
        try output.write(writer.bytes)
        try output.flush()
    }
}

/// Measures how fast texts are encoded.
struct TokenizerMeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure",
        abstract: "Encode JSON lines with a \"text\" each, held in memory, on one thread, each once, and say how fast."
    )

    @Option(help: "The tokenizer.json.")
    var tokenizer: String

    @Argument(help: "The file of JSON lines.")
    var file: String

    func run() throws {
        let tokenizer = try Tokenizer.read(tokenizer)
        var input = try TokenizerInput(file)
        var texts: [[UInt8]] = []
        while let text = try input.nextText() { texts.append(text) }
        let byteCount = texts.reduce(0) { $0 + $1.count }
        var tokenCount = 0
        let duration = ContinuousClock().measure {
            var encoder = TokenEncoder(tokenizer)
            for text in texts {
                var ids: [UInt32] = []
                encoder.encode(text, into: &ids)
                tokenCount += ids.count
            }
        }
        let rate = Double(byteCount) / 1e6 / max(duration / .seconds(1), 1e-9)
        print(#"{"mb_per_second":\#(String(format: "%.2f", rate)),"tokens":\#(tokenCount)}"#)
    }
}

extension Tokenizer {
    /// The tokenizer in a file.
    fileprivate static func read(_ path: String) throws -> Tokenizer {
        do {
            return try Tokenizer(json: try InputFile.contents(of: path) ?? [])
        } catch let error as TokenizerError {
            throw ValidationError("\(path): \(error)")
        }
    }
}
