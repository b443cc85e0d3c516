// SPDX-License-Identifier: EUPL-1.2

internal import ArgumentParser
internal import Bytes
internal import FileStorage
internal import Foundation
internal import Tokenization

/// Everything about tokenizers on their own.
struct TokenizerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tokenizer",
        abstract: "Train, use and look into BPE tokenizers.",
        subcommands: [
            TokenizerTrainCommand.self, TokenizerEncodeCommand.self, TokenizerDecodeCommand.self,
            TokenizerInspectCommand.self, TokenizerMeasureCommand.self,
        ]
    )
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

extension Tokenizer {
    /// The tokenizer in a file.
    static func read(_ path: String) throws -> Tokenizer {
        do {
            return try Tokenizer(json: try InputFile.contents(of: path) ?? [])
        } catch let error as TokenizerError {
            throw ValidationError("\(path): \(error)")
        }
    }
}
