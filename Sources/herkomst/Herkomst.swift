// SPDX-License-Identifier: EUPL-1.2

import ArgumentParser
import FileStorage
import Glibc

/// The command line: parses, calls, prints, and ends with an exit code.
///
/// The only place for clock, environment and exit.
@main
struct Herkomst: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "herkomst",
        abstract: "A corpus you can account for, token by token.",
        discussion: """
            Turns licensed HTML, XML and OCR'd documents into token shards, and records in a signed ledger whose they \
            were, who allowed it, and what was done to them.

            Results go to standard output, everything else to standard error. Exit codes: 0 done; 1 the answer is no; \
            2 wrong usage or bad input; 3 the machine or the disk.
            """,
        version: "herkomst 0.1.0",
        groupedSubcommands: [
            CommandGroup(name: "Building:", subcommands: [BuildCommand.self, CheckCommand.self]),
            CommandGroup(
                name: "Using a release:",
                subcommands: [
                    VerifyCommand.self, ReadCommand.self, TraceCommand.self, QueryCommand.self, ReceiptCommand.self,
                ]
            ),
            CommandGroup(
                name: "Single stages:",
                subcommands: [
                    ExtractCommand.self, LanguageCommand.self, OCRCommand.self, TokenizerCommand.self,
                    LedgerCommand.self,
                ]
            ),
        ]
    )

    /// Runs the command of the arguments; usage errors end with 2, as every bad input does.
    static func main() async {
        Allocation.keepFreedMemory()
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            // What `print` could not get rid of would be lost in silence otherwise.
            guard fflush(nil) == 0 else { throw FileError("write to", "standard output", number: errno) }
        } catch {
            Failure.end(with: error)
        }
    }
}
