// SPDX-License-Identifier: EUPL-1.2

internal import ArgumentParser
internal import Bytes
internal import FileStorage
internal import Tokenization

/// Says what a tokenizer is, and how it serves languages.
struct TokenizerInspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Say what a tokenizer.json holds, and how many tokens texts take in each language, as JSON.",
        discussion: """
            FILES are text files, a language each, which their names tell before the first dot (mt.txt.gz), or JSON lines \
            with "text" and "language" (names with .jsonl). Words are what white space separates. Parity is the worst \
            served language's figure by the best served one's: 1 is fair.
            """
    )

    @Option(help: "The tokenizer.json.")
    var tokenizer: String

    @Argument(help: "Texts to be counted.")
    var files: [String] = []

    func run() throws {
        let tokenizer = try Tokenizer.read(tokenizer)
        var fertility = Fertility(tokenizer)
        for path in files { try fertility.count(path) }
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
            if !files.isEmpty { fertility.write(to: &object) }
        }
        writer.endLine()
        var output = BufferedOutput()
        try output.write(writer.bytes)
        try output.flush()
    }
}

/// How many tokens the texts of each language take.
struct Fertility {
    private struct Sums {
        var byteCount = 0
        var characterCount = 0
        var wordCount = 0
        var tokenCount = 0

        /// Thousandths of tokens for each word.
        var tokensPerWord: Int { tokenCount * 1000 / max(wordCount, 1) }
        /// Thousandths of bytes for each token.
        var bytesPerToken: Int { byteCount * 1000 / max(tokenCount, 1) }
        /// Thousandths of tokens for each character.
        var tokensPerCharacter: Int { tokenCount * 1000 / max(characterCount, 1) }
    }

    private var encoder: TokenEncoder
    private var languages: [String: Sums] = [:]
    private var ids: [UInt32] = []

    init(_ tokenizer: Tokenizer) {
        encoder = TokenEncoder(tokenizer)
    }

    /// Counts the texts of a file, each line of running text for one.
    mutating func count(_ path: String) throws {
        var input = try TokenizerInput(path)
        let areJSONLines = (path.split(separator: "/").last ?? "").contains(".jsonl")
        while true {
            if areJSONLines {
                guard let text = try input.nextLanguageText() else { return }
                count(text)
            } else {
                guard let line = try input.nextLine() else { return }
                count(LanguageText(bytes: line, language: input.language))
            }
        }
    }

    private mutating func count(_ text: LanguageText) {
        let bytes = text.bytes.repairingUTF8().bytes
        ids.removeAll(keepingCapacity: true)
        encoder.encode(bytes, into: &ids)
        var sums = languages[text.language] ?? Sums()
        sums.byteCount += bytes.count
        sums.tokenCount += ids.count
        var isInWord = false
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            let isSpace = scalar.properties.isWhitespace
            sums.characterCount += 1
            if !isSpace, !isInWord { sums.wordCount += 1 }
            isInWord = !isSpace
        }
        languages[text.language] = sums
    }

    /// Writes the languages in order, and how far the best and the worst served lie apart.
    func write(to object: inout JSONWriter) {
        object.member(
            "languages",
            object: { list in
                for (language, sums) in languages.sorted(by: { $0.key < $1.key }) {
                    list.member(
                        language,
                        object: { member in
                            member.member("bytes", sums.byteCount)
                            member.member("words", sums.wordCount)
                            member.member("tokens", sums.tokenCount)
                            member.member("tokens_per_word_thousandths", sums.tokensPerWord)
                            member.member("tokens_per_character_thousandths", sums.tokensPerCharacter)
                            member.member("bytes_per_token_thousandths", sums.bytesPerToken)
                        }
                    )
                }
            }
        )
        object.member(
            "parity",
            object: { parity in
                write("tokens_per_word", \.tokensPerWord, to: &parity)
                write("tokens_per_character", \.tokensPerCharacter, to: &parity)
            }
        )
    }

    private func write(_ name: String, _ figure: (Sums) -> Int, to object: inout JSONWriter) {
        let ranked = languages.filter { $0.value.tokenCount > 0 }.sorted {
            (figure($0.value), $0.key) < (figure($1.value), $1.key)
        }
        guard let best = ranked.first, let worst = ranked.last else { return }
        object.member(
            name,
            object: { member in
                member.member("best", best.key)
                member.member("worst", worst.key)
                member.member("ratio_thousandths", figure(worst.value) * 1000 / max(figure(best.value), 1))
            }
        )
    }
}
