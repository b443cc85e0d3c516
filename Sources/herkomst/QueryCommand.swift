// SPDX-License-Identifier: EUPL-1.2

import Accounting
import ArgumentParser
import Release

/// `herkomst query`: what was used, and of whom.
struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Show what was used: by licensor, source, licence, document or public identifier.",
        discussion: """
            Without an option: everything, by licensor. Counts are complete; the lists of documents are bounded by \
            --limit. --identifier takes what a licensor knows a work by, as the release records it: url:https://…, \
            isbn:…, issn:…, or content-sha256:… for the digest of a text with white space folded.
            """
    )

    @OptionGroup var options: ReleaseOptions

    @Option(help: "A licensor's id.")
    var licensor: String?

    @Option(help: "A source's id.")
    var source: String?

    @Option(help: "A licence record's id.")
    var license: String?

    @Option(help: "A document's id.")
    var document: String?

    @Option(help: "A public identifier, or content-sha256:….")
    var identifier: String?

    @Option(help: "How many documents to list, at most.")
    var limit = 20

    @Flag(help: "Show the texts that were used. (always for --document and --identifier)")
    var text = false

    @Flag(help: "Print one JSON object.")
    var json = false

    private var questions: [UsageQuestion] {
        [
            licensor.map { .licensor($0) }, source.map { .source($0) }, license.map { .license($0) },
            document.map { .document($0) }, identifier.map { .identifier($0) },
        ].compactMap(\.self)
    }

    func validate() throws {
        if questions.count > 1 {
            throw ValidationError("give only one of --licensor, --source, --license, --document and --identifier")
        }
        if limit < 0 { throw ValidationError("--limit must not be negative") }
    }

    func run() throws {
        try answering {
            let (folder, seal) = try options.openWithSeal()
            let question = questions.first ?? .everything
            let answer = try UsageQuery(folder, seal: seal).answer(
                question,
                limit: limit,
                withText: text || document != nil || identifier != nil
            )
            print(
                json ? String(decoding: answer.json, as: UTF8.self) : UsageReport(answer).text,
                terminator: ""
            )
        }
    }
}
