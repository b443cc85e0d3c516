// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import FileStorage
import Glibc
import Release

/// `herkomst read`: a release as a stream for a trainer, verified.
struct ReadCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Stream documents or tokens of a release as JSON lines, verified.",
        discussion: """
            Each shard's files are checked against the ledger before anything of the shard leaves, and the bytes that \
            leave are the bytes that were checked. The last line, {"end":true,…}, says that the stream is whole; without \
            it, it is not. With --rank and --world the records are dealt out to several readers: record n of the release \
            goes to reader n modulo world. --from N goes on at this reader's record N.
            """
    )

    @OptionGroup var options: ReleaseOptions

    @Flag(help: "Stream the documents, as they lie in the release. (default)")
    var documents = false

    @Flag(help: "Stream the token ids of each document, with its source and licence.")
    var tokens = false

    @Option(help: "Which reader this is, counted from 0.")
    var rank = 0

    @Option(help: "How many readers there are.")
    var world = 1

    @Option(help: "This reader's first record to stream, counted from 0.")
    var from = 0

    func validate() throws {
        if documents, tokens { throw ValidationError("give one of --documents and --tokens, not both") }
        if ReadingShare(rank: rank, world: world) == nil {
            throw ValidationError("--rank must be from 0 to one less than --world, and --world at least 1")
        }
        if from < 0 { throw ValidationError("--from must not be negative") }
    }

    func run() throws {
        do {
            try answering("not verified: ") { try stream() }
        } catch let error as FileError where error.number == EPIPE {
            // Whoever reads has had enough: end as programs do that do not catch the signal.
            throw ExitCode(141)
        }
    }

    private func stream() throws {
        let reader = try ReleaseReader(ReleaseFolder(options.release), keys: options.keys())
        guard let share = ReadingShare(rank: rank, world: world) else { return }
        var output = BufferedOutput()
        do {
            try reader.read(tokens ? .tokens : .documents, share: share, from: from) { try output.write($0) }
        } catch {
            // What was checked and read before the error is good; a line is never cut.
            try? output.flush()
            throw error
        }
        try output.flush()
    }
}
